// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Planning
import Reports
import ScenarioFiles

/// Plans a scenario anew with one natural step more and one fewer of what has the highest prices.
///
/// Each is a plan of its own, found with no more than twice the work of the plan itself and checked; the change can be
/// repeated by its setting. The bounds of both searches say how far the change may be off.
struct PriceSteps {
    let path: String
    let choice: ScenarioChoice
    let scenario: Scenario
    let request: PlanningDesk.Request
    /// Units of work that the plan took.
    let work: Int
    let session: Session

    /// The capacities and limits with the highest prices that are planned anew.
    private static let mostCapacities = 5
    /// Units of work that any further plan may take.
    private static let leastWork = 500

    /// Something that a step more or fewer can be of.
    private struct Subject: Hashable {
        var kind: ResourcePrice.Kind
        var resource: String
        var line: String?
    }

    /// The steps, the highest price first.
    func steps(of plan: Plan) throws(Ending) -> [CapacityStep] {
        let source = try ScenarioLoading.telling(in: session) { () throws(Faults) in try ScenarioSource.open(path: path)
        }
        let settings = StepSettings(scenario: scenario)
        let relaxed = try relaxedObjective(of: scenario)
        var steps: [CapacityStep] = []
        for chosen in subjects(of: plan) {
            func outcome(_ sign: Int) throws(Ending) -> CapacityStep.Outcome? {
                let subject = chosen.subject
                guard
                    let setting = settings.setting(
                        subject.kind, subject.resource, line: subject.line, amount: chosen.amount, sign: sign)
                else { return nil }
                var changed = choice
                changed.settings.append(setting)
                guard let document = try? source.document(changed) else { return nil }
                return try self.outcome(of: document.scenario, setting, plan, relaxed)
            }
            let step = CapacityStep(
                kind: chosen.subject.kind, resource: chosen.subject.resource, line: chosen.subject.line,
                price: chosen.price, isBottleneck: chosen.isBottleneck, more: try outcome(1), fewer: try outcome(-1))
            if step.more != nil || step.fewer != nil { steps.append(step) }
        }
        return steps
    }

    // MARK: What is planned anew

    private struct Chosen {
        var subject: Subject
        var price: Double
        var amount: Double
        var isBottleneck: Bool
    }

    /// The highest prices of capacities, the highest of a demand line and of a material, and the bottleneck.
    private func subjects(of plan: Plan) -> [Chosen] {
        let bottleneck = PlanReport.bottleneck(of: plan).flatMap { load in
            ResourcePrice.Kind(rawValue: load.kind.rawValue).map {
                Subject(kind: $0, resource: load.name, line: nil)
            }
        }
        var sums: [Subject: Chosen] = [:]
        for price in plan.prices?.relaxed ?? [] {
            let subject = Subject(kind: price.kind, resource: price.resource, line: price.line)
            if let known = sums[subject] {
                // What is there at one quarter's start is there at the next one's: the first one counts.
                if price.kind != .material {
                    sums[subject]?.price = ((known.price + price.price) * 100).rounded() / 100
                }
            } else {
                sums[subject] = Chosen(
                    subject: subject, price: price.price, amount: price.amount, isBottleneck: subject == bottleneck)
            }
        }
        if let bottleneck, sums[bottleneck] == nil {
            sums[bottleneck] = Chosen(subject: bottleneck, price: 0, amount: 1, isBottleneck: true)
        }
        let ranks = Dictionary(uniqueKeysWithValues: ResourcePrice.Kind.allCases.enumerated().map { ($1, $0) })
        let ranked = sums.values.sorted { one, other in
            if abs(one.price) != abs(other.price) { return abs(one.price) > abs(other.price) }
            let (first, second) = (ranks[one.subject.kind] ?? 0, ranks[other.subject.kind] ?? 0)
            if first != second { return first < second }
            return precedesBytewise(
                one.subject.resource + (one.subject.line ?? ""), other.subject.resource + (other.subject.line ?? ""))
        }
        let priced = ranked.filter { $0.price != 0 }
        var chosen = Array(priced.filter { $0.subject.kind.isCapacity }.prefix(Self.mostCapacities))
        for kind in [ResourcePrice.Kind.demand, .material] {
            if let first = priced.first(where: { $0.subject.kind == kind }) { chosen.append(first) }
        }
        if let bottleneck, !chosen.contains(where: { $0.subject == bottleneck }), let own = sums[bottleneck] {
            chosen.append(own)
        }
        return chosen
    }

    // MARK: Plans

    private func outcome(
        of scenario: Scenario, _ setting: String, _ base: Plan, _ relaxed: Double?
    ) throws(Ending) -> CapacityStep.Outcome {
        var asked = request
        asked.work = min(request.work, max(Self.leastWork, 2 * work))
        // Differences are smaller than plans, so they are asked for more closely.
        asked.gap = PercentArgument(share: request.gap.share * Exact(1, over: 10))
        (asked.isProving, asked.isPricing, asked.timeLimit) = (false, false, nil)
        let answer = try PlanningDesk(scenario: scenario, request: asked).plan(session: session)
        guard case .plan(let plan) = answer.result.answer else {
            return CapacityStep.Outcome(setting: setting, change: nil, least: nil, most: nil, relaxed: nil)
        }
        if plan.outcome.status == .interrupted { throw Ending(.interrupted, "Interrupted while following prices.") }
        try PlanGuard.check(plan, of: scenario, in: session)
        let (one, other) = (plan.outcome, base.outcome)
        let change = (one.contribution.exact - other.contribution.exact).double
        let ends = try relaxedObjective(of: scenario)
        return CapacityStep.Outcome(
            setting: setting, change: Self.cents(change),
            least: Self.cents(min(change, one.objective - max(other.bound, other.objective)), .down),
            most: Self.cents(max(change, max(one.bound, one.objective) - other.objective), .up),
            relaxed: ends.flatMap { ends in relaxed.map { Self.cents(ends - $0) } })
    }

    /// What the relaxed plan of a scenario contributes [money].
    private func relaxedObjective(of scenario: Scenario) throws(Ending) -> Double? {
        var asked = request
        (asked.isRelaxed, asked.isProving, asked.isPricing, asked.timeLimit) = (true, false, false, nil)
        let answer = try PlanningDesk(scenario: scenario, request: asked).plan(session: session)
        guard case .plan(let plan) = answer.result.answer else { return nil }
        return plan.outcome.objective
    }

    private static func cents(
        _ value: Double, _ rule: FloatingPointRoundingRule = .toNearestOrAwayFromZero
    ) -> Double {
        (value * 100).rounded(rule) / 100
    }
}
