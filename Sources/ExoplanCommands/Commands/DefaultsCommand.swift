// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Manufacturing
import Reports

/// `exoplan defaults`: prints the keys of scenario files with what holds where they are left out.
struct DefaultsCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "defaults", abstract: "Print the keys of scenario files, and what holds where they are left out.",
        discussion: """
            Examples:
              exoplan defaults
              exoplan defaults materials
              exoplan defaults --markdown > reference.md
            """)

    @Argument(help: "Only maps whose path contains this text, such as materials.")
    var part: String?

    @Flag(help: "Print the reference page of all keys, in Markdown.")
    var markdown = false

    @OptionGroup var output: OutputOptions

    func run(in session: Session) throws(Ending) -> ExitStatus {
        let records = FieldTable.records.filter { record in part.map { record.path.contains($0) } ?? true }
        guard !records.isEmpty else {
            throw Ending(.usage, "no map has such a path; exoplan defaults lists all of them")
        }
        if session.options.json {
            session.console.print(JSONText.of(FieldReference.entries(records)))
        } else if markdown {
            session.report(FieldTable.referencePage)
        } else {
            session.report(FieldReference.text(records, style: session.style))
        }
        return .success
    }
}
