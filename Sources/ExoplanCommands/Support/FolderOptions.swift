// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import ResultFiles

/// Where a command writes its results; what stands there without the option is told by the command.
struct FolderOptions: ParsableArguments {
    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp("The result folder.", valueName: "folder"), completion: .directory)
    var folder: String?

    @Flag(help: "Replace the result folder even if exoplan did not write it.")
    var force = false

    func validate() throws {
        guard folder != "" else { throw ValidationError("--output names no folder.") }
    }

    /// Ends the command before its work if a folder must not be written; `precious` files must not lie in it.
    func admit(_ folder: ResultFolder, precious: [String] = []) throws(Ending) {
        do throws(FileTrouble) {
            try folder.admitsWriting(force: force, precious: precious)
        } catch {
            throw error.ending
        }
    }

    /// Writes a folder as a whole; `precious` files must not lie in it.
    func write(
        _ files: [ResultFile], _ manifest: Manifest, to folder: ResultFolder, precious: [String] = []
    ) throws(Ending) {
        do throws(FileTrouble) {
            try folder.write(files, manifest: manifest, force: force, precious: precious)
        } catch {
            throw error.ending
        }
    }
}
