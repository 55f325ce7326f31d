// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Basics
import Manufacturing
import Reports
import ScenarioFiles
import WhatIf

/// `exoplan diff`: what differs between two scenarios, or between two results lot by lot.
struct DiffCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Tell what differs between two scenarios, or two result folders lot by lot.",
        discussion: """
            Examples:
              exoplan diff january.yaml february.yaml
              exoplan diff plant.yaml second-suite
              exoplan diff plant.yaml --set "staff.qc.headcount=3"
              exoplan diff plant.exoplan plant+second-suite.exoplan

            Scenarios are compared as they are resolved: another order of keys or another \
            way of writing a value is no difference. The second side may be the name of a \
            scenario of the first one's file; left out, it is the first one with \
            --scenario and --set.
            """)

    @Argument(help: "A scenario's file or folder, or a result folder.")
    var first: String

    @Argument(help: "Another one, or a scenario's name.")
    var second: String?

    @OptionGroup var changes: ScenarioOptions

    @OptionGroup var output: OutputOptions

    func run(in session: Session) throws(Ending) -> ExitStatus {
        guard second != nil || !changes.choice.isEmpty else {
            throw Ending(.usage, "diff needs a second scenario or result folder, or --scenario or --set")
        }
        let old = try ComparedSide.read(first, ScenarioChoice(), base: nil, in: session)
        let new = try ComparedSide.read(second ?? first, changes.choice, base: first, in: session)
        let values = ScenarioDifference.between(old.scenario.draft, new.scenario.draft)
        var plans: PlanDifference?
        if let before = old.plan, let after = new.plan {
            try ComparedSide.agree(before.header.currency, after.header.currency, new.title)
            plans = PlanDifference(before, after)
        }
        if session.options.json {
            session.console.print(JSONText.of(DiffText(old, new, values, plans)))
            return .success
        }
        session.report("From \(DisplayText.escaped(old.title))\nto   \(DisplayText.escaped(new.title))")
        if let before = old.plan, let after = new.plan, let words = PlanDifference.horizons(before, after) {
            session.report("\n" + DisplayText.escaped(words))
        }
        session.report(DifferenceTables.scenario(values, style: session.style))
        if let plans, let before = old.plan, let after = new.plan {
            session.report(DifferenceTables.plans(plans, before, after, style: session.style))
        } else if old.plan != nil || new.plan != nil {
            session.report("\nOnly one side is a result folder, so only the scenarios are compared.")
        }
        return .success
    }
}

/// What differs, as JSON.
private struct DiffText: Encodable {
    struct Lot: Encodable {
        var kind: String
        var old: Facts?
        var new: Facts?
        var reason: String
    }

    struct Facts: Encodable {
        var name: String
        var start: String
        var released: String
        var net: Double

        init(_ facts: PlanDifference.LotFacts) {
            (name, start, released, net) = (facts.name, facts.start, facts.released, facts.net)
        }
    }

    struct Line: Encodable {
        var line: String
        var old: DemandOutcome?
        var new: DemandOutcome?
    }

    struct Account: Encodable {
        var account: String
        var old: String
        var new: String
    }

    var first: String
    var second: String
    /// What is to be said where the plans are not of the same days.
    var horizons: String?
    var scenario: [ScenarioDifference]
    var lots: [Lot]?
    var demand: [Line]?
    var money: [Account]?

    init(_ old: ComparedSide, _ new: ComparedSide, _ values: [ScenarioDifference], _ plans: PlanDifference?) {
        (first, second, scenario) = (old.title, new.title, values)
        if let before = old.plan, let after = new.plan { horizons = PlanDifference.horizons(before, after) }
        lots = plans?.lots.map { lot in
            Lot(
                kind: lot.kind.rawValue, old: lot.old.map(Facts.init), new: lot.new.map(Facts.init), reason: lot.reason)
        }
        demand = plans?.demand.map { Line(line: $0.line, old: $0.old, new: $0.new) }
        money = plans?.money.map { Account(account: $0.account.rawValue, old: $0.old.text, new: $0.new.text) }
    }
}
