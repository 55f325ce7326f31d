// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// What firm demand leaves of the forecast.
enum ForecastRules {
    /// The lines that want something, forecast less what firm lines within its window take the place of.
    static func net(_ scenario: Scenario) -> [DemandLine] {
        var lines = scenario.demand.things
        guard let rule = scenario.consumption else { return lines }
        var orders = lines.filter { $0.kind == .firm && $0.due.minutes > 0 }
        orders.sort { $0.due != $1.due ? $0.due < $1.due : precedesBytewise($0.name, $1.name) }
        for order in orders {
            var wanted = order.quantity
            while wanted > .zero, let place = nearest(to: order, in: lines, rule) {
                let taken = min(wanted, lines[place].quantity)
                wanted = wanted - taken
                lines[place] = lines[place].wanting(lines[place].quantity - taken)
            }
        }
        return lines.filter { !$0.quantity.isZero }
    }

    /// The forecast that an order takes next: the latest due by then, else the earliest after.
    private static func nearest(
        to order: DemandLine, in lines: [DemandLine], _ rule: ForecastConsumption
    ) -> Int? {
        var best: (place: Int, isAfter: Bool, distance: Int)?
        for (place, line) in lines.enumerated() {
            guard line.kind == .forecast, line.material == order.material, line.quantity > .zero,
                line.customer == nil || line.customer == order.customer
            else { continue }
            let gap = line.due.minutes - order.due.minutes
            guard gap <= rule.ahead.minutes, -gap <= rule.back.minutes else { continue }
            let isAfter = gap > 0
            if let found = best, (found.isAfter ? 1 : 0, found.distance) <= (isAfter ? 1 : 0, abs(gap)) { continue }
            best = (place, isAfter, abs(gap))
        }
        return best?.place
    }
}
