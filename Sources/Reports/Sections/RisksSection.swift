// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PlanReport {
    /// What demand lines get when lots pass or fail, those most at risk first.
    func risks(on page: inout Page) {
        guard let risks = plan.risks else { return }
        page.heading("Risk of failed lots")
        var table = TextTable([
            .init(title: "line", isFlexible: true), .init(title: "by", leaveOut: 1),
            .init(title: "wanted", isRight: true), .init(title: "none fails", isRight: true),
            .init(title: "one fails", isRight: true), .init(title: "lots", isRight: true, leaveOut: 2),
            .init(title: "in full [%]", isRight: true),
        ])
        let ranked = risks.enumerated().sorted {
            ($0.element.fullService, $0.offset) < ($1.element.fullService, $1.offset)
        }.map(\.element)
        for risk in ranked.prefix(Self.mostRisks) {
            table.row(
                [
                    risk.line, clock.dayBefore(risk.by), number(risk.wanted), number(risk.noFailure),
                    number(risk.oneFailure), String(risk.lots), NumberText.fixed(risk.fullService * 100, places: 1),
                ], ink: risk.fullService < 0.5 ? .warning : nil)
        }
        table.set(on: &page)
        if ranked.count > Self.mostRisks {
            page.words("\(count(ranked.count - Self.mostRisks, "more line")) in risks.csv", indent: 2)
        }
    }

    /// As many lines as the report lists, the least sure first.
    static let mostRisks = 12
}
