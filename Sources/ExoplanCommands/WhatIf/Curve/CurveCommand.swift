// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Basics
import GLPKSolver
import Manufacturing
import Planning
import Reports
import ResultFiles
import ScenarioFiles

/// `exoplan curve`: what the plan is worth as one number of the scenario moves.
struct CurveCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "curve", abstract: "Tell what the plan is worth as one number of the scenario moves.",
        discussion: """
            Examples:
              exoplan curve scenarios/11-own-or-contract --of demand.study --from 1% --to 200%
              exoplan curve plant.yaml --of rooms.culture-suite.count --from 1 --to 4
              exoplan curve plant.yaml --of "demand.*.quantity" --from 50% --to 150% -o results/growth

            The relaxed plan is followed exactly where limits or prices move: all breakpoints, what \
            binds between them, and where another way takes over. Where coefficients move (yields, run \
            times) it is sampled and changes are bracketed. Whole plans are made at some points, each \
            checked. A path to a thing means its main number: of demand the quantity, of rooms and \
            units the count, of staff the headcount, of materials the price. \
            Into a result folder go a page, a spreadsheet and tables.
            """)

    @Argument(help: "The scenario's file, or its folder.")
    var scenario: String

    @Option(help: ArgumentHelp("The number that moves, as a dotted path.", valueName: "path"))
    var of: String

    @Option(
        help: ArgumentHelp(
            "Where it begins: a share of what there is, such as \"50 %\", or an amount. (default: 50 %)",
            valueName: "value"))
    var from: String?

    @Option(help: ArgumentHelp("Where it ends. (default: 200 %; a share: up to 100 %)", valueName: "value"))
    var to: String?

    @Option(help: ArgumentHelp("At how many points whole plans are made; 0: none.", valueName: "count"))
    var plans = 5

    @OptionGroup var changes: ScenarioOptions

    @OptionGroup var search: SearchOptions

    @OptionGroup var place: FolderOptions

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (0...1000).contains(plans) else { throw ValidationError("--plans is a count from 0 to 1000.") }
    }

    func run(in session: Session) throws(Ending) -> ExitStatus {
        session.console.watchInterrupts()
        if let folder = place.folder {
            try place.admit(ResultFolder(path: folder), precious: [ScenarioLoading.file(of: scenario)])
        }
        let parameter = try CurveParameter(of, of: scenario, changes.choice, in: session)
        let low =
            try from.map { text throws(Ending) in try parameter.end(text, option: "--from") }
            ?? parameter.end(isUpper: false)
        let high =
            try to.map { text throws(Ending) in try parameter.end(text, option: "--to") }
            ?? parameter.end(isUpper: true)
        guard low < high else {
            throw Ending(
                .usage,
                DisplayText.escaped(
                    "--from is \(parameter.words(low)) and --to \(parameter.words(high)): from must be less"))
        }
        let first = try ScenarioLoading.telling(in: session) { () throws(Faults) in
            _ = try parameter.document(at: high, option: to == nil ? "--of" : "--to")
            return try parameter.document(at: low, option: from == nil ? "--of" : "--from")
        }
        let interrupt = session.console.interrupt
        let curve: ContributionCurve
        do throws(PlanningTrouble) {
            curve = try CurveSearch(solver: GLPKSolver(), cancel: { interrupt.isCancelled })
                .curve(from: low, to: high) { parameter.station(at: $0) }
        } catch {
            throw Ending(.failure, DisplayText.escaped(error.sentence))
        }
        let made = try wholePlans(parameter, low, high, in: session)
        let report = CurveReport(
            curve: curve, plans: made, parameter: parameter, scenario: first.document.scenario)
        if let folder = place.folder {
            var options = search.manifestOptions.merging(changes.manifestOptions) { first, _ in first }
            options["of"] = of
            options["from"] = from ?? parameter.words(low)
            options["to"] = to ?? parameter.words(high)
            let manifest = Manifest(version: Exoplan.version, options: options)
            let inputs = ScenarioLoading.inputs(of: first.document, at: scenario)
            try place.write(try report.files(), manifest, to: ResultFolder(path: folder), precious: inputs)
        }
        if session.options.json {
            session.console.print(JSONText.of(report.json))
        } else {
            session.report(report.text(style: session.style))
            if let folder = place.folder {
                session.report("\nThe curve is written to \(DisplayText.escaped(folder))")
            }
        }
        if interrupt.isCancelled { return .interrupted }
        guard !curve.pieces.isEmpty else {
            session.console.complain("There is no plan on the curve; exoplan plan tells why.")
            return .infeasible
        }
        guard made.allSatisfy({ $0.outcome.map { $0.status == .optimal } ?? true }) else {
            session.console.complain("Not every whole plan reached the gap of \(search.gap).")
            return .limitReached
        }
        return .success
    }

    /// Whole plans at points that are evenly spread, each checked.
    private func wholePlans(
        _ parameter: CurveParameter, _ low: Double, _ high: Double, in session: Session
    ) throws(Ending) -> [CurveReport.WholePlan] {
        var made: [CurveReport.WholePlan] = []
        for step in 0..<plans where !session.console.interrupt.isCancelled {
            let share = plans == 1 ? 0.5 : Double(step) / Double(plans - 1)
            let exact = low + share * (high - low)
            // Whole numbers where they are close enough together.
            let number = (high - low) / Double(plans) >= 5 ? exact.rounded() : exact
            guard let found = try? parameter.document(at: min(max(number, low), high)),
                found.number != made.last?.at
            else { continue }
            let scenario = found.document.scenario
            let answer = try PlanningDesk(scenario: scenario, request: search.request).plan(session: session)
            guard case .plan(let plan) = answer.result.answer else {
                made.append(.init(at: found.number, outcome: nil, lots: 0))
                continue
            }
            try PlanGuard.check(plan, of: scenario, in: session)
            made.append(.init(at: found.number, outcome: plan.outcome, lots: plan.lots.reduce(0) { $0 + $1.count }))
        }
        return made
    }
}
