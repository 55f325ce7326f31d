// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// One HTML file without scripts and without network access: headings, words, drawings, tables.
///
/// Text of scenarios is made visible by `DisplayText` and escaped wherever it stands.
struct PlainPage {
    private let title: String
    private var body = ""

    /// Begins a page; `name` stands in the window's title.
    init(name: String, heading: String) {
        title = name
        body = "<h1>\(Self.escaped(heading))</h1>\n"
    }

    /// The whole page; equal parts give equal text.
    var text: String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        <title>\(Self.escaped(title))</title>
        <style>
        \(Self.style)
        </style>
        </head>
        <body>
        \(body)</body>
        </html>

        """
    }

    /// A paragraph.
    mutating func words(_ text: String) { body += "<p>\(Self.escaped(text))</p>\n" }

    /// A drawing of a size, made of escaped parts, under a heading.
    mutating func drawing(_ heading: String, height: Int, _ parts: String) {
        body += """
            <h2>\(Self.escaped(heading))</h2>
            <div class="wide"><svg width="1040" height="\(height)" viewBox="0 0 1040 \(height)" role="img" aria-label="\(Self.escaped(heading))">
            \(parts)</svg></div>

            """
    }

    /// A table under its title.
    mutating func table(_ table: ReportTable) {
        body += "<h2>\(Self.escaped(table.title))</h2>\n<div class=\"wide\"><table>\n<thead><tr>"
        let isRight = table.columns.map { $0.kind != .text && $0.kind != .moment }
        for (place, column) in table.columns.enumerated() {
            body += "<th\(isRight[place] ? " class=\"right\"" : "")>\(Self.escaped(column.head))</th>"
        }
        body += "</tr></thead>\n<tbody>\n"
        for row in table.rows {
            body += "<tr>"
            for (place, cell) in row.enumerated() {
                let shown = ReportTable.shown(cell, in: table.columns[place], ReportStyle())
                let kind = isRight[place] ? "right" : shown.unicodeScalars.count > 30 ? "long" : "short"
                body += "<td class=\"\(kind)\">\(Self.escaped(isRight[place] ? AxisMarks.signed(shown) : shown))</td>"
            }
            body += "</tr>\n"
        }
        body += "</tbody>\n</table></div>\n"
    }

    /// At most 30 characters of a text.
    static func cut(_ text: String) -> String {
        text.unicodeScalars.count > 30 ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(29))) + "…" : text
    }

    /// A length in a drawing.
    static func fixed(_ value: Double) -> String { NumberText.fixed(value, places: 1) }

    /// Text that is safe between tags and in attributes.
    static func escaped(_ text: String) -> String {
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

    private static let style = """
        :root { color-scheme: light dark; --ink: #1c2430; --paper: #ffffff; --line: #d9dee5; --soft: #f0f2f5;
          --total: #4c6a8f; --gain: #1b7a3d; --loss: #b3261e; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --paper: #12161c; --line: #323b48; --soft: #1f2733;
          --total: #8fb0d8; --gain: #6fd197; --loss: #ff8a80; } }
        body { margin: 0 auto; max-width: 1480px; padding: 16px 24px 48px; color: var(--ink); background: var(--paper);
          font: 15px/1.45 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
        h1 { font-size: 22px; } h2 { font-size: 17px; margin: 28px 0 6px; }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; } td, th { padding: 3px 10px; border-bottom: 1px solid var(--line); }
        th { text-align: left; background: var(--soft); } td { vertical-align: top; }
        .right { text-align: right; font-variant-numeric: tabular-nums; } td.right, .short { white-space: nowrap; }
        .long { min-width: 28ch; overflow-wrap: anywhere; }
        svg text { fill: var(--ink); font-size: 13px; } svg line { stroke: var(--line); }
        svg { max-width: 100%; min-width: 720px; height: auto; }
        @page { size: A4 landscape; margin: 12mm; }
        @media print { .wide { overflow: visible; } svg { min-width: 0; break-inside: avoid; } tr { break-inside: avoid; }
          body { padding: 0; font-size: 12px; print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
        .total { fill: var(--total); } .gain { fill: var(--gain); } .loss { fill: var(--loss); }
        """
}
