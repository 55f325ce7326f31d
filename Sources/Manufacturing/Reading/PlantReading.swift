// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

extension ScenarioAssembly {
    func readSites() -> [Site?] {
        guard let node = reader.child("sites") else { return [Site(name: "site", label: "", offset: .zero)] }
        let entries = section("sites")
        if entries.isEmpty, node.draft.entries?.isEmpty ?? false {
            node.fault("no site is described", remedy: "leave the key out for one site")
        }
        return entries.map { key, node in
            let fields = RecordReader(node, SiteFields.record)
            return Site(
                name: key, label: fields.value(SiteFields.label, context) ?? "",
                offset: fields.value(SiteFields.offset, context)
            )
        }
    }

    func readUnit(_ name: String, _ node: Node) -> UnitClass? {
        let fields = RecordReader(node, UnitFields.record)
        let label = fields.value(UnitFields.label, context) ?? ""
        let count = fields.value(UnitFields.count, context)
        let calendar = fields.value(UnitFields.calendar, context)
        let rate = fields.value(UnitFields.rate, context)
        let turnaround = fields.value(UnitFields.turnaround, context)
        let maintenance = readOutages(fields.child("maintenance"), OutageFields.maintenance, of: count)
        let sharing = readSharing(fields, of: .unit, count: count)
        let only = fields.value(UnitFields.only, context)?.flatMap { context.names.ways(of: $0) }.sorted()
        let barred = (fields.value(UnitFields.barred, context) ?? []).flatMap { context.names.ways(of: $0) }.sorted()
        if fields.has("only"), fields.has("not") {
            fields.child("not")?.fault(
                "it is kept for some recipes already", remedy: "leave only: or not: out",
                at: fields.child("not")?.anchor)
        }
        let site = site(UnitFields.site, fields)
        let setUps = readSetUps(fields, at: site)
        let slides = fields.value(UnitFields.slides, context)
        if slides > .days(56) {
            fields.child("slides")?.fault("out of range", value: slides.text, remedy: "it must be 0 d to 8 weeks")
        } else if slides > .zero, sharing != nil || !setUps.isEmpty {
            fields.child("slides")?.fault(
                "on a unit with keys or set-ups of its own nothing can slide", value: slides.text,
                remedy: "leave slides out, or holds and set-ups")
        }
        let qualified = fields.value(UnitFields.qualified, context)
        guard let site, let calendar = calendar ?? (fields.has("calendar") ? nil : always) else { return nil }
        return UnitClass(
            name: name, label: label, site: site, count: count, calendar: calendar, rate: rate,
            turnaround: turnaround, maintenance: maintenance, sharing: sharing, only: only, barred: barred,
            setUps: setUps,
            slideDays: min(slides, .days(56)).minutes / 1440, qualified: qualified.map { instant($0) }
        )
    }

    func readRoom(_ name: String, _ node: Node) -> Room? {
        let fields = RecordReader(node, RoomFields.record)
        let label = fields.value(RoomFields.label, context) ?? ""
        let count = fields.value(RoomFields.count, context)
        let turnaround = fields.value(RoomFields.turnaround, context)
        let rate = fields.value(RoomFields.rate, context)
        let closed = readOutages(fields.child("closed"), OutageFields.closed, of: count)
        let sharing = readSharing(fields, of: .room, count: count)
        guard let site = site(RoomFields.site, fields) else { return nil }
        return Room(
            name: name, label: label, site: site, count: count, turnaround: turnaround, rate: rate, closed: closed,
            sharing: sharing
        )
    }

    /// The calendar that is always open.
    var always: ID<WorkCalendar>? {
        context.names.calendars.place(of: WorkCalendar.alwaysName).map { ID($0) }
    }

    /// Reads stretches in which units or rooms are out, in the order of time.
    private func readOutages(_ node: Node?, _ record: FieldRecord, of total: Int) -> [Outage] {
        guard let items = node?.items(of: "stretches of time") else { return [] }
        let outages: [Outage] = items.compactMap { item in
            let fields = RecordReader(item, record)
            let from = fields.value(OutageFields.from, context)
            let to = fields.value(OutageFields.to, context)
            let count = fields.has("count") ? fields.value(OutageFields.count, context) : total
            let label = fields.value(OutageFields.label, context) ?? ""
            guard let from, let to, let count else { return nil }
            guard from < to else {
                item.fault("it ends before it begins", remedy: "write from before to")
                return nil
            }
            guard count <= total else {
                fields.child("count")?.fault(
                    "more than there are", value: String(count), remedy: "it must be at most \(total)")
                return nil
            }
            return Outage(from: instant(from), to: instant(to), count: count, label: label)
        }
        return outages.sorted {
            ($0.from, $0.to, $0.count) != ($1.from, $1.to, $1.count)
                ? ($0.from, $0.to, $0.count) < ($1.from, $1.to, $1.count) : precedesBytewise($0.label, $1.label)
        }
    }
}
