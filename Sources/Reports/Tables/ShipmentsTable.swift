// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PlanTables {
    /// Every material of every shipment.
    var shipments: ReportTable {
        ReportTable(
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
            rows: (plan.shipments ?? []).flatMap { shipment in
                shipment.goods.map { goods in
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
            })
    }
}
