// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing

extension PlanTables {
    /// Every delivery on a demand line as the plan has it.
    var deliveries: ReportTable { deliveries("deliveries", plan.deliveries) }

    /// Every delivery on a demand line.
    func deliveries(_ name: String, _ deliveries: [PlannedDelivery]) -> ReportTable {
        let materials = Dictionary(plan.demand.map { ($0.line, $0.material) }) { first, _ in first }
        return ReportTable(
            name: name, title: "a delivery on a demand line",
            columns: [
                .init("line", .text),
                .init("material", .text),
                .init("at", .moment),
                .init("quantity", .number(places: 6)),
                .init("unit", .text),
                .init("late", unit: "d", .whole),
            ],
            rows: deliveries.map { delivery in
                let material = materials[delivery.line] ?? ""
                return [
                    .text(delivery.line), .text(material), moment(delivery.at), .number(delivery.quantity),
                    unit(of: material), .whole(delivery.daysLate),
                ]
            })
    }
}
