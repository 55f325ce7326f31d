// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Manufacturing
import Reports

/// The options of all commands that say how to talk.
struct OutputOptions: ParsableArguments {
    @Flag(help: "Print results as JSON on standard output.")
    var json = false

    @Flag(name: [.short, .long], help: "Print no report and no progress; faults and findings are still told.")
    var quiet = false

    @Option(help: ArgumentHelp("When to use colours; NO_COLOR turns them off.", valueName: "when"))
    var color = ColorChoice.auto
}

/// When to use colours.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never
}

/// One run of a command: where it talks to, and how.
struct Session {
    let console: Console
    let options: OutputOptions

    /// The style of reports on standard output.
    var style: ReportStyle {
        let color =
            switch options.color {
            case .always: true
            case .never: false
            case .auto: console.outputIsTerminal && console.admitsColor
            }
        return ReportStyle(
            width: console.columns, color: color, unicode: console.outputIsTerminal && console.speaksUnicode)
    }

    /// Draws a timetable on standard output.
    func draw(_ schedule: Schedule?) {
        guard let schedule else {
            report("\nThere is no timetable to draw.")
            return
        }
        report("\n" + TerminalGantt.text(schedule, style: style))
    }

    /// Prints a result, unless it is to be quiet.
    func report(_ text: String) {
        if !options.quiet {
            console.print(text)
        }
    }
}
