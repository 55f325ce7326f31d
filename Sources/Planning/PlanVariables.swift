// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
public import LinearProgramming
public import Manufacturing
import Timing

extension ID: DenseKey {
    /// The place in the catalogue.
    public var denseIndex: Int { index }
}

/// The columns of the planning programme.
struct PlanVariables: Sendable {
    /// Lots of a candidate that start [lots].
    let lots: VariableFamily
    /// Lots of a recipe released by a cut of its material [lots].
    let lotCount: VariableFamily
    /// Packs (or units, where any quantity is sold) of a material in an arrival.
    let purchase: VariableFamily
    /// Whether a material with a smallest order is bought in an arrival.
    let ordered: VariableFamily
    /// Delivered on a line at one of its minutes [unit].
    let delivered: VariableFamily
    /// Never delivered on a line [unit].
    let lost: VariableFamily
    /// Stock that may be used, after a cut [unit].
    let stock: VariableFamily
    /// Work of a unit class done at one of its slots [min].
    let unitWork: VariableFamily
    /// Stock after a cut in a pool behind the freshest, by pool, then cut [unit].
    let aged: VariableFamily
    /// What left such a pool in the period of a cut, by pool, then cut [unit].
    let agedOut: VariableFamily
    /// What moves from one pool of freshness to a later one [unit].
    let ageing: VariableFamily
    /// Discarded at a cut [unit].
    let discarded: VariableFamily
    /// Work beyond normal capacity of a pool in a week [h].
    let overtime: VariableFamily
    /// Work of a pool done at one of its slots, the week it is asked for and the week it is done in [h].
    let work: VariableFamily
    /// How often an option to add capacity is chosen.
    let chosen: VariableFamily
    /// Whether a commitment is done on one of its days.
    let done: VariableFamily
    /// Plates that start at a moment.
    let plates: VariableFamily
    /// The columns of what takes capacity: lots, then commitments on their days, then plates.
    let takers: [Variable]
    /// What leaves on a lane, by movement [unit].
    let shipped: VariableFamily
    /// Shipments that leave, by departure.
    let shipments: VariableFamily
    /// Lots of a contractor on a day.
    let contracted: VariableFamily
    /// Safety stock missing at the end of a bucket [unit].
    let shortfall: VariableFamily
    /// The sizes of a candidate's lots together, of those that have a size of their own [full lots].
    let size: VariableFamily
    /// Whether a patient gets no lot.
    let untreated: VariableFamily
    /// What is missing to a service target in a period [unit].
    let missed: VariableFamily
    /// Whether lines of lower priority than a gate's may be delivered.
    let open: VariableFamily

    /// Declares all columns; integers are whole unless the programme is relaxed.
    ///
    /// In a whole programme no bound of a column says what rows of a room say as well.
    init(of problem: PlanningProblem, in programme: inout LinearProgramme, isRelaxed: Bool, isWhole: Bool = false) {
        let scenario = problem.scenario
        let whole: VariableKind = isRelaxed ? .continuous : .integer
        let materials = Axis("material", count: scenario.materials.count) { scenario.materials.things[$0].name }
        let recipes = Axis("recipe", count: scenario.recipes.count) { scenario.recipes.things[$0].name }
        let lines = Axis("line", count: problem.demand.count) { problem.demand[$0].line.name }
        let pools = Axis("pool", count: scenario.staff.count) { scenario.staff.things[$0].name }
        let weeks = Axis("week", count: problem.times.weekCount) { "week \($0 + 1)" }
        let cutCounts = problem.flows.map(\.cuts.count)

        lots = programme.variables(
            "lots", unit: "lots",
            over: [
                Axis("lot", count: problem.candidates.count) { problem.lotText($0) }
            ],
            kind: whole, branchPriority: 1)
        lotCount = programme.raggedVariables(
            "lot-count", unit: "lots", over: recipes,
            counts: scenario.recipes.things.map { cutCounts[$0.makes.index] }, secondName: "cut",
            label: { problem.text(at: problem.flows[scenario.recipes.things[$0].makes.index].cuts[$1]) },
            kind: whole, branchPriority: 2)
        purchase = programme.raggedVariables(
            "purchase", unit: "units or packs", over: materials, counts: problem.arrivals.map(\.count),
            secondName: "arrival", label: { problem.text(at: problem.arrivals[$0][$1]) })
        ordered = programme.raggedVariables(
            "ordered", unit: "orders", over: materials,
            counts: zip(scenario.materials.things, problem.arrivals).map {
                $0.purchase?.minimumOrder == nil ? 0 : $1.count
            },
            secondName: "arrival", label: { problem.text(at: problem.arrivals[$0][$1]) }, upper: 1, kind: whole)
        delivered = programme.raggedVariables(
            "delivered", unit: "units", over: lines, counts: problem.demand.map(\.minutes.count),
            secondName: "at", label: { problem.text(at: problem.demand[$0].minutes[$1]) })
        lost = programme.variables("lost", unit: "units", over: [lines])
        stock = programme.raggedVariables(
            "stock", unit: "units", over: materials, counts: cutCounts, secondName: "cut",
            label: { problem.text(at: problem.flows[$0].cuts[$1]) })
        unitWork = programme.raggedVariables(
            "unit-work", unit: "min",
            over: Axis("unit", count: scenario.units.count) { scenario.units.things[$0].name },
            counts: problem.unitSlides.map(\.slots.count), secondName: "slot",
            label: { problem.unitSlides[$0].text(slot: $1, problem) })
        let agedCounts = problem.freshness.map { $0?.agedSlotCount ?? 0 }
        let agedLabel: @Sendable (Int, Int) -> String = { problem.freshness[$0]?.text(slot: $1, problem, of: $0) ?? "" }
        aged = programme.raggedVariables(
            "aged", unit: "units", over: materials, counts: agedCounts, secondName: "slot", label: agedLabel)
        agedOut = programme.raggedVariables(
            "aged-out", unit: "units", over: materials, counts: agedCounts, secondName: "slot", label: agedLabel)
        ageing = programme.raggedVariables(
            "ageing", unit: "units", over: materials, counts: problem.freshness.map { $0?.moves.count ?? 0 },
            secondName: "move", label: { problem.freshness[$0]?.text(move: $1, problem) ?? "" })
        discarded = programme.raggedVariables(
            "discarded", unit: "units", over: materials,
            counts: zip(scenario.materials.things, cutCounts).map { $0.canBeDiscarded ? $1 : 0 },
            secondName: "cut", label: { problem.text(at: problem.flows[$0].cuts[$1]) })
        overtime = programme.variables("overtime", unit: "h", over: [pools, weeks], upper: 0)
        work = programme.raggedVariables(
            "work", unit: "h", over: pools, counts: problem.slides.map(\.slots.count), secondName: "slot",
            label: { problem.slides[$0].slots[$1].text })
        chosen = programme.variables(
            "chosen", unit: "choices",
            over: [Axis("option", count: scenario.options.count) { scenario.options.things[$0].name }], kind: whole,
            branchPriority: 3)
        done = programme.variables(
            "done", unit: "times", over: [Axis("errand", count: problem.errands.count) { problem.errandText($0) }],
            upper: 1, kind: whole, branchPriority: 1)
        plates = programme.variables(
            "plates", unit: "plates",
            over: [Axis("start", count: problem.plateRuns.count) { problem.plateText($0) }], kind: whole)
        takers =
            problem.candidates.indices.map { [lots] in lots[$0] } + problem.errands.indices.map { [done] in done[$0] }
            + problem.plateRuns.indices.map { [plates] in plates[$0] }
        shipped = programme.variables(
            "shipped", unit: "units",
            over: [Axis("movement", count: problem.movements.count) { problem.movementText($0) }])
        shipments = programme.variables(
            "shipments", unit: "shipments",
            over: [Axis("departure", count: problem.departures.count) { problem.departureText($0) }], kind: whole)
        contracted = programme.variables(
            "contracted", unit: "lots",
            over: [Axis("day", count: problem.contracts.count) { problem.contractText($0) }], kind: whole)
        shortfall = programme.raggedVariables(
            "shortfall", unit: "units", over: materials,
            counts: scenario.materials.things.map { $0.safetyStock == nil ? 0 : problem.times.horizonBucketCount },
            secondName: "bucket", label: { problem.text(at: problem.times.bucketEnds[$1].minutes) })
        let sized = problem.sized
        size = programme.variables(
            "size", unit: "full lots", over: [Axis("lot", count: sized.count) { problem.lotText(sized[$0]) }])
        untreated = programme.variables(
            "untreated", unit: "patients",
            over: [
                Axis("patient", count: problem.patients.count) {
                    scenario.patients[problem.patients[$0].patient].name
                }
            ], upper: 1)
        missed = programme.variables(
            "missed", unit: "units",
            over: [Axis("period", count: problem.service.count) { problem.serviceText($0) }])
        open = programme.variables(
            "open", unit: "gates", over: [Axis("gate", count: problem.gates.count) { problem.gateText($0) }], upper: 1,
            kind: whole)
        bound(problem, in: &programme, whole: whole, isWhole: isWhole)
    }

    /// Sets the bounds that are simple limits: lots that must or may start, packs, overtime.
    private func bound(
        _ problem: PlanningProblem, in programme: inout LinearProgramme, whole: VariableKind, isWhole: Bool
    ) {
        let scenario = problem.scenario
        for (number, candidate) in problem.candidates.enumerated() {
            let most = isWhole && problem.limitingRoom(of: candidate) != nil ? Candidate.manyLots : candidate.most
            programme.setBounds(lots[number], lower: candidate.fewest, upper: max(candidate.fewest, most))
        }
        for material in scenario.materials.ids where scenario.materials[material].purchase?.pack != nil {
            for arrival in problem.arrivals[material.index].indices {
                programme.setKind(whole, of: purchase[material, arrival])
            }
        }
        for (place, period) in problem.service.enumerated() where scenario.service[period.target].penalty == nil {
            programme.setBounds(missed[place], lower: 0, upper: 0)
        }
        for (number, departure) in problem.departures.enumerated() {
            guard let most = scenario.lanes[departure.lane].most else { continue }
            programme.setBounds(shipments[number], lower: 0, upper: Double(most))
        }
        for (number, day) in problem.contracts.enumerated() {
            programme.setBounds(contracted[number], lower: 0, upper: day.most)
        }
        for option in scenario.options.ids {
            programme.setBounds(chosen[option], lower: 0, upper: Double(scenario.options[option].most))
        }
        for pool in scenario.staff.ids {
            guard scenario.staff[pool].overtime != nil else { continue }
            for week in 0..<problem.times.weekCount {
                let limit = problem.overtimeLimit(of: pool, week: week)
                programme.setBounds(overtime[pool, week], lower: 0, upper: limit)
            }
        }
    }
}

extension Material {
    /// Whether throwing some away can ever be of use.
    var canBeDiscarded: Bool {
        shelfLife != nil || storage != nil || !holding.isZero || closingValue.signum < 0
    }

    /// How much one purchased piece of the column holds [unit].
    var purchaseSize: Double { purchase?.pack?.double ?? 1 }
}
