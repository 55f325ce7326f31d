// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PlanReport {
    /// What was planned, what it brings, how good that is, and how the demand fares.
    func headline(on page: inout Page) {
        let header = plan.header
        let end = Instant.start + header.horizon
        page.words(header.label.isEmpty ? "Plan" : header.label, ink: .heading)
        page.words(
            "\(clock.day(.start)) to \(clock.day(end)) (\(length(header.horizon))), "
                + "tail to \(clock.day(end + header.tail)) (\(length(header.tail)))")
        page.blank()
        for fact in headlineFacts {
            page.fact(fact.name, fact.words, nameWidth: 13, ink: fact.ink)
        }
    }

    /// The plan in a few facts, each a name with words.
    var headlineFacts: [(name: String, words: String, ink: ReportStyle.Ink?)] {
        var facts: [(name: String, words: String, ink: ReportStyle.Ink?)] = []
        if plan.header.isRelaxed {
            facts.append(("Relaxed", "lots may be fractional: a bound on plans, not a plan to follow", .warning))
        }
        facts.append(("Contribution", money(plan.outcome.contribution), .heading))
        facts.append(("Best possible", bestPossible, nil))
        facts.append(("Certified", certified, nil))
        if let exactness = plan.outcome.exactness {
            facts.append(("Exactly", words(on: exactness), nil))
        }
        facts.append(("Search", search, nil))
        if !plan.demand.isEmpty {
            facts.append(("Service", service, isAllServed ? .good : .warning))
        }
        for summary in plan.veinToVein ?? [] {
            facts.append(("Patients", words(on: summary), isTreated(summary) ? .good : .warning))
        }
        facts.append(("Lots", lotCount, nil))
        return facts
    }

    private var bestPossible: String {
        let outcome = plan.outcome
        // The ledger rounds line by line, so the contribution may lie a few cents above a bound that it reaches.
        let bound = max(outcome.bound, outcome.contribution.exact.double)
        return "\(money(bound)) at most; gap \(NumberText.fixed(outcome.gap * 100, places: 2))\u{A0}%, "
            + money(outcome.gapMoney)
    }

    /// What the root proves whatever the solver's rounding did.
    private var certified: String {
        guard let certified = plan.outcome.certified else { return "unproven" }
        let cents = plan.outcome.contribution.exact.double - certified
        let ledger = cents >= 0.005 ? "; the ledger's whole cents add \(money(cents))" : ""
        return "\(money(certified)) at most, rounding errors ruled out\(ledger)"
    }

    /// What the decisions miss on the programme's own numbers, without any rounding.
    private func words(on exactness: PlanExactness) -> String {
        let miss = max(exactness.rowMiss, exactness.boundMiss)
        return miss == 0
            ? "every rule of the programme is kept"
            : "no rule of the programme is missed by more than \(miss) of its terms"
    }

    private var search: String {
        switch plan.outcome.status {
        case .optimal: "proved: no plan is better by more than the gap"
        case .feasible: "a plan, not proved as good as asked"
        case .limit: "a plan; the search ended at its limit before the gap asked for was reached"
        case .interrupted: "a plan; the search was interrupted"
        }
    }

    private var isAllServed: Bool { plan.demand.allSatisfy { $0.late == 0 && $0.lost == 0 } }

    private var service: String {
        let late = plan.demand.count { $0.late > 0 }
        let short = plan.demand.count { $0.lost > 0 }
        let full = plan.demand.count { $0.late == 0 && $0.lost == 0 }
        let lines = "\(full) of \(count(plan.demand.count, "line")) in full and on time, \(late) late, \(short) short"
        let worth = ServedWorth(plan.demand, plan.legend)
        guard let delivered = worth.delivered, let onTime = worth.onTime else { return lines }
        return "\(NumberText.percentDown(delivered)) of the demanded value delivered, "
            + "\(NumberText.percentDown(onTime)) on time; " + lines
    }

    private var lotCount: String {
        let recipes = Dictionary(grouping: plan.lots, by: \.recipe)
        let counts = recipes.keys.sortedBytewise().map { recipe in
            "\(number(recipes[recipe, default: []].reduce(0) { $0 + $1.count }, places: 2)) \(recipe)"
        }
        guard !counts.isEmpty else { return "none" }
        return "\(number(plan.lots.reduce(0) { $0 + $1.count }, places: 2)) in all: \(counts.joined(separator: ", "))"
    }

    private func length(_ span: Span) -> String {
        let week = 7 * 1440
        guard span.minutes > 0, span.minutes.isMultiple(of: week) else { return span.text }
        return count(span.minutes / week, "week")
    }
}
