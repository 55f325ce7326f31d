// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PlanReport {
    /// What is late or short, and why; safety stock that is missing.
    func demand(on page: inout Page) {
        guard !plan.demand.isEmpty else { return }
        page.heading("Late or short")
        let concerned = plan.demand.filter { $0.late > 0 || $0.lost > 0 }
        guard !concerned.isEmpty else {
            page.words("Nothing: every line is delivered in full and on time.", indent: 2, ink: .good)
            shortfalls(on: &page)
            return
        }
        var table = TextTable([
            .init(title: "line", isFlexible: true), .init(title: "material", leaveOut: 2, isFlexible: true),
            .init(title: "due"), .init(title: "wanted", isRight: true), .init(title: "on time", isRight: true),
            .init(title: "late", isRight: true), .init(title: "lost", isRight: true), .init(title: "unit"),
            .init(title: "last delivery", leaveOut: 3),
        ])
        let last = Dictionary(plan.deliveries.map { ($0.line, $0.at) }) { max($0, $1) }
        for line in concerned.prefix(Self.mostLines) {
            table.row(
                [
                    line.line, line.material, clock.dayBefore(line.due), number(line.wanted), number(line.onTime),
                    number(line.late), number(line.lost), unit(line.material),
                    line.late > 0 ? last[line.line].map { clock.day($0) } ?? "" : "",
                ], ink: line.lost > 0 ? .bad : .warning)
            if !line.reason.isEmpty {
                table.note(line.reason)
            }
        }
        table.set(on: &page)
        if concerned.count > Self.mostLines {
            page.words("\(count(concerned.count - Self.mostLines, "more line")) in demand.csv", indent: 2)
        }
        shortfalls(on: &page)
    }

    /// As many demand lines as a report lists.
    static let mostLines = 30

    private func shortfalls(on page: inout Page) {
        let missing = Dictionary(grouping: plan.shortfalls.filter { $0.quantity > 0 }, by: \.material)
        for material in missing.keys.sortedBytewise() {
            let ours = missing[material] ?? []
            guard let worst = ours.max(by: { $0.quantity < $1.quantity }) else { continue }
            page.words(
                "Safety stock of \(material) is missing at \(count(ours.count, "bucket end")), at most "
                    + "\(quantity(worst.quantity, of: material)) on \(clock.day(worst.at)).",
                indent: 2, hanging: 2, ink: .warning)
        }
    }
}
