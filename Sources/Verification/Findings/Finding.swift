// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// One fault of a plan, in plant words.
public struct Finding: Hashable, Sendable {
    /// Which rule is broken.
    public let kind: FindingKind
    /// The lot, demand line, material, pool, unit or room concerned; empty for the plan as a whole.
    public let subject: String
    /// What, where, when, what was expected and what was found, with units.
    public let message: String

    /// Puts a finding together.
    public init(kind: FindingKind, subject: String, message: String) {
        self.kind = kind
        self.subject = subject
        self.message = message
    }
}

/// Collects findings, a bounded number of each kind.
struct FindingLog {
    /// How many findings of one kind are kept; a broken plan tells nothing more after that.
    static let mostPerKind = 200

    private(set) var findings: [Finding] = []
    private(set) var counts: [FindingKind: Int] = [:]
    private(set) var suppressed = 0

    /// Whether nothing was found.
    var isEmpty: Bool { findings.isEmpty }

    mutating func add(_ kind: FindingKind, _ subject: String, _ message: @autoclosure () -> String) {
        let count = counts[kind, default: 0]
        counts[kind] = count + 1
        guard count < Self.mostPerKind else {
            suppressed += 1
            return
        }
        findings.append(Finding(kind: kind, subject: subject, message: message()))
    }

    /// The findings by kind, then subject, then message.
    var canonical: [Finding] {
        let ranks = Dictionary(uniqueKeysWithValues: FindingKind.allCases.enumerated().map { ($1, $0) })
        return findings.sorted { left, right in
            let (first, second) = (ranks[left.kind] ?? 0, ranks[right.kind] ?? 0)
            guard first == second else { return first < second }
            guard left.subject == right.subject else { return precedesBytewise(left.subject, right.subject) }
            return precedesBytewise(left.message, right.message)
        }
    }
}
