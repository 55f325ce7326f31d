// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Foundation
import Manufacturing
import PlanSamples
import Testing

@testable import Reports

@Suite("Page") struct HTMLReportTests {
    /// The data of a page as JSON gives them back.
    private func data(of page: String) throws -> [String: Any] {
        let begin = try #require(page.range(of: "<script type=\"application/json\" id=\"data\">"))
        let end = try #require(page.range(of: "</script>", range: begin.upperBound..<page.endIndex))
        let json = Data(page[begin.upperBound..<end.lowerBound].utf8)
        return try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
    }

    @Test("equal plans give equal bytes, and the page asks for nothing outside")
    func whole() throws {
        let page = try HTMLReport.page(PlanSamples.threeLots)
        #expect(page == (try HTMLReport.page(PlanSamples.threeLots)))
        #expect(page.contains("default-src 'none'"))
        #expect(!page.contains("https://") && !page.contains("src="))
        // The namespace of SVG is a name, not an address that anything is asked from.
        #expect(page.components(separatedBy: "http://").count == 2)
    }

    @Test("the data are those of the plan")
    func figures() throws {
        let data = try data(of: try HTMLReport.page(PlanSamples.threeLots))
        let plan = PlanSamples.threeLots
        #expect((data["lots"] as? [[String: Any]])?.count == plan.lots.count)
        #expect((data["bars"] as? [[String: Any]])?.count == plan.lots.reduce(0) { $0 + $1.operations.count })
        #expect((data["demand"] as? [[String: Any]])?.count == plan.demand.count)
        let steps = try #require(data["ledger"] as? [[String: Any]])
        let sum = steps.reduce(Int64(0)) { $0 + (($1["cents"] as? NSNumber)?.int64Value ?? 0) }
        #expect(sum == plan.ledger.reduce(Int64(0)) { $0 + $1.amount.cents })
        #expect(steps.last?["subtotal"] as? String == "contribution")
    }

    @Test("text of the scenario is data: no element, no end of the script, nothing that hides or turns")
    func hostile() throws {
        var plan = PlanSamples.hostile
        plan.header.label = "</script><script>alert(1)</script><!-- & \u{202E}\u{2028}"
        plan.notes.append("<img src=x onerror=alert(1)>")
        let page = try HTMLReport.page(plan)
        // The script elements are those of the page itself.
        #expect(page.components(separatedBy: "<script").count == 3)
        #expect(page.components(separatedBy: "</script>").count == 3)
        #expect(!page.contains("<img") && !page.contains("<!--"))
        #expect(!page.unicodeScalars.contains("\u{202E}") && !page.unicodeScalars.contains("\u{2028}"))
        let data = try data(of: page)
        #expect((data["title"] as? String)?.hasPrefix("</script><script>alert(1)") == true)
    }

    @Test("a number that is not finite is refused")
    func notFinite() {
        var plan = PlanSamples.threeLots
        plan.demand[0].wanted = .nan
        #expect(throws: HTMLReportError.notWritable) { try HTMLReport.page(plan) }
    }
}
