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
        var table = try PlanningTable(base: base, changes.choice, search: search, in: session)
        var compared: [ComparedPlan] = []
        for text in alternatives {
            compared.append(try table.compare(with: text))
        }
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
        let isProved = ([table.basePlan] + compared.map(\.plan)).allSatisfy { $0.outcome.status == .optimal }
        guard isProved else {
            session.console.complain("Not every plan reached the gap of \(search.gap).")
            return .limitReached
        }
        return .success
    }
}

/// An alternative with its plan.
struct ComparedPlan {
    var title: String
    var plan: Plan
    /// How the difference to the base divides; nil where a combination that it needs has no plan.
    var bridge: CostBridge?
    /// What differs from the base's plan.
    var difference: PlanDifference
}
