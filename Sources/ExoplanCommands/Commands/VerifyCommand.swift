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
              exoplan verify plant.exoplan --against plant.yaml --scenario second-suite
              exoplan verify --certificate plant.exoplan/certificate.txt

            Every quantity, time and amount is computed anew from the scenario alone. A \
            certificate is checked in whole numbers against the programme.mps beside it.
            """)

    @Argument(help: "The result folder.", completion: .directory)
    var folder: String?

    @Option(
        help: ArgumentHelp("Check a certificate of plan --prove against its programme.", valueName: "file"),
        completion: .file(extensions: ["txt"]))
    var certificate: String?

    @Option(
        help: ArgumentHelp("The scenario to check against; by default the one in the folder.", valueName: "file"),
        completion: .file(extensions: ["yaml", "yml"]))
    var against: String?

    @OptionGroup var changes: ScenarioOptions

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (folder == nil) != (certificate == nil) else {
            throw ValidationError("Name a result folder, or a certificate with --certificate.")
        }
        guard certificate == nil || against == nil else {
            throw ValidationError("A certificate speaks of a programme, not of a scenario.")
        }
    }

    func run(in session: Session) throws(Ending) -> ExitStatus {
        if let certificate { return try CertificateCommand.check(certificate, in: session) }
        guard let folder else { throw Ending(.usage, "no result folder") }
        let plan = try PlanReading.plan(in: folder)
        let schedule = try PlanReading.schedule(in: folder)
        let path = against ?? FilePath.join(folder, "scenario.yaml")
        let document = try ScenarioLoading.document(at: path, changes.choice, in: session)
        let verdict = PlanChecker(document.scenario).check(plan)
        let placing = schedule.map { ScheduleChecker(document.scenario).check($0, of: plan) }
        let findings = verdict.findings + (placing?.findings ?? [])
        let suppressed = verdict.suppressed + (placing?.suppressed ?? 0)
        if session.options.json {
            session.console.print(JSONText.of(VerdictText(findings, suppressed)))
        } else if findings.isEmpty {
            session.report(PlanReport.headline(plan, style: session.style))
            session.report("\nVerified: \(Self.words(verdict.checked)) keep every rule of the scenario.")
            if let placing { session.report("Timetable verified: \(Self.words(placing.checked)).") }
        }
        let changed = ChangedFiles.names(in: ResultFolder(path: folder))
        if changed == nil {
            session.console.complain(
                "note: without manifest.json nothing tells whether the files are as exoplan wrote them")
        }
        for name in changed ?? [] {
            session.console.complain(DisplayText.escaped("note: \(name) is not as exoplan wrote it"))
        }
        guard !findings.isEmpty else { return .success }
        FindingsText.tell(findings, suppressed: suppressed, in: session)
        let count = findings.count + suppressed
        let rejected = verdict.isSound ? "schedule" : "plan"
        throw Ending(.rejected, "\(count) \(count == 1 ? "finding" : "findings"): the \(rejected) is rejected.")
    }

    private static func words(_ counts: PlanCounts) -> String {
        "\(counts.lots) lots, \(counts.operations) operations, \(counts.purchases) purchases, "
            + "\(counts.deliveries) deliveries, \(counts.stockLevels) stock levels, \(counts.staffWeeks) staff weeks "
            + "and \(counts.ledgerLines) ledger lines"
    }
}

extension VerifyCommand {
    private static func words(_ counts: ScheduleCounts) -> String {
        "\(counts.lots) lots with \(counts.operations) operations, \(counts.rooms) room holds, \(counts.work) stretches "
            + "of work and \(counts.checks) checks; \(counts.unplaced) lots without a place"
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

    init(_ findings: [Finding], _ suppressed: Int) {
        sound = findings.isEmpty
        self.findings = findings.map { Entry(kind: $0.kind.rawValue, subject: $0.subject, message: $0.message) }
        self.suppressed = suppressed
    }
}
