// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

/// Every demand line with the minutes at which it may be delivered, repeated lines included.
struct DemandWindows {
    /// Lines with at least the due minute within the rows, in canonical order.
    let windows: [DemandWindow]
    /// Lines that fall outside the rows.
    let notes: [String]
    /// Lines that are due after the end of the rows and left out.
    let beyond: [DemandLine]

    init(of scenario: Scenario, times: PlanningTimes) {
        let end = times.end.minutes
        let net = NetForecast(of: scenario)
        var lines = net.lines.filter { $0.due.minutes <= end }
        beyond = net.lines.filter { $0.due.minutes > end }
        notes =
            net.notes
            + (beyond.isEmpty
                ? []
                : [
                    "due after the end of the tail and left out of the plan: demand \(beyond.map(\.name).joined(separator: ", "))"
                ])
        if scenario.repeatsDemand {
            for material in scenario.materials.ids {
                lines += Self.repeated(material, net.lines, in: scenario, times: times)
            }
        }
        lines = Catalogue(lines).things
        let instants = Dictionary(grouping: lines, by: \.material).mapValues(times.deliveryInstants(of:))
        windows = lines.map { line in
            let open = instants[line.material, default: []].filter { times.mayDeliver(line, at: $0) }
            return DemandWindow(line: line, minutes: open.map(\.minutes))
        }
    }

    /// Continues a material's demand at its mean rate beyond its last line.
    ///
    ///     rate = Σ quantity / last due;  one line at each bucket end in (last due, end]
    private static func repeated(
        _ material: ID<Material>, _ all: [DemandLine], in scenario: Scenario, times: PlanningTimes
    ) -> [DemandLine] {
        let lines = all.filter { $0.material == material && $0.due.minutes > 0 }
        guard var model = lines.first else { return [] }
        for line in lines where line.due >= model.due {
            model = line
        }
        let last = model.due.minutes
        let total = lines.reduce(Exact.zero) { $0 + $1.quantity }
        var result: [DemandLine] = []
        var from = last
        for bucketEnd in times.bucketEnds where bucketEnd.minutes > last {
            let length = bucketEnd.minutes - from
            from = bucketEnd.minutes
            guard let exact = (total * Exact(length)).divided(by: Exact(last)) else { continue }
            let isCounted = scenario.materials[material].isCounted
            let quantity = isCounted ? exact.rounded(.halfAwayFromZero) : exact
            guard quantity.signum > 0 else { continue }
            let number = result.count + 1
            result.append(
                DemandLine(
                    name: "repeat-\(scenario.materials[material].name)-\(number < 10 ? "0" : "")\(number)",
                    label: model.label, material: material, quantity: quantity, due: bucketEnd, price: model.price,
                    latePerDay: model.latePerDay, lateCap: model.lateCap, lost: model.lost, early: model.early,
                    latest: model.latest, customer: model.customer, kind: .repeat,
                    remainingLife: model.remainingLife, priority: model.priority))
        }
        return result
    }
}
