// SPDX-License-Identifier: GPL-3.0-or-later

/// What the contribution comes to when one parameter after another goes to the ends of its range.
public struct TornadoChart: Hashable, Sendable {
    /// A parameter.
    public struct Bar: Hashable, Sendable {
        /// Its name.
        public var name: String
        /// The low and the high end as text.
        public var ends: (low: String, high: String) { (low, high) }
        let low: String
        let high: String
        /// The contribution at the low end [money]; nil without a plan.
        public var atLow: Double?
        /// The contribution at the high end [money]; nil without a plan.
        public var atHigh: Double?

        /// Puts a bar together.
        public init(_ name: String, low: String, high: String, atLow: Double?, atHigh: Double?) {
            self.name = name
            self.low = low
            self.high = high
            self.atLow = atLow
            self.atHigh = atHigh
        }

        /// The same bar with ends that are hardly off the base put on it.
        func settled(at base: Double, within width: Double) -> Bar {
            func settle(_ value: Double?) -> Double? { value.map { abs($0 - base) <= width ? base : $0 } }
            return Bar(name, low: low, high: high, atLow: settle(atLow), atHigh: settle(atHigh))
        }
    }

    /// What is shown, in one line.
    public var title: String
    /// The contribution of the scenario as it stands [money].
    public var base: Double
    /// The parameters, those with the widest bar first.
    public var bars: [Bar]

    /// Puts a chart together.
    public init(title: String, base: Double, bars: [Bar]) {
        self.title = title
        self.base = base
        self.bars = bars
    }

    func draw(on page: inout PlainPage) {
        let values = bars.flatMap { [$0.atLow, $0.atHigh].compactMap(\.self) } + [base]
        // Between names and bars, and behind the bars, is room for the longest text of an end.
        let scale = ChartScale(values, from: 430, to: 820)
        let bottom = bars.count * 30 + 14
        var drawn = scale.marksBelow(from: 0, to: bottom)
        // What moves by less than can be seen stands still.
        let still = (scale.most - scale.least) * 1e-3
        for (number, bar) in bars.enumerated().map({ ($0, $1.settled(at: base, within: still)) }) {
            let top = number * 30 + 8
            drawn += ChartScale.text(PlainPage.cut(bar.name), x: 210, y: top + 15, anchor: "end")
            for (value, text, isHigh) in [(bar.atLow, bar.low, false), (bar.atHigh, bar.high, true)] {
                guard let value else { continue }
                let (from, to) = (
                    min(scale.place(value), scale.place(base)), max(scale.place(value), scale.place(base))
                )
                let isRight = value > base || value == base && isHigh
                drawn += """
                    <rect class="\(value < base ? "loss" : "gain")" x="\(PlainPage.fixed(from))" y="\(top)" \
                    width="\(PlainPage.fixed(max(1, to - from)))" height="20"/>

                    """
                // Both ends on one side: the nearer one's text would lie on the other bar.
                guard
                    value == [bar.atLow, bar.atHigh].compactMap(\.self).max(by: { abs($0 - base) < abs($1 - base) })
                        || (bar.atLow ?? base < base) != (bar.atHigh ?? base < base)
                else { continue }
                drawn += ChartScale.text(
                    PlainPage.cut(text), x: isRight ? to + 6 : from - 6, y: top + 15, anchor: isRight ? "start" : "end")
            }
        }
        let middle = PlainPage.fixed(scale.place(base))
        drawn +=
            "<line x1=\"\(middle)\" y1=\"0\" x2=\"\(middle)\" y2=\"\(bottom + 24)\" style=\"stroke: var(--ink)\"/>\n"
        drawn += ChartScale.text(
            "as it stands \(ChartScale.money(base))", x: scale.place(base), y: bottom + 38, anchor: "middle")
        page.drawing(title, height: bottom + 46, drawn)
    }
}

/// How many points fall into each class of a value.
public struct HistogramChart: Hashable, Sendable {
    /// What is shown, in one line.
    public var title: String
    /// The least value [unit].
    public var least: Double
    /// The greatest value [unit].
    public var most: Double
    /// How many points fall into each of equally wide classes.
    public var counts: [Int]
    /// Values with a name, such as the median.
    public var marks: [Mark]

    /// A value with a name.
    public struct Mark: Hashable, Sendable {
        let name: String
        let value: Double

        /// Names a value.
        public init(_ name: String, _ value: Double) {
            self.name = name
            self.value = value
        }
    }

    /// Puts a chart together.
    public init(title: String, least: Double, most: Double, counts: [Int], marks: [Mark]) {
        self.title = title
        self.least = least
        self.most = most
        self.counts = counts
        self.marks = marks
    }

    func draw(on page: inout PlainPage) {
        let scale = ChartScale([least, most] + marks.map(\.value), from: 60, to: 980)
        let (top, bottom) = (60.0, 240.0)
        let highest = Double(max(1, counts.max() ?? 1))
        var drawn = scale.marksBelow(from: Int(bottom), to: Int(bottom) + 6)
        for mark in AxisMarks(from: 0, to: highest).marks where mark.value == mark.value.rounded() {
            let y = bottom - mark.value / highest * (bottom - top)
            drawn += "<line x1=\"60\" y1=\"\(PlainPage.fixed(y))\" x2=\"980\" y2=\"\(PlainPage.fixed(y))\"/>\n"
            drawn += ChartScale.text(mark.text, x: 54, y: Int(y) + 4, anchor: "end")
        }
        drawn += ChartScale.text("points", x: 54, y: 46, anchor: "end")
        for (number, count) in counts.enumerated() where count > 0 {
            let width = (most - least) / Double(counts.count)
            let (from, to) = (
                scale.place(least + Double(number) * width), scale.place(least + Double(number + 1) * width)
            )
            let height = Double(count) / highest * (bottom - top)
            drawn += """
                <rect class="total" x="\(PlainPage.fixed(from))" y="\(PlainPage.fixed(bottom - height))" \
                width="\(PlainPage.fixed(max(1, to - from - 1)))" height="\(PlainPage.fixed(height))"/>

                """
        }
        for (number, mark) in marks.enumerated() {
            let x = scale.place(mark.value)
            let y = number.isMultiple(of: 2) ? 16 : 34
            drawn += "<line x1=\"\(PlainPage.fixed(x))\" y1=\"\(y + 6)\" x2=\"\(PlainPage.fixed(x))\" y2=\"240\"/>\n"
            drawn += ChartScale.text("\(mark.name): \(ChartScale.money(mark.value))", x: x, y: y, anchor: "middle")
        }
        page.drawing(title, height: 270, drawn)
    }
}

/// Points of two values against each other.
public struct ScatterChart: Hashable, Sendable {
    /// Points of one colour.
    public struct Series: Hashable, Sendable {
        let name: String
        let x: [Double]
        let y: [Double]

        /// Puts points together; as many `y` as `x`.
        public init(_ name: String, x: [Double], y: [Double]) {
            self.name = name
            self.x = x
            self.y = y
        }
    }

    /// What is shown, in one line.
    public var title: String
    /// What runs to the right, and upwards.
    public var axes: [String]
    /// The points.
    public var series: [Series]

    /// Puts a chart together.
    public init(title: String, axes: [String], series: [Series]) {
        self.title = title
        self.axes = axes
        self.series = series
    }

    private static let kinds = ["total", "gain", "loss"]
    /// More points than this are thinned out.
    private static let most = 2000

    func draw(on page: inout PlainPage) {
        let right = ChartScale(series.flatMap(\.x), from: 90, to: 980)
        let up = ChartScale(series.flatMap(\.y), from: 300, to: 30)
        var drawn =
            "<line x1=\"90\" y1=\"300\" x2=\"980\" y2=\"300\"/>\n<line x1=\"90\" y1=\"30\" x2=\"90\" y2=\"300\"/>\n"
        for (number, one) in series.enumerated() {
            let kind = Self.kinds[number % Self.kinds.count]
            for place in stride(from: 0, to: one.x.count, by: max(1, one.x.count / Self.most)) {
                drawn += """
                    <circle class="\(kind)" cx="\(PlainPage.fixed(right.place(one.x[place])))" \
                    cy="\(PlainPage.fixed(up.place(one.y[place])))" r="3" fill-opacity="0.5"/>

                    """
            }
            if series.count > 1 {
                drawn += "<circle class=\"\(kind)\" cx=\"\(110 + number * 220)\" cy=\"12\" r=\"5\"/>\n"
                drawn += ChartScale.text(PlainPage.cut(one.name), x: Double(120 + number * 220), y: 16, anchor: "start")
            }
        }
        drawn += right.marksBelow(from: 300, to: 306)
        for mark in AxisMarks(from: up.least, to: up.most).marks {
            let y = PlainPage.fixed(up.place(mark.value))
            drawn += "<line x1=\"84\" y1=\"\(y)\" x2=\"90\" y2=\"\(y)\"/>\n"
            drawn += ChartScale.text(mark.text, x: 80, y: Int(up.place(mark.value)) + 4, anchor: "end")
        }
        drawn += ChartScale.text(axes.first ?? "", x: 535, y: 342, anchor: "middle")
        drawn += ChartScale.text(axes.last ?? "", x: 96, y: 46, anchor: "start")
        page.drawing(title, height: 352, drawn)
    }
}
