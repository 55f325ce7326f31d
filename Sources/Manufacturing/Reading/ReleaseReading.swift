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
        let stability = fields.child("stability").flatMap { StabilityFields.read($0, context) }
        if let stability, let child = fields.child("stability") {
            needs += stability.staff.map { ($0, child.child("staff")) }
        }
        guard let review else { return (nil, needs) }
        return (
            Release(reserve: reserve, pass: pass, tests: Catalogue(tests), review: review, stability: stability), needs
        )
    }

    private func readTest(_ name: String, _ node: Node, _ context: FormContext) -> QualityTest? {
        let fields = RecordReader(node, TestFields.record)
        let label = fields.value(TestFields.label, context) ?? ""
        let sampleAfter = fields.value(TestFields.sampleAfter, context)
        let laboratory = fields.value(TestFields.laboratory, context)
        let plate = fields.value(TestFields.plate, context)
        let elapsed = readElapsed(
            fields, context, usual: laboratory.flatMap { laboratories[$0.index]?.calendar },
            plate: fields.has("plate") ? plate : nil)
        let staff = fields.value(TestFields.staff, context) ?? []
        let cost = fields.value(TestFields.cost, context)
        let instrument = readInstrument(fields, context)
        let samples = fields.value(TestFields.samples, context)
        if fields.has("samples"), !fields.has("laboratory"), !fields.has("plate") {
            fields.child("samples")?.fault(
                "samples are counted for a laboratory or a plate only", remedy: "name one of them, or leave samples out"
            )
        }
        let retest = fields.value(TestFields.retest, context)
        guard let sampleAfter, let elapsed else { return nil }
        checkTime(elapsed, staff, node)
        if elapsed == .span(.zero), instrument != nil {
            fields.child("run")?.fault("an instrument needs time, and elapsed is 0", remedy: "give elapsed a duration")
        }
        return QualityTest(
            name: name, label: label, sampleAfter: sampleAfter, elapsed: elapsed, staff: staff, cost: cost,
            instrument: instrument, retest: retest, laboratory: laboratory, samples: samples, plate: plate)
    }

    func readInstrument(_ fields: RecordReader, _ context: FormContext) -> QualityTest.Instrument? {
        let unit = fields.value(TestFields.unit, context)
        let run = fields.value(TestFields.run, context)
        for (one, other) in [("unit", "run"), ("run", "unit")] where fields.has(one) && !fields.has(other) {
            fields.child(one)?.fault(
                "an instrument is given by unit and run", remedy: "add \(other):, or leave \(one) out")
        }
        guard let unit, let run else { return nil }
        if let about = units[unit.index], about.sharing != nil || !about.setUps.isEmpty || about.slideDays > 0 {
            fields.child("unit")?.fault(
                "\(about.name) is made ready for lots or waits for them, and tests cannot take it",
                remedy: "choose a unit without changeovers, set-ups and slides")
        }
        return QualityTest.Instrument(unit: unit, time: run)
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

    /// Reads an elapsed time; `usual` is the calendar whose working days count where none is named.
    ///
    /// A plate has an elapsed time of its own, and takes what the test would take otherwise.
    func readElapsed(
        _ fields: RecordReader, _ context: FormContext, usual: ID<WorkCalendar>? = nil, plate: ID<Plate>? = nil
    ) -> Elapsed? {
        if fields.has("plate") {
            for key in ["elapsed", "calendar", "laboratory", "unit", "run", "retest"] where fields.has(key) {
                fields.child(key)?.fault(
                    "a test on a plate has the plate's", remedy: "leave \(key) out, or write it in the plate")
            }
            return plate.flatMap { plates[$0.index]?.elapsed }
        }
        if !fields.has("elapsed"), fields.isMap {
            fields.node.fault(
                "the key \"elapsed\" is missing", remedy: "write elapsed: 18 d", at: fields.node.anchor)
        }
        let text = fields.value(TestFields.elapsed, context)
        let calendar = fields.has("calendar") ? fields.value(TestFields.calendar, context) : usual
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
            guard fields.has("calendar") || usual != nil else {
                fields.child("elapsed")?.fault(
                    "working days need a calendar", value: "\(count) wd",
                    remedy: "add calendar: with the id of the calendar whose open days count")
                return nil
            }
            return calendar.map { .workingDays(count, $0) }
        }
    }

    func checkTime(_ elapsed: Elapsed, _ staff: [StaffNeed], _ node: Node) {
        guard elapsed == .span(.zero), !staff.isEmpty else { return }
        node.child("staff").fault(
            "work needs time, and elapsed is 0", remedy: "give elapsed a duration", at: node.child("staff").anchor)
    }
}
