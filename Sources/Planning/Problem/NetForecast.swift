// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
public import Manufacturing

/// Demand lines with the forecast that is left when firm demand has taken its part of it.
public struct NetForecast: Sendable {
    /// The lines that still want something, in canonical order.
    public let lines: [DemandLine]
    /// What was taken, in words.
    let notes: [String]

    /// Lets firm lines take forecast, by due date, then id: the latest due before, back to the window's start, then the
    /// earliest due after, ahead to its end.
    public init(of scenario: Scenario) {
        let all = scenario.demand.things
        guard let rule = scenario.consumption else {
            lines = all
            notes = []
            return
        }
        var left = all.map(\.quantity)
        var takers = [[String]](repeating: [], count: all.count)
        let firm = all.indices.filter { all[$0].kind == .firm && all[$0].due > .start }
            .sorted { (all[$0].due, $0) < (all[$1].due, $1) }
        let forecasts = all.indices.filter { all[$0].kind == .forecast }
        for order in firm {
            var open = all[order].quantity
            let due = all[order].due
            let own = forecasts.filter {
                all[$0].material == all[order].material
                    && (all[$0].customer == nil || all[$0].customer == all[order].customer)
            }
            let before = own.filter { all[$0].due <= due && all[$0].due >= due - rule.back }
                .sorted { (all[$1].due, $0) < (all[$0].due, $1) }
            let after = own.filter { all[$0].due > due && all[$0].due <= due + rule.ahead }
                .sorted { (all[$0].due, $0) < (all[$1].due, $1) }
            for forecast in before + after where open.signum > 0 && left[forecast].signum > 0 {
                let taken = min(open, left[forecast])
                open = open - taken
                left[forecast] = left[forecast] - taken
                takers[forecast].append(all[order].name)
            }
        }
        lines = all.indices.filter { left[$0].signum > 0 }.map { all[$0].wanting(left[$0]) }
        notes = forecasts.filter { !takers[$0].isEmpty }.map { place in
            let line = all[place]
            let unit = scenario.materials[line.material].unit
            let taken = (line.quantity - left[place]).decimalText
            return "forecast \(line.name): firm demand takes \(taken) of \(line.quantity.decimalText) \(unit) "
                + "(\(takers[place].joined(separator: ", ")))"
        }
    }
}
