// SPDX-License-Identifier: GPL-3.0-or-later

/// A broken line of the relaxed plan with the whole plans below it, each with the room up to its bound.
public struct CurveChart: Hashable, Sendable {
    /// A corner of the line.
    public struct Corner: Hashable, Sendable {
        var at: Double
        var value: Double

        /// Puts a corner together.
        public init(_ at: Double, _ value: Double) {
            self.at = at
            self.value = value
        }
    }

    /// A whole plan: what it is worth, and what it could be at most.
    public struct Bar: Hashable, Sendable {
        var at: Double
        var from: Double
        var to: Double

        /// Puts a bar together.
        public init(at: Double, from: Double, to: Double) {
            self.at = at
            self.from = from
            self.to = to
        }
    }

    /// The name of the page's file in a result folder.
    public static let name = "curve.html"

    /// What is drawn.
    public var title: String
    /// The corners, from left to right.
    public var line: [Corner]
    /// The whole plans.
    public var bars: [Bar]
    /// The number as the scenario has it.
    public var present: Double

    /// Puts a chart together.
    public init(title: String, line: [Corner], bars: [Bar], present: Double) {
        self.title = title
        self.line = line
        self.bars = bars
        self.present = present
    }

    /// A page with the chart and tables; equal parts give equal text.
    public func page(title: String, notes: [String], tables: [ReportTable]) -> String {
        var page = PlainPage(name: "exoplan curve", heading: title)
        for note in notes { page.words(note) }
        if line.count > 1 {
            page.drawing(self.title, height: Self.height, parts)
            page.words(
                "Line: the relaxed plan, a dot where it bends. "
                    + (bars.isEmpty ? "" : "Square: a whole plan; the bar above it ends at what one could be at most."))
        }
        for table in tables where !table.rows.isEmpty { page.table(table) }
        return page.text
    }

    private static let height = 440
    private static let (left, top, width, depth) = (120.0, 16.0, 880.0, 370.0)

    /// The line with its breakpoints, the bars, and round marks on each axis.
    private var parts: String {
        let values = line.map(\.value) + bars.flatMap { [$0.from, $0.to] }
        let (least, most) = (values.min() ?? 0, values.max() ?? 0)
        let (first, last) = (line.first?.at ?? 0, line.last?.at ?? 0)
        func x(_ at: Double) -> Double { Self.left + (last > first ? (at - first) / (last - first) : 0) * Self.width }
        func y(_ value: Double) -> Double {
            Self.top + (most > least ? (most - value) / (most - least) : 0.5) * Self.depth
        }
        func fixed(_ value: Double) -> String { PlainPage.fixed(value) }
        let bottom = Self.top + Self.depth
        var text = ""
        for mark in AxisMarks(from: least, to: most).marks {
            text += """
                <line x1="\(fixed(Self.left))" x2="\(fixed(Self.left + Self.width))" y1="\(fixed(y(mark.value)))" y2="\(fixed(y(mark.value)))"/>
                <text x="\(fixed(Self.left - 8))" y="\(fixed(y(mark.value) + 4))" text-anchor="end">\(mark.text)</text>

                """
        }
        for mark in AxisMarks(from: first, to: last).marks {
            text += """
                <line x1="\(fixed(x(mark.value)))" x2="\(fixed(x(mark.value)))" y1="\(fixed(bottom))" y2="\(fixed(bottom + 6))"/>
                <text x="\(fixed(x(mark.value)))" y="\(fixed(bottom + 22))" text-anchor="middle">\(mark.text)</text>

                """
        }
        if present >= first, present <= last {
            text += """
                <line x1="\(fixed(x(present)))" x2="\(fixed(x(present)))" y1="\(fixed(Self.top))" y2="\(fixed(bottom))" stroke-dasharray="4 4"/>
                <text x="\(fixed(x(present)))" y="\(fixed(bottom + 40))" text-anchor="middle">now</text>

                """
        }
        for bar in bars where bar.at >= first && bar.at <= last {
            text += """
                <line x1="\(fixed(x(bar.at)))" x2="\(fixed(x(bar.at)))" y1="\(fixed(y(bar.to)))" y2="\(fixed(y(bar.from)))" style="stroke: var(--gain); stroke-width: 3"/>
                <rect class="gain" x="\(fixed(x(bar.at) - 4))" y="\(fixed(y(bar.from) - 4))" width="8" height="8"><title>whole plan</title></rect>

                """
        }
        let corners = line.map { "\(fixed(x($0.at))),\(fixed(y($0.value)))" }.joined(separator: " ")
        text += "<polyline points=\"\(corners)\" style=\"fill: none; stroke: var(--total); stroke-width: 2\"/>\n"
        for corner in line {
            text += "<circle class=\"total\" cx=\"\(fixed(x(corner.at)))\" cy=\"\(fixed(y(corner.value)))\" r=\"3\"/>\n"
        }
        return text
    }
}
