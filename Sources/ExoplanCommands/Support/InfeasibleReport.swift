// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Planning

/// Why no plan can keep the rules of a plant.
struct InfeasibleReport {
    private let rules: [ConflictingRule]
    private let relaxations: [RuleRelaxation?]
    private let missing: [MissingMaterial]
    private let isSmallest: Bool
    private let scenario: Scenario

    /// Takes the rules of an answer without a plan.
    init(_ result: PlanningResult, _ scenario: Scenario) {
        if case .infeasible(let rules) = result.answer {
            self.rules = rules
        } else {
            rules = []
        }
        self.scenario = scenario
        relaxations = result.relaxations
        missing = result.missing
        isSmallest = result.isSmallestConflict
    }

    /// Tells the rules that conflict, each with its place in the files.
    func tell(in session: Session) -> ExitStatus {
        if session.options.json {
            session.console.print(JSONText.of(answer))
        } else {
            session.console.print(lines.joined(separator: "\n"))
        }
        return .infeasible
    }

    /// The rules that conflict, each with its place in the files and by how little it would have to give way; made safe.
    var lines: [String] {
        var lines = [
            isSmallest
                ? "No plan can keep these rules together; without any one of them there is one:"
                : "No plan can keep these rules together; the search was stopped, fewer may be to blame:"
        ]
        for (place, rule) in rules.enumerated() {
            lines.append(DisplayText.escaped("  \(source(of: rule))\(rule.sentence)"))
            guard let relaxation = relaxation(place) else { continue }
            let sentence = relaxation.sentence(currency: scenario.currency)
            lines.append(DisplayText.escaped("    it would be enough to \(sentence)"))
        }
        if !missing.isEmpty {
            let words = missing.map(\.words).joined(separator: ", and ")
            lines.append(DisplayText.escaped("  All of them could be kept with more material: \(words)"))
        }
        return lines
    }

    /// The rules that conflict, for JSON.
    var answer: Answer { Answer(conflict: rules.indices.map(entry), missing: missing, smallest: isSmallest) }

    private func source(of rule: ConflictingRule) -> String {
        scenario.source(nearest: rule.path).map { "\($0): " } ?? ""
    }

    private func relaxation(_ place: Int) -> RuleRelaxation? {
        relaxations.indices.contains(place) ? relaxations[place] : nil
    }

    /// The rules that conflict as JSON tells them.
    struct Answer: Encodable {
        var conflict: [Entry]
        var missing: [MissingMaterial]
        var smallest: Bool
    }

    /// A rule as JSON tells it.
    struct Entry: Encodable {
        var rule: String
        var path: String
        var file: String?
        var line: Int?
        var relaxation: RuleRelaxation?
    }

    private func entry(_ place: Int) -> Entry {
        let rule = rules[place]
        let position = scenario.source(nearest: rule.path)
        return Entry(
            rule: rule.sentence, path: rule.path, file: position?.file, line: position?.line,
            relaxation: relaxation(place))
    }
}
