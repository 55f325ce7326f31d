// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PlanReport {
    /// Patients without a lot or with a late one, and why.
    func patients(on page: inout Page) {
        guard let patients = plan.patients else { return }
        page.heading("Patients")
        for summary in plan.veinToVein ?? [] {
            page.words(words(on: summary), indent: 2, hanging: 2)
        }
        let concerned = patients.filter { $0.lot == nil || ($0.daysLate ?? 0) > 0 }
        guard !concerned.isEmpty else { return }
        var table = TextTable([
            .init(title: "patient", isFlexible: true), .init(title: "arrives"), .init(title: "due"),
            .init(title: "released"), .init(title: "vein to vein", isRight: true),
            .init(title: "late [d]", isRight: true), .init(title: "lot", leaveOut: 1),
        ])
        for patient in concerned.prefix(Self.mostLines) {
            table.row(
                [
                    patient.patient, clock.spoken(patient.arrives), clock.spoken(patient.due),
                    patient.released.map { clock.spoken($0) } ?? "", patient.veinToVein.map(days) ?? "",
                    patient.daysLate.map(String.init) ?? "", patient.lot ?? "none",
                ], ink: patient.lot == nil ? .bad : .warning)
            if !patient.reason.isEmpty { table.note(patient.reason) }
        }
        table.set(on: &page)
        if concerned.count > Self.mostLines {
            page.words("\(count(concerned.count - Self.mostLines, "more patient")) in patients.csv", indent: 2)
        }
    }

    /// How the patients of a recipe fare, in a sentence.
    func words(on summary: VeinToVein) -> String {
        var text =
            "\(number(summary.treated)) of \(count(summary.patients, "patient")) treated with \(summary.recipe), "
            + "\(summary.late) late"
        if summary.expected != summary.treated { text += "; \(number(summary.expected, places: 1)) expected to pass" }
        guard let mean = summary.mean, let percentile = summary.percentile95 else { return text }
        return text + "; vein to vein \(days(mean)) on average, 95\u{A0}% within \(days(percentile)) (nearest rank)"
    }

    /// Whether everybody has a lot, and in time.
    func isTreated(_ summary: VeinToVein) -> Bool {
        summary.late == 0 && summary.treated >= Double(summary.patients) - 1e-6
    }

    private func days(_ span: Span) -> String {
        "\(NumberText.fixed(Double(span.minutes) / 1440, places: 1))\u{A0}d"
    }
}
