// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// The overrides and scenarios that a scenario's files define.
public struct ScenarioLayers: Hashable, Sendable {
    /// The overrides, by id.
    public let overrides: [Override]
    /// The scenarios, by id.
    public let scenarios: [NamedScenario]

    /// Reads the `overrides` and `scenarios` of a draft, with every fault in their form.
    public static func read(from draft: Draft) -> (layers: ScenarioLayers, faults: [Fault]) {
        let log = FaultLog()
        let root = Node(draft: draft, path: "", anchor: draft.position, log: log)
        var reader = OverrideReader(log: log)
        for (key, node) in section("overrides", "overrides by id", root) { reader.readOverride(key, node) }
        for (key, node) in section("scenarios", "scenarios by id", root) { reader.readScenario(key, node) }
        return (ScenarioLayers(overrides: reader.overrides, scenarios: reader.scenarios), log.faults)
    }

    private static func section(_ key: String, _ what: String, _ root: Node) -> [(key: String, node: Node)] {
        guard let entry = root.draft.entries?.first(where: { $0.key == key }) else { return [] }
        return Node(draft: entry.value, path: key, anchor: entry.keyPosition, log: root.log).things(what)
    }

    /// The overrides that names mean, each once, in the order in which they are first named.
    ///
    /// A name means the scenario of that name, else the override. Throws a fault for each name that means nothing, at the
    /// key and the places where the names are written.
    public func overrides(
        named names: [String], key: String = "--scenario", at places: [SourcePosition] = []
    ) throws(Faults) -> [Override] {
        var (found, faults): ([Override], [Fault]) = ([], [])
        for (number, name) in names.enumerated() {
            let listed = scenarios.first { $0.name == name }?.overrides
            let meant = overrides.filter { listed?.contains($0.name) ?? ($0.name == name) }
            if listed == nil, meant.isEmpty {
                let known = (scenarios.map(\.name) + overrides.map(\.name)).sortedBytewise()
                let near = nearestName(to: name, among: known).map { "did you mean \"\($0)\"?" }
                faults.append(
                    Fault(
                        at: places.indices.contains(number) ? places[number] : nil, path: key,
                        problem: "no scenario or override has this name", value: name,
                        remedy: near
                            ?? (known.isEmpty
                                ? "the file has no overrides" : "there are \(known.joined(separator: ", "))")))
            }
            let ordered = (listed ?? [name]).compactMap { name in meant.first { $0.name == name } }
            found += ordered.filter { !found.contains($0) }
        }
        guard faults.isEmpty else { throw Faults(faults) }
        return found
    }
}

/// Reads overrides and scenarios and keeps what could be read.
private struct OverrideReader {
    let log: FaultLog
    var overrides: [Override] = []
    var scenarios: [NamedScenario] = []
    private var names: [String] = []

    init(log: FaultLog) {
        self.log = log
    }

    mutating func readOverride(_ name: String, _ node: Node) {
        names.append(name)
        let before = log.faults.count
        let fields = RecordReader(node, OverrideFields.record)
        guard fields.isMap else { return }
        var operations: [DraftOperation] = []
        for kind in [DraftOperation.Kind.set, .scale, .add] {
            guard let child = fields.child(kind.rawValue) else { continue }
            guard let entries = child.entries(of: "values by path") else { continue }
            for (path, place) in entries.sortedBytewise(by: \.key) {
                guard let read = Self.path(path, place) else { continue }
                operations.append(
                    DraftOperation(kind: kind, path: read, position: place.anchor, value: place.draft))
            }
        }
        if let child = fields.child("remove") {
            let items = child.draft.scalarText == nil ? child.items(of: "paths") ?? [] : [child]
            var removals: [DraftOperation] = []
            for item in items {
                guard let text = item.scalar("path", example: "recipes.msc.release.tests.potency"),
                    let read = Self.path(text, item)
                else { continue }
                removals.append(
                    DraftOperation(kind: .remove, path: read, position: item.draft.position, value: item.draft))
            }
            // Items are counted as the list stands when the override begins to remove: the last goes first.
            operations += removals.sorted { $0.path.isRemovedBefore($1.path) }
        }
        if operations.isEmpty, log.faults.count == before {
            node.fault("the override changes nothing", remedy: "write set:, scale:, add: or remove:", at: node.anchor)
        }
        overrides.append(
            Override(
                name: name, label: fields.value(OverrideFields.label, FormContext()) ?? "", position: node.anchor,
                operations: operations))
    }

    private static func path(_ text: String, _ node: Node) -> DraftPath? {
        do throws(Misreading) {
            return try DraftPath.read(text)
        } catch {
            node.log.add(Fault(at: node.anchor, path: parent(node.path, text), value: text, error))
            return nil
        }
    }

    /// The path of the map in which a path is a key, so that faults do not say it twice.
    private static func parent(_ path: String, _ text: String) -> String {
        path.hasSuffix(".\(text)") ? String(path.dropLast(text.count + 1)) : path
    }

    mutating func readScenario(_ name: String, _ node: Node) {
        guard let items = node.items(of: "names of overrides") else { return }
        var list: [String] = []
        for item in items {
            guard let text = item.scalar("name of an override", example: "second-suite") else { continue }
            guard names.contains(text) else {
                let near = log.nearest(to: text, among: names).map { "did you mean \"\($0)\"?" }
                item.fault(
                    "no override has this name", value: text,
                    remedy: near ?? (names.isEmpty ? "write overrides:" : "there are \(names.joined(separator: ", "))"))
                continue
            }
            guard !list.contains(text) else {
                item.fault("the override is named twice", value: text, remedy: "keep it once")
                continue
            }
            list.append(text)
        }
        scenarios.append(NamedScenario(name: name, overrides: list))
    }
}
