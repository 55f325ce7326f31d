// SPDX-License-Identifier: GPL-3.0-or-later

import FoundationEssentials
public import Manufacturing

/// The report as one HTML file that needs no network: the data as JSON, and a script that draws them.
///
/// Text of a scenario is data only. It is made visible by `DisplayText`, cannot end the script element, and the script
/// puts it into the document as text, never as markup; a content policy forbids everything the page does not need.
public enum HTMLReport {
    /// The name of the file in a result folder.
    public static let name = "report.html"

    /// The whole page, or throws where a number of the plan is not finite.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - schedule: Its timetable, where one was made.
    ///   - tables: All tables of both, where they are at hand.
    /// - Returns: The page.
    /// - Throws: `HTMLReportError` where a number of the plan is not finite.
    public static func page(
        _ plan: Plan, schedule: Schedule? = nil, tables: [ReportTable]? = nil
    ) throws(HTMLReportError) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let json: Data
        do {
            let all = tables ?? PlanTables(plan, schedule: schedule).all
            json = try encoder.encode(PageData(plan, schedule: schedule, tables: all))
        } catch {
            throw .notWritable
        }
        let headline = PlanReport.headline(plan)
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(policy)">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <title>exoplan</title>
            <style>
            \(style)</style>
            </head>
            <body>
            <noscript><pre>\(escaped(headline))
            The charts need scripts; the same figures stand in the tables beside this page.</pre></noscript>
            <script type="application/json" id="data">\(inScript(json))</script>
            <script>
            (function () {
            "use strict";
            \(script)})();
            </script>
            </body>
            </html>

            """
    }

    private static let policy =
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

    private static var style: String { text(PackageResources.style_css) }

    private static var script: String {
        [
            PackageResources.kit_js, PackageResources.lanes_js, PackageResources.gantt_js,
            PackageResources.gantt_bars_js, PackageResources.gantt_ground_js, PackageResources.gantt_input_js,
            PackageResources.heat_js,
            PackageResources.stock_js, PackageResources.service_js, PackageResources.risk_js,
            PackageResources.kept_js, PackageResources.money_js, PackageResources.prices_js,
            PackageResources.tables_js, PackageResources.main_js,
        ].map(text).joined()
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    /// JSON that no HTML parser sees the end of the script or a comment in, and no script a line separator.
    private static func inScript(_ json: Data) -> String {
        let bytes = [UInt8](json)
        var safe: [UInt8] = []
        safe.reserveCapacity(bytes.count + bytes.count / 64)
        // What stands between two signs that are written otherwise is taken over as a whole.
        var taken = 0
        func write(_ escape: String, for range: Range<Int>) {
            safe += bytes[taken..<range.lowerBound]
            safe += escape.utf8
            taken = range.upperBound
        }
        for place in bytes.indices {
            switch bytes[place] {
            case UInt8(ascii: "<"): write("\\u003c", for: place..<place + 1)
            case UInt8(ascii: ">"): write("\\u003e", for: place..<place + 1)
            case UInt8(ascii: "&"): write("\\u0026", for: place..<place + 1)
            // The two separators are E2 80 A8 and E2 80 A9.
            case 0xA8 where place >= 2 && bytes[place - 2] == 0xE2 && bytes[place - 1] == 0x80:
                write("\\u2028", for: place - 2..<place + 1)
            case 0xA9 where place >= 2 && bytes[place - 2] == 0xE2 && bytes[place - 1] == 0x80:
                write("\\u2029", for: place - 2..<place + 1)
            default: break
            }
        }
        safe += bytes[taken...]
        return String(decoding: safe, as: UTF8.self)
    }

    private static func escaped(_ text: String) -> String {
        var safe = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": safe += "&lt;"
            case ">": safe += "&gt;"
            case "&": safe += "&amp;"
            default: safe.unicodeScalars.append(scalar)
            }
        }
        return safe
    }
}

/// Why a page could not be made.
public enum HTMLReportError: Error, Hashable, Sendable {
    /// The plan holds a number that JSON has no text for.
    case notWritable
}
