// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PlanTables {
    /// Every material of every shipment.
    var shipments: ReportTable {
        var table = ReportTable(
            name: "shipments", title: "a material that leaves on a lane at the end of a day",
            columns: [
                .init("lane", .text),
                .init("from", .text),
                .init("to", .text),
                .init("leaves", .moment),
                .init("arrives", .moment),
                .init("quantity", .number(places: 6)),
                .init("received", .number(places: 6)),
                .init("unit", .text),
                .init("shipments", .number(places: 6)),
            ],
            rows: (plan.shipments ?? []).flatMap { shipment in shipment.goods.map { row(of: $0, shipment) } })
        let goods = (plan.shipments ?? []).flatMap(\.goods)
        guard goods.contains(where: { $0.lot != nil }) else { return table }
        table.columns += [.init("lot in quarantine", .text), .init("usable", .moment)]
        table.rows = zip(table.rows, goods).map { row, goods in
            row + [goods.lot.map { .text($0) } ?? .none, goods.usable.map { moment($0) } ?? .none]
        }
        return table
    }

    private func row(of goods: PlannedShipment.Goods, _ shipment: PlannedShipment) -> [ReportTable.Cell] {
        [
            .text(shipment.lane),
            .text(goods.from),
            .text(goods.to),
            moment(shipment.leaves),
            moment(shipment.arrives),
            .number(goods.quantity),
            .number(goods.received),
            unit(of: goods.from),
            shipment.count.map { .number($0) } ?? .none,
        ]
    }
}
