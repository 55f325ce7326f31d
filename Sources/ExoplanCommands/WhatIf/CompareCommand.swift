// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Basics
import Manufacturing
import Reports
import ResultFiles
import ScenarioFiles
import WhatIf

/// `exoplan compare`: plans a scenario and alternatives to it, and tells what each change adds.
struct CompareCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "Plan a scenario and alternatives side by side; tell what each change adds.",
        discussion: """
            Examples:
              exoplan compare scenarios/02-msc-clinical-site second-suite growth
              exoplan compare plant.yaml "staff.qc.headcount=3" -o results/analysts
              exoplan compare january.yaml february.yaml

            An alternative is the name of a scenario or override of the base's file (several \
            with commas), a setting, or another scenario's file. The difference in \
            contribution is divided among the overrides and settings of an alternative: \
            averaged over all orders in which they could be made, of up to \(CostBridge.mostInAllOrders); in \
            stated order above. Each combination that this needs is planned and checked. \
            --scenario and --set change the base and the alternatives of its file. Into a result \
            folder go a page, a spreadsheet and tables.

            An alternative without a plan keeps its column, says why as exoplan plan does, and the \
            others are compared all the same. The exit status is then that of exoplan plan for it: 3 \
            where the rules of the plant admit no plan, 5 where the work ended before there was one, \
            130 where it was interrupted. Without a plan of the base nothing is compared.
            """)

    @Argument(help: "The base: a scenario's file, or its folder.")
    var base: String

    @Argument(help: "What to compare it with.")
    var alternatives: [String]

    @OptionGroup var changes: ScenarioOptions

    @OptionGroup var search: SearchOptions

    @OptionGroup var place: FolderOptions

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard !alternatives.isEmpty else { throw ValidationError("name at least one alternative.") }
    }

    func run(in session: Session) throws(Ending) -> ExitStatus {
        session.console.watchInterrupts()
        let sides = ([base] + alternatives.filter { !ComparedSide.isChoice($0) }).map(ScenarioLoading.file(of:))
        if let folder = place.folder { try place.admit(ResultFolder(path: folder), precious: sides) }
        var table = try PlanningTable(
            base: base, changes.choice, alternatives: alternatives, search: search, in: session)
        let compared = try table.compared()
        let report = ComparisonReport(base: table.basePlan, alternatives: compared)
        if let folder = place.folder {
            let options = search.manifestOptions.merging(changes.manifestOptions) { first, _ in first }
            let manifest = Manifest(version: Exoplan.version, options: options)
            try place.write(
                try report.files(), manifest, to: ResultFolder(path: folder), precious: sides + table.inputs)
        }
        if session.options.json {
            session.console.print(JSONText.of(report.json))
        } else {
            session.report(report.text(style: session.style))
            if let folder = place.folder {
                session.report("\nThe comparison is written to \(DisplayText.escaped(folder))")
            }
        }
        return status(table.basePlan, compared, in: session)
    }

    /// The gravest of all: stopped, failed, without a plan, short of the gap.
    private func status(
        _ base: Plan, _ compared: [ComparedAlternative], in session: Session
    ) -> ExitStatus {
        let missing = compared.compactMap(\.missing)
        if !missing.isEmpty {
            let names = missing.map(\.title).joined(separator: ", ")
            session.console.complain(DisplayText.escaped("Without a plan: \(names)."))
        }
        guard !session.console.interrupt.isCancelled else { return .interrupted }
        let statuses = missing.map(\.why.status)
        if let gravest = [ExitStatus.failure, .infeasible, .noPlan].first(where: statuses.contains) { return gravest }
        let isProved = ([base] + compared.compactMap(\.planned?.plan)).allSatisfy { $0.outcome.status == .optimal }
        guard isProved else {
            session.console.complain("Not every plan reached the gap of \(search.gap).")
            return .limitReached
        }
        return .success
    }
}
