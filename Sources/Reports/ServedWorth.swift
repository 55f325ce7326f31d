// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
public import Manufacturing

/// How much of the demanded worth is served, as shares; nil where nothing demanded is worth anything.
struct ServedWorth {
    /// The share delivered at any time.
    let delivered: Double?
    /// The share delivered by the due dates.
    let onTime: Double?

    init(_ demand: [DemandOutcome], _ legend: PlanLegend) {
        let worths = Dictionary(legend.lines.map { ($0.name, $0.worth) }) { first, _ in first }
        var (all, delivered, onTime) = (0.0, 0.0, 0.0)
        for line in demand where line.wanted > 0 {
            let worth = Double(worths[line.line]?.cents ?? 0)
            all += worth
            delivered += worth * (line.onTime + line.late) / line.wanted
            onTime += worth * line.onTime / line.wanted
        }
        self.delivered = all > 0 ? delivered / all : nil
        self.onTime = all > 0 ? onTime / all : nil
    }
}

extension Plan {
    /// The share of the demanded worth that is delivered at any time; nil where nothing demanded is worth anything.
    public var servedShare: Double? { ServedWorth(demand, legend).delivered }

    /// The share of the demanded worth that is delivered by the due dates.
    public var onTimeShare: Double? { ServedWorth(demand, legend).onTime }
}
