// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Commitments: whether each of their dates is kept once, and what they hold, take and cost.
struct CommitmentRules {
    /// A commitment that is done at a time.
    struct Done {
        let commitment: Commitment
        let from: Int
        let to: Int
        let share: Double
    }

    let setting: Setting

    /// Reports dates that are not kept or kept otherwise than they may be; answers what is done.
    func check(_ planned: [PlannedCommitment], _ log: inout FindingLog) -> [Done] {
        var shares: [ID<Commitment>: [Int: Double]] = [:]
        var result: [Done] = []
        for one in planned {
            guard let id = setting.scenario.commitments.id(named: one.commitment) else {
                log.add(.unknownName, one.commitment, "a commitment is stated that is not in the scenario")
                continue
            }
            let thing = setting.scenario.commitments[id]
            let (from, to) = (one.during.from.minutes, one.during.to.minutes)
            if to - from != thing.run.minutes {
                log.add(
                    .commitmentWrong, thing.name,
                    "from \(setting.stretch(from, to)) it takes \(length(to - from)), expected \(thing.run.text)")
            }
            if let at = dates(of: thing)[one.number] {
                let put = from - at
                if put < 0 || put > thing.window.minutes || !put.isMultiple(of: 1440) {
                    log.add(
                        .commitmentWrong, thing.name,
                        "date \(one.number) is kept at \(setting.time(from)), expected \(setting.time(at))"
                            + (thing.window.minutes > 0 ? " or up to \(thing.window.text) later" : ""))
                }
                shares[id, default: [:]][one.number, default: 0] += one.share
            } else {
                log.add(.commitmentWrong, thing.name, "it has no date \(one.number) within horizon and tail")
            }
            if !setting.frame.isRelaxed, one.share != 1 {
                log.add(.commitmentWrong, thing.name, "date \(one.number) is kept in part: \(figure(one.share))")
            }
            result.append(Done(commitment: thing, from: from, to: to, share: one.share))
        }
        for id in setting.scenario.commitments.ids {
            let thing = setting.scenario.commitments[id]
            let expected = dates(of: thing)
            for number in expected.keys.sorted() {
                let share = shares[id]?[number] ?? 0
                guard abs(share - 1) > 1e-6 else { continue }
                log.add(
                    share < 1 ? .commitmentMissed : .commitmentWrong, thing.name,
                    "date \(number), \(setting.time(expected[number] ?? 0)), is kept \(figure(share)) times")
            }
        }
        return result
    }

    /// The dates that count, by number: none before the horizon, none that could end after the tail.
    private func dates(of thing: Commitment) -> [Int: Int] {
        var result: [Int: Int] = [:]
        let last = setting.frame.end - thing.window.minutes - thing.run.minutes
        var number = 1
        var at = thing.at.minutes
        while at <= last, number <= thing.times ?? .max {
            if at >= 0 { result[number] = at }
            guard let every = thing.every?.minutes, every > 0 else { break }
            at += every
            number += 1
        }
        return result
    }

    /// Books the work of what is done: evenly over the normal hours in it.
    func work(_ done: Done, into book: inout WorkBook, _ log: inout FindingLog) {
        for need in done.commitment.staff {
            guard case .minutes(let minutes) = need.amount else { continue }
            let normal = setting.hours.normal[need.pool.index]
            let pool = setting.scenario.staff[need.pool]
            let open = Double(normal.minutes(done.from, done.to))
            if minutes.double > Double(pool.headcount) * open + 1e-6 {
                log.add(
                    .runNotStaffed, done.commitment.name,
                    "from \(setting.stretch(done.from, done.to)) it needs \(figure(minutes.double / 60)) h of "
                        + "\(pool.name), whose people there have \(figure(Double(pool.headcount) * open / 60)) h")
            }
            guard open > 0 else { continue }
            book.add(
                need.pool, isCover: false, within: normal, done.from, done.to, minutes.double / open * done.share)
        }
    }
}
