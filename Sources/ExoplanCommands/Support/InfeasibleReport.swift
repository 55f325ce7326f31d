// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Planning

/// Why no plan can keep the rules of a plant.
struct InfeasibleReport {
    private let rules: [ConflictingRule]
    private let scenario: Scenario

    /// Takes the rules of an answer without a plan.
    init(_ result: PlanningResult, _ scenario: Scenario) {
        if case .infeasible(let rules) = result.answer {
            self.rules = rules
        } else {
            rules = []
        }
        self.scenario = scenario
    }

    /// Tells the rules that conflict, each with its place in the files.
    func tell(in session: Session) -> ExitStatus {
        if session.options.json {
            session.console.print(JSONText.of(["conflict": rules.map(entry)]))
        } else {
            session.console.print("No plan can keep these rules together; without any one of them there is one:")
            for rule in rules {
                session.console.print(DisplayText.escaped("  \(place(of: rule))\(rule.sentence)"))
            }
        }
        return .infeasible
    }

    private func place(of rule: ConflictingRule) -> String {
        position(of: rule.path).map { "\($0): " } ?? ""
    }

    /// The place of a key path, else of the nearest one above it that was written.
    private func position(of path: String) -> SourcePosition? {
        var path = path
        while !path.isEmpty {
            if let position = scenario.sources[path] { return position }
            guard let dot = path.lastIndex(of: ".") else { return nil }
            path = String(path[..<dot])
        }
        return nil
    }

    private struct Entry: Encodable {
        var rule: String
        var path: String
        var file: String?
        var line: Int?
    }

    private func entry(_ rule: ConflictingRule) -> Entry {
        let position = position(of: rule.path)
        return Entry(rule: rule.sentence, path: rule.path, file: position?.file, line: position?.line)
    }
}
