// SPDX-License-Identifier: GPL-3.0-or-later

import Algorithms
import Basics
import Manufacturing

/// The plan's deliveries, each as soon as the scheduled lots leave something for it, in the plan's order.
struct ScheduleDeliveries {
    let setting: Setting
    let flows: ScheduleFlows

    /// A line at an instant.
    private struct Leaving: Hashable {
        let line: String
        let at: Int
    }

    func check(_ schedule: Schedule, _ plan: Plan, _ log: inout FindingLog) {
        checkDeliveries(schedule, plan, &log)
        checkDemand(schedule, plan, &log)
    }

    private func checkDeliveries(_ schedule: Schedule, _ plan: Plan, _ log: inout FindingLog) {
        let lines = DemandLines(setting).lines
        var expected: [Leaving: Double] = [:]
        var order: [ID<Material>: [PlannedDelivery]] = [:]
        for delivery in plan.deliveries {
            guard let id = lines.id(named: delivery.line) else { continue }
            order[lines[id].material, default: []].append(delivery)
        }
        for material in setting.scenario.materials.ids {
            let queue = (order[material] ?? []).sorted {
                $0.at != $1.at ? $0.at < $1.at : precedesBytewise($0.line, $1.line)
            }
            guard !queue.isEmpty else { continue }
            serve(queue, material, lines, into: &expected)
        }
        var stated: [Leaving: Double] = [:]
        for one in schedule.deliveries {
            stated[Leaving(line: one.line, at: one.at.minutes), default: 0] += one.quantity
            guard let id = lines.id(named: one.line) else {
                log.add(.unknownName, one.line, "a delivery names a demand line that the scenario does not have")
                continue
            }
            let over = max(0, one.at.minutes - lines[id].due.minutes)
            if one.daysLate != over / 1440, one.daysLate != (over + 1439) / 1440 {
                log.add(
                    .daysLateWrong, one.line,
                    "leaves \(setting.time(one.at.minutes)), due \(setting.time(lines[id].due.minutes)), the schedule "
                        + "says \(one.daysLate) days late")
            }
        }
        let all = Set(expected.keys).union(stated.keys)
        for leaving in all.sorted(by: { $0.line != $1.line ? precedesBytewise($0.line, $1.line) : $0.at < $1.at }) {
            let (found, want) = (stated[leaving] ?? 0, expected[leaving] ?? 0)
            // Roundings down to 1e-6 may fall to either side, once for each of the deliveries before.
            guard abs(found - want) > Tolerances.quantity(want, figures: 10) else { continue }
            log.add(
                .scheduledDeliveriesWrong, leaving.line,
                "\(figure(found)) leave \(setting.time(leaving.at)), expected \(figure(want))")
        }
    }

    /// Serves the planned deliveries of a material one after another.
    private func serve(
        _ queue: [PlannedDelivery], _ material: ID<Material>, _ lines: Catalogue<DemandLine>,
        into expected: inout [Leaving: Double]
    ) {
        let supply = Supply(flows.balance(material), until: setting.frame.end)
        // So little is missing by rounding, and then nothing is.
        let all = flows.materials[material.index].come.reduce(0) {
            $1.at <= setting.frame.end ? $0 + $1.quantity : $0
        }
        let noise = Tolerances.quantity(all)
        var delivered = 0.0
        var cursor = 0
        for delivery in queue {
            guard let id = lines.id(named: delivery.line) else { continue }
            let line = lines[id]
            let last = min(
                setting.frame.end, line.latest.map { line.due.minutes.addingSaturated($0.minutes) } ?? .max)
            cursor = max(cursor, delivery.at.minutes)
            var rest = delivery.quantity
            while rest > 0.5e-6, cursor <= max(last, delivery.at.minutes) {
                let there = supply.spare(at: cursor) - delivered
                let part = there > rest - noise && there > 0 ? rest : min(rest, Self.down(there))
                if part > 0.5e-6 {
                    expected[Leaving(line: delivery.line, at: cursor), default: 0] += part
                    delivered += part
                    rest -= part
                }
                guard rest > 0.5e-6 else { break }
                guard let next = supply.midnight(after: cursor, with: delivered + 1e-6), next <= last else { break }
                cursor = next
            }
        }
    }

    /// Rounded down to 1e-6, but for noise.
    private static func down(_ value: Double) -> Double {
        max(0, (value * 1e6 + 1e-3).rounded(.down) / 1e6)
    }

    private func checkDemand(_ schedule: Schedule, _ plan: Plan, _ log: inout FindingLog) {
        var onTime: [String: Double] = [:]
        var late: [String: Double] = [:]
        var count: [String: Int] = [:]
        let dues = Dictionary(plan.demand.map { ($0.line, $0.due) }) { first, _ in first }
        for one in schedule.deliveries {
            if one.at <= dues[one.line] ?? one.at {
                onTime[one.line, default: 0] += one.quantity
            } else {
                late[one.line, default: 0] += one.quantity
            }
            count[one.line, default: 0] += 1
        }
        if schedule.demand.map(\.line) != plan.demand.map(\.line) {
            log.add(.scheduledDemandWrong, "", "the demand lines are not the plan's")
            return
        }
        for (found, planned) in zip(schedule.demand, plan.demand) {
            let want = (onTime[found.line] ?? 0, late[found.line] ?? 0)
            let lost = max(0, planned.wanted - want.0 - want.1)
            let slack = Tolerances.quantity(planned.wanted, figures: 1 + (count[found.line] ?? 0))
            let isEqual =
                found.material == planned.material && found.due == planned.due && found.wanted == planned.wanted
                && abs(found.onTime - want.0) <= slack && abs(found.late - want.1) <= slack
                && abs(found.lost - lost) <= slack
            guard !isEqual else { continue }
            log.add(
                .scheduledDemandWrong, found.line,
                "\(figure(found.wanted)) wanted, \(figure(found.onTime)) on time, \(figure(found.late)) late, "
                    + "\(figure(found.lost)) lost; expected \(figure(planned.wanted)), \(figure(want.0)), "
                    + "\(figure(want.1)) and \(figure(lost))")
        }
    }

    /// What is left for deliveries from each minute on: the least balance of all later instants.
    private struct Supply {
        private var times: [Int]
        private var spare: [Double]

        init(_ balance: [(at: Int, left: Double)], until end: Int) {
            let points = balance.filter { $0.at <= end }
            times = points.map(\.at)
            spare = points.map(\.left)
            for place in spare.indices.reversed().dropFirst() {
                spare[place] = min(spare[place], spare[place + 1])
            }
        }

        /// The place of the last point at or before a minute.
        private func place(_ minute: Int) -> Int {
            max(0, times.partitioningIndex { $0 > minute } - 1)
        }

        func spare(at minute: Int) -> Double { spare.isEmpty ? 0 : spare[place(minute)] }

        /// The first midnight after a minute with at least so much.
        func midnight(after minute: Int, with amount: Double) -> Int? {
            let first = (OpenMinutes.day(of: minute) + 1) * 1440
            if spare(at: first) >= amount { return first }
            for index in times.indices.dropFirst(place(first)) where spare[index] >= amount {
                return max(first, (times[index] + 1439) / 1440 * 1440)
            }
            return nil
        }
    }
}
