// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// The result in money, from the decisions: whole cents per account and object.
struct LedgerExtraction {
    let problem: PlanningProblem
    let decisions: PlanDecisions
    let flows: FlowExtraction
    /// Overtime by pool [h of work].
    let overtime: [Double]
    /// Rooms and units made ready for another key.
    let changeovers: [ChangeoverExtraction.Change]
    /// Runs of lots of equal key where campaigns have rules.
    let campaigns: [CampaignExtraction.Stretch]
    /// What the set-ups in buckets cost [money].
    let setUps: [(resource: String, cost: Double)]
    /// How patients fare.
    let patients: [PatientExtraction.Entry]
    /// How far service targets are met.
    let service: [ServiceOutcome]

    private var scenario: Scenario { problem.scenario }

    /// Lines by account in their order of show, then bytewise by object; zero lines are left out.
    var lines: [LedgerLine] {
        LedgerAccount.allCases.flatMap { account in
            amounts(of: account).compactMap { object, amount in
                let money = Money(nearest: amount)
                return money == .zero ? nil : LedgerLine(account: account, object: object, amount: money)
            }
        }
    }

    private func amounts(of account: LedgerAccount) -> [(object: String, amount: Double)] {
        switch account {
        case .revenue: with(perPatient: \.earned, perLine { $0.line.price.double * $1.delivered })
        case .lateness: with(perPatient: { -$0.late }, perLine { -$1.late(of: $0) })
        case .lost: with(perPatient: { -$0.lost }, perLine { -$0.line.lost.double * $1.lost })
        case .closingValue: perMaterial { $0.closingValue.double * (physical(of: $1).last ?? 0) }
        case .materials:
            perMaterial { -($0.purchase?.price ?? 0).double * decisions.purchased[$1.index].reduce(0, +) }
        case .shipping: ShipmentExtraction(problem: problem, decisions: decisions).costs
        case .contracts: ContractExtraction(problem: problem, decisions: decisions).costs
        case .cancellation: ContractExtraction(problem: problem, decisions: decisions).fees
        case .holding: perMaterial { -$0.holding.double * heldMinutes(of: $1) }
        case .disposal: perMaterial { -$0.disposal.double * decisions.discarded[$1.index].reduce(0, +) }
        case .service:
            Dictionary(grouping: service, by: \.target).sortedBytewise(by: \.key).map { name, own in
                let penalty = scenario.service.id(named: name).flatMap { scenario.service[$0].penalty } ?? .zero
                return (name, -penalty.double * own.reduce(0) { $0 + $1.missing })
            }
        case .shortfall: perMaterial { -$0.shortfall.double * missingMinutes(of: $1) }
        case .operations: perRecipe { -$0.operations }
        case .tests: perRecipe { -$0.tests }
        case .unitTime:
            perObject(scenario.units) { costs, unit in costs.unitTime.filter { $0.unit == unit }.map(\.cost) }
        case .roomTime:
            perObject(scenario.rooms) { costs, room in costs.roomTime.filter { $0.room == room }.map(\.cost) }
        case .changeovers:
            readied
        case .staffUsed: staffUsed
        case .cover: perObject(scenario.staff) { costs, pool in costs.cover.filter { $0.pool == pool }.map(\.cost) }
        case .overtime:
            scenario.staff.ids.map {
                (scenario.staff[$0].name, -paid(overtime[$0.index], of: $0, at: scenario.staff[$0].overtime?.rate))
            }
        case .plates:
            scenario.plates.ids.map { id in
                let plates = problem.plateRuns.enumerated().reduce(0) {
                    $1.element.plate == id ? $0 + decisions.plates($1.offset, in: problem) : $0
                }
                return (scenario.plates[id].name, -scenario.plates[id].cost.double * plates)
            }
        case .commitments:
            scenario.commitments.ids.map { id in
                let times = problem.errands.enumerated().reduce(0) {
                    $1.element.commitment == id ? $0 + decisions.done($1.offset, in: problem) : $0
                }
                return (scenario.commitments[id].name, -scenario.commitments[id].cost.double * times)
            }
        case .investment:
            zip(scenario.options.things, decisions.chosen).map { ($0.name, -$0.cost.double * $1) }
        case .staffRoster: scenario.staff.ids.map { (scenario.staff[$0].name, -problem.rosterCost(of: $0)) }
        case .fixed: scenario.fixedCosts.things.map { ($0.name, -$0.rate.double * Double(problem.horizon)) }
        }
    }

    /// Changeovers, campaigns and set-ups, per room and unit.
    private var readied: [(object: String, amount: Double)] {
        let costs =
            changeovers.map { (resource: $0.planned.resource, cost: $0.cost) }
            + campaigns.map { (resource: $0.planned.resource, cost: $0.cost) } + setUps
        return Set(costs.map(\.resource)).sortedBytewise().map { resource in
            (resource, costs.reduce(0) { $1.resource == resource ? $0 - $1.cost : $0 })
        }
    }

    /// What hours of work cost at a pay per minute [money].
    private func paid(_ hours: Double, of pool: ID<StaffPool>, at rate: Exact?) -> Double {
        hours * 60 / scenario.staff[pool].productive.double * (rate ?? 0).double
    }

    /// Normal hours of pools paid as used; an hour of overtime is paid once, at its own rate.
    private var staffUsed: [(object: String, amount: Double)] {
        perObject(scenario.staff) { costs, pool in costs.staffUsed.filter { $0.pool == pool }.map(\.cost) }
            .enumerated().map { place, entry in
                let pool = ID<StaffPool>(place)
                let isUsed = scenario.staff[pool].paid == .used
                let replaced = isUsed ? paid(overtime[place], of: pool, at: scenario.staff[pool].rate) : 0
                return (entry.object, entry.amount + replaced)
            }
    }

    /// What a line's decisions come to.
    private struct LineFigures {
        let delivered: Double
        let lost: Double
        let quantities: [Double]

        /// Σ penalty × quantity of late deliveries [money].
        func late(of window: DemandWindow) -> Double {
            zip(window.minutes, quantities).reduce(0) { $0 + window.latePenalty(at: $1.0) * $1.1 }
        }
    }

    private func perLine(_ amount: (DemandWindow, LineFigures) -> Double) -> [(object: String, amount: Double)] {
        problem.demand.enumerated().map { line, window in
            let quantities = decisions.delivered[line]
            let figures = LineFigures(
                delivered: quantities.reduce(0, +),
                lost: decisions.lost(of: line, wanted: window.line.quantity.double), quantities: quantities)
            return (window.line.name, amount(window, figures))
        }
    }

    /// Adds patients among demand lines; their ids differ.
    private func with(
        perPatient amount: (PatientExtraction.Entry) -> Double, _ lines: [(object: String, amount: Double)]
    ) -> [(object: String, amount: Double)] {
        guard !patients.isEmpty else { return lines }
        return (lines + patients.map { ($0.outcome.patient, amount($0)) }).sortedBytewise(by: \.object)
    }

    private func perMaterial(_ amount: (Material, ID<Material>) -> Double) -> [(object: String, amount: Double)] {
        scenario.materials.ids.map { (scenario.materials[$0].name, amount(scenario.materials[$0], $0)) }
    }

    private func perRecipe(_ amount: (CandidateCosts) -> Double) -> [(object: String, amount: Double)] {
        var sums = [Double](repeating: 0, count: scenario.recipes.count)
        for (number, candidate) in problem.candidates.enumerated() where decisions.lots[number] > 0 {
            sums[candidate.recipe.index] += decisions.lots[number] * amount(candidate.costs)
        }
        return zip(scenario.recipes.things, sums).map { ($0.name, $1) }
    }

    private func perObject<Thing: Named>(
        _ catalogue: Catalogue<Thing>, _ costs: (CandidateCosts, ID<Thing>) -> [Double]
    ) -> [(object: String, amount: Double)] {
        catalogue.ids.map { id in
            var sum = 0.0
            for (number, taker) in problem.takers.enumerated() where decisions.takers[number] > 0 {
                for cost in costs(taker.costs, id) {
                    sum -= decisions.takers[number] * cost
                }
            }
            return (catalogue[id].name, sum)
        }
    }

    private func physical(of material: ID<Material>) -> [Double] {
        flows.levels(of: material).map { $0.released + $0.quarantine }
    }

    /// Σ physical stock at a bucket's end × its length [unit·min].
    private func heldMinutes(of material: ID<Material>) -> Double {
        physical(of: material).enumerated().reduce(0) {
            $0 + $1.element * Double(problem.times.bucketMinutes($1.offset))
        }
    }

    /// Σ missing safety stock × bucket length [unit·min].
    private func missingMinutes(of material: ID<Material>) -> Double {
        guard let safety = scenario.materials[material].safetyStock?.double else { return 0 }
        return flows.levels(of: material).prefix(problem.times.horizonBucketCount).enumerated().reduce(0) {
            $0 + max(0, safety - $1.element.released) * Double(problem.times.bucketMinutes($1.offset))
        }
    }
}
