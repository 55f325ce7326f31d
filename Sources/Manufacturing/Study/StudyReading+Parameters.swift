// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

extension StudyReading {
    /// What the study itself varies.
    func readParameters() -> [StudyParameter] {
        guard let child = fields.child("parameters") else { return [] }
        let things = child.things("parameters by id")
        if things.count > Self.mostParameters {
            child.fault("more than \(Self.mostParameters) parameters", remedy: "split the study")
        }
        let parameters = things.prefix(Self.mostParameters).compactMap { name, node in readParameter(name, node) }
        for fault in StudyParameter.samePaths(parameters) { log.add(fault) }
        return parameters
    }

    private func readParameter(_ name: String, _ node: Node) -> StudyParameter? {
        let reader = RecordReader(node, StudyParameterFields.record)
        guard reader.isMap else { return nil }
        let kinds = [DraftOperation.Kind.set, .scale].filter { reader.has($0.rawValue) }
        guard kinds.count == 1, let kind = kinds.first, let place = reader.child(kind.rawValue) else {
            node.fault(
                kinds.isEmpty ? "it is not said what is varied" : "set: and scale: stand side by side",
                remedy: "write one of set: and scale:, with a path such as demand.*.quantity", at: node.anchor)
            return nil
        }
        let items = place.draft.scalarText == nil ? place.items(of: "paths") ?? [] : [place]
        let paths = items.compactMap { item in item.dottedPath().map { ($0, item.draft.position) } }
        let context = FormContext()
        var parameter = StudyParameter(
            name: name, label: reader.value(StudyParameterFields.label, context) ?? "", kind: kind,
            paths: paths.map(\.0), positions: paths.map(\.1),
            low: reader.value(StudyParameterFields.low, context),
            mode: reader.value(StudyParameterFields.mode, context),
            high: reader.value(StudyParameterFields.high, context),
            step: reader.value(StudyParameterFields.step, context))
        checkRange(parameter, reader)
        if parameter.isCount {
            checkCounts(parameter, reader)
            parameter.step = parameter.step ?? StudyValue(.one, "")
        }
        return parameter
    }

    private func checkRange(_ parameter: StudyParameter, _ reader: RecordReader) {
        let ends = [("low", parameter.low), ("mode", parameter.mode), ("high", parameter.high)]
        let known = ends.compactMap { key, value in value.flatMap { value in value.number.map { (key, value, $0) } } }
        for (before, after) in zip(known, known.dropFirst()) {
            let child = reader.child(after.0)
            if before.1.unit != after.1.unit {
                child?.fault(
                    "low, mode and high have different units", value: after.1.text,
                    remedy: "give all in \(before.1.unit.isEmpty ? "plain numbers" : before.1.unit)")
            } else if before.2 > after.2 || before.2 == after.2 && before.0 == "low" && after.0 == "high" {
                child?.fault(
                    "\(after.0) is not above \(before.0)", value: after.1.text, remedy: "write low ≤ mode ≤ high")
            }
        }
        if reader.has("low") != reader.has("high") {
            reader.node.fault("a range has two ends", remedy: "write low: and high:", at: reader.node.anchor)
        }
        if let step = parameter.step, let size = step.number {
            let unit = parameter.low?.unit
            if size.signum <= 0 {
                reader.child("step")?.fault("out of range", value: step.text, remedy: "it must be above 0")
            } else if let unit, step.unit != unit {
                reader.child("step")?.fault(
                    "step has another unit than low", value: step.text,
                    remedy: "give it in \(unit.isEmpty ? "plain numbers" : unit)")
            }
        }
        guard parameter.kind == .scale else { return }
        for (key, value, _) in known {
            do throws(Misreading) {
                _ = try DraftArithmetic.factor(value.text)
            } catch {
                reader.child(key)?.report(error, value: value.text, example: "130 %")
            }
        }
    }

    /// Things that are counted have whole ends and steps.
    private func checkCounts(_ parameter: StudyParameter, _ reader: RecordReader) {
        let written = [
            ("low", parameter.low), ("mode", parameter.mode), ("high", parameter.high), ("step", parameter.step),
        ]
        for (key, value) in written where value != nil {
            if let child = reader.child(key) { _ = Form<Int>.count.read(child, FormContext()) }
        }
    }

    /// Refuses factors between two ends on things that are counted, which hardly ever make whole numbers.
    func refuseFactors(on parameters: [StudyParameter], _ grid: [StudyAxis], isDrawn: Bool) {
        for parameter in parameters where parameter.kind == .scale && parameter.low != nil && parameter.step == nil {
            let isDivided = grid.contains { $0.parameter == parameter.name && $0.steps > 0 }
            guard isDrawn || isDivided,
                let place = zip(parameter.paths, parameter.positions).first(where: { $0.0.isOfCount })
            else { continue }
            log.add(
                Fault(
                    at: place.1, path: "parameters.\(parameter.name).scale",
                    problem: "factors in between make no whole numbers of what is counted", value: place.0.text,
                    remedy: "write set: with counts, or a step: that keeps them whole, such as 100 %"))
        }
    }

    /// The paths of uncertain values, each with its place.
    func readUncertain() -> [(path: DraftPath, place: SourcePosition)] {
        guard let child = fields.child("uncertain") else { return [] }
        let items = child.draft.scalarText == nil ? child.items(of: "paths") ?? [] : [child]
        return items.compactMap { item in item.dottedPath().map { ($0, item.draft.position) } }
    }
}

extension Node {
    /// A dotted path that stands there.
    fileprivate func dottedPath() -> DraftPath? {
        guard let text = scalar("path", example: "recipes.*.yield") else { return nil }
        do throws(Misreading) {
            return try DraftPath.read(text)
        } catch {
            report(error, value: text, example: "recipes.*.yield")
            return nil
        }
    }
}
