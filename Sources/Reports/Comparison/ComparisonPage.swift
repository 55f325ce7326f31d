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
        var body = "<h1>\(escaped(title))</h1>\n"
        for note in notes { body += "<p>\(escaped(note))</p>\n" }
        for waterfall in waterfalls { body += section(waterfall) }
        for table in tables where !table.rows.isEmpty { body += section(table) }
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <title>exoplan comparison</title>
            <style>
            \(style)
            </style>
            </head>
            <body>
            \(body)</body>
            </html>

            """
    }

    private static let style = """
        :root { color-scheme: light dark; --ink: #1c2430; --paper: #ffffff; --line: #d9dee5; --soft: #f0f2f5;
          --total: #4c6a8f; --gain: #1b7a3d; --loss: #b3261e; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --paper: #12161c; --line: #323b48; --soft: #1f2733;
          --total: #8fb0d8; --gain: #6fd197; --loss: #ff8a80; } }
        body { margin: 0 auto; max-width: 1200px; padding: 16px 24px 48px; color: var(--ink); background: var(--paper);
          font: 15px/1.45 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
        h1 { font-size: 22px; } h2 { font-size: 17px; margin: 28px 0 6px; }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; } td, th { padding: 3px 10px; border-bottom: 1px solid var(--line); }
        th { text-align: left; background: var(--soft); } .right { text-align: right; font-variant-numeric: tabular-nums; }
        svg text { fill: var(--ink); font-size: 13px; }
        .total { fill: var(--total); } .gain { fill: var(--gain); } .loss { fill: var(--loss); }
        """

    private static func section(_ waterfall: Waterfall) -> String {
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
            let sign = bar.isTotal || bar.amount < .zero ? "" : "+"
            drawn += """
                <text x="\(Int(left) - 10)" y="\(top + 15)" text-anchor="end">\(escaped(cut(bar.name)))</text>
                <rect class="\(kind)" x="\(fixed(from))" y="\(top)" width="\(fixed(max(1, to - from)))" height="20"/>
                <text x="\(fixed(to + 8))" y="\(top + 15)">\(sign)\(escaped(bar.amount.groupedText))</text>

                """
        }
        let height = bars.count * row + 12
        return """
            <h2>\(escaped(waterfall.title))</h2>
            <div class="wide"><svg width="1040" height="\(height)" role="img" aria-label="\(escaped(waterfall.title))">
            \(drawn)</svg></div>

            """
    }

    private static func section(_ table: ReportTable) -> String {
        var text = "<h2>\(escaped(table.title))</h2>\n<div class=\"wide\"><table>\n<tr>"
        let isRight = table.columns.map { $0.kind != .text && $0.kind != .moment }
        for (place, column) in table.columns.enumerated() {
            text += "<th\(isRight[place] ? " class=\"right\"" : "")>\(escaped(column.head))</th>"
        }
        text += "</tr>\n"
        for row in table.rows {
            text += "<tr>"
            for (place, cell) in row.enumerated() {
                let shown = ReportTable.shown(cell, in: table.columns[place], ReportStyle())
                text += "<td\(isRight[place] ? " class=\"right\"" : "")>\(escaped(shown))</td>"
            }
            text += "</tr>\n"
        }
        return text + "</table></div>\n"
    }

    private static func cut(_ text: String) -> String {
        text.unicodeScalars.count > 30 ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(29))) + "…" : text
    }

    private static func fixed(_ value: Double) -> String { NumberText.fixed(value, places: 1) }

    private static func escaped(_ text: String) -> String {
        var safe = ""
        for scalar in DisplayText.escaped(text).unicodeScalars {
            switch scalar {
            case "<": safe += "&lt;"
            case ">": safe += "&gt;"
            case "&": safe += "&amp;"
            case "\"": safe += "&quot;"
            default: safe.unicodeScalars.append(scalar)
            }
        }
        return safe
    }
}
