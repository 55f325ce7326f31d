// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// Tables and waterfalls of several plans as one HTML file without scripts and without network access.
///
/// Text of scenarios is made visible by `DisplayText` and escaped wherever it stands.
public enum ComparisonPage {
    /// The name of the file in a result folder.
    public static let name = "comparison.html"

    /// The whole page; equal parts give equal text.
    public static func page(title: String, notes: [String], waterfalls: [Waterfall], tables: [ReportTable]) -> String {
        var page = PlainPage(name: "exoplan comparison", heading: title)
        for note in notes { page.words(note) }
        for waterfall in waterfalls { draw(waterfall, on: &page) }
        for table in tables where !table.rows.isEmpty { page.table(table) }
        return page.text
    }

    private static func draw(_ waterfall: Waterfall, on page: inout PlainPage) {
        let bars = waterfall.bars
        let levels = bars.flatMap { [$0.from, $0.to] }
        let (least, most) = (levels.min() ?? 0, levels.max() ?? 0)
        let (left, width, row) = (240.0, 620.0, 30)
        func place(_ level: Double) -> Double { most > least ? left + (level - least) / (most - least) * width : left }
        var drawn = ""
        for (number, bar) in bars.enumerated() {
            let (from, to) = (place(min(bar.from, bar.to)), place(max(bar.from, bar.to)))
            let kind = bar.isTotal ? "total" : bar.amount < .zero ? "loss" : "gain"
            let top = number * row + 6
            let amount = AxisMarks.signed(bar.amount.groupedText)
            let sign = bar.isTotal || bar.amount < .zero ? "" : "+"
            drawn += """
                <text x="\(Int(left) - 10)" y="\(top + 15)" text-anchor="end">\(PlainPage.escaped(PlainPage.cut(bar.name)))</text>
                <rect class="\(kind)" x="\(PlainPage.fixed(from))" y="\(top)" width="\(PlainPage.fixed(max(1, to - from)))" height="20"/>
                <text x="\(PlainPage.fixed(to + 8))" y="\(top + 15)">\(sign)\(PlainPage.escaped(amount))</text>

                """
        }
        page.drawing("\(waterfall.title) [\(waterfall.currency)]", height: bars.count * row + 12, drawn)
        if let floor = bars.first?.from, floor != 0 {
            let begin = AxisMarks.text(floor / 100, places: 0)
            page.words("The bars of the first and last amount begin at \(begin) \(waterfall.currency), not at zero.")
        }
    }
}
