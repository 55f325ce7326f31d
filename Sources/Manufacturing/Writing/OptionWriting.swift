// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

extension ScenarioWriting {
    func option(_ option: CapacityOption) -> Draft {
        var writer = RecordWriter(context)
        writer.put(text: OptionFields.label, option.label)
        switch option.addition {
        case .unit(let unit): writer.put(OptionFields.unit, unit)
        case .room(let room): writer.put(OptionFields.room, room)
        case .staff(let pool, let shift):
            writer.put(OptionFields.staff, pool)
            writer.put(OptionFields.calendar, shift)
        }
        writer.put(OptionFields.count, option.count)
        writer.put(OptionFields.most, option.most)
        writer.put(OptionFields.cost, option.cost)
        writer.put(OptionFields.from, option.from == .start ? nil : date(option.from))
        return writer.draft
    }
}
