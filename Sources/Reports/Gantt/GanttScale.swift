// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// The columns of a drawn timetable: each stands for so many minutes, the first begins at a day.
struct GanttScale {
    /// The first minute of the first column.
    let from: Int
    /// Minutes of a column.
    let step: Int
    /// How many columns there are.
    let columns: Int

    private static let steps =
        [15, 30, 60, 120, 180, 240, 360, 480, 720, 1440, 2880, 5040, 10080] + (1...8).map { 20160 << $0 - 1 }

    /// The finest scale of whole steps that shows the time from a minute to another in at most so many columns.
    init(from first: Int, to last: Int, room: Int) {
        let far = 1 << 33
        let begin = Self.floored(max(-far, min(first, far)), to: 1440)
        let length = max(1, max(-far, min(last, far)) - begin)
        let room = max(8, room)
        let step = Self.steps.first { (length + $0 - 1) / $0 <= room } ?? (length + room - 1) / room
        from = begin
        self.step = step
        columns = (length + step - 1) / step
    }

    /// The minute that a column ends at.
    var end: Int { from + step * columns }

    /// Puts the minutes of a stretch into the columns that it meets.
    func spread(_ from: Int, _ to: Int, _ take: (_ column: Int, _ minutes: Int) -> Void) {
        let (low, high) = (max(from, self.from), min(to, end))
        guard low < high else { return }
        for column in (low - self.from) / step...(high - 1 - self.from) / step {
            let begin = self.from + column * step
            take(column, min(high, begin + step) - max(low, begin))
        }
    }

    /// What one column stands for, in words.
    var stepWords: String {
        let week = 10080
        guard step.isMultiple(of: week) else { return Span(minutes: step).text }
        return step == week ? "1 week" : "\(step / week) weeks"
    }

    /// Minutes between labels: the shortest of a day, a week and multiples that leaves room for one.
    private var labelStep: Int {
        let room = 6 * step
        return [1440, 10080, 20160, 40320, 87360, 174_720, 349_440].first { $0 >= room } ?? 698_880
    }

    /// The dates over the columns, month and day, at days or weeks from the horizon's start.
    func labels(_ date: (Int) -> String) -> String {
        var line: [Character] = Array(repeating: " ", count: columns)
        for minute in ticks(labelStep) {
            let column = (minute - from) / step
            let label = Array(date(minute))
            guard column + label.count <= columns else { continue }
            line.replaceSubrange(column..<column + label.count, with: label)
        }
        return String(line)
    }

    /// The marks under the dates: a bar where a label stands, a short one at each day or week between where there is
    /// room, a bracket at the end of the horizon.
    func marks(horizon: Int) -> String {
        var line: [Character] = Array(repeating: "-", count: columns)
        if let between = [1440, 10080].first(where: { $0 < labelStep && $0 >= 2 * step }) {
            for minute in ticks(between) { line[(minute - from) / step] = "'" }
        }
        for minute in ticks(labelStep) { line[(minute - from) / step] = "|" }
        if horizon > from, horizon <= end { line[(horizon - 1 - from) / step] = "]" }
        return String(line)
    }

    private func ticks(_ every: Int) -> [Int] {
        let first = -Self.floored(-from, to: every)
        return Array(stride(from: first, to: end, by: every))
    }

    private static func floored(_ value: Int, to step: Int) -> Int {
        value >= 0 ? value / step * step : -((-value + step - 1) / step * step)
    }
}
