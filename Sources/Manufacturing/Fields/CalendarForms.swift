// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// The shifts of a day, by their beginnings.
typealias Shifts = [WorkCalendar.Shift]

extension Form where Value == Shifts {
    /// One or more shifts: `06:00-14:00, 14:00-22:00`, or a list of them.
    static let shifts = Form(
        kind: "shifts",
        range: nil,
        example: { _ in "06:00-14:00" },
        read: { node, _ in
            let nodes = node.draft.items == nil ? [node] : node.items(of: "shifts") ?? []
            var shifts: Shifts = []
            for piece in nodes {
                guard let text = piece.scalar("shifts", example: "06:00-14:00") else { return nil }
                do throws(Misreading) {
                    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
                        shifts.append(try readShift(String(part).trimmingBlanks))
                    }
                } catch {
                    piece.report(error, value: nil, example: "06:00-14:00")
                    return nil
                }
            }
            shifts.sort { ($0.from, $0.to) < ($1.from, $1.to) }
            for (earlier, later) in zip(shifts, shifts.dropFirst()) where later.from < earlier.to {
                node.fault(
                    "the shifts \(text(earlier)) and \(text(later)) overlap", remedy: "write each hour once"
                )
                return nil
            }
            return shifts
        },
        write: { shifts, _ in Draft(written: shifts.map { Draft(written: text($0)) }) }
    )

    private static func text(_ shift: WorkCalendar.Shift) -> String {
        let end = shift.to > 1440 ? shift.to - 1440 : shift.to
        return "\(CivilTime(minutes: shift.from) ?? .midnight)-\(CivilTime(minutes: end) ?? .midnight)"
    }
}

private func readShift(_ text: String) throws(Misreading) -> WorkCalendar.Shift {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, let from = CivilTime(ends[0]), let to = CivilTime(ends[1]) else {
        throw Misreading("\"\(text)\" is not a shift", remedy: "write its ends as HH:MM, such as 06:00-14:00")
    }
    guard from.minutes < 1440 else {
        throw Misreading("a shift cannot begin at 24:00", remedy: "begin it at 00:00 of the next day")
    }
    guard from != to else {
        throw Misreading("the shift \(text) has no hours", remedy: "write 00:00-24:00 for a whole day")
    }
    // An end at or before the beginning lies on the next day.
    return WorkCalendar.Shift(from: from.minutes, to: to > from ? to.minutes : to.minutes + 1440)
}

extension Form where Value == WorkCalendar.DateRange {
    /// A day, or the days from one to another.
    static let dateRange = scalar(
        "date or date..date", example: "2027-12-24..2027-12-31",
        parse: { text, context throws(Misreading) in
            let ends = text.split(separator: ".", omittingEmptySubsequences: false)
            if ends.count == 1, let date = CivilDate(iso: text) {
                return WorkCalendar.DateRange(first: date, last: date)
            }
            guard ends.count == 3, ends[1].isEmpty, let first = CivilDate(iso: ends[0]),
                let last = CivilDate(iso: ends[2])
            else {
                throw Misreading("not a date or a range of dates", remedy: "write 2027-12-24 or 2027-12-24..2027-12-31")
            }
            guard first <= last else {
                throw Misreading("the range ends before it begins", remedy: "write the earlier date first")
            }
            return WorkCalendar.DateRange(first: first, last: last)
        },
        text: { range, _ in range.first == range.last ? "\(range.first)" : "\(range.first)..\(range.last)" }
    )
}

extension Form where Value == [Weekday] {
    /// Some days of the week.
    static let weekdays = Form(
        kind: "list of weekdays",
        range: "mon to sun",
        example: { _ in "[mon, tue]" },
        read: { node, _ in
            guard let items = node.items(of: "weekdays") else { return nil }
            guard !items.isEmpty else {
                node.fault("no weekday is named", remedy: "write at least one of mon, tue, wed, thu, fri, sat, sun")
                return nil
            }
            var days: [Weekday] = []
            for item in items {
                guard let text = item.scalar("weekday", example: "mon") else { return nil }
                guard let run = weekdayRun(text) else {
                    item.fault("not a weekday", value: text, remedy: "write mon, tue, wed, thu, fri, sat or sun")
                    return nil
                }
                for day in run {
                    if days.contains(day) {
                        item.fault("\(day) is named twice", remedy: "name each day once")
                    } else {
                        days.append(day)
                    }
                }
            }
            return days.sorted()
        },
        write: { days, _ in Draft(written: days.map { Draft(written: $0.text) }) }
    )
}

/// Whether a key names two weekdays in the wrong order, such as `fri-mon`.
func isBackwardRun(_ text: String) -> Bool {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Weekday($0) }
    return ends.count == 2 && ends.allSatisfy { $0 != nil } && weekdayRun(text) == nil
}

/// The days of `mon` or `mon-fri`, or nil where the text is neither.
func weekdayRun(_ text: String) -> [Weekday]? {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Weekday($0) }
    if ends.count == 1, let day = ends[0] { return [day] }
    guard ends.count == 2, let first = ends[0], let last = ends[1], first < last else { return nil }
    return Weekday.allCases.filter { $0 >= first && $0 <= last }
}
