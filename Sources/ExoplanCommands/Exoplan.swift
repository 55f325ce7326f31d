// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Basics

/// The program: arguments in, an exit status out; it never ends the process itself.
public enum Exoplan {
    /// The version of the program.
    public static let version = "0.1.0"

    /// Runs a command line without the program's name, and answers its exit status.
    public static func run(_ arguments: [String], console: Console) -> Int32 {
        let command: any ParsableCommand
        do {
            command = try ExoplanCommand.parseAsRoot(arguments)
        } catch {
            return tell(error, on: console)
        }
        guard let ours = command as? any ConsoleCommand else {
            // The bare program and `help` have nothing to run but their help.
            var command = command
            do {
                try command.run()
                return ExitStatus.success.rawValue
            } catch {
                return tell(error, on: console)
            }
        }
        do throws(Ending) {
            let status = try ours.run(in: Session(console: console, options: ours.output))
            guard let trouble = console.outputTrouble() else { return status.rawValue }
            console.complain(trouble)
            return (status == .success ? .failure : status).rawValue
        } catch {
            if !error.message.isEmpty {
                console.complain(error.message)
            }
            return error.status.rawValue
        }
    }

    /// Help and completions go to standard output, usage errors to standard error.
    private static func tell(_ error: any Error, on console: Console) -> Int32 {
        let code = ExoplanCommand.exitCode(for: error)
        let text = ExoplanCommand.fullMessage(for: error, columns: console.columns)
        if code == .success {
            console.print(text)
            return ExitStatus.success.rawValue
        }
        console.complain(text)
        return ExitStatus.usage.rawValue
    }
}

/// The command line as a whole.
struct ExoplanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exoplan",
        abstract: "Plans the manufacture of exosome products: which lots to start when, and what it costs.",
        discussion: """
            A first plan:
              exoplan init my-plant
              exoplan check my-plant
              exoplan plan my-plant

            Exit status:
              0    a verified plan within the gap, or done
              2    faults in the input
              3    no plan can keep the rules of the plant
              4    the gap was not reached within the limits; the plan is written
              5    stopped without a plan
              6    a plan failed its check
              7    some points of a sweep have no plan, or a benchmark is worse than its baseline
              64   the command line is wrong
              70   the program or the system failed
              130  interrupted; the best plan so far is written
            """,
        version: Exoplan.version,
        subcommands: [
            InitCommand.self, CheckCommand.self, PlanCommand.self, VerifyCommand.self, ReportCommand.self,
            DiffCommand.self, CompareCommand.self, SweepCommand.self, CurveCommand.self, BenchCommand.self,
            SchemaCommand.self, DefaultsCommand.self, TrialCommand.self,
        ])
}

/// A command that writes to a console and answers an exit status.
protocol ConsoleCommand: ParsableCommand {
    /// The options that all commands share.
    var output: OutputOptions { get }

    /// Does the command's work.
    func run(in session: Session) throws(Ending) -> ExitStatus
}
