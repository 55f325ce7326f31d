// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Spreads a lot's work over the hours of its people: set-up and clean first, the rest evenly over the run.
struct LotWork {
    /// Work of one lot after minute 0 [person-minutes].
    struct Total {
        var normal = 0.0
        var cover = 0.0
    }

    let setting: Setting
    let lot: CheckedLot
    /// By pool.
    private(set) var totals: [ID<StaffPool>: Total] = [:]

    init(_ setting: Setting, _ lot: CheckedLot) {
        self.setting = setting
        self.lot = lot
    }

    /// Adds all work to the book and reports runs, tests and reviews that cannot be staffed.
    mutating func spread(_ checks: [LotRelease.Check], into book: inout WorkBook, _ log: inout FindingLog) {
        for index in lot.operations.indices {
            let operation = lot.shape.recipe.operations.things[index]
            for one in lot.operations[index] {
                for need in lot.shape.takes[index].hours {
                    let past = isReached(index) && one.copy == 1 ? operation.setUp.minutes : 0
                    spread(
                        need.minutes.double, of: need.pool, over: one, setUpBefore: past,
                        isGiven: lot.isGiven(index, one.copy - 1), &book, &log)
                }
                for need in lot.shape.takes[index].heads {
                    attend(
                        need.count * teams(operation, lot.shape.runs[index]), of: need.pool, lot.shape.open[index],
                        operation, one, &book, &log)
                }
            }
        }
        for check in checks {
            for need in check.staff {
                spread(need, over: check, &book, &log)
            }
        }
    }

    /// People take turns in two teams where set-up, run and clean take longer than a session.
    func teams(_ operation: Operation, _ run: Int) -> Int {
        guard let session = operation.longestSession?.minutes else { return 1 }
        return operation.setUp.minutes + run + operation.clean.minutes <= session ? 1 : 2
    }

    /// The work of stability pulls is asked for in the week of each.
    mutating func pull(_ pulls: [Int], into book: inout WorkBook) {
        for pull in pulls {
            for need in lot.shape.recipe.release.stability?.staff ?? [] {
                guard case .minutes(let minutes) = need.amount else { continue }
                book.add(need.pool, at: pull, minutes.double * lot.count)
                totals[need.pool, default: Total()].normal += minutes.double
            }
        }
    }

    /// Whether an operation is the one that a lot in process has reached.
    private func isReached(_ index: Int) -> Bool { lot.reached == index }

    /// `hours`: one person-minute per minute of set-up and clean, the rest over the run.
    ///
    /// The set-up of an operation that had begun at minute 0 is not listed, but its hours are worked and gone.
    private mutating func spread(
        _ amount: Double, of pool: ID<StaffPool>, over one: PlannedOperation, setUpBefore past: Int, isGiven: Bool,
        _ book: inout WorkBook, _ log: inout FindingLog
    ) {
        let ends = Double(past + one.setUp.length.minutes + one.clean.length.minutes)
        let rate = ends > amount ? amount / ends : 1
        for part in [one.setUp, one.clean] {
            put(pool, part.from.minutes, part.to.minutes, rate, &book)
        }
        let rest = amount - rate * ends
        guard rest > 1e-9 else { return }
        let (from, to) = (one.run.from.minutes, one.run.to.minutes)
        let thing = setting.scenario.staff[pool]
        let normal = Double(setting.hours.normal[pool.index].minutes(from, to))
        let cover = Double(setting.hours.cover[pool.index].minutes(from, to))
        if normal > 0, rest <= Double(thing.headcount) * normal + 1e-6 {
            put(pool, isCover: false, from, to, rest / normal, &book)
            return
        }
        let most = Double(thing.headcount) * normal + Double(thing.cover?.headcount ?? 0) * cover
        if !isGiven, rest > most + 1e-6 {
            log.add(
                .runNotStaffed, lot.name,
                "run of \(one.operation) copy \(one.copy) from \(setting.stretch(from, to)) needs "
                    + "\(figure(rest / 60)) h of \(thing.name), whose people there have \(figure(most / 60)) h")
        }
        guard normal + cover > 0 else { return }
        put(pool, isCover: false, from, to, rest / (normal + cover), &book)
        put(pool, isCover: true, from, to, rest / (normal + cover), &book)
    }

    /// `heads`: people throughout set-up, clean and the minutes of the run that are worked.
    private mutating func attend(
        _ heads: Int, of pool: ID<StaffPool>, _ open: OpenMinutes, _ operation: Operation, _ one: PlannedOperation,
        _ book: inout WorkBook, _ log: inout FindingLog
    ) {
        let hours = setting.hours
        let thing = setting.scenario.staff[pool]
        for (part, isRun) in [(one.setUp, false), (one.run, true), (one.clean, false)] where part.from < part.to {
            let (from, to) = (part.from.minutes, part.to.minutes)
            var (normal, cover, attended) = (
                hours.normal[pool.index], hours.cover[pool.index], hours.attended[pool.index]
            )
            var worked = to - from
            if isRun, operation.isPausable {
                worked = open.minutes(from, to)
                normal = normal.intersection(open)
                cover = cover.intersection(open)
                attended = attended.intersection(open)
            }
            let coverHeads = thing.cover?.headcount ?? 0
            let isEnough =
                (normal.minutes(from, to) == 0 || heads <= thing.headcount)
                && (cover.minutes(from, to) == 0 || heads <= coverHeads)
            // Shifts of set-ups and cleans are checked where the steps are; what began before minute 0 is a fact.
            let isGiven = !isRun || from < 0
            if !isEnough || (attended.minutes(from, to) != worked && !isGiven) {
                log.add(
                    .runNotStaffed, lot.name,
                    "\(one.operation) copy \(one.copy) needs \(heads) of \(thing.name) throughout "
                        + "\(setting.stretch(from, to)), whose people are \(thing.headcount) in normal and "
                        + "\(coverHeads) in cover hours")
            }
            put(pool, isCover: false, within: normal, from, to, Double(heads), &book)
            put(pool, isCover: true, within: cover, from, to, Double(heads), &book)
        }
    }

    /// Tests and review: evenly over normal hours.
    private mutating func spread(
        _ need: StaffNeed, over check: LotRelease.Check, _ book: inout WorkBook, _ log: inout FindingLog
    ) {
        let thing = setting.scenario.staff[need.pool]
        let open = Double(setting.hours.normal[need.pool.index].minutes(check.from, check.to))
        let amount: Double
        switch need.amount {
        case .minutes(let minutes): amount = (minutes * check.times).double
        case .heads(let heads): amount = Double(heads) * open
        }
        guard amount > 1e-9 else { return }
        if amount > Double(thing.headcount) * open + 1e-6 {
            log.add(
                .runNotStaffed, lot.name,
                "\(check.name) from \(setting.stretch(check.from, check.to)) needs \(figure(amount / 60)) h of "
                    + "\(thing.name), whose people there have \(figure(Double(thing.headcount) * open / 60)) h")
        }
        guard open > 0 else { return }
        put(need.pool, isCover: false, check.from, check.to, amount / open, &book)
    }

    /// One rate over normal and cover minutes alike.
    private mutating func put(_ pool: ID<StaffPool>, _ from: Int, _ to: Int, _ rate: Double, _ book: inout WorkBook) {
        put(pool, isCover: false, from, to, rate, &book)
        put(pool, isCover: true, from, to, rate, &book)
    }

    private mutating func put(
        _ pool: ID<StaffPool>, isCover: Bool, _ from: Int, _ to: Int, _ rate: Double, _ book: inout WorkBook
    ) {
        let open = isCover ? setting.hours.cover[pool.index] : setting.hours.normal[pool.index]
        put(pool, isCover: isCover, within: open, from, to, rate, &book)
    }

    private mutating func put(
        _ pool: ID<StaffPool>, isCover: Bool, within open: OpenMinutes, _ from: Int, _ to: Int, _ rate: Double,
        _ book: inout WorkBook
    ) {
        book.add(pool, isCover: isCover, within: open, from, to, rate * lot.count)
        let amount = rate * Double(open.minutes(max(0, from), to))
        if isCover {
            totals[pool, default: Total()].cover += amount
        } else {
            totals[pool, default: Total()].normal += amount
        }
    }
}
