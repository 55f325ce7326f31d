// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PlanReport {
    /// Plates that lots share: how often they start and how full they are.
    func plates(on page: inout Page) {
        guard !plan.plates.isEmpty else { return }
        page.heading("Plates")
        var table = TextTable([
            .init(title: "plate", isFlexible: true), .init(title: "starts", isRight: true),
            .init(title: "plates", isRight: true), .init(title: "samples", isRight: true),
            .init(title: "samples/plate", isRight: true), .init(title: "first", leaveOut: 2),
            .init(title: "last", leaveOut: 1),
        ])
        let starts = Dictionary(grouping: plan.plates, by: \.plate)
        for name in starts.keys.sortedBytewise() {
            let own = (starts[name] ?? []).map(\.during).sorted()
            guard let first = own.first, let last = own.last else { continue }
            let plates = (starts[name] ?? []).reduce(0) { $0 + $1.plates }
            let samples = (starts[name] ?? []).reduce(0) { $0 + $1.samples }
            table.row([
                name, String(own.count), number(plates), number(samples),
                plates > 0 ? number(samples / plates, places: 1) : "", clock.spoken(first.from),
                clock.spoken(last.from),
            ])
        }
        table.set(on: &page)
    }
}
