// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
public import Manufacturing

/// The report of a plan for a terminal, made from the plan and its schedule alone.
public struct PlanReport {
    let plan: Plan
    let style: ReportStyle
    let clock: PlanClock
    private let units: [String: String]

    /// Takes the plan and how its report is laid out.
    init(_ plan: Plan, style: ReportStyle) {
        self.plan = plan
        self.style = style
        clock = PlanClock(plan.header)
        units = plan.legend.units
    }

    /// The whole report: equal plans and schedules give equal text in equal styles.
    public static func text(
        _ plan: Plan, schedule: Schedule? = nil, style: ReportStyle = ReportStyle()
    ) -> String {
        let report = PlanReport(plan, style: style)
        var page = Page(style: style)
        report.headline(on: &page)
        report.lots(on: &page)
        if let schedule { report.timetable(schedule, on: &page) }
        report.changeovers(on: &page)
        report.campaigns(on: &page)
        report.commitments(on: &page)
        report.laboratories(on: &page)
        report.plates(on: &page)
        report.stability(on: &page)
        report.starts(on: &page)
        report.loads(on: &page)
        report.options(on: &page)
        report.demand(on: &page)
        report.risks(on: &page)
        report.service(on: &page)
        report.patients(on: &page)
        report.purchases(on: &page)
        report.shipments(on: &page)
        report.contracts(on: &page)
        report.waste(on: &page)
        report.ledger(on: &page)
        report.lotCosts(on: &page)
        report.costOfGoods(on: &page)
        report.prices(on: &page)
        report.notes(on: &page)
        return page.text
    }

    /// The headline alone, for commands that say how good a plan is.
    public static func headline(_ plan: Plan, style: ReportStyle = ReportStyle()) -> String {
        var page = Page(style: style)
        PlanReport(plan, style: style).headline(on: &page)
        return page.text
    }

    /// The starts that calendars and holds do not admit, for commands that have no plan; empty where all are admitted.
    public static func lostStarts(
        _ starts: [RecipeStarts], header: PlanHeader, style: ReportStyle = ReportStyle()
    ) -> String {
        let outcome = PlanOutcome(
            status: .feasible, contribution: .zero, objective: 0, bound: 0, gap: 0, gapMoney: 0)
        var page = Page(style: style)
        PlanReport(Plan(header: header, outcome: outcome, starts: starts), style: style).starts(on: &page)
        return page.text
    }

    // MARK: Words and numbers

    /// The word of a material's unit.
    func unit(_ material: String) -> String { units[material] ?? "unit" }

    /// A quantity without its unit.
    func number(_ value: Double, places: Int = 6) -> String {
        NumberText.grouped(
            NumberText.fixed(value, places: places, trimmed: true), blank: style.thousandsBlank)
    }

    /// A quantity with its unit.
    func quantity(_ value: Double, of material: String) -> String { "\(number(value))\u{A0}\(unit(material))" }

    /// An amount without the currency.
    func amount(_ money: Money) -> String { NumberText.grouped(money.text, blank: style.thousandsBlank) }

    /// An amount with the currency.
    func money(_ money: Money) -> String { "\(amount(money))\u{A0}\(plan.header.currency)" }

    /// A programme's amount with the currency.
    func money(_ value: Double) -> String {
        "\(NumberText.grouped(NumberText.fixed(value, places: 2), blank: style.thousandsBlank))\u{A0}\(plan.header.currency)"
    }

    /// A count with its noun.
    func count(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
        "\(NumberText.grouped(String(number), blank: style.thousandsBlank))\u{A0}\(number == 1 ? noun : plural ?? noun + "s")"
    }
}
