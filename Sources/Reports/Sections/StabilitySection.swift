// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PlanReport {
    /// Samples that are pulled for stability up to the tail's end, by recipe.
    func stability(on page: inout Page) {
        let pulled = plan.lots.filter { !($0.pulls ?? []).isEmpty }
        guard !pulled.isEmpty else { return }
        page.heading("Stability")
        var table = TextTable([
            .init(title: "recipe", isFlexible: true), .init(title: "lots", isRight: true),
            .init(title: "pulls", isRight: true), .init(title: "first"), .init(title: "last", leaveOut: 1),
        ])
        let recipes = Dictionary(grouping: pulled, by: \.recipe)
        for recipe in recipes.keys.sortedBytewise() {
            let lots = recipes[recipe] ?? []
            let pulls = lots.flatMap { $0.pulls ?? [] }.sorted()
            guard let first = pulls.first, let last = pulls.last else { continue }
            table.row([
                recipe, number(lots.reduce(0) { $0 + $1.count }),
                number(lots.reduce(0) { $0 + $1.count * Double(($1.pulls ?? []).count) }),
                clock.spoken(first, isDay: true), clock.spoken(last, isDay: true),
            ])
        }
        table.set(on: &page)
    }
}
