// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Loads over time, one mark for a bucket or for several where the page is narrow.
struct HeatStrip {
    private let ends: [Instant]
    private let horizonEnd: Instant
    private let perMark: Int
    private let unicode: Bool
    private let bucket: Span?
    private let isMonthly: Bool

    init(header: PlanHeader, clock: PlanClock, room: Int, unicode: Bool) {
        ends = header.bucketEnds
        horizonEnd = .start + header.horizon
        self.unicode = unicode
        // One column goes to the bar at the horizon's end.
        let columns = max(8, room - 1)
        perMark = max(1, (ends.count + columns - 1) / columns)
        let cuts = [horizonEnd, .start + header.horizon + header.tail]
        let inner = header.bucketEnds.filter { !cuts.contains($0) }
        isMonthly = !inner.isEmpty && inner.allSatisfy { clock.civil($0)?.date.day == 1 }
        let first = header.bucketEnds.first.map { $0 - .start } ?? .zero
        let lengths = zip(header.bucketEnds, header.bucketEnds.dropFirst()).map { $1 - $0 }
        // The last buckets of horizon and tail may be cut.
        bucket = lengths.allSatisfy { $0 <= first } && lengths.count { $0 < first } <= 2 ? first : nil
    }

    /// The buckets of one mark each, those of the horizon and those of the tail.
    private var groups: (horizon: [ArraySlice<Instant>], tail: [ArraySlice<Instant>]) {
        let split = ends.firstIndex { $0 > horizonEnd } ?? ends.count
        return (sliced(ends[..<split]), sliced(ends[split...]))
    }

    private func sliced(_ part: ArraySlice<Instant>) -> [ArraySlice<Instant>] {
        stride(from: part.startIndex, to: part.endIndex, by: perMark).map { start in
            part[start..<min(start + perMark, part.endIndex)]
        }
    }

    /// How many columns it takes.
    var width: Int { groups.horizon.count + 1 + groups.tail.count }

    /// What one mark stands for.
    var bucketWords: String {
        if isMonthly { return perMark == 1 ? "month" : "\(perMark) months" }
        guard let bucket else { return perMark == 1 ? "bucket" : "\(perMark) buckets" }
        let whole = bucket * perMark
        let week = Span.weeks(1).minutes
        guard whole.minutes > 0, whole.minutes.isMultiple(of: week) else { return whole.text }
        return whole.minutes == week ? "week" : "\(whole.minutes / week) weeks"
    }

    /// What the marks mean.
    var legend: String {
        unicode
            ? "\u{2581} to \u{2588}: up to 100 % in eighths, \u{2580} above; \u{B7} none, blank closed; "
                + "behind the bar the tail"
            : "0 to 9: tenths of what there is, # from 99.5 %, ! above 100.5 %; . none, blank closed; "
                + "behind the bar the tail"
    }

    /// The strip of a resource, whose loads ascend.
    func marks(_ loads: [ResourceLoad]) -> [(text: String, ink: ReportStyle.Ink?)] {
        let byEnd = Dictionary(grouping: loads, by: \.bucketEnd)
        let (horizon, tail) = groups
        let shares = { (slices: [ArraySlice<Instant>]) in
            slices.map { slice in LoadSummary.share(slice.flatMap { byEnd[$0] ?? [] }) }
        }
        return shares(horizon).map(mark) + [("|", .quiet)] + shares(tail).map(mark)
    }

    private func mark(_ share: Double?) -> (text: String, ink: ReportStyle.Ink?) {
        guard let share, !share.isNaN else { return (" ", nil) }
        let ink: ReportStyle.Ink? = share > 1.005 ? .bad : share >= 0.9 ? .warning : share >= 0.005 ? .good : .quiet
        return (sign(share), ink)
    }

    private func sign(_ share: Double) -> String {
        if share < 0.0005 { return unicode ? "\u{B7}" : "." }
        if share > 1.005 { return unicode ? "\u{2580}" : "!" }
        if unicode {
            let eighth = min(7, max(0, Int((share * 8).rounded(.up)) - 1))
            return String(Unicode.Scalar(UInt32(0x2581 + eighth)).map(Character.init) ?? "#")
        }
        return share >= 0.995 ? "#" : String(min(9, Int(share * 10)))
    }
}
