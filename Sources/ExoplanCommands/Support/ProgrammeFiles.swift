// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Basics
import Planning
import ResultFiles

/// The options that write the planning programme for other solvers.
struct ProgrammeFiles: ParsableArguments {
    @Option(
        help: ArgumentHelp("Write the planning programme in the LP format before solving it.", valueName: "file"),
        completion: .file(extensions: ["lp"]))
    var writeLp: String?

    @Option(
        help: ArgumentHelp("Write the planning programme in the free MPS format.", valueName: "file"),
        completion: .file(extensions: ["mps"]))
    var writeMps: String?

    /// Writes what is asked for, in place of files of that name; never over a file of the scenario.
    func write(_ study: PlanningStudy) throws(Ending) {
        do throws(FileTrouble) {
            if let writeLp {
                var text = ""
                study.writeLP(into: &text)
                try FileAccess.replace(writeLp, Array(text.utf8))
            }
            if let writeMps {
                var text = ""
                study.writeMPS(into: &text)
                try FileAccess.replace(writeMps, Array(text.utf8))
            }
        } catch {
            throw error.ending
        }
    }

    /// Ends the command where a file to be written is one that was read.
    func spare(_ inputs: [String]) throws(Ending) {
        let read = Set(inputs.compactMap { FileAccess.resolved($0) })
        for path in [writeLp, writeMps].compactMap({ $0 }) {
            guard let real = FileAccess.resolved(path), read.contains(real) else { continue }
            throw Ending(.usage, DisplayText.escaped("\(path) is the scenario's own file and is not written over"))
        }
    }
}
