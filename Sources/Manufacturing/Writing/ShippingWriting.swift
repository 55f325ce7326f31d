// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

extension ScenarioWriting {
    func lane(_ lane: ShippingLane) -> Draft {
        let unit = lane.goods.first.map { context(of: $0.from) } ?? context
        var writer = RecordWriter(unit)
        writer.put(text: ShippingFields.label, lane.label)
        writer.put(ShippingFields.from, lane.from)
        writer.put(ShippingFields.to, lane.to)
        writer.put(
            ShippingFields.materials,
            Draft(written: lane.goods.map { Draft(written: scenario.materials[$0.from].material) }))
        writer.put(ShippingFields.time, lane.time)
        writer.put(ShippingFields.departs, lane.departs)
        writer.put(ShippingFields.remainingLife, lane.remainingLife)
        let usual = lane.remainingLife.map { $0 - lane.time }
        writer.put(ShippingFields.keeps, lane.keeps == usual ? nil : lane.keeps)
        writer.put(ShippingFields.loss, lane.loss)
        writer.put(ShippingFields.price, lane.price)
        writer.put(ShippingFields.cost, lane.cost)
        writer.put(ShippingFields.capacity, lane.capacity)
        writer.put(ShippingFields.most, lane.most)
        writer.put(ShippingFields.quarantine, lane.carriesQuarantine)
        return writer.draft
    }
}
