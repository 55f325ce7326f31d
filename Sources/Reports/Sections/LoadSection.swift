// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PlanReport {
    /// Load of every room, unit and staff pool as a strip over the buckets, and the highest after ramp-up.
    func loads(on page: inout Page) {
        let resources = LoadSummary.all(of: plan)
        guard !resources.isEmpty else { return }
        let nameWidth = resources.map { DisplayWidth.of(DisplayText.escaped($0.name)) }.max() ?? 0
        let taken = 2 + 5 + 2 + nameWidth + 2 + 2 + 7 + 2 + 12
        let strip = HeatStrip(header: plan.header, clock: clock, room: page.style.width - taken, unicode: style.unicode)
        page.heading("Load by \(strip.bucketWords) from \(clock.day(.start))")
        page.words(strip.legend, indent: 2, ink: .quiet)
        let head =
            DisplayWidth.padded("", to: 2 + 5 + 2 + nameWidth + 2 + strip.width, right: false) + "  highest"
            + "  after ramp-up"
        page.line([(head, .quiet)])
        for resource in resources {
            var pieces: [(text: String, ink: ReportStyle.Ink?)] = [
                ("  \(DisplayWidth.padded(resource.kind.rawValue, to: 5, right: false))  ", nil),
                (DisplayWidth.padded(DisplayText.escaped(resource.name), to: nameWidth, right: false) + "  ", nil),
            ]
            pieces += strip.marks(resource.loads)
            pieces.append(("  " + DisplayWidth.padded(percent(resource.highest), to: 7, right: true), nil))
            pieces.append(("  " + DisplayWidth.padded(percent(resource.window), to: 13, right: true), nil))
            page.line(pieces)
        }
        page.blank()
        page.words(highest(resources), indent: 2, hanging: 2)
    }

    private func highest(_ resources: [LoadSummary]) -> String {
        let window = LoadSummary.window(of: plan)
        let words = "\(clock.day(window.from)) to \(clock.day(window.to))"
        guard let first = LoadSummary.highest(in: resources), let share = first.window else {
            return "Nothing is loaded from \(words)."
        }
        return "Highest load after ramp-up (\(words)): \(first.kind.rawValue) \(first.name), \(percent(share))."
    }

    private func percent(_ share: Double?) -> String {
        guard let share else { return "-" }
        return NumberText.fixed(share * 100, places: share < 0.995 && share > 0.985 ? 1 : 0) + " %"
    }
}

/// The loads of one resource, summed up.
struct LoadSummary {
    let kind: ResourceLoad.Kind
    let name: String
    let loads: [ResourceLoad]
    /// The highest share of a bucket; nil where it is never open.
    let highest: Double?
    /// The share of the time after ramp-up; nil where it is never open then.
    let window: Double?

    /// Rooms, units and staff, in this order, then by name.
    static func all(of plan: Plan) -> [LoadSummary] {
        let window = window(of: plan)
        return ResourceLoad.Kind.allCases.flatMap { kind in
            let ours = Dictionary(grouping: plan.loads.filter { $0.kind == kind }, by: \.resource)
            return ours.keys.sortedBytewise().map { name in
                let loads = (ours[name] ?? []).sorted { $0.bucketEnd < $1.bucketEnd }
                return LoadSummary(
                    kind: kind, name: name, loads: loads, highest: loads.compactMap { share([$0]) }.max(),
                    window: share(inside(window, loads, plan.header)))
            }
        }
    }

    /// The resource with the highest share of the time after ramp-up; nil where nothing is loaded then.
    static func highest(in resources: [LoadSummary]) -> LoadSummary? {
        resources.filter { ($0.window ?? 0) > 0 }.max { ($0.window ?? 0) < ($1.window ?? 0) }
    }

    /// From the longest time between start and store of a planned lot, to the horizon's end; all of it where that leaves
    /// no bucket.
    static func window(of plan: Plan) -> Interval {
        let end = Instant.start + plan.header.horizon
        let whole = Interval(from: .start, to: end)
        let ramp = plan.lots.filter { $0.origin != .inProcess }.map { $0.stored - $0.start }.max() ?? .zero
        let window = Interval(from: .start + ramp, to: end)
        let starts = [Instant.start] + plan.header.bucketEnds
        guard let first = starts.first(where: { $0 >= window.from }), first < end else { return whole }
        return Interval(from: first, to: end)
    }

    /// The loads of the buckets that lie in a window.
    private static func inside(_ window: Interval, _ loads: [ResourceLoad], _ header: PlanHeader) -> [ResourceLoad] {
        loads.filter { $0.bucketEnd > window.from && $0.bucketEnd <= window.to }
    }

    static func share(_ loads: [ResourceLoad]) -> Double? {
        let available = loads.reduce(0) { $0 + $1.available }
        let used = loads.reduce(0) { $0 + $1.used }
        guard available > 0 else { return used > 0 ? .infinity : nil }
        return used / available
    }
}
