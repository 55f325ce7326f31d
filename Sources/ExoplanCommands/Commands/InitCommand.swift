// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Basics
import ResultFiles

/// `exoplan init`: writes a small scenario to start from.
struct InitCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Write a small scenario to start from; nothing is ever overwritten.",
        discussion: """
            Examples:
              exoplan init                writes scenario.yaml
              exoplan init my-plant       writes my-plant/scenario.yaml
              exoplan init plans/a.yaml   writes plans/a.yaml
            """)

    @Argument(help: "The file to write, or the folder to write scenario.yaml into.")
    var path = "scenario.yaml"

    @OptionGroup var output: OutputOptions

    func run(in session: Session) throws(Ending) -> ExitStatus {
        let isFile = path.hasSuffix(".yaml") || path.hasSuffix(".yml")
        let file = isFile ? path : FilePath.join(path, "scenario.yaml")
        guard FileAccess.kind(of: file) == .nothing else {
            throw Ending(.usage, DisplayText.escaped("\(file) exists and is not overwritten; name another path"))
        }
        do throws(FileTrouble) {
            try FileAccess.makeFolders(FilePath.folder(of: file))
            try FileAccess.create(file, Array(FirstScenario.text.utf8))
        } catch {
            throw error.ending
        }
        let shown = DisplayText.escaped(file)
        session.report(
            """
            \(shown) is a small plant to change into yours. Next:
              exoplan check \(shown)
              exoplan plan \(shown)
            """)
        return .success
    }
}
