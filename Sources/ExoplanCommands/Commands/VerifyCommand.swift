// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Basics
import Manufacturing
import Reports
import ResultFiles
import ScenarioFiles
import Verification

/// `exoplan verify`: checks a result folder against its scenario, independently of the planner.
struct VerifyCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check a result folder against its scenario, independently of the planner.",
        discussion: """
            Examples:
              exoplan verify plant.exoplan
              exoplan verify plant.exoplan --scenario plant.yaml

            Every quantity, time and amount is computed anew from the scenario alone.
            """)

    @Argument(help: "The result folder.", completion: .directory)
    var folder: String

    @Option(
        help: ArgumentHelp("The scenario to check against; by default the one in the folder.", valueName: "file"),
        completion: .file(extensions: ["yaml", "yml"]))
    var scenario: String?

    @OptionGroup var output: OutputOptions

    func run(in session: Session) throws(Ending) -> ExitStatus {
        let plan = try PlanReading.plan(in: folder)
        _ = try PlanReading.schedule(in: folder)
        let path = scenario ?? FilePath.join(folder, "scenario.yaml")
        let document = try ScenarioLoading.document(at: path, in: session)
        let verdict = PlanChecker(document.scenario).check(plan)
        if session.options.json {
            session.console.print(JSONText.of(VerdictText(verdict)))
        } else if verdict.isSound {
            session.report(PlanReport.headline(plan, style: session.style))
            session.report("\nVerified: \(Self.words(verdict.checked)) keep every rule of the scenario.")
        }
        for name in ChangedFiles.names(in: ResultFolder(path: folder)) {
            session.console.complain(DisplayText.escaped("note: \(name) is not as exoplan wrote it"))
        }
        guard !verdict.isSound else { return .success }
        FindingsText.tell(verdict, in: session)
        let count = verdict.findings.count + verdict.suppressed
        throw Ending(
            .rejected, count == 1 ? "1 finding: the plan is rejected." : "\(count) findings: the plan is rejected.")
    }

    private static func words(_ counts: PlanVerdict.Counts) -> String {
        "\(counts.lots) lots, \(counts.operations) operations, \(counts.purchases) purchases, "
            + "\(counts.deliveries) deliveries, \(counts.stockLevels) stock levels, \(counts.staffWeeks) staff weeks "
            + "and \(counts.ledgerLines) ledger lines"
    }
}

/// A verdict as JSON.
private struct VerdictText: Encodable {
    var sound: Bool
    var findings: [Entry]
    var suppressed: Int

    struct Entry: Encodable {
        var kind: String
        var subject: String
        var message: String
    }

    init(_ verdict: PlanVerdict) {
        sound = verdict.isSound
        findings = verdict.findings.map { Entry(kind: $0.kind.rawValue, subject: $0.subject, message: $0.message) }
        suppressed = verdict.suppressed
    }
}
