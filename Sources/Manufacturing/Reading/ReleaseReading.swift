// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

extension ScenarioAssembly {
    /// Reads tests and review; `isCounted` says that the unit of what is made is known.
    func readRelease(
        _ node: Node?, _ context: FormContext, isCounted: Bool
    ) -> (Release?, [(need: StaffNeed, node: Node)]) {
        let none = Review(elapsed: .span(.zero), staff: [])
        guard let node else {
            return (Release(reserve: .zero, pass: Uncertain(mode: .one), tests: Catalogue([]), review: none), [])
        }
        let fields = RecordReader(node, ReleaseFields.record)
        guard fields.isMap else { return (nil, []) }
        let reserve = isCounted ? fields.value(ReleaseFields.reserve, context) : .zero
        let pass = fields.value(ReleaseFields.pass, context)
        var needs: [(need: StaffNeed, node: Node)] = []
        var tests: [QualityTest] = []
        for (key, child) in fields.child("tests")?.things("tests by id") ?? [] {
            guard let test = readTest(key, child, context) else { continue }
            needs += test.staff.map { ($0, child.child("staff")) }
            tests.append(test)
        }
        let review = fields.child("review").map { readReview($0, context) } ?? none
        if let review, let child = fields.child("review") {
            needs += review.staff.map { ($0, child.child("staff")) }
        }
        guard let review else { return (nil, needs) }
        return (Release(reserve: reserve, pass: pass, tests: Catalogue(tests), review: review), needs)
    }

    private func readTest(_ name: String, _ node: Node, _ context: FormContext) -> QualityTest? {
        let fields = RecordReader(node, TestFields.record)
        let label = fields.value(TestFields.label, context) ?? ""
        let sampleAfter = fields.value(TestFields.sampleAfter, context)
        let elapsed = readElapsed(fields, context)
        let staff = fields.value(TestFields.staff, context) ?? []
        let cost = fields.value(TestFields.cost, context)
        guard let sampleAfter, let elapsed else { return nil }
        checkTime(elapsed, staff, node)
        return QualityTest(
            name: name, label: label, sampleAfter: sampleAfter, elapsed: elapsed, staff: staff, cost: cost
        )
    }

    private func readReview(_ node: Node, _ context: FormContext) -> Review? {
        guard node.draft.entries != nil else {
            guard let text = TestFields.elapsed.form.read(node, context) else { return nil }
            guard case .span(let span) = text else {
                node.fault(
                    "working days need a calendar",
                    remedy: "write {elapsed: \(node.draft.scalarText ?? "5 wd"), calendar: …} with the id of a calendar"
                )
                return nil
            }
            return Review(elapsed: .span(span), staff: [])
        }
        let fields = RecordReader(node, TestFields.review)
        let elapsed = readElapsed(fields, context)
        let staff = fields.value(TestFields.staff, context) ?? []
        guard let elapsed else { return nil }
        checkTime(elapsed, staff, node)
        return Review(elapsed: elapsed, staff: staff)
    }

    private func readElapsed(_ fields: RecordReader, _ context: FormContext) -> Elapsed? {
        let text = fields.value(TestFields.elapsed, context)
        let calendar = fields.value(TestFields.calendar, context)
        switch text {
        case nil:
            return nil
        case .span(let span):
            if fields.has("calendar") {
                fields.child("calendar")?.fault(
                    "only working days (wd) need a calendar", remedy: "write elapsed in wd, or leave calendar out")
            }
            return .span(span)
        case .workingDays(let count):
            guard fields.has("calendar") else {
                fields.child("elapsed")?.fault(
                    "working days need a calendar", value: "\(count) wd",
                    remedy: "add calendar: with the id of the calendar whose open days count")
                return nil
            }
            return calendar.map { .workingDays(count, $0) }
        }
    }

    private func checkTime(_ elapsed: Elapsed, _ staff: [StaffNeed], _ node: Node) {
        guard elapsed == .span(.zero), !staff.isEmpty else { return }
        node.child("staff").fault(
            "work needs time, and elapsed is 0", remedy: "give elapsed a duration", at: node.child("staff").anchor)
    }
}
