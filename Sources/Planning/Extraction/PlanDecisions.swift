// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing

/// What the plan decides, read from the columns by family and key and rounded to its declared resolution.
///
/// Everything else in a plan (stock, work, penalties, money) follows from these numbers and is computed from them.
struct PlanDecisions: Sendable {
    /// Lots of each candidate: whole, or in a relaxed plan to what tells a millionth unit of what they give and take.
    let lots: [Double]
    /// The same, then how much of each commitment is done on each of its days, then the plates that the lots fill.
    let takers: [Double]
    /// The sizes of each candidate's lots together; of those without a size of their own, their number.
    let sizes: [Double]
    /// Bought per material and arrival [unit, to 1e-6].
    let purchased: [[Double]]
    /// Delivered per line and place among its minutes [unit, to 1e-6].
    let delivered: [[Double]]
    /// Discarded per material and cut [unit, to 1e-6].
    let discarded: [[Double]]
    /// How often each option is chosen.
    let chosen: [Double]
    /// Shipped per movement [unit, to 1e-6].
    let shipped: [Double]
    /// Shipments per departure of a lane with a capacity: whole, or in a relaxed plan to what tells a millionth unit.
    let shipments: [Double]
    /// What the columns pay for shipments that nothing needs [money].
    let idleCost: Double
    /// Lots of contractors by day: whole, or in a relaxed plan to what tells a millionth unit of what they give.
    let contracted: [Double]

    init(from values: [Double], of formulation: Formulation, isRelaxed: Bool) {
        let problem = formulation.problem
        let variables = formulation.variables
        func value(_ variable: Variable) -> Double { values[variable.index] }
        lots = problem.candidates.indices.map { number in
            let lots = max(0, value(variables.lots[number]))
            return isRelaxed ? lots.rounded(lotsOf: problem.candidates[number].largestQuantity) : lots.rounded()
        }
        let whole = lots
        takers =
            whole
            + problem.errands.indices.map { number in
                let done = max(0, value(variables.done[number]))
                return isRelaxed ? done.rounded(to: 1e9) : done.rounded()
            }
            + problem.plateRuns.map { run in
                let samples = run.samples.reduce(0) { $0 + Double($1.samples) * whole[$1.candidate] }
                let plates = samples / Double(problem.scenario.plates[run.plate].size)
                return isRelaxed ? plates.rounded(to: 1e9) : (plates - 1e-9).rounded(.up)
            }
        sizes = problem.candidates.enumerated().map { number, candidate in
            guard let range = candidate.sizes else { return whole[number] }
            let sum = value(variables.size[range.place])
            return min(max(sum, range.smallest * whole[number]), range.largest * whole[number])
                .rounded(lotsOf: candidate.largestQuantity)
        }
        chosen = problem.scenario.options.ids.map { option in
            let chosen = max(0, value(variables.chosen[option]))
            return isRelaxed ? chosen.rounded(to: 1e9) : chosen.rounded()
        }
        let shipped = problem.movements.indices.map { max(0, value(variables.shipped[$0])).rounded(to: 1e6) }
        self.shipped = shipped
        contracted = problem.contracts.indices.map { number in
            let lots = max(0, value(variables.contracted[number]))
            return isRelaxed ? lots.rounded(lotsOf: problem.contracts[number].net) : lots.rounded()
        }
        var idleCost = 0.0
        shipments = problem.departures.enumerated().map { number, departure in
            let decided = max(0, value(variables.shipments[number]))
            let capacity = problem.scenario.lanes[departure.lane].capacity?.double ?? 0
            guard !isRelaxed, capacity > 0 else { return decided.rounded(lotsOf: capacity) }
            // A search that ends within its gap may leave shipments with nothing on them; nobody sends those.
            let total = departure.movements.reduce(0) { $0 + shipped[$1] }
            let needed = min(decided.rounded(), (total / capacity - 1e-7).rounded(.up))
            idleCost += (decided.rounded() - max(0, needed)) * problem.scenario.lanes[departure.lane].cost.double
            return max(0, needed)
        }
        self.idleCost = idleCost
        purchased = problem.scenario.materials.ids.map { material in
            let size = problem.scenario.materials[material].purchaseSize
            return problem.arrivals[material.index].indices.map {
                (size * max(0, value(variables.purchase[material, $0]))).rounded(to: 1e6)
            }
        }
        delivered = problem.demand.enumerated().map { line, window in
            window.minutes.indices.map { max(0, value(variables.delivered[line, $0])).rounded(to: 1e6) }
        }
        discarded = problem.scenario.materials.ids.map { material in
            (0..<variables.discarded.count(of: material)).map {
                max(0, value(variables.discarded[material, $0])).rounded(to: 1e6)
            }
        }
    }

    /// How much of a commitment is done on one of its days.
    func done(_ errand: Int, in problem: PlanningProblem) -> Double { takers[problem.candidates.count + errand] }

    /// How many plates start at a moment.
    func plates(_ run: Int, in problem: PlanningProblem) -> Double {
        takers[problem.candidates.count + problem.errands.count + run]
    }

    /// What a line never gets [unit].
    func lost(of line: Int, wanted: Double) -> Double {
        max(0, wanted - delivered[line].reduce(0, +)).rounded(to: 1e6)
    }
}

extension Double {
    /// The nearest multiple of 1/scale, halves away from zero; −0 is 0.
    func rounded(to scale: Double) -> Double {
        let rounded = (self * scale).rounded(.toNearestOrAwayFromZero) / scale
        return rounded == 0 ? 0 : rounded
    }

    /// Lots to 1e-9, and finer by as many tens as a lot moves more than 1,000 units of a material, so that what they give
    /// and take is right to a millionth.
    func rounded(lotsOf quantity: Double) -> Double {
        var scale = 1e9
        while quantity > scale * 1e-6, scale < 1e15 { scale *= 10 }
        return rounded(to: scale)
    }
}
