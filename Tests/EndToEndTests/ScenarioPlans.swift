// SPDX-License-Identifier: GPL-3.0-or-later

import ExoplanCommands
import Foundation
import Manufacturing
import ResultFiles
import Testing

/// Plans whole scenarios of the package, as a user would, within the process.
enum ScenarioPlans {
    static let scenarios = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "scenarios")

    /// A planned scenario: what was printed, and the folder with the results.
    struct Run {
        var status: Int32
        var output: String
        var error: String
        var folder: URL

        /// The plan as it was written.
        func plan() throws -> Plan {
            try PlanFile.decode(Array(Data(contentsOf: folder.appending(path: "plan.json"))))
        }
    }

    /// Plans a scenario into a folder of its own, looks at the run, and removes the folder.
    static func plan<Result>(
        _ scenario: String, options: [String] = [], look: (Run) throws -> Result
    ) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "exoplan-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = scenarios.appending(path: scenario).path
        let capture = ConsoleCapture()
        let status = Exoplan.run(
            ["plan", path, "-o", folder.path] + options, console: capture.console(environment: ["LANG": "C.UTF-8"]))
        return try look(Run(status: status, output: capture.output, error: capture.error, folder: folder))
    }
}
