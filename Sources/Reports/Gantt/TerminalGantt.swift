// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
public import Manufacturing

/// A timetable drawn in letters: a line per unit and room, time from left to right.
public struct TerminalGantt {
    private let schedule: Schedule
    private let style: ReportStyle
    private let clock: PlanClock
    /// The lots by start, and the number of each.
    private let lots: [ScheduledLot]
    private let numbers: [String: Int]
    private let products: [String]

    /// The drawing: equal schedules give equal text in equal styles.
    public static func text(_ schedule: Schedule, style: ReportStyle = ReportStyle()) -> String {
        TerminalGantt(schedule, style).text
    }

    private init(_ schedule: Schedule, _ style: ReportStyle) {
        self.schedule = schedule
        self.style = style
        clock = PlanClock(schedule.header)
        lots = schedule.lots.sortedBytewise(by: \.name).enumerated()
            .sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }.map(\.element)
        numbers = Dictionary(lots.enumerated().map { ($0.element.name, $0.offset) }) { first, _ in first }
        products = Set(lots.map(\.material)).sortedBytewise()
    }

    private var text: String {
        var page = Page(style: style)
        page.heading("Timetable")
        let units = GanttLane.units(schedule, lots: numbers)
        let rooms = GanttLane.rooms(schedule, lots: numbers)
        let pieces = (units + rooms).flatMap(\.pieces)
        guard let first = pieces.map(\.from).min(), let last = pieces.map(\.to).max() else {
            page.words("No lot has a place in it.", indent: 2)
            unplaced(on: &page)
            return page.text
        }
        let titles = (units + rooms).map { DisplayWidth.of(DisplayText.escaped($0.title)) }.max() ?? 0
        let margin = min(titles, max(8, style.width / 4))
        let scale = GanttScale(from: min(0, first), to: last, room: style.width - margin - 2)
        draw("Units", units, scale, margin, on: &page)
        draw("Rooms", rooms, scale, margin, on: &page)
        legend(scale, on: &page)
        unplaced(on: &page)
        return page.text
    }

    private func draw(_ title: String, _ lanes: [GanttLane], _ scale: GanttScale, _ margin: Int, on page: inout Page) {
        guard !lanes.isEmpty else { return }
        let head = DisplayWidth.padded(title, to: margin, right: false) + "  "
        page.blank()
        page.line([(head, .heading), (scale.labels { String(clock.day(Instant(minutes: $0)).suffix(5)) }, .quiet)])
        page.line([
            (String(repeating: " ", count: margin + 2) + scale.marks(horizon: schedule.header.horizon.minutes), .quiet)
        ])
        for lane in lanes {
            let name = DisplayWidth.cut(DisplayText.escaped(lane.title), to: margin, mark: style.ellipsis)
            let open = lane.calendar.flatMap { schedule.calendars.indices.contains($0) ? schedule.calendars[$0] : nil }
            let marks = lane.marks(on: scale, open: open).map(sign)
            page.line([(DisplayWidth.padded(name, to: margin, right: false) + "  ", nil)] + marks)
        }
    }

    private func sign(_ mark: GanttLane.Mark) -> (text: String, ink: ReportStyle.Ink?) {
        switch mark {
        case .idle: (" ", nil)
        case .closed: (style.unicode ? "\u{B7}" : ".", .quiet)
        case .shared: ("*", .heading)
        case .work(.run, let lot): (letter(lot), ink(lot))
        case .work(.side, let lot): (style.unicode ? "\u{2592}" : "+", ink(lot))
        case .work(.turnaround, _): (style.unicode ? "\u{2591}" : "=", .quiet)
        }
    }

    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")

    private func letter(_ lot: Int) -> String {
        lot < 0 ? "?" : String(Self.letters[lot % Self.letters.count])
    }

    private func ink(_ lot: Int) -> ReportStyle.Ink? {
        guard lots.indices.contains(lot), let product = products.firstIndex(of: lots[lot].material) else { return nil }
        return ReportStyle.Ink.kinds[product % ReportStyle.Ink.kinds.count]
    }

    private func legend(_ scale: GanttScale, on page: inout Page) {
        page.blank()
        let signs =
            style.unicode
            ? "\u{2592} set-up or clean, \u{2591} turnaround, \u{B7} closed"
            : "+ set-up or clean, = turnaround, . closed"
        page.words(
            "One column is \(scale.stepWords). A letter is the lot that takes most of it: \(signs), * several lots at "
                + "once, ] end of the horizon.",
            ink: .quiet)
        page.blank()
        var table = TextTable([
            .init(title: ""), .init(title: "lot"), .init(title: "material", leaveOut: 2, isFlexible: true),
            .init(title: "start"), .init(title: "released"), .init(title: "later [d]", isRight: true, leaveOut: 1),
        ])
        for (number, lot) in lots.enumerated() {
            let later = lot.daysLater
            table.row(
                [
                    letter(number), lot.name, lot.material, clock.spoken(lot.start),
                    clock.spoken(lot.released, isDay: true), later > 0 ? NumberText.fixed(later, places: 1) : "",
                ], ink: ink(number))
        }
        table.set(on: &page)
    }

    private func unplaced(on page: inout Page) {
        for lot in schedule.unplaced {
            page.words("No place for \(lot.lot): \(lot.reason)", indent: 2, hanging: 2, ink: .bad)
        }
    }
}
