// SPDX-License-Identifier: GPL-3.0-or-later

/// One thing that is wrong with the input, with its place and what would be right.
public struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
    /// Where it stands, or nil for faults of no single place.
    public var position: SourcePosition?
    /// The dotted path of the key it concerns, empty for a whole file.
    public var path: String
    /// What is wrong, as a clause without a full stop.
    public var problem: String
    /// The offending text as found.
    public var value: String?
    /// What would be right, such as `did you mean "run"?`.
    public var remedy: String?

    /// Makes a fault from its parts.
    public init(
        at position: SourcePosition?,
        path: String = "",
        problem: String,
        value: String? = nil,
        remedy: String? = nil
    ) {
        self.position = position
        self.path = path
        self.problem = problem
        self.value = value
        self.remedy = remedy
    }

    /// Makes a fault of a text that could not be read.
    public init(at position: SourcePosition?, path: String = "", value: String? = nil, _ misreading: Misreading) {
        self.init(
            at: position,
            path: path,
            problem: misreading.problem,
            value: value,
            remedy: misreading.remedy
        )
    }

    /// How much of a value is shown, in Unicode scalars.
    static let longestValue = 80

    /// One line: `file:line:column: path: problem (found "value"); remedy`, safe to print on a terminal.
    public var text: String {
        var line = ""
        if let position {
            line += "\(position): "
        }
        if !path.isEmpty {
            line += "\(path): "
        }
        line += problem
        if let value {
            let shown = value.unicodeScalars.prefix(Self.longestValue)
            let cut = shown.endIndex < value.unicodeScalars.endIndex
            line += " (found \"\(String(String.UnicodeScalarView(shown)))\(cut ? "…" : "")\")"
        }
        if let remedy {
            line += "; \(remedy)"
        }
        return DisplayText.escaped(line)
    }

    /// The same as ``text``.
    public var description: String { text }
}

extension Fault: Comparable {
    /// Orders by place (none first), then path, problem, value and remedy, bytewise.
    public static func < (left: Fault, right: Fault) -> Bool {
        if left.position != right.position {
            guard let first = left.position else { return true }
            guard let second = right.position else { return false }
            return first < second
        }
        for (first, second) in zip(left.words, right.words) where !first.utf8.elementsEqual(second.utf8) {
            return precedesBytewise(first, second)
        }
        return false
    }

    private var words: [String] { [path, problem, value ?? "", remedy ?? ""] }
}
