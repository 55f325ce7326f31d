// SPDX-License-Identifier: GPL-3.0-or-later

import Algorithms
import Basics

/// Who can be in a keyed room or on a keyed unit at one minute, and which such presences exclude each other.
struct KeyPresence: Sendable {
    /// The lots of one key that would be there at one minute.
    struct Group: Hashable, Sendable {
        let key: Int
        let candidates: [Int]
    }

    /// Presences of which at most one can be.
    struct Exclusion: Sendable {
        let minute: Int
        /// Places among the groups.
        let groups: [Int]
        /// 0 while the room is closed, else 1.
        let most: Int
    }

    /// All presences that are spoken of, in the order of their first minute.
    private(set) var groups: [Group] = []
    /// The first minute at which each was looked at.
    private(set) var minutes: [Int] = []
    /// What cannot be together.
    private(set) var exclusions: [Exclusion] = []

    private var places: [Group: Int] = [:]
    private let byKey: [[KeyedPlace.Hold]]
    /// The longest hold of each key, so that a look back ends.
    private let longest: [Int]

    /// Looks at a room or unit that is closed over some stretches [min].
    init(of place: KeyedPlace, closed: [(from: Int, to: Int)]) {
        let byKey = place.keys.indices.map { key in place.holds.filter { $0.key == key } }
        self.byKey = byKey
        longest = byKey.map { $0.reduce(0) { max($0, $1.to - $1.from) } }
        var instants = Set(place.holds.map(\.from))
        instants.formUnion(closed.map { max(0, $0.from) })
        for minute in instants.sorted() {
            let present = place.keys.indices.compactMap { group(of: $0, at: minute) }
            guard !present.isEmpty else { continue }
            let isClosed = closed.contains { $0.from <= minute && minute < $0.to }
            exclude(present, at: minute, most: isClosed ? 0 : 1)
        }
        leaveOutCovered()
        for key in place.keys.indices {
            for minute in Set(byKey[key].map(\.from)).sorted() { separate(key, at: minute, place) }
        }
        keepUsed()
    }

    /// Leaves out an exclusion whose lots are all in a neighbour that admits no more.
    private mutating func leaveOutCovered() {
        var kept: [(exclusion: Exclusion, lots: Set<Int>)] = []
        for exclusion in exclusions {
            let lots = Set(exclusion.groups.flatMap { groups[$0].candidates })
            if let last = kept.last, last.exclusion.most >= exclusion.most, last.lots.isSubset(of: lots) {
                kept.removeLast()
            }
            if let last = kept.last, last.exclusion.most <= exclusion.most, lots.isSubset(of: last.lots) { continue }
            kept.append((exclusion, lots))
        }
        exclusions = kept.map(\.exclusion)
    }

    /// Forgets presences that no exclusion speaks of.
    private mutating func keepUsed() {
        let used = Set(exclusions.flatMap(\.groups)).sorted()
        let renumbered = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($1, $0) })
        groups = used.map { groups[$0] }
        minutes = used.map { minutes[$0] }
        places = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($1, $0) })
        exclusions = exclusions.map { one in
            Exclusion(minute: one.minute, groups: one.groups.compactMap { renumbered[$0] }, most: one.most)
        }
    }

    /// The presence of a key at a minute; nil where no lot of it could be there.
    mutating func group(of key: Int, at minute: Int) -> Int? {
        let holds = byKey[key]
        var place = holds.partitioningIndex { $0.from > minute - longest[key] }
        var candidates: [Int] = []
        while place < holds.count, holds[place].from <= minute {
            if holds[place].to > minute { candidates.append(holds[place].candidate) }
            place += 1
        }
        guard !candidates.isEmpty else { return nil }
        let group = Group(key: key, candidates: candidates.sorted())
        if let known = places[group] { return known }
        places[group] = groups.count
        groups.append(group)
        minutes.append(minute)
        return groups.count - 1
    }

    private mutating func exclude(_ present: [Int], at minute: Int, most: Int) {
        exclusions.append(Exclusion(minute: minute, groups: present, most: most))
    }

    /// A lot of a key that is there at `minute` keeps away the lots of other keys whose changeover would not be over.
    ///
    /// Those are the lots that were there at some minute of the changeover before. For each other key the fewest
    /// minutes are taken that meet all of them; one minute of each key goes into a row together with those of the
    /// others as long as their lots exclude each other as well.
    private mutating func separate(_ key: Int, at minute: Int, _ place: KeyedPlace) {
        guard let own = group(of: key, at: minute) else { return }
        var waiting = place.keys.indices.map { other in
            other == key ? [] : stabs(of: other, from: minute - place.time[other][key], to: minute - 1)
        }
        while waiting.contains(where: { !$0.isEmpty }) {
            var row: [(key: Int, at: Int)] = []
            for other in waiting.indices {
                guard let next = waiting[other].first else { continue }
                let mine = (key: other, at: next)
                let fits = row.allSatisfy { theirs in
                    theirs.at <= next
                        ? next - theirs.at <= place.time[theirs.key][other]
                        : theirs.at - next <= place.time[other][theirs.key]
                }
                guard fits else { continue }
                row.append(mine)
                waiting[other].removeFirst()
            }
            exclude([own] + row.compactMap { group(of: $0.key, at: $0.at) }, at: minute, most: 1)
        }
    }

    /// Minutes within a stretch that meet every stay of a key that has left by its end and was there within it.
    private func stabs(of key: Int, from: Int, to: Int) -> [Int] {
        guard from <= to else { return [] }
        let holds = byKey[key]
        var place = holds.partitioningIndex { $0.from > from - longest[key] }
        var gone: [(from: Int, to: Int)] = []
        while place < holds.count, holds[place].from <= to {
            if holds[place].to > from, holds[place].to <= to + 1 { gone.append((holds[place].from, holds[place].to)) }
            place += 1
        }
        var points: [Int] = []
        for stay in gone.sorted(by: { ($0.to, $0.from) < ($1.to, $1.from) }) {
            if let point = points.last, stay.from <= point { continue }
            points.append(stay.to - 1)
        }
        return points
    }
}
