// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import ResultFiles
import ScenarioFiles

/// One side of a comparison: a scenario, or a result folder with its scenario and its plan.
struct ComparedSide {
    /// How it is called.
    var title: String
    var scenario: Scenario
    /// The plan of a result folder.
    var plan: Plan?

    /// Reads a side: a result folder, a scenario's file or folder, else the name of a scenario in `base`.
    static func read(
        _ text: String, _ choice: ScenarioChoice, base: String?, in session: Session
    ) throws(Ending) -> ComparedSide {
        if FileAccess.kind(of: FilePath.join(text, PlanFile.name)) == .file {
            guard choice.isEmpty else {
                throw Ending(.usage, "--scenario and --set change scenarios, not the results in a folder")
            }
            let plan = try PlanReading.plan(in: text)
            let document = try ScenarioLoading.document(at: FilePath.join(text, "scenario.yaml"), in: session)
            return ComparedSide(title: text, scenario: document.scenario, plan: plan)
        }
        if let base, isChoice(text) {
            let inner = self.choice(text)
            let all = ScenarioChoice(names: choice.names + inner.names, settings: choice.settings + inner.settings)
            let document = try ScenarioLoading.document(at: base, all, in: session)
            let words = [text] + choice.names + choice.settings
            return ComparedSide(title: words.joined(separator: ", "), scenario: document.scenario)
        }
        let document = try ScenarioLoading.document(at: text, choice, in: session)
        let words = choice.names + choice.settings
        return ComparedSide(
            title: words.isEmpty ? text : "\(text) with \(words.joined(separator: ", "))", scenario: document.scenario)
    }

    /// Ends the command where two sides count in different currencies, which nothing here converts.
    static func agree(_ one: String, _ other: String, _ title: String) throws(Ending) {
        guard one != other else { return }
        throw Ending(
            .usage,
            DisplayText.escaped(
                "\(title) counts in \(other), the first side in \(one): write both in one currency to compare their money"
            ))
    }

    /// Whether an argument names scenarios or a setting rather than a file.
    static func isChoice(_ text: String) -> Bool {
        FileAccess.kind(of: text) == .nothing && !text.hasSuffix(".yaml") && !text.hasSuffix(".yml")
            && (text.contains("=") || !text.contains("/"))
    }

    /// What an argument chooses: a setting where it holds `=`, else names separated by commas.
    static func choice(_ text: String) -> ScenarioChoice {
        text.contains("=")
            ? ScenarioChoice(settings: [text])
            : ScenarioChoice(names: text.split(separator: ",").map { $0.trimmed })
    }
}

extension Substring {
    /// The text without blanks at its ends.
    fileprivate var trimmed: String { split(separator: " ").joined(separator: " ") }
}
