// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PlanReport {
    /// What is sent to each laboratory, and its fullest week.
    func laboratories(on page: inout Page) {
        guard !plan.laboratories.isEmpty else { return }
        page.heading("Laboratories")
        var table = TextTable([
            .init(title: "laboratory", isFlexible: true), .init(title: "weeks", isRight: true, leaveOut: 2),
            .init(title: "samples", isRight: true), .init(title: "fullest week from", leaveOut: 1),
            .init(title: "samples then", isRight: true), .init(title: "slots", isRight: true),
        ])
        let weeks = Dictionary(grouping: plan.laboratories, by: \.laboratory)
        for name in weeks.keys.sortedBytewise() {
            let own = (weeks[name] ?? []).sorted { $0.week < $1.week }
            guard let fullest = own.max(by: { ($0.samples, $1.week) < ($1.samples, $0.week) }) else { continue }
            table.row([
                name, String(own.count), number(own.reduce(0) { $0 + $1.samples }),
                clock.spoken(fullest.week, isDay: true), number(fullest.samples), fullest.slots.map(String.init) ?? "",
            ])
        }
        table.set(on: &page)
    }
}
