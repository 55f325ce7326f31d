// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// What contractors make, from the decisions.
struct ContractExtraction {
    let problem: PlanningProblem
    let decisions: PlanDecisions

    /// By contractor, then day; nil in a plant without contractors.
    var contracts: [PlannedContract]? {
        let contractors = problem.scenario.contractors
        guard !contractors.isEmpty else { return nil }
        var result: [PlannedContract] = []
        for (number, day) in problem.contracts.enumerated() {
            let lots = decisions.contracted[number]
            guard lots > 0 || day.isBooked else { continue }
            let name = contractors[day.contractor].name
            if result.last?.contractor != name || result.last?.day.minutes != day.day {
                result.append(
                    PlannedContract(
                        contractor: name,
                        material: problem.scenario.materials[contractors[day.contractor].makes].name,
                        day: Instant(minutes: day.day), arrives: Instant(minutes: day.arrives), ordered: 0, kept: 0,
                        cancelled: 0, quantity: 0))
            }
            let place = result.count - 1
            if day.isBooked {
                result[place].kept = lots
                result[place].cancelled = (problem.bookedLots(number) - lots).rounded(lotsOf: day.net)
            } else {
                result[place].ordered = lots
            }
            result[place].quantity = ((result[place].ordered + result[place].kept) * day.net).rounded(to: 1e6)
        }
        return result
    }

    /// What the lots of each contractor cost [money].
    var costs: [(object: String, amount: Double)] {
        perContractor { $0.price * decisions.contracted[$1] }
    }

    /// What giving up booked lots costs, by contractor [money].
    var fees: [(object: String, amount: Double)] {
        perContractor { $0.fee * (problem.bookedLots($1) - decisions.contracted[$1]) }
    }

    private func perContractor(_ cost: (ContractDay, Int) -> Double) -> [(object: String, amount: Double)] {
        var sums = [Double](repeating: 0, count: problem.scenario.contractors.count)
        for (number, day) in problem.contracts.enumerated() { sums[day.contractor.index] += cost(day, number) }
        return zip(problem.scenario.contractors.things, sums).map { ($0.name, -$1) }
    }
}
