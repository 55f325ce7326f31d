// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// Reads a study from the draft of its file, with every fault in it.
public struct StudyReading {
    /// The most points of a sample or a grid.
    public static let mostPoints = 100_000
    /// The most parameters.
    public static let mostParameters = 100

    let log: FaultLog
    private let root: Node
    let fields: RecordReader

    /// Reads a study; throws everything that is wrong with it.
    ///
    /// - Parameters:
    ///   - draft: The file.
    ///   - earlier: What was wrong with its form.
    /// - Returns: The study.
    /// - Throws: All faults, in the order of the file.
    public static func study(from draft: Draft, earlier: [Fault] = []) throws(Faults) -> Study {
        let reading = StudyReading(draft)
        let study = reading.read()
        let faults = earlier + reading.log.faults
        guard faults.isEmpty else { throw Faults(faults) }
        return study
    }

    private init(_ draft: Draft) {
        log = FaultLog()
        root = Node(draft: draft, path: "", anchor: draft.position, log: log)
        fields = RecordReader(root, StudyFields.record)
    }

    private func read() -> Study {
        let context = FormContext()
        _ = fields.value(StudyFields.format, context)
        let parameters = readParameters()
        let known = parameters.map(\.name)
        let grid = readGrid(parameters)
        let sample = fields.child("sample").flatMap(readSample)
        let (tornado, hasTornado) = readTornado(known, standard: grid.isEmpty && !fields.has("sample"))
        let isAll = fields.child("uncertain")?.draft.scalarText?.trimmingBlanks == "all"
        let uncertain = isAll ? [] : readUncertain()
        let (with, alternatives) = (names(under: "with"), names(under: "alternatives"))
        if parameters.isEmpty, uncertain.isEmpty, !isAll, fields.isMap, !fields.has("parameters") {
            root.fault("nothing is varied", remedy: "write parameters: or uncertain: all", at: root.anchor)
        }
        if sample != nil || hasTornado {
            for parameter in parameters where parameter.low == nil || parameter.high == nil {
                guard sample != nil || tornado?.contains(parameter.name) ?? true else { continue }
                guard let node = fields.child("parameters")?.child(parameter.name), node.child("low") == nil,
                    node.child("high") == nil
                else { continue }
                node.fault("the range is missing", remedy: "write low: and high:", at: node.anchor)
            }
        }
        refuseFactors(on: parameters, grid, isDrawn: sample != nil)
        let path = fields.value(StudyFields.scenario, context)
        return Study(
            label: fields.value(StudyFields.label, context) ?? "",
            scenario: fields.child("scenario")?.draft
                ?? Draft(.scalar(path, isQuoted: false), at: root.draft.position),
            with: with.map(\.name), alternatives: alternatives.map(\.name), parameters: parameters,
            uncertain: uncertain.map(\.path), variesAllUncertain: isAll, tornado: tornado, hasTornado: hasTornado,
            grid: grid,
            sample: sample,
            plans: fields.value(StudyFields.plans, context), work: fields.value(StudyFields.work, context),
            check: fields.value(StudyFields.check, context), chunk: fields.value(StudyFields.chunk, context),
            places: Study.Places(
                with: with.map(\.place), alternatives: alternatives.map(\.place),
                uncertain: isAll
                    ? [fields.child("uncertain")?.draft.position ?? root.anchor] : uncertain.map(\.place)))
    }

    /// A name, or a list of them, each with its place.
    private func names(under key: String) -> [(name: String, place: SourcePosition)] {
        guard let child = fields.child(key) else { return [] }
        let items = child.draft.scalarText == nil ? child.items(of: "names") ?? [] : [child]
        return items.compactMap { item in
            item.scalar("name of a scenario or override", example: "second-suite").map { ($0, item.draft.position) }
        }
    }

    // MARK: Points

    private func readTornado(_ names: [String], standard: Bool) -> ([String]?, Bool) {
        guard let child = fields.child("tornado") else { return (nil, standard) }
        if child.draft.items == nil {
            return (nil, Form<Bool>.yesNo.read(child, FormContext()) ?? false)
        }
        let items = child.items(of: "parameters") ?? []
        let chosen = items.compactMap { item -> String? in
            guard let text = item.scalar("name of a parameter", example: names.first ?? "demand") else { return nil }
            return known(text, names, item) ? text : nil
        }
        return (chosen, !chosen.isEmpty)
    }

    /// Whether a name is that of a parameter; otherwise a fault is reported.
    private func known(_ name: String, _ names: [String], _ node: Node) -> Bool {
        if names.contains(name) { return true }
        let near = log.nearest(to: name, among: names).map { "did you mean \"\($0)\"?" }
        node.fault(
            "there is no such parameter", value: name,
            remedy: near ?? (names.isEmpty ? "write parameters:" : "there are \(names.joined(separator: ", "))"),
            at: node.anchor)
        return false
    }

    private func readGrid(_ parameters: [StudyParameter]) -> [StudyAxis] {
        guard let child = fields.child("grid"), let entries = child.entries(of: "parameters with their values") else {
            return []
        }
        var points = 1
        let axes = entries.compactMap { name, node -> StudyAxis? in
            guard known(name, parameters.map(\.name), node) else { return nil }
            let parameter = parameters.first { $0.name == name }
            let axis = readAxis(name, node, hasRange: parameter?.low != nil && parameter?.high != nil)
            if parameter?.isCount ?? false, let items = node.draft.items, !items.isEmpty {
                for item in node.items(of: "values") ?? [] where item.draft.scalarText != nil {
                    _ = Form<Int>.count.read(item, FormContext())
                }
            }
            let size = axis.map { max($0.steps, $0.values.count) } ?? 1
            points = points.multipliedReportingOverflow(by: size).overflow ? .max : points * size
            return axis
        }
        if points > Self.mostPoints {
            child.fault("more than \(Self.mostPoints) points", remedy: "give fewer values", at: child.anchor)
        }
        return axes
    }

    private func readAxis(_ name: String, _ node: Node, hasRange: Bool) -> StudyAxis? {
        guard node.draft.items != nil else {
            guard let steps = Form<Int>.number(2, 1000).read(node, FormContext()) else { return nil }
            guard hasRange else {
                node.fault("the parameter has no range to divide", remedy: "write its low: and high:, or list values")
                return nil
            }
            return StudyAxis(parameter: name, values: [], steps: steps)
        }
        let values = (node.items(of: "values") ?? []).compactMap { item in
            item.scalar("value", example: "130 %").map { StudyValue($0) }
        }
        guard !values.isEmpty else {
            if node.draft.items?.isEmpty ?? false { node.fault("the list is empty", remedy: "give at least one value") }
            return nil
        }
        return StudyAxis(parameter: name, values: values, steps: 0)
    }

    private func readSample(_ node: Node) -> StudySample? {
        let reader = RecordReader(node, StudySampleFields.record)
        let context = FormContext()
        let (method, seed) = (
            reader.value(StudySampleFields.method, context), reader.value(StudySampleFields.seed, context)
        )
        guard let points = reader.value(StudySampleFields.points, context) else { return nil }
        return StudySample(points: points, method: method, seed: UInt64(seed))
    }
}

extension Node {
    /// The piece under a key.
    fileprivate func child(_ key: String) -> Node? {
        guard let entry = draft.entries?.first(where: { $0.key == key }) else { return nil }
        return Node(draft: entry.value, path: Self.join(path, key), anchor: entry.keyPosition, log: log)
    }
}
