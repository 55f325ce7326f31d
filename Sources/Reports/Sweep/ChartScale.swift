// SPDX-License-Identifier: GPL-3.0-or-later

/// Values to places along an axis.
struct ChartScale {
    let least: Double
    let most: Double
    private let from: Double
    private let to: Double

    init(_ values: [Double], from: Double, to: Double) {
        least = values.min() ?? 0
        most = values.max() ?? 0
        self.from = from
        self.to = to
    }

    func place(_ value: Double) -> Double {
        most > least ? from + (value - least) / (most - least) * (to - from) : (from + to) / 2
    }

    /// A number without decimals where it is large, with thousands apart.
    static func money(_ value: Double) -> String {
        let places = abs(value) >= 1000 ? 0 : abs(value) >= 10 ? 1 : 3
        return AxisMarks.text(value, places: places)
    }

    /// Lines at round values between two heights, and the values under them.
    func marksBelow(from top: Int, to bottom: Int) -> String {
        AxisMarks(from: least, to: most).marks.map { mark in
            let x = PlainPage.fixed(place(mark.value))
            return "<line x1=\"\(x)\" y1=\"\(top)\" x2=\"\(x)\" y2=\"\(bottom)\"/>\n"
                + Self.text(mark.text, x: place(mark.value), y: bottom + 16, anchor: "middle")
        }.joined()
    }

    /// A text in a drawing.
    static func text(_ text: String, x: Double, y: Int, anchor: String) -> String {
        "<text x=\"\(PlainPage.fixed(x))\" y=\"\(y)\" text-anchor=\"\(anchor)\">\(PlainPage.escaped(text))</text>\n"
    }
}
