// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing
import Timing

extension Formulation {
    /// A room or unit that holds a key admits lots of one key at a time, turnaround and changeover included.
    ///
    ///     Σ present[k,t_k] ≤ 1                        t_k within the changeover to the key that is there at t
    ///     Σ lots[c] (c of key k there at t) ≤ most · present[k,t]
    ///     Σ lots[c] (c before the last holder has left and the changeover is over) ≤ 0
    ///
    /// Where one lot is admitted at a time, the lots of a key that are there at one minute stand for its presence;
    /// a column says it only where lots of equal key may be there together.
    mutating func keepKeysApart(isRelaxed: Bool) {
        for kind in [ResourceLoad.Kind.room, .unit] {
            keepKeysApart(in: KeyedPlaces(kind, of: problem), isRelaxed: isRelaxed)
        }
    }

    private mutating func keepKeysApart(in places: KeyedPlaces, isRelaxed: Bool) {
        guard !places.all.isEmpty else { return }
        let problem = problem
        let presences = places.all.map { KeyPresence(of: $0, closed: problem.stretchesClosed($0)) }
        let prefix = places.kind.rawValue
        let present = programme.raggedVariables(
            "\(prefix)-present", unit: "yes or no", over: places.axis,
            counts: zip(places.all, presences).map { $0.isShared ? $1.groups.count : 0 }, secondName: "key at",
            label: {
                let key = places.all[$0].keys[presences[$0].groups[$1].key]
                return "\(key),\(problem.text(at: presences[$0].minutes[$1]))"
            },
            upper: 1, kind: isRelaxed ? .continuous : .integer)
        let apart = programme.raggedRowFamily(
            "\(prefix)-key", unit: "keys", over: places.axisOfAll,
            counts: places.counts(presences.map(\.exclusions.count)), secondName: "row",
            label: { thing, row in
                guard let place = places.place(of: thing) else { return "" }
                return "\(problem.text(at: presences[place].exclusions[row].minute)),\(row)"
            },
            formula: "Σ present[\(prefix),key,t] ≤ 1 − closed[\(prefix),t]")
        for (place, (about, presence)) in zip(places.all, presences).enumerated() {
            let source = sources.id(of: "\(prefix)s.\(about.name)")
            for (row, exclusion) in presence.exclusions.enumerated() {
                guard exclusion.most == 0 || exclusion.groups.count > 1 || !about.isShared else { continue }
                programme.require(apart, about, row, .atMost(Double(exclusion.most)), source: source) {
                    for group in exclusion.groups {
                        about.isShared
                            ? [1 * present[place, group]]
                            : presence.groups[group].candidates.map { 1 * variables.lots[$0] }
                    }
                }
            }
        }
        limitLots(in: places, presences, present)
        waitForLastHolder(in: places)
    }

    /// Lots of equal key are present together, and only so many.
    private mutating func limitLots(
        in places: KeyedPlaces, _ presences: [KeyPresence], _ present: VariableFamily
    ) {
        guard places.all.contains(where: \.isShared) else { return }
        let problem = problem
        let labels = places.axisOfAll
        let linked = zip(places.all, presences).map { $0.isShared ? $1.groups.count : 0 }
        let label: @Sendable (Int, Int) -> String = { thing, row in
            guard let place = places.place(of: thing) else { return "" }
            let group = presences[place].groups[row]
            return "\(places.all[place].keys[group.key]),\(problem.text(at: presences[place].minutes[row]))"
        }
        let together = programme.raggedRowFamily(
            "room-lots", unit: "lots", over: labels, counts: places.counts(linked), secondName: "key at",
            label: label, formula: "Σ lots[c of key in room at t] ≤ most · present[room,key,t]")
        let each = programme.rowFamily(
            "room-lot", unit: "lots",
            axes: [
                labels,
                Axis("lot", count: problem.candidates.count) {
                    let candidate = problem.candidates[$0]
                    let recipe = problem.scenario.recipes[candidate.recipe].name
                    return "\(recipe),\(problem.text(at: candidate.timeline.cell.minutes))"
                },
            ], formula: "lots[c] ≤ most · present[room,key,first t]")
        for (place, (room, presence)) in zip(places.all, presences).enumerated() where room.isShared {
            var seen: Set<Int> = []
            let source = sources.id(of: "rooms.\(room.name)")
            for (number, group) in presence.groups.enumerated() {
                let isWithLast = room.last.map { $0.key == group.key && presence.minutes[number] < $0.free } ?? false
                let most = Double(room.sharing.capacity - (isWithLast ? 1 : 0))
                let all = group.candidates.reduce(0) { $0 + problem.candidates[$1].most }
                programme.require(together, room, number, .atMost(0), source: source) {
                    for candidate in group.candidates { variables.lots[candidate] }
                    -(min(most, all) * present[place, number])
                }
                // One lot alone is present in full, which the sum above says only of as many as are admitted.
                for candidate in group.candidates
                where group.candidates.count > 1 && seen.insert(candidate).inserted {
                    programme.require(each, room, candidate, .atMost(0), source: source) {
                        variables.lots[candidate]
                        -(min(most, problem.candidates[candidate].most) * present[place, number])
                    }
                }
            }
        }
    }

    /// No lot enters before the last holder has left and its changeover is over; lots there already are facts.
    private mutating func waitForLastHolder(in places: KeyedPlaces) {
        guard places.all.contains(where: { $0.last != nil }) else { return }
        let prefix = places.kind.rawValue
        let rows = programme.rowFamily(
            "\(prefix)-opening", unit: "lots", axes: [places.axisOfAll],
            formula: "Σ lots[c entering \(prefix) before free + changeover] ≤ 0")
        for place in places.all {
            guard let last = place.last else { continue }
            let early = place.holds.filter { hold in
                guard !hold.isFact else { return false }
                if hold.key == last.key { return !place.isShared && hold.from < last.free }
                return hold.from < last.free + place.time[last.key][hold.key]
            }
            guard !early.isEmpty else { continue }
            let source = sources.id(of: "opening.\(prefix)s.\(place.name)")
            programme.require(rows, place, .atMost(0), source: source) {
                for hold in early { variables.lots[hold.candidate] }
            }
        }
    }
}

/// The rooms, or the units, that hold a key, with what their rows and columns are counted by.
struct KeyedPlaces: Sendable {
    let kind: ResourceLoad.Kind
    let all: [KeyedPlace]
    /// The names of all rooms or units of the scenario.
    private let names: [String]

    init(_ kind: ResourceLoad.Kind, of problem: PlanningProblem, where belongs: (KeyedPlace) -> Bool = { _ in true }) {
        self.kind = kind
        all = problem.keyedPlaces.filter { $0.kind == kind && belongs($0) }
        names =
            kind == .room ? problem.scenario.rooms.things.map(\.name) : problem.scenario.units.things.map(\.name)
    }

    /// Those that hold a key.
    var axis: Axis { Axis(kind.rawValue, count: all.count) { [all] in all[$0].name } }

    /// All of the scenario.
    var axisOfAll: Axis { Axis(kind.rawValue, count: names.count) { [names] in names[$0] } }

    /// The place among those that hold a key.
    func place(of thing: Int) -> Int? { all.firstIndex { $0.index == thing } }

    /// A count for each of the scenario, from those that hold a key.
    func counts(_ counts: [Int]) -> [Int] {
        var result = [Int](repeating: 0, count: names.count)
        for (place, count) in zip(all, counts) { result[place.index] = count }
        return result
    }
}

extension KeyedPlace: DenseKey {
    /// The place among all rooms or units of the scenario.
    var denseIndex: Int { index }
}
