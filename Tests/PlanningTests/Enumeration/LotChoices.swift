// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

/// What can be decided about lots, options and commitments, one list of alternatives for each decision.
struct LotChoices {
    /// Lots that are there in any case: in process or pinned.
    private(set) var given: [PlannedLot] = []
    /// For each cell of a recipe, or each patient, the lots that may start in addition; never none.
    private(set) var alternatives: [[[PlannedLot]]] = []
    /// All ways to choose options.
    private(set) var options: [[PlannedOption]] = [[]]
    /// All ways to choose the days of commitments.
    private(set) var commitments: [[PlannedCommitment]] = [[]]

    private let scenario: Scenario
    private let times: PlanningTimes
    /// The sizes to try of a lot whose size is open, as shares of the way from the smallest to the largest.
    private let sizes: [Double]

    init(_ scenario: Scenario, _ times: PlanningTimes, _ outcomes: [[StartOutcome]], walk: LotWalk, sizes: [Double]) {
        self.scenario = scenario
        self.times = times
        self.sizes = sizes
        given = scenario.opening.lots.compactMap { lot in
            guard case .possible(let timeline) = times.within(walk.walk(lot)) else { return nil }
            return stated(timeline, origin: .inProcess, patient: lot.patient.map { scenario.patients[$0].name })
        }
        for recipe in scenario.recipes.ids where !scenario.recipes[recipe].isAutologous {
            for outcome in outcomes[recipe.index] {
                guard let timeline = times.within(outcome).timeline else { continue }
                add(timeline)
            }
        }
        for patient in scenario.patients.ids { add(patient, outcomes, walk) }
        addOptions()
        addCommitments(PlantHours(scenario))
        number()
    }

    /// Gives every lot a name of its own.
    private mutating func number() {
        for place in given.indices { given[place].name += "-given-\(place)" }
        for place in alternatives.indices {
            for other in alternatives[place].indices {
                for lot in alternatives[place][other].indices {
                    let size = alternatives[place][other][lot].size.map { "-\($0)" } ?? ""
                    alternatives[place][other][lot].name += "-\(place)-\(other)-\(lot)\(size)"
                }
            }
        }
    }

    private func stated(
        _ timeline: LotTimeline, origin: PlannedLot.Origin = .planned, size: Double? = nil, patient: String? = nil
    ) -> PlannedLot {
        let pulls = scenario.recipes[timeline.recipe].release.stability?.after.map {
            times.expiry($0, of: timeline.stored)
        }
        return planned(
            timeline, origin: origin, size: size, patient: patient,
            pulls: pulls?.filter { $0 >= .start && $0 < times.end }.sorted(), in: scenario)
    }

    /// Lots of one cell: those that are pinned there, and up to as many as rooms and units take.
    private mutating func add(_ timeline: LotTimeline) {
        let recipe = scenario.recipes[timeline.recipe]
        let pinned = scenario.opening.pinned.count {
            $0.recipe == timeline.recipe && $0.start >= timeline.cell
                && $0.start < timeline.cell + scenario.horizon.starts
        }
        let keepsUnit = timeline.unitHolds.contains { scenario.units[$0.unit].sharing != nil }
        let rooms = timeline.roomHolds.map { scenario.mostLots(in: $0.room) }.min() ?? 1
        let most = keepsUnit ? 1 : min(2, rooms)
        let shares: [Double?] =
            recipe.sizes.map { range in
                sizes.map { range.from.double + (range.to.double - range.from.double) * $0 }
            } ?? [nil]
        // A pinned lot whose size is open is one of a choice, so pins are for recipes of one size here.
        given += (0..<pinned).map { _ in stated(timeline, origin: .pinned) }
        var sets: [[PlannedLot]] = []
        for count in 1...max(1, most - pinned) where pinned + count <= most {
            sets += Self.multisets(of: shares, count).map { $0.map { stated(timeline, size: $0) } }
        }
        if !sets.isEmpty { alternatives.append(sets) }
    }

    /// A patient's lot in each cell; whether it is in time is the checker's to say.
    private mutating func add(_ id: ID<Patient>, _ outcomes: [[StartOutcome]], _ walk: LotWalk) {
        let patient = scenario.patients[id]
        guard !scenario.opening.lots.contains(where: { $0.patient == id }) else { return }
        let step = scenario.horizon.starts.minutes
        let sets: [[PlannedLot]] = outcomes[patient.recipe.index].indices.compactMap { place in
            let cell = Instant(minutes: place * step)
            guard outcomes[patient.recipe.index][place].timeline != nil else { return nil }
            let outcome =
                patient.arrives > cell
                ? walk.walk(patient.recipe, cell: cell, notBefore: patient.arrives)
                : outcomes[patient.recipe.index][place]
            guard let timeline = times.within(outcome).timeline, timeline.start >= patient.arrives else { return nil }
            return [stated(timeline, patient: patient.name)]
        }
        if !sets.isEmpty { alternatives.append(sets) }
    }

    private mutating func addOptions() {
        for option in scenario.options.things {
            let (kind, resource): (ResourceLoad.Kind, String) =
                switch option.addition {
                case .unit(let unit): (.unit, scenario.units[unit].name)
                case .room(let room): (.room, scenario.rooms[room].name)
                case .staff(let pool, _): (.staff, scenario.staff[pool].name)
                }
            options = options.flatMap { before in
                (0...option.most).map { times in
                    before + [
                        PlannedOption(
                            option: option.name, chosen: Double(times), most: option.most, kind: kind,
                            resource: resource, from: option.from,
                            cost: Money(rounding: option.cost * Exact(times)) ?? .zero)
                    ]
                }
            }
        }
    }

    private mutating func addCommitments(_ hours: PlantHours) {
        for commitment in scenario.commitments.things {
            for date in LotWalk.dates(of: commitment, in: scenario, hours: hours, until: times.end) {
                commitments = commitments.flatMap { before in
                    date.choices.map {
                        before + [
                            PlannedCommitment(
                                commitment: commitment.name, number: date.number, during: $0.during, share: 1)
                        ]
                    }
                }
            }
        }
    }

    /// All ways to take so many of some values, their order aside.
    private static func multisets<Value>(of values: [Value], _ count: Int) -> [[Value]] {
        guard count > 0 else { return [[]] }
        return values.indices.flatMap { place in
            multisets(of: Array(values[place...]), count - 1).map { [values[place]] + $0 }
        }
    }
}
