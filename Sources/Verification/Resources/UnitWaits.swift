// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension UnitHours {
    /// Whole days for which an occupancy may wait: what the longest holds before it leave, at most so many; none where
    /// nothing comes before it, or what did was done before the lot was taken over.
    static func daysToWait(_ lot: CheckedLot, _ copy: RecipeShape.Copy, most: Int) -> Int {
        let before = lot.shape.edges.filter { $0.to == copy }
        guard most > 0, !before.isEmpty, before.allSatisfy({ !lot.isDone($0.from.operation) }) else { return 0 }
        let start = lot.run(copy).from
        let left = before.compactMap { edge in
            lot.shape.recipe.operations.things[edge.from.operation].hold.map { hold in
                hold.minutes - (start - lot.run(edge.from).to)
            }
        }
        return min(most, max(0, left.min() ?? .max) / 1440)
    }

    /// Does the work of each day as soon as there are minutes, what can wait the shortest first, and reports what is
    /// overdue.
    func checkSliding(_ holds: [Held], _ id: ID<UnitClass>, _ days: Int, _ log: inout FindingLog) {
        let unit = setting.scenario.units[id]
        let open = setting.hours.units[id.index]
        // By day: minutes and the last day on which they may be done.
        var asked = [[(due: Int, minutes: Double)]](repeating: [], count: days)
        for hold in holds {
            let (from, to) = (max(0, hold.from), min(hold.to, setting.frame.end))
            guard from < to else { continue }
            for day in from / 1440...(to - 1) / 1440 {
                let minutes = open.minutes(max(from, day * 1440), min(to, (day + 1) * 1440))
                guard minutes > 0 else { continue }
                asked[day].append((min(day + hold.waits, days - 1), hold.count * Double(minutes)))
            }
        }
        // What waits, by how many days it still may.
        var waiting = [Double](repeating: 0, count: unit.slideDays + 1)
        for day in 0..<days {
            for one in asked[day] { waiting[one.due - day] += one.minutes }
            let (from, to) = (day * 1440, min((day + 1) * 1440, setting.frame.end))
            let there = available(id, from, to)
            var left = there
            for place in waiting.indices {
                let done = min(left, waiting[place])
                waiting[place] -= done
                left -= done
            }
            if waiting[0] > Tolerances.minutes {
                log.add(
                    .unitOverbooked, unit.name,
                    "by \(setting.time(from).prefix(10)): \(figure(waiting[0] / 60)) h can wait no longer, "
                        + "\(unit.count) of them are there for \(figure(there / 60)) h that day")
            }
            waiting.removeFirst()
            waiting.append(0)
        }
    }
}
