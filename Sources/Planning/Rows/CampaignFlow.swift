// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// The ways of one unit through the campaigns of a room or unit, as columns and rows.
struct CampaignFlow: Sendable {
    /// A part of a way.
    struct Column: Sendable {
        let text: String
        let cost: Double
    }

    /// Σ lots + Σ plus − Σ minus = supply, or at most that.
    struct Row: Sendable {
        let text: String
        var lots: [Int] = []
        var plus: [Int] = []
        var minus: [Int] = []
        var supply = 0
        var isLimit = false
    }

    /// How many parts of ways were left out, as no way leads through them.
    private(set) var left = 0
    private(set) var columns: [Column] = []
    private(set) var rows: [Row] = []

    private let place: KeyedPlace
    private let rules: Campaign
    private let counts: CampaignCounts
    /// The end of the horizon [min].
    private let horizon: Int
    private let text: @Sendable (Int) -> String
    /// The minutes at which lots of each key may enter.
    private let entries: [[Int]]
    /// The row of ready[k,t] by key and entry; of open[k,n,t] by key, lots and entry.
    private var ready: [[Int]] = []
    private var open: [[[Int]]] = []
    /// Columns that come to wait as open[k,n,·], with the minute at which the last lot left.
    private var stays: [[[(column: Int, left: Int)]]] = []
    /// Columns run[g,0] by key, with the minute at which the lot enters.
    private var firsts: [[(column: Int, from: Int)]] = []

    init(of place: KeyedPlace, _ rules: Campaign, horizon: Int, text: @escaping @Sendable (Int) -> String) {
        self.place = place
        self.rules = rules
        self.horizon = horizon
        self.text = text
        counts = CampaignCounts(rules)
        entries = place.keys.indices.map { key in
            Set(place.holds.filter { $0.key == key && !$0.isFact }.map(\.from)).sorted()
        }
        firsts = place.keys.map { _ in [] }
        declareStates()
        begin()
        runLots()
        wait()
        limitLength()
        let pruning = CampaignPruning(rows, columnCount: columns.count)
        left = pruning.deadCount
        (columns, rows) = pruning.pruned(columns)
    }

    // MARK: States

    private mutating func declareStates() {
        let longest = rules.longest ?? .max
        for (key, name) in place.keys.enumerated() {
            ready.append(entries[key].map { add(row: Row(text: "ready \(name) \(text($0))")) })
            stays.append((0...counts.top).map { _ in [] })
            open.append(
                (0...counts.top).map { lots in
                    lots < 1 || lots >= longest
                        ? [] : entries[key].map { add(row: Row(text: "open \(name) \(lots) \(text($0))")) }
                })
        }
    }

    /// The state at the horizon's start: a campaign under way, or nobody.
    private mutating func begin() {
        let fact = place.holds.first { $0.isFact }
        let start = add(row: Row(text: "begin", supply: 1))
        if let fact {
            let isSame = place.last.map { $0.key == fact.key } ?? false
            let before = isSame ? place.begun?.lots ?? 1 : 0
            goOn(
                from: start, key: fact.key, lots: counts.capped(before + 1), left: fact.to, isOver: isFull(before + 1))
        } else if let last = place.last {
            // A gap that has passed before the horizon has ended the campaign; nobody judges its length.
            let isOver = rules.gap.map { last.free + $0.minutes < 0 } ?? false
            let lots = place.begun?.lots ?? 1
            goOn(
                from: start, key: last.key, lots: counts.capped(lots), left: last.free, isOver: isOver || isFull(lots))
        } else {
            rows[start].plus.append(add(column: Column(text: "end nobody", cost: 0)))
            for key in place.keys.indices {
                getReady(from: start, key: key, after: 0, waiting: rules.lead.minutes, from: "nobody", cost: 0)
            }
        }
    }

    /// Whether a campaign is full when the plan begins: nothing joins it, and nobody judges its number of lots.
    private func isFull(_ lots: Int) -> Bool { rules.longest.map { lots >= $0 } ?? false }

    /// The lots: one way for each number of lots that may be done before.
    private mutating func runLots() {
        var ends: [End: [(column: Int, lots: Int)]] = [:]
        for hold in place.holds where !hold.isFact {
            guard let entry = entries[hold.key].firstIndex(of: hold.from) else { continue }
            let name = "\(place.keys[hold.key]) \(text(hold.from)) \(hold.candidate)"
            let link = add(row: Row(text: "lot \(name)", lots: [hold.candidate]))
            for lots in 0...counts.top where lots < rules.longest ?? .max {
                let column = add(column: Column(text: "run \(name) \(lots)", cost: 0))
                rows[link].minus.append(column)
                if lots == 0 { firsts[hold.key].append((column, hold.from)) }
                rows[lots == 0 ? ready[hold.key][entry] : open[hold.key][lots][entry]].plus.append(column)
                ends[End(key: hold.key, left: hold.to), default: []].append((column, counts.next(lots)))
            }
        }
        for end in ends.keys.sorted(by: { ($0.key, $0.left) < ($1.key, $1.left) }) {
            for lots in 1...counts.top {
                let arriving = (ends[end] ?? []).filter { $0.lots == lots }
                guard !arriving.isEmpty else { continue }
                let name = place.keys[end.key]
                let row = add(row: Row(text: "left \(name) \(lots) \(text(end.left))"))
                rows[row].minus = arriving.map(\.column)
                goOn(from: row, key: end.key, lots: lots, left: end.left, isOver: false)
            }
        }
    }

    private struct End: Hashable {
        let key: Int
        let left: Int
    }

    /// What may follow when a lot has left: a further lot of the campaign, the end, or another campaign.
    private mutating func goOn(from row: Int, key: Int, lots: Int, left: Int, isOver: Bool) {
        let name = "\(place.keys[key]) \(lots) \(text(left))"
        if !isOver, lots < rules.longest ?? .max, let entry = entries[key].firstIndex(where: { $0 >= left }),
            rules.gap.map({ entries[key][entry] <= left.saturated(adding: $0.minutes) }) ?? true
        {
            let stay = add(column: Column(text: "stay \(name)", cost: 0))
            rows[row].plus.append(stay)
            rows[open[key][lots][entry]].minus.append(stay)
            stays[key][lots].append((stay, left))
        }
        let isOpenAtEnd = rules.gap.map { left.saturated(adding: $0.minutes) >= horizon } ?? true
        let isWhole = counts.mayBeAll(lots) || isOver
        if isWhole || isOpenAtEnd { rows[row].plus.append(add(column: Column(text: "end \(name)", cost: 0))) }
        guard isWhole else { return }
        for other in place.keys.indices {
            if other == key {
                // Without a gap only another key ends a campaign.
                guard let gap = rules.gap else { continue }
                let waiting = max(gap.minutes.saturated(adding: 1), rules.lead.minutes)
                getReady(from: row, key: key, after: left, waiting: waiting, from: name, cost: 0)
            } else {
                getReady(
                    from: row, key: other, after: left, waiting: place.time[key][other], from: name,
                    cost: place.cost[key][other])
            }
        }
    }

    /// A way to the first minute at which a campaign of a key may begin.
    private mutating func getReady(
        from row: Int, key: Int, after left: Int, waiting: Int, from name: String, cost: Double
    ) {
        let earliest = left.saturated(adding: waiting)
        guard let entry = entries[key].firstIndex(where: { $0 >= earliest }) else { return }
        let go = add(column: Column(text: "go \(name) \(place.keys[key])", cost: cost + rules.cost.double))
        rows[row].plus.append(go)
        rows[ready[key][entry]].minus.append(go)
    }

    // MARK: Waiting

    /// Ways from each minute at which a lot may enter to the next; an open campaign waits no longer than its gap.
    private mutating func wait() {
        for (key, name) in place.keys.enumerated() {
            for (entry, next) in zip(entries[key].indices, entries[key].dropFirst()) {
                let at = text(entries[key][entry])
                let column = add(column: Column(text: "ready \(name) \(at)", cost: 0))
                rows[ready[key][entry]].plus.append(column)
                rows[ready[key][entry + 1]].minus.append(column)
                for lots in 1...counts.top where lots < rules.longest ?? .max {
                    let able = stays[key][lots].filter { stay in
                        stay.left <= entries[key][entry]
                            && rules.gap.map { stay.left.saturated(adding: $0.minutes) >= next } ?? true
                    }
                    guard !able.isEmpty else { continue }
                    let column = add(column: Column(text: "open \(name) \(lots) \(at)", cost: 0))
                    rows[open[key][lots][entry]].plus.append(column)
                    rows[open[key][lots][entry + 1]].minus.append(column)
                    guard rules.gap != nil else { continue }
                    var limit = Row(text: "gap \(name) \(lots) \(at)", isLimit: true)
                    limit.plus = [column]
                    limit.minus = able.map(\.column)
                    rows.append(limit)
                }
            }
        }
    }

    /// A lot leaves within the longest time since the first lot of its campaign entered.
    private mutating func limitLength() {
        guard let lasts = rules.lasts else { return }
        let began = place.begun?.began?.minutes
        for hold in place.holds where !hold.isFact {
            let earliest = hold.to - lasts.minutes
            if let began, place.last?.key == hold.key, began >= earliest { continue }
            if place.holds.contains(where: { $0.isFact && $0.key == hold.key && $0.key != place.last?.key }),
                earliest <= 0
            {
                continue
            }
            var row = Row(text: "lasts \(text(hold.from)) \(hold.candidate)", lots: [hold.candidate], isLimit: true)
            row.minus = firsts[hold.key].filter { earliest <= $0.from && $0.from <= hold.from }.map(\.column)
            rows.append(row)
        }
    }

    private mutating func add(column: Column) -> Int {
        columns.append(column)
        return columns.count - 1
    }

    private mutating func add(row: Row) -> Int {
        rows.append(row)
        return rows.count - 1
    }
}

/// The numbers of lots that a campaign is told apart by.
struct CampaignCounts: Sendable {
    /// The largest number; where there is no longest campaign, larger ones go round by the multiple.
    let top: Int
    private let rules: Campaign

    init(_ rules: Campaign) {
        self.rules = rules
        let fewest = (rules.shortest + rules.multiple - 1) / rules.multiple * rules.multiple
        top = rules.longest ?? fewest + rules.multiple - 1
    }

    /// Whether so many lots may be all of a campaign.
    func mayBeAll(_ lots: Int) -> Bool { lots >= rules.shortest && lots.isMultiple(of: rules.multiple) }

    /// The number after one more lot.
    func next(_ lots: Int) -> Int { lots < top ? lots + 1 : top + 1 - rules.multiple }

    /// The number that stands for a number of lots.
    func capped(_ lots: Int) -> Int {
        lots <= top ? lots : rules.longest ?? top + 1 - rules.multiple + (lots - top - 1) % rules.multiple
    }
}

extension Int {
    /// The sum, or the largest number where it is larger than that.
    func saturated(adding other: Int) -> Int {
        let (sum, isOver) = addingReportingOverflow(other)
        return isOver ? .max : sum
    }
}
