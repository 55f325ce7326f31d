// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Manufacturing

/// `exoplan schema`: prints the JSON Schema of scenario files.
struct SchemaCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Print the JSON Schema of scenario files, for editors.",
        discussion: """
            Examples:
              exoplan schema > exoplan.schema.json

            An editor with a YAML language server completes keys, words and units with it: begin \
            a scenario with the line "# yaml-language-server: $schema=exoplan.schema.json".
            """)

    @OptionGroup var output: OutputOptions

    func run(in session: Session) throws(Ending) -> ExitStatus {
        session.console.print(FieldTable.schema)
        return .success
    }
}
