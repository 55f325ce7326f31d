// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

@testable import Verification

/// Finds the best plan of a tiny scenario by trying everything, judged by the checker alone.
///
/// Knows nothing of the planning programme: lots are walked by `Timing`, and whether decisions keep the rules and
/// what they bring is what `PlanChecker.evaluate` says (its reckoning, with the calendars laid out once for all). With
/// lots, options and commitments given, materials have nothing to do with each other but where a lane joins them: each
/// group of joined materials is tried alone, with its contractors and shipments, and in it each material. The best of
/// all are put together and evaluated once more.
struct Enumeration {
    /// The quantities that are tried.
    struct Lattice {
        /// The multiple of which a made material's quantities are [unit].
        var made = 10.0
        /// The multiple of which a bought one's are [unit].
        var bought = 2.0
        /// The sizes of lots, from the smallest (0) to the largest (1).
        var sizes = [0.0, 1]

        /// One twice as fine.
        var halved: Lattice { Lattice(made: made / 2, bought: bought / 2, sizes: [0, 0.5, 1]) }
    }

    /// The best of something.
    struct Best {
        var contribution: Money
        var decisions: PlanDecisions
    }

    /// What some decisions about materials add to those about lots.
    struct Gain {
        var cents: Int64
        var part: PlanDecisions
    }

    let scenario: Scenario
    let lattice: Lattice
    let times: PlanningTimes
    let demand: [DemandLine]

    private let setting: Setting
    private let choices: LotChoices
    private let supplies: OuterSupplies
    /// The best of groups and materials by what touches them.
    private var groups: [String: Gain?] = [:]
    private var flows: [String: Gain?] = [:]
    private var found: Best?
    /// How often the checker was asked.
    private(set) var evaluations = 0
    /// What the checker finds in what was put together from its parts, where they did not fit.
    private(set) var trouble: [String] = []

    init(_ scenario: Scenario, lattice: Lattice = Lattice()) {
        self.scenario = scenario
        self.lattice = lattice
        let walk = LotWalk(scenario: scenario, hours: PlantHours(scenario))
        let outcomes = scenario.recipes.ids.map { walk.starts(of: $0) }
        let times = PlanningTimes(scenario, starts: outcomes)
        self.times = times
        setting = Setting(scenario, tail: times.tail.minutes, isRelaxed: false)
        demand = DemandLines(setting).lines.things
        choices = LotChoices(scenario, times, outcomes, walk: walk, sizes: lattice.sizes)
        supplies = OuterSupplies(scenario, times, step: lattice.made)
    }

    /// The best sound decisions; nil where there are none.
    mutating func best() -> Best? {
        for options in choices.options {
            for commitments in choices.commitments {
                tryLots(PlanDecisions(lots: choices.given, options: options, commitments: commitments), from: 0)
            }
        }
        guard let best = found else { return nil }
        let whole = evaluate(best.decisions)
        // What was put together from its parts must be sound and worth the sum, up to cents that lines are rounded to;
        // else there is no answer.
        guard whole.isSound, let contribution = whole.contribution,
            abs(contribution.cents - best.contribution.cents) <= 3
        else {
            let worth = "\(whole.contribution?.text ?? "?"), the parts \(best.contribution.text)"
            trouble = whole.findings.map(\.message) + [worth]
            return nil
        }
        return best
    }

    /// Asks the checker.
    mutating func evaluate(_ decisions: PlanDecisions) -> PlanEvaluation {
        evaluations += 1
        return Reckoning(setting, decisions).evaluation
    }

    /// Faults that other decisions on materials may mend.
    private static let ofMaterials: Set<FindingKind> = [
        .stockNegative, .stockExpired, .remainingLifeShort, .storageExceeded, .closingStockMissed, .serviceMissed,
        .contractWrong,
    ]

    /// Faults that more lots cannot mend.
    private static let ofTooMuch: Set<FindingKind> = [
        .roomOverbooked, .unitOverbooked, .staffOverbooked, .overtimeExceeded, .coverExceeded, .roomKeysMixed,
        .unitTaken, .laboratoryOverbooked, .patientStartWrong, .patientTooLate, .patientDosesMissed,
    ]

    /// Tries these lots, and these with others of the choices from some place on.
    private mutating func tryLots(_ decisions: PlanDecisions, from place: Int) {
        let base = evaluate(decisions)
        let kinds = Set(base.findings.map(\.kind))
        guard kinds.isDisjoint(with: Self.ofTooMuch) else { return }
        if kinds.isSubset(of: Self.ofMaterials), let contribution = base.contribution {
            tryMaterials(decisions, contribution)
        }
        for next in place..<max(place, choices.alternatives.count) {
            for lots in choices.alternatives[next] {
                var more = decisions
                more.lots += lots
                tryLots(more, from: next + 1)
            }
        }
    }

    private mutating func tryMaterials(_ decisions: PlanDecisions, _ contribution: Money) {
        var total = contribution.cents
        var whole = decisions
        for group in supplies.groups {
            guard let gain = best(of: group, decisions) else { return }
            total += gain.cents
            whole.add(gain.part)
        }
        if total > found?.contribution.cents ?? .min {
            found = Best(contribution: Money(cents: total), decisions: whole)
        }
    }

    /// The most that contractors, shipments and all else about a group's materials can add; nil: none is sound.
    private mutating func best(of group: OuterSupplies.Group, _ decisions: PlanDecisions) -> Gain? {
        let given = decisions.touching(group.materials, in: scenario)
        let key = "\(group.materials.map(\.index)) \(given.key)"
        if let known = groups[key] { return known }
        var best: Gain?
        let without = evaluate(given).contribution?.cents ?? 0
        for contracts in group.contracts {
            for shipments in group.shipments {
                var outer = given
                outer.contracts = contracts
                outer.shipments = shipments
                var gain = Gain(cents: 0, part: PlanDecisions(shipments: shipments, contracts: contracts))
                if !contracts.isEmpty || !shipments.isEmpty {
                    gain.cents = (evaluate(outer).contribution?.cents ?? 0) - without
                }
                let all = group.materials.allSatisfy { material in
                    guard let flow = bestFlow(of: material, outer.touching([material], in: scenario)) else {
                        return false
                    }
                    gain.cents += flow.cents
                    gain.part.add(flow.part)
                    return true
                }
                if all, gain.cents > best?.cents ?? .min { best = gain }
            }
        }
        groups[key] = .some(best)
        return best
    }

    /// The most that purchases, deliveries and discards of a material can add; nil: none is sound.
    private mutating func bestFlow(of material: ID<Material>, _ given: PlanDecisions) -> Gain? {
        let key = "\(material.index) \(given.key)"
        if let known = flows[key] { return known }
        let without = evaluate(given)
        var best: Gain?
        defer { flows[key] = .some(best) }
        guard let base = without.contribution else { return nil }
        let flow = MaterialChoices(self, material, given)
        let rest = flow.savings(without.ledger)
        let parts = flow.parts.map { (most: rest + flow.most($0), part: $0) }.sorted { $0.most > $1.most }
        for (most, part) in parts {
            // What cannot be better than the best so far, whatever it saves, is not asked about.
            if let best, most < Double(best.cents) - 2 { break }
            var whole = given
            whole.add(part)
            let evaluation = evaluate(whole)
            guard evaluation.findings.allSatisfy({ !flow.names.contains($0.subject) }),
                let contribution = evaluation.contribution
            else { continue }
            let gain = contribution.cents - base.cents
            if gain > best?.cents ?? .min { best = Gain(cents: gain, part: part) }
        }
        return best
    }
}

extension PlanDecisions {
    /// Adds what others decide about materials.
    mutating func add(_ more: PlanDecisions) {
        purchases += more.purchases
        deliveries += more.deliveries
        discards += more.discards
        shipments += more.shipments
        contracts += more.contracts
    }

    /// What identifies the decisions among those of one scenario.
    var key: String {
        let parts =
            lots.map(\.name) + commitments.map { "\($0.commitment) \($0.number) \($0.during.from.minutes)" }
            + contracts.map { "\($0.contractor) \($0.day.minutes) \($0.ordered) \($0.kept)" }
            + shipments.map { "\($0.lane) \($0.leaves.minutes) \($0.goods.map(\.quantity))" }
        return parts.joined(separator: ", ")
    }

    /// Only what comes to or leaves the stock of some materials.
    func touching(_ materials: [ID<Material>], in scenario: Scenario) -> PlanDecisions {
        let names = Set(materials.map { scenario.materials[$0].name })
        var few = PlanDecisions()
        few.lots = lots.filter { lot in
            guard let id = scenario.recipes.id(named: lot.recipe) else { return false }
            let recipe = scenario.recipes[id]
            return materials.contains(recipe.makes) || recipe.alsoMakes.contains { materials.contains($0.material) }
                || recipe.operations.things.contains { $0.uses.contains { materials.contains($0.material) } }
        }
        few.commitments = commitments.filter { done in
            guard let id = scenario.commitments.id(named: done.commitment) else { return false }
            return scenario.commitments[id].uses.contains { materials.contains($0.material) }
        }
        few.contracts = contracts.filter { names.contains($0.material) }
        few.shipments = shipments.filter { $0.goods.contains { names.contains($0.from) || names.contains($0.to) } }
        return few
    }
}
