// SPDX-License-Identifier: GPL-3.0-or-later

/// The charts and tables of a study as one HTML file without scripts and without network access.
public enum SweepPage {
    /// The name of the file in a result folder.
    public static let name = "sweep.html"

    /// A drawing of the page.
    public enum Chart: Hashable, Sendable {
        /// One parameter after another.
        case tornado(TornadoChart)
        /// How a value is spread.
        case histogram(HistogramChart)
        /// Two values against each other.
        case scatter(ScatterChart)
    }

    /// The whole page; equal parts give equal text.
    public static func page(title: String, notes: [String], charts: [Chart], tables: [ReportTable]) -> String {
        var page = PlainPage(name: "exoplan sweep", heading: title)
        for note in notes { page.words(note) }
        for chart in charts {
            switch chart {
            case .tornado(let tornado): tornado.draw(on: &page)
            case .histogram(let histogram): histogram.draw(on: &page)
            case .scatter(let scatter): scatter.draw(on: &page)
            }
        }
        for table in tables where !table.rows.isEmpty { page.table(table) }
        return page.text
    }
}
