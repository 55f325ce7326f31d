// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

extension ScenarioAssembly {
    func readCommitment(_ name: String, _ node: Node) -> Commitment? {
        let fields = RecordReader(node, CommitmentFields.record)
        let label = fields.value(CommitmentFields.label, context) ?? ""
        let at = fields.value(CommitmentFields.at, context)
        let every = fields.value(CommitmentFields.every, context)
        let times = fields.value(CommitmentFields.times, context)
        let window = fields.value(CommitmentFields.window, context)
        let run = fields.value(CommitmentFields.run, context)
        let units = fields.value(CommitmentFields.units, context) ?? []
        let rooms = fields.value(CommitmentFields.rooms, context) ?? []
        let staff = fields.value(CommitmentFields.staff, context) ?? []
        let site = fields.value(CommitmentFields.site, context)
        let stocked = context.stocked(at: site, fields.has("site"))
        let uses =
            fields.child(CommitmentFields.uses.key).flatMap {
                Form<[MaterialUse]>.uses(materialUnits).read($0, stocked)
            } ?? []
        let cost = fields.value(CommitmentFields.cost, context)
        if fields.has("times"), !fields.has("every") {
            fields.child("times")?.fault("times need a distance", remedy: "add every:, such as every: 26 weeks")
        }
        if let every, window >= every {
            fields.child("window")?.fault(
                "the window reaches to the next one", value: window.text,
                remedy: "it must be shorter than every, \(every.text)")
        }
        if !["unit", "room", "staff", "uses", "cost"].contains(where: { fields.has($0) }), fields.isMap {
            node.fault(
                "it takes nothing", remedy: "write what it takes: unit:, room:, staff:, uses: or cost:",
                at: node.anchor)
        }
        if window > .zero {
            for id in units {
                guard let unit = self.units[id.index], let key = unit.sharing?.key else { continue }
                fields.child("window")?.fault(
                    "unit \(unit.name) holds a \(key.rawValue), and its dates must be fixed there",
                    remedy: "leave window: out, or choose a unit with holds: lot")
            }
            for id in rooms {
                guard let room = self.rooms[id.index], room.sharing != nil else { continue }
                fields.child("window")?.fault(
                    "lots share room \(room.name), and its dates must be fixed there",
                    remedy: "leave window: out, or choose a room with holds: lot")
            }
        }
        guard let at, let run else { return nil }
        return Commitment(
            name: name, label: label, at: instant(at), every: every, times: times, window: window, run: run,
            units: units, rooms: rooms, staff: staff, uses: uses, cost: cost)
    }
}
