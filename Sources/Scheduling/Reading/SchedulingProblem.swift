// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

/// A plan as something to be scheduled: its lots as jobs, and the plant with all that is fixed.
struct SchedulingProblem: Sendable {
    let scenario: Scenario
    let plan: Plan
    let hours: PlantHours
    let walk: LotWalk
    let times: PlanningTimes
    let jobs: [LotJob]
    /// How often each option is chosen, by option.
    let chosen: [Int]
    /// The minute at which the tail ends.
    var end: Int { times.end.minutes }

    init(_ scenario: Scenario, _ plan: Plan) {
        self.scenario = scenario
        self.plan = plan
        let hours = PlantHours(scenario)
        self.hours = hours
        walk = LotWalk(scenario: scenario, hours: hours)
        times = PlanningTimes(scenario, tail: plan.header.tail)
        var chosen = [Int](repeating: 0, count: scenario.options.count)
        for option in plan.options {
            if let id = scenario.options.id(named: option.option) {
                chosen[id.index] = Int(option.chosen.rounded())
            }
        }
        self.chosen = chosen
        jobs = JobReading(scenario: scenario, plan: plan, end: times.end.minutes).jobs
    }

    /// What options add to a resource, with the minute from which on.
    func added(_ addition: CapacityOption.Addition) -> [(from: Int, count: Int)] {
        scenario.options.ids.compactMap { id in
            let option = scenario.options[id]
            guard option.addition == addition, chosen[id.index] > 0 else { return nil }
            return (option.from.minutes, option.count * chosen[id.index])
        }
    }

    /// How many units, rooms or people there are in the end.
    func count(of kind: ResourceLoad.Kind, _ index: Int) -> Int {
        switch kind {
        case .unit:
            scenario.units[ID(index)].count + added(.unit(ID(index))).reduce(0) { $0 + $1.count }
        case .room:
            scenario.rooms[ID(index)].count + added(.room(ID(index))).reduce(0) { $0 + $1.count }
        case .staff:
            scenario.staff[ID(index)].headcount
                + scenario.options.ids.reduce(0) { sum, id in
                    guard case .staff(ID(index), _) = scenario.options[id].addition else { return sum }
                    return sum + scenario.options[id].count * chosen[id.index]
                }
        }
    }

    /// The civil text of a minute, for people.
    func text(_ minute: Int) -> String {
        let civil = CivilDateTime(Instant(minutes: minute), since: CivilDateTime(date: scenario.horizon.start))
        return "\(civil.date) \(civil.time)"
    }
}
