// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

extension ScenarioAssembly {
    func readOption(_ name: String, _ node: Node) -> CapacityOption? {
        let fields = RecordReader(node, OptionFields.record)
        let label = fields.value(OptionFields.label, context) ?? ""
        let unit = fields.value(OptionFields.unit, context)
        let room = fields.value(OptionFields.room, context)
        let pool = fields.value(OptionFields.staff, context)
        let count = fields.value(OptionFields.count, context)
        let shift = fields.value(OptionFields.calendar, context)
        let most = fields.value(OptionFields.most, context)
        let cost = fields.value(OptionFields.cost, context)
        let from = fields.value(OptionFields.from, context)
        let written = ["unit", "room", "staff"].filter { fields.has($0) }
        guard written.count == 1 else {
            node.fault(
                written.isEmpty ? "it does not say what is added" : "it adds several things at once",
                remedy: "write one of unit:, room: or staff: in each option", at: node.anchor)
            return nil
        }
        if pool == nil, fields.has("calendar"), !fields.has("staff") {
            fields.child("calendar")?.fault(
                "only people work in a shift of their own", remedy: "leave calendar: out, or add people with staff:")
        }
        if fields.has("from"), from == nil { return nil }
        if let room, rooms[room.index]?.sharing != nil {
            fields.child("room")?.fault(
                "lots share this room, and such rooms cannot be added yet", remedy: "choose a room with holds: lot")
        }
        if let unit, units[unit.index]?.sharing != nil {
            fields.child("unit")?.fault(
                "this unit holds a key, and such units cannot be added yet", remedy: "choose a unit with holds: lot")
        }
        let addition =
            unit.map { CapacityOption.Addition.unit($0) } ?? room.map { .room($0) }
            ?? pool.map { .staff($0, shift: shift) }
        guard let addition, let cost else { return nil }
        return CapacityOption(
            name: name, label: label, addition: addition, count: count, most: most, cost: cost,
            from: from.map { max(.start, instant($0)) } ?? .start)
    }
}
