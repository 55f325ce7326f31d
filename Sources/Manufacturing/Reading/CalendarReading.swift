// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

extension ScenarioAssembly {
    func readCalendars() -> [WorkCalendar?] {
        var read: [WorkCalendar?] = section("calendars").map { readCalendar($0.key, $0.node) }
        if let place = context.names.calendars.place(of: WorkCalendar.alwaysName), place <= read.count,
            !section("calendars").contains(where: { $0.key == WorkCalendar.alwaysName })
        {
            let day = [WorkCalendar.Shift(from: 0, to: 1440)]
            read.insert(
                WorkCalendar(
                    name: WorkCalendar.alwaysName, label: "", weekly: Array(repeating: day, count: 7), closed: [],
                    open: []),
                at: place
            )
        }
        return read
    }

    private static let dayKeys = Weekday.allCases.map(\.text) + ["mon-fri", "mon-sun", "sat-sun"]

    private func readCalendar(_ name: String, _ node: Node) -> WorkCalendar? {
        if name == WorkCalendar.alwaysName {
            node.fault(
                "the calendar always is built in (24/7)", remedy: "give this one another id", at: node.anchor)
        }
        let fields = RecordReader(node, CalendarFields.record, near: Self.dayKeys) {
            weekdayRun($0) != nil || isShift($0) || isBackwardRun($0)
        }
        guard fields.isMap, let entries = node.draft.entries else { return nil }
        var weekly: [Shifts] = Array(repeating: [], count: 7)
        var said: [Weekday: String] = [:]
        var isFaulty = false
        for entry in entries where !entry.key.hasPrefix("x-") {
            guard let child = fields.child(entry.key), child.anchor == entry.keyPosition else { continue }
            if isShift(entry.key) {
                child.fault(
                    "a second shift stands as a key of its own",
                    remedy: "within { } put the shifts of a day in brackets: [06:00-14:00, 14:00-22:00]",
                    at: child.anchor)
                continue
            }
            guard let days = weekdayRun(entry.key) else {
                if isBackwardRun(entry.key) {
                    isFaulty = true
                    child.fault(
                        "days run forward from mon to sun",
                        remedy: "write each run of days as a key of its own, such as fri-sun and mon",
                        at: child.anchor)
                }
                continue
            }
            let shifts = CalendarFields.shifts.form.read(child, context)
            isFaulty = isFaulty || shifts == nil
            for day in days {
                if let earlier = said[day] {
                    child.fault(
                        "\(day.name) is given twice, also by \(earlier)", remedy: "write each day once",
                        at: child.anchor)
                    break
                }
                said[day] = entry.key
                weekly[day.rawValue] = shifts ?? []
            }
        }
        let closed = (fields.child("closed")?.items(of: "dates") ?? [])
            .compactMap { CalendarFields.closedDays.form.read($0, context) }
            .sorted { ($0.first, $0.last) < ($1.first, $1.last) }
        let open = readSpecialDays(fields.child("open"))
        let written = fields.child("open")?.draft.entries?.count ?? (fields.has("open") ? 1 : 0)
        if !isFaulty, !fields.hasUnknownKeys, open.count == written, (weekly + open.map(\.shifts)).allSatisfy(\.isEmpty)
        {
            node.fault(
                "the calendar has no open hours", remedy: "write shifts, such as mon-fri: 06:00-14:00", at: node.anchor)
        }
        return WorkCalendar(
            name: name, label: fields.value(CalendarFields.label, context) ?? "", weekly: weekly, closed: closed,
            open: open
        )
    }

    private func readSpecialDays(_ node: Node?) -> [WorkCalendar.SpecialDay] {
        guard let entries = node?.entries(of: "dates with their shifts") else { return [] }
        return entries.compactMap { key, child in
            guard let date = CivilDate(iso: key) else {
                child.fault("\"\(key)\" is not a date", remedy: "write it as YYYY-MM-DD", at: child.anchor)
                return nil
            }
            return CalendarFields.shifts.form.read(child, context).map { .init(date: date, shifts: $0) }
        }
        .sorted { $0.date < $1.date }
    }
}

/// Whether a key has the look of a shift, as when a list of shifts was cut by the commas of a map.
private func isShift(_ key: String) -> Bool {
    let ends = key.split(separator: "-")
    return ends.count == 2 && ends.allSatisfy { CivilTime($0) != nil }
}
