// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import ScenarioFiles

/// The options of every command that reads a scenario: what is chosen of it.
struct ScenarioOptions: ParsableArguments {
    @Option(
        name: .customLong("scenario"),
        help: ArgumentHelp(
            "Make these scenarios or overrides of the file, in this order, such as \"second-suite,more-demand\".",
            valueName: "names"))
    var lists: [String] = []

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp(
            "Set a value, last of all, such as \"rooms.culture-suite.count=2\"; may be repeated.",
            valueName: "path=value"))
    var settings: [String] = []

    func validate() throws {
        guard names.allSatisfy({ !$0.isEmpty }) else { throw ValidationError("--scenario names no scenario.") }
    }

    private var names: [String] {
        lists.flatMap { list in
            list.split(separator: ",", omittingEmptySubsequences: false).map { name in
                name.split(separator: " ").joined(separator: " ")
            }
        }
    }

    /// What is chosen.
    var choice: ScenarioChoice { ScenarioChoice(names: names, settings: settings) }

    /// What is chosen as the manifest tells it.
    var manifestOptions: [String: String] {
        var options: [String: String] = [:]
        if !names.isEmpty { options["scenario"] = names.joined(separator: ",") }
        if !settings.isEmpty { options["set"] = settings.joined(separator: "; ") }
        return options
    }

    /// What the results of this choice are called beside the scenario's own.
    var variant: String { (names + (settings.isEmpty ? [] : ["set"])).joined(separator: "+") }
}
