// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing

/// Gathers what a programme has prices of.
///
/// A price is the sum over a quarter, for days and instants share it as the simplex happens to end; it is counted where
/// the programme states the capacity: in the rows of a room, and in the bound that a room sets to the lots of a start.
/// Rooms and units that hold a key have none: what they admit is no single number.
struct PriceSubjects {
    let formulation: Formulation
    let quarters: [Range<Int>]
    /// A pack, or what the largest lot gives, or the smallest order, or one; by material [unit].
    private let steps: [Double]

    private var problem: PlanningProblem { formulation.problem }
    private var scenario: Scenario { formulation.scenario }
    private var programme: LinearProgramme { formulation.programme }

    init(of formulation: Formulation) {
        self.formulation = formulation
        quarters = PriceSubject.quarters(of: formulation.problem)
        let problem = formulation.problem
        var made = problem.scenario.materials.things.map { _ in 0.0 }
        for candidate in problem.candidates {
            let material = problem.scenario.recipes[candidate.recipe].makes.index
            made[material] = max(made[material], candidate.net)
        }
        steps = zip(problem.scenario.materials.things, made).map { about, made in
            if let pack = about.purchase?.pack { return pack.double }
            let lot = about.isCounted ? made.rounded(.down) : made
            return lot > 0 ? lot : about.purchase?.minimumOrder?.double ?? 1
        }
    }

    /// All subjects of capacities and limits, by kind, name and quarter.
    func capacities() -> [PriceSubject] {
        var subjects: [PriceSubject] = []
        subjects += gather(.room, scenario.rooms.things.map { ($0.name, 1, "room") }) { add in
            rows("room-exclusive") { row, keys in
                let minute = formulation.roomMinutes[keys[0]][keys[1]]
                add(keys[0], minute, .init(row.index, upper: min(1, programme.rowUpper[row.index])))
            }
        }
        addStartLimits(to: &subjects)
        let (units, pools) = (Array(scenario.units.ids), Array(scenario.staff.ids))
        subjects += gather(.unit, scenario.units.things.map { ($0.name, 1, "unit") }) { add in
            rows("unit-time") { row, keys in
                let minute = keys[1] * 1440
                let one = problem.minutesOfOne(units[keys[0]], from: minute, to: min(minute + 1440, problem.end))
                add(keys[0], minute, .init(row.index, upper: one))
            }
        }
        let people = scenario.staff.things.map { ($0.name, 1.0, "person") }
        for (kind, family) in [(ResourcePrice.Kind.staff, "staff-time"), (.cover, "staff-cover")] {
            subjects += gather(kind, people) { add in
                rows(family) { row, keys in
                    let one = problem.hoursOfOne(of: pools[keys[0]], week: keys[1])
                    let hours = kind == .staff ? one.normal : one.cover
                    add(keys[0], keys[1] * 7 * 1440, .init(row.index, upper: hours))
                }
            }
        }
        subjects += overtime()
        subjects += gather(.laboratory, scenario.laboratories.things.map { ($0.name, 1, "sample a week") }) { add in
            rows("laboratory") { row, keys in add(keys[0], keys[1] * 7 * 1440, .init(row.index, upper: 1)) }
        }
        let steps = scenario.materials.ids.map { (scenario.materials[$0].name, step(of: $0), unit(of: $0)) }
        subjects += gather(.storage, steps) { add in
            rows("storage") { row, keys in
                add(keys[0], formulation.storageMinutes[keys[0]][keys[1]], .init(row.index, upper: steps[keys[0]].1))
            }
        }
        return subjects
    }

    /// Materials that are there at the quarter's start: the first balance of each quarter.
    func materials() -> [PriceSubject] {
        guard let family = programme.rowFamily(named: "material-balance") else { return [] }
        var first: [[Row?]] = scenario.materials.things.map { _ in quarters.map { _ in nil } }
        for row in programme.rows(of: family) {
            let keys = programme.keys(of: row)
            let cut = problem.flows[keys[0]].cuts[keys[1]]
            guard let place = quarter(of: cut), first[keys[0]][place] == nil else { continue }
            first[keys[0]][place] = row
        }
        return scenario.materials.ids.flatMap { id in
            quarters.indices.compactMap { place in
                guard let row = first[id.index][place] else { return nil }
                var subject = PriceSubject(
                    kind: .material, resource: scenario.materials[id].name, quarter: quarters[place],
                    amount: step(of: id), unit: unit(of: id))
                subject.ray.rows = [.init(row.index, lower: subject.amount, upper: subject.amount)]
                return subject
            }
        }
    }

    /// For each material and quarter the demand line whose step changes contribution most.
    func demand(at answer: LinearSolution) -> [PriceSubject] {
        var best: [[(subject: PriceSubject, price: Double)?]] = scenario.materials.things.map { _ in
            quarters.map { _ in nil }
        }
        for (line, subject) in demandLines() {
            let material = line.material.index
            guard let place = quarters.firstIndex(of: subject.quarter) else { continue }
            let price = abs(subject.price(at: answer))
            let known = best[material][place]?.price ?? -1
            if price > known * (1 + 1e-9) { best[material][place] = (subject, price) }
        }
        return best.flatMap { $0.compactMap { $0?.subject } }
    }

    /// The demand lines of some names.
    func demandLines(named names: Set<String>) -> [PriceSubject] {
        demandLines().filter { names.contains($0.line.name) }.map(\.subject)
    }

    private func demandLines() -> [(line: DemandLine, subject: PriceSubject)] {
        guard let family = programme.rowFamily(named: "demand") else { return [] }
        return programme.rows(of: family).compactMap { row in
            let line = problem.demand[programme.keys(of: row)[0]].line
            let due = min(max(0, line.due.minutes - 1), problem.end - 1)
            guard let place = quarter(of: due), line.quantity.signum > 0 else { return nil }
            var subject = PriceSubject(
                kind: .demand, resource: scenario.materials[line.material].name, line: line.name,
                quarter: quarters[place], amount: min(step(of: line.material), line.quantity.double),
                unit: unit(of: line.material))
            subject.ray.rows = [.init(row.index, lower: subject.amount, upper: subject.amount)]
            return (line, subject)
        }
    }

    // MARK: Parts

    /// A bound of a start's column that a room sets belongs to the room's price.
    private func addStartLimits(to subjects: inout [PriceSubject]) {
        guard formulation.steps == nil else { return }
        var places: [String: Int] = [:]
        for (place, subject) in subjects.enumerated() where subject.kind == .room {
            places["\(subject.resource) \(subject.quarter.lowerBound)"] = place
        }
        for (number, candidate) in problem.candidates.enumerated() {
            guard let room = problem.limitingRoom(of: candidate),
                let from = candidate.rooms.first(where: { $0.room == room })?.from, let place = quarter(of: from),
                let subject = places["\(scenario.rooms[room].name) \(quarters[place].lowerBound)"]
            else { continue }
            subjects[subject].ray.columns.append(.init(formulation.variables.lots[number].index, upper: 1))
        }
    }

    private func overtime() -> [PriceSubject] {
        scenario.staff.ids.flatMap { pool -> [PriceSubject] in
            guard let rule = scenario.staff[pool].overtime, rule.hoursPerWeek.signum > 0 else { return [] }
            let amount = min(8, rule.hoursPerWeek.double)
            return quarters.map { quarter in
                var subject = PriceSubject(
                    kind: .overtime, resource: scenario.staff[pool].name, quarter: quarter, amount: amount,
                    unit: "h a week")
                for week in 0..<problem.times.weekCount where quarter.contains(week * 7 * 1440) {
                    let share = problem.overtimeLimit(of: pool, week: week) / rule.hoursPerWeek.double
                    subject.ray.columns.append(
                        .init(formulation.variables.overtime[pool, week].index, upper: amount * share))
                }
                return subject
            }.filter { !$0.ray.columns.isEmpty }
        }
    }

    /// Subjects of one kind by name and quarter, from slopes that are added by the place of the name and the minute.
    private func gather(
        _ kind: ResourcePrice.Kind, _ things: [(name: String, amount: Double, unit: String)],
        _ body: ((Int, Int, ProgrammeRay.Slope) -> Void) -> Void
    ) -> [PriceSubject] {
        var rays = things.map { _ in quarters.map { _ in ProgrammeRay() } }
        body { thing, minute, slope in
            guard let place = quarter(of: minute) else { return }
            rays[thing][place].rows.append(slope)
        }
        return things.enumerated().flatMap { number, thing in
            zip(quarters, rays[number]).compactMap { quarter, ray in
                guard !ray.isEmpty else { return nil }
                return PriceSubject(
                    kind: kind, resource: thing.name, quarter: quarter, amount: thing.amount, unit: thing.unit,
                    ray: ray)
            }
        }
    }

    private func rows(_ family: String, _ body: (Row, [Int]) -> Void) {
        guard let family = programme.rowFamily(named: family) else { return }
        for row in programme.rows(of: family) { body(row, programme.keys(of: row)) }
    }

    private func quarter(of minute: Int) -> Int? { quarters.firstIndex { $0.contains(minute) } }

    private func step(of material: ID<Material>) -> Double { steps[material.index] }

    private func unit(of material: ID<Material>) -> String { scenario.materials[material].unit }
}
