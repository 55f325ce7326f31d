// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing

extension Formulation {
    /// Changes of key in a room or on a unit are paid, one after another, from the last holder before the horizon on.
    ///
    ///     held[k,e] = held[k,e−1] + Σ change[j,k,e] − Σ change[k,j,e]       ∀ key k, instant e where a lot may enter
    ///     present[k,e] ≤ held[k,e]
    ///     Σ change[j,k,e] ≤ Σ lots[c] (c of key k entering at e)
    ///     cost = Σ cost[j,k] · change[j,k,e]
    ///
    /// One unit flows through the keys, so the changes are whole where the lots are; where lots share the room, held
    /// is said to be whole. Fractions of lots have no order:
    /// a relaxed plan pays no changeovers. Where campaigns have rules, their flow pays them.
    mutating func changeKeysInTurn(isRelaxed: Bool) {
        guard !isRelaxed else { return }
        for kind in [ResourceLoad.Kind.room, .unit] {
            changeKeysInTurn(in: KeyedPlaces(kind, of: problem) { $0.costsMoney && $0.sharing.campaign == nil })
        }
    }

    private mutating func changeKeysInTurn(in places: KeyedPlaces) {
        guard !places.all.isEmpty else { return }
        let flows = places.all.map { KeyFlow(of: $0) }
        let problem = problem
        let prefix = places.kind.rawValue
        let axis = places.axis
        let held = programme.raggedVariables(
            "\(prefix)-held", unit: "yes or no", over: axis, counts: flows.map(\.stateCount), secondName: "key at",
            label: { flows[$0].stateText($1, problem) }, upper: 1)
        let change = programme.raggedVariables(
            "\(prefix)-change", unit: "changeovers", over: axis, counts: flows.map(\.changes.count),
            secondName: "change",
            label: { flows[$0].changeText($1, problem) }, upper: 1)
        let states = programme.raggedRowFamily(
            "\(prefix)-turn", unit: "keys", over: axis, counts: flows.map(\.stateCount), secondName: "key at",
            label: { flows[$0].stateText($1, problem) },
            formula: "held[k,e] = held[k,e−1] + Σ change[j,k,e] − Σ change[k,j,e]")
        let kept = programme.raggedRowFamily(
            "\(prefix)-keep", unit: "lots", over: axis, counts: flows.map { $0.rowCount }, secondName: "row",
            label: { _, row in "\(row)" }, formula: "Σ lots[c of key in \(prefix) at e] ≤ most · held[k,e]")
        let entered = programme.raggedRowFamily(
            "\(prefix)-entered", unit: "changeovers", over: axis, counts: flows.map(\.entries.count),
            secondName: "key at",
            label: { flows[$0].stateText(flows[$0].entries[$1].state, problem) },
            formula: "Σ change[j,k,e] ≤ Σ lots[c of key k entering at e]")
        for (place, flow) in flows.enumerated() {
            let room = places.all[place]
            // One of several lots that might be there must not be let in by a part of a key.
            for state in 0..<flow.stateCount where room.isShared { programme.setKind(.integer, of: held[place, state]) }
            let source = sources.id(of: "\(prefix)s.\(room.name)")
            for state in 0..<flow.stateCount {
                let before = state >= flow.keyCount ? nil : flow.opening(state)
                programme.require(states, place, state, .equal(to: before ?? 0), source: source) {
                    held[place, state]
                    state >= flow.keyCount ? -held[place, state - flow.keyCount] : nil
                    for number in flow.incoming[state] { -change[place, number] }
                    for number in flow.outgoing[state] { change[place, number] }
                }
            }
            var row = 0
            for presence in flow.presences {
                let lots = room.isShared ? presence.candidates.map { [$0] } : [presence.candidates]
                for group in lots {
                    let most = group.reduce(0) { max($0, problem.candidates[$1].most) }
                    programme.require(kept, place, row, .atMost(0), source: source) {
                        for candidate in group { variables.lots[candidate] }
                        -(most * held[place, presence.state])
                    }
                    row += 1
                }
            }
            for (number, entry) in flow.entries.enumerated() {
                programme.require(entered, place, number, .atMost(0), source: source) {
                    for step in flow.incoming[entry.state] { change[place, step] }
                    for candidate in entry.candidates { -variables.lots[candidate] }
                }
            }
            for (number, step) in flow.changes.enumerated() where step.from < room.keys.count {
                programme.addCost(room.cost[step.from][step.to], to: change[place, number])
            }
        }
    }
}

/// The keys of a room or unit as states that follow each other at the instants where a lot may enter.
private struct KeyFlow: Sendable {
    /// A change of key at an instant; the key after the last one stands for nobody before.
    struct Change: Sendable {
        let from: Int
        let to: Int
        let instant: Int
    }

    /// Lots and the state that they need.
    struct Need: Sendable {
        let state: Int
        let candidates: [Int]
    }

    let keys: [String]
    let first: Int?
    /// Instants where a lot may enter [min].
    let instants: [Int]
    private(set) var changes: [Change] = []
    /// Changes into and out of each state.
    private(set) var incoming: [[Int]]
    private(set) var outgoing: [[Int]]
    /// Lots of a key that are there at an instant.
    private(set) var presences: [Need] = []
    /// Lots of a key that enter at an instant.
    private(set) var entries: [Need] = []
    /// Rows for the presences.
    private(set) var rowCount = 0

    /// Keys, and nobody.
    var keyCount: Int { keys.count + 1 }
    var stateCount: Int { instants.count * keyCount }

    init(of room: KeyedPlace) {
        keys = room.keys
        first = room.first
        instants = Set(room.holds.map(\.from)).sorted()
        let keyCount = room.keys.count + 1
        incoming = Array(repeating: [], count: instants.count * keyCount)
        outgoing = incoming
        var next = 0
        var current: [KeyedPlace.Hold] = []
        for (place, minute) in instants.enumerated() {
            current.removeAll { $0.to <= minute }
            while next < room.holds.count, room.holds[next].from <= minute {
                current.append(room.holds[next])
                next += 1
            }
            for key in room.keys.indices {
                let state = place * keyCount + key
                let there = current.filter { $0.key == key }
                guard !there.isEmpty else { continue }
                presences.append(Need(state: state, candidates: there.map(\.candidate).sorted()))
                rowCount += room.isShared ? there.count : 1
                let entering = there.filter { $0.from == minute && !$0.isFact }.map(\.candidate)
                guard !entering.isEmpty else { continue }
                entries.append(Need(state: state, candidates: entering.sorted()))
                for other in 0..<keyCount where other != key {
                    incoming[state].append(changes.count)
                    outgoing[place * keyCount + other].append(changes.count)
                    changes.append(Change(from: other, to: key, instant: place))
                }
            }
        }
    }

    /// What of a key there is before the first instant.
    func opening(_ key: Int) -> Double { key == (first ?? keys.count) ? 1 : 0 }

    func stateText(_ state: Int, _ problem: PlanningProblem) -> String {
        let key = state % keyCount
        return "\(key < keys.count ? keys[key] : "nobody"),\(problem.text(at: instants[state / keyCount]))"
    }

    func changeText(_ number: Int, _ problem: PlanningProblem) -> String {
        let change = changes[number]
        let from = change.from < keys.count ? keys[change.from] : "nobody"
        return "\(from),\(keys[change.to]),\(problem.text(at: instants[change.instant]))"
    }
}
