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
    public static func page(_ plan: Plan, schedule: Schedule? = nil) throws(HTMLReportError) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let json: String
        do {
            json = String(decoding: try encoder.encode(PageData(plan, schedule: schedule)), as: UTF8.self)
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

    /// JSON that no HTML parser sees the end of the script or a comment in.
    private static func inScript(_ json: String) -> String {
        var safe = ""
        safe.reserveCapacity(json.utf8.count)
        for scalar in json.unicodeScalars {
            switch scalar {
            case "<": safe += "\\u003c"
            case ">": safe += "\\u003e"
            case "&": safe += "\\u0026"
            case "\u{2028}": safe += "\\u2028"
            case "\u{2029}": safe += "\\u2029"
            default: safe.unicodeScalars.append(scalar)
            }
        }
        return safe
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
