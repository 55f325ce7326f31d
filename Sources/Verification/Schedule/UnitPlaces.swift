// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Units by number: each held by one occupancy at a time, and all together no more than there are.
struct UnitPlaces {
    let setting: Setting

    /// An occupancy of a numbered unit.
    private struct Use {
        let lot: String
        let title: String
        let number: Int
        let from: Int
        let to: Int
    }

    func check(_ lots: [PlacedLot], _ commitments: [CommitmentRules.Done], _ log: inout FindingLog) {
        for lot in lots { checkNumbers(lot, &log) }
        for id in setting.scenario.units.ids {
            let uses = lots.flatMap { self.uses(of: id, by: $0) }
            checkOverlaps(uses, id, &log)
            checkCount(uses, commitments, id, &log)
        }
    }

    /// A copy has a number where it has a unit, all repetitions the same, and one that its class has.
    private func checkNumbers(_ place: PlacedLot, _ log: inout FindingLog) {
        for (index, operation) in place.lot.shape.recipe.operations.things.enumerated() {
            let numbers = place.numbers[index]
            guard let unit = operation.unit else {
                if numbers.contains(where: { $0 != nil }) {
                    log.add(.unitNumberWrong, place.name, "\(operation.name) has the number of a unit, and no unit")
                }
                continue
            }
            let most = count(of: unit)
            for (copy, number) in numbers.enumerated() {
                let isShared = place.lot.shape.isRepeated(index)
                if let number, (1...max(1, most)).contains(number), !isShared || number == numbers[0] { continue }
                log.add(
                    .unitNumberWrong, place.name,
                    "\(operation.name) copy \(copy + 1) is on \(number.map { "number \($0)" } ?? "no number") of "
                        + "\(setting.scenario.units[unit].name), which has 1 to \(most)"
                        + (isShared ? ", the same for all repetitions" : ""))
            }
        }
    }

    /// The units of a class, with those that chosen options add.
    private func count(of unit: ID<UnitClass>) -> Int {
        let more = OptionRules(setting: setting).added(.unit(unit)).reduce(0) { $0 + $1.count }
        return setting.scenario.units[unit].count.addingSaturated(Int(max(0, min(1e9, more))))
    }

    private func uses(of unit: ID<UnitClass>, by place: PlacedLot) -> [Use] {
        place.unitHolds.filter { $0.unit == unit }.map { hold in
            let operation = place.lot.shape.recipe.operations.things[hold.copy.operation].name
            return Use(
                lot: place.name, title: "\(operation) of \(place.name)", number: place.number(hold.copy) ?? 0,
                from: max(0, hold.from), to: hold.to)
        }
    }

    private func checkOverlaps(_ uses: [Use], _ id: ID<UnitClass>, _ log: inout FindingLog) {
        for (number, own) in Dictionary(grouping: uses, by: \.number).sorted(by: { $0.key < $1.key }) where number > 0 {
            let ordered = own.filter { $0.from < $0.to }.sorted {
                ($0.from, $0.to, $0.title) < ($1.from, $1.to, $1.title)
            }
            guard var last = ordered.first else { continue }
            for next in ordered.dropFirst() {
                if next.from < last.to {
                    log.add(
                        .unitNumbersOverlap, setting.scenario.units[id].name,
                        "number \(number): \(next.title) from \(setting.time(next.from)), while \(last.title) holds it "
                            + "until \(setting.time(last.to))")
                }
                if next.to > last.to { last = next }
            }
        }
    }

    /// At every minute lots, commitments, earlier lots and maintenance take at most what there is.
    private func checkCount(
        _ uses: [Use], _ commitments: [CommitmentRules.Done], _ id: ID<UnitClass>, _ log: inout FindingLog
    ) {
        let unit = setting.scenario.units[id]
        var taken = LevelCurve()
        var down = LevelCurve()
        for use in uses { taken.add(use.from, use.to, 1) }
        for done in commitments where done.commitment.units.contains(id) { taken.add(done.from, done.to, 1) }
        for held in setting.scenario.opening.units where held.unit == id {
            taken.add(0, held.free.minutes, Double(held.count))
        }
        for outage in unit.maintenance {
            taken.add(max(0, outage.from.minutes), outage.to.minutes, Double(outage.count))
            down.add(max(0, outage.from.minutes), outage.to.minutes, Double(outage.count))
        }
        for more in OptionRules(setting: setting).added(.unit(id)) {
            taken.add(max(0, more.from), setting.frame.high, -more.count)
        }
        // Where all are down the class is closed, and what is held then is not counted.
        let closed = OpenMinutes(
            down.pieces.filter { $0.level >= Double(unit.count) }.map { .init(from: $0.from, to: $0.to) })
        for piece in taken.pieces where piece.level > Double(unit.count) + 0.5 {
            let left = piece.to - piece.from - closed.minutes(piece.from, piece.to)
            let own = uses.filter { $0.from < piece.to && $0.to > piece.from }
            // What holds a unit at minute 0 is a fact.
            guard left > 0, own.contains(where: { $0.from > 0 }) else { continue }
            log.add(
                .unitOverbooked, unit.name,
                "from \(setting.stretch(piece.from, piece.to)): \(figure(piece.level)) taken of \(unit.count), "
                    + "commitments, earlier lots, maintenance and options counted, by "
                    + own.map(\.lot).sortedBytewise().prefix(4).joined(separator: ", "))
        }
    }
}
