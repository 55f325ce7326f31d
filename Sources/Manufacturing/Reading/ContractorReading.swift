// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

extension ScenarioAssembly {
    func readContractor(_ name: String, _ node: Node, _ horizon: Horizon?) -> Contractor? {
        let fields = RecordReader(node, ContractorFields.record)
        let label = fields.value(ContractorFields.label, context) ?? ""
        let site = fields.value(ContractorFields.site, context)
        let makes = fields.value(ContractorFields.makes, context.stocked(at: site, fields.has("site")))
        let pass = fields.value(ContractorFields.pass, context)
        let price = fields.value(ContractorFields.price, context)
        let leadTime = fields.value(ContractorFields.leadTime, context)
        let notice = fields.value(ContractorFields.notice, context)
        let slots = readSlots(fields.child("slots"), SlotFields.slot, horizon)
        let booked = readSlots(fields.child("booked"), SlotFields.booked, horizon)
        let fees = readFees(fields.child("cancellation"))
        if !fields.has("slots"), !fields.has("booked"), fields.isMap {
            node.fault("it has no day for a lot", remedy: "write slots: [{date: …}]", at: node.anchor)
        }
        if fields.has("cancellation"), !fields.has("booked") {
            fields.child("cancellation")?.fault(
                "nothing is booked that could be given up", remedy: "write booked:, or leave cancellation out")
        }
        var lot: Exact?
        if let makes, let unit = materialUnits[makes.index] {
            lot = fields.value(ContractorFields.lot, context.with(unit: unit))
        } else if !fields.has("lot") {
            _ = fields.value(ContractorFields.lot, context)
        }
        guard let makes, let lot, let price, let slots, let booked, let fees else { return nil }
        return Contractor(
            name: name, label: label, makes: makes, lot: lot, pass: pass, price: price, leadTime: leadTime,
            notice: notice, slots: slots, booked: booked, fees: fees)
    }

    /// Days of lots, ascending; repeated ones are written out to the end of the horizon.
    private func readSlots(_ node: Node?, _ record: FieldRecord, _ horizon: Horizon?) -> [Contractor.Slot]? {
        guard let node else { return [] }
        guard let items = node.items(of: "days of lots") else { return nil }
        var slots: [Contractor.Slot] = []
        var taken: Set<Instant> = []
        for item in items {
            let fields = RecordReader(item, record)
            let date = fields.value(SlotFields.date, context)
            let lots = fields.value(SlotFields.lots, context)
            let every = fields.value(SlotFields.every, context)
            let times = fields.value(SlotFields.times, context)
            if fields.has("times"), !fields.has("every") {
                fields.child("times")?.fault("times need a distance", remedy: "add every:, such as every: 4 weeks")
            }
            guard let date, let horizon else { continue }
            let end = Instant.start + horizon.length
            var day = instant(date)
            guard day >= .start, day < end else {
                fields.child("date")?.fault(
                    "outside the horizon", value: date.description,
                    remedy: "write a day from \(horizon.start) to "
                        + "\(horizon.start.adding(days: horizon.length.minutes / 1440 - 1))")
                continue
            }
            var left = every == nil ? 1 : times ?? .max
            while left > 0, day < end {
                guard taken.insert(day).inserted else {
                    item.fault(
                        "a day is there twice", value: horizon.start.adding(days: day.minutes / 1440).description,
                        remedy: "write each day once, with all its lots")
                    break
                }
                slots.append(.init(day: day, lots: lots))
                left -= 1
                day = day + (every ?? horizon.length)
            }
        }
        return slots.sorted { $0.day < $1.day }
    }

    private func readFees(_ node: Node?) -> [Contractor.Fee]? {
        guard let node else { return [] }
        guard let items = node.items(of: "fees") else { return nil }
        var fees: [Contractor.Fee] = []
        for item in items {
            let fields = RecordReader(item, CancellationFields.record)
            let within = fields.value(CancellationFields.within, context)
            let share = fields.value(CancellationFields.fee, context)
            guard let within, let share else { continue }
            if fees.contains(where: { $0.within == within }) {
                item.fault("two fees within \(within.text)", remedy: "keep one of them")
            }
            fees.append(.init(within: within, share: share))
        }
        return fees.sorted { $0.within < $1.within }
    }
}
