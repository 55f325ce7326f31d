// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// The header tells the scenario's label, currency, dates and buckets.
struct HeaderRules {
    let scenario: Scenario
    let reckoning: Reckoning

    func check(_ header: PlanHeader, _ lots: [PlannedLot], _ log: inout FindingLog) {
        let expected = reckoning.evaluation.header
        for (what, found, right) in [
            ("label", header.label, expected.label), ("currency", header.currency, expected.currency),
            ("start", header.start, expected.start),
        ] where found != right {
            log.add(.headerWrong, "", "\(what) is \(found), expected \(right)")
        }
        if header.horizon != scenario.horizon.length {
            log.add(
                .horizonWrong, "", "horizon is \(header.horizon.text), expected \(scenario.horizon.length.text)")
        }
        if let tail = scenario.horizon.tail {
            if header.tail != tail {
                log.add(.horizonWrong, "", "tail is \(header.tail.text), expected \(tail.text)")
            }
        } else if !header.tail.minutes.isMultiple(of: 1440) {
            log.add(.horizonWrong, "", "the derived tail is \(header.tail.text), expected whole days")
        } else {
            // The longest time from start to release over all starts is at least that of each lot.
            let longest = lots.filter { $0.origin != .inProcess }.map { $0.released - $0.cell }.max()
            if let longest, header.tail < longest {
                log.add(
                    .horizonWrong, "",
                    "the derived tail is \(header.tail.text), but a lot takes \(longest.text) from cell to release")
            }
        }
        if header.bucketEnds != expected.bucketEnds {
            let differing = zip(header.bucketEnds, expected.bucketEnds).first { $0 != $1 }
            let place =
                differing.map { "minute \($0.minutes), expected \($1.minutes)" }
                ?? "\(header.bucketEnds.count) ends, expected \(expected.bucketEnds.count)"
            log.add(.bucketsWrong, "", "bucket ends differ from the scenario's: \(place)")
        }
    }
}
