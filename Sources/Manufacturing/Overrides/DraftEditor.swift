// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// Makes one operation at every place that its path leads to.
struct DraftEditor {
    /// What was done at one place.
    struct Edit {
        var path: String
        var old: String
        var new: String
    }

    /// Why a step of the path led nowhere.
    private struct Miss {
        var problem: String
        var remedy: String?
    }

    let operation: DraftOperation
    let arithmetic: DraftArithmetic
    /// The tables, whose rows have ids too.
    let tables: DraftTables
    private(set) var edits: [Edit] = []
    private(set) var faults: [Fault] = []
    private var misses: [Miss] = []

    init(_ operation: DraftOperation, _ arithmetic: DraftArithmetic, tables: DraftTables) {
        self.operation = operation
        self.arithmetic = arithmetic
        self.tables = tables
    }

    /// Changes a scenario; a path that leads nowhere is a fault.
    mutating func edit(_ draft: inout Draft) {
        walk(&draft, operation.path.steps[...], .scenario, "")
        guard edits.isEmpty, faults.isEmpty, let miss = misses.first else { return }
        let problem = operation.path.isWild ? "the path leads nowhere: \(miss.problem)" : miss.problem
        report(problem, miss.remedy)
    }

    // MARK: The way

    private mutating func walk(
        _ place: inout Draft, _ steps: ArraySlice<DraftPath.Step>, _ tree: FieldTree?, _ path: String
    ) {
        guard let step = steps.first else { return }
        let rest = steps.dropFirst()
        switch (step, place.content) {
        case (.key(let pattern), .mapping(var entries)):
            walkKeys(&entries, pattern, rest, tree, path)
            place.content = .mapping(entries)
        case (.key(let pattern), .scalar(let text, _))
        where ["demand", "patients"].contains(path) && pattern == "lines":
            // A table by its path alone: the same table with lines beside it.
            let table = Draft.Entry(key: "table", keyPosition: place.position, value: place)
            var entries = text.isEmpty ? [] : [table]
            let before = edits.count
            walkKeys(&entries, pattern, rest, tree, path)
            if edits.count > before { place.content = .mapping(entries) }
        case (.key, _):
            miss("\(path.isEmpty ? "the scenario" : path) is \(place.shape)", "end the path there")
        case (_, .sequence(var items)):
            walkItems(&items, step, rest, tree, path)
            place.content = .sequence(items)
        default:
            miss("\(path) is no list", "leave the brackets out")
        }
    }

    private mutating func walkKeys(
        _ entries: inout [Draft.Entry], _ pattern: String, _ rest: ArraySlice<DraftPath.Step>, _ tree: FieldTree?,
        _ path: String
    ) {
        var found = false
        var removed: [Int] = []
        for index in entries.indices where !entries[index].key.hasPrefix("x-") {
            let key = entries[index].key
            guard pattern.contains("*") ? matches(key, pattern: pattern) : key == pattern else { continue }
            found = true
            let below = Node.join(path, key)
            guard rest.isEmpty else {
                walk(&entries[index].value, rest, tree.flatMap { $0.keys[key] ?? $0.id }, below)
                continue
            }
            if operation.kind == .remove {
                removed.append(index)
                edits.append(Edit(path: below, old: entries[index].value.line, new: "removed"))
            } else if change(&entries[index].value, below) {
                entries[index].keyPosition = operation.position
            }
        }
        for index in removed.reversed() { entries.remove(at: index) }
        guard !found else { return }
        guard !pattern.contains("*") else {
            miss("nothing in \(path.isEmpty ? "the scenario" : path) matches \"\(pattern)\"", nil)
            return
        }
        let child = tree?.keys[pattern]
        guard child != nil || tree?.isOpen ?? true else {
            let written = entries.map(\.key).filter { !$0.hasPrefix("x-") }
            missKey(pattern, (tree?.keys.keys.sortedBytewise() ?? []) + written + rows(path), tree, path)
            return
        }
        create(&entries, pattern, rest, child, path)
    }

    /// The ids of a table's rows, where the path is of its lines.
    private func rows(_ path: String) -> [String] {
        let table = path == "demand.lines" ? tables.demand : path == "patients.lines" ? tables.patients : nil
        guard let table, let column = table.columns.firstIndex(where: { $0.text == "id" }) else { return [] }
        return table.rows.prefix(2000).map { $0[column].text }
    }

    /// Writes a key that is known and not written yet; nil: only validation knows what is below it.
    private mutating func create(
        _ entries: inout [Draft.Entry], _ key: String, _ rest: ArraySlice<DraftPath.Step>, _ child: FieldTree?,
        _ path: String
    ) {
        let below = Node.join(path, key)
        let isWhole = operation.value.scalarText == nil
        let isLines = ["demand.lines", "patients.lines"].contains(below) && !rest.isEmpty
        guard operation.kind == .set || (operation.kind == .add && isWhole) || isLines else {
            let verb = operation.kind == .add ? "add to" : operation.kind == .scale ? "scale" : "remove"
            miss("\(below) is not written, so there is nothing to \(verb)", operation.kind == .remove ? nil : "set it")
            return
        }
        if rest.isEmpty {
            entries.append(Draft.Entry(key: key, keyPosition: operation.position, value: operation.value))
            edits.append(
                Edit(path: below, old: child?.meaningWhenMissing ?? DraftChange.notWritten, new: operation.value.line))
            return
        }
        guard case .key? = rest.first else {
            miss("\(below) is not written, so it has no items", "set it")
            return
        }
        var value = Draft(.mapping([]), at: operation.position)
        let before = edits.count
        walk(&value, rest, child, below)
        guard edits.count > before else { return }
        entries.append(Draft.Entry(key: key, keyPosition: operation.position, value: value))
    }

    private mutating func walkItems(
        _ items: inout [Draft], _ step: DraftPath.Step, _ rest: ArraySlice<DraftPath.Step>, _ tree: FieldTree?,
        _ path: String
    ) {
        let chosen = items.indices.filter { index in
            switch step {
            case .key: false
            case .item(let number): index == number - 1
            case .everyItem: true
            case .itemWith(let key, let value): items[index][key]?.scalarText?.trimmingBlanks == value
            }
        }
        guard !chosen.isEmpty else {
            miss(
                items.isEmpty
                    ? "the list \(path) is empty"
                    : "\(path) has \(items.count) item\(items.count == 1 ? "" : "s"), none of them this one",
                nil)
            return
        }
        for index in chosen.reversed() {
            let below = "\(path)[\(index + 1)]"
            if !rest.isEmpty {
                walk(&items[index], rest, tree?.item, below)
            } else if operation.kind == .remove {
                edits.append(Edit(path: below, old: items[index].line, new: "removed"))
                items.remove(at: index)
            } else {
                _ = change(&items[index], below)
            }
        }
    }

    // MARK: At the place

    /// Sets, scales or adds to a value; false where it stays as it was.
    private mutating func change(_ value: inout Draft, _ path: String) -> Bool {
        let old = value
        switch operation.kind {
        case .set: value = operation.value
        case .scale: scale(&value, path)
        case .add: add(to: &value, path)
        case .remove: break
        }
        if case .add = operation.kind, old.entries != nil, let more = operation.value.entries {
            // Each new entry is a change of its own, beside what else changes in the map.
            edits += more.map { Edit(path: Node.join(path, $0.key), old: DraftChange.notWritten, new: $0.value.line) }
        } else {
            edits.append(Edit(path: path, old: old.line, new: value.line))
        }
        return old != value
    }

    private mutating func scale(_ value: inout Draft, _ path: String) {
        guard let text = operation.value.scalarText?.trimmingBlanks, !text.isEmpty else {
            report("a factor is needed, here stands \(operation.value.shape)", "write it like 1.3 or 130 %")
            return
        }
        let factor: Exact
        do throws(Misreading) {
            factor = try DraftArithmetic.factor(text)
        } catch {
            report(error, value: text, path: path)
            return
        }
        switch value.content {
        case .scalar(let number, let isQuoted):
            do throws(Misreading) {
                let scaled = try arithmetic.scaled(number, by: factor)
                value = Draft(.scalar(scaled, isQuoted: isQuoted), at: operation.value.position)
            } catch {
                report(error, value: number, path: path)
            }
        case .mapping(var entries) where value["mode"] != nil:
            for index in entries.indices where ["mode", "low", "high"].contains(entries[index].key) {
                scale(&entries[index].value, path)
            }
            value.content = .mapping(entries)
        case .mapping, .sequence:
            report("\(value.shape) cannot be scaled as a whole", "name the number in it, or use *", path: path)
        }
    }

    private mutating func add(to value: inout Draft, _ path: String) {
        switch (value.content, operation.value.content) {
        case (.mapping(var entries), .mapping(let more)):
            for entry in more {
                if entries.contains(where: { $0.key == entry.key }) {
                    faults.append(
                        Fault(
                            at: entry.keyPosition, path: Node.join(path, entry.key), problem: "it is there already",
                            remedy: "use set: to change it"))
                } else {
                    entries.append(entry)
                }
            }
            value.content = .mapping(entries)
        case (.sequence(let items), .sequence(let more)):
            value.content = .sequence(items + more)
        case (.scalar(let text, let isQuoted), .scalar(let more, _)):
            do throws(Misreading) {
                let sum = try arithmetic.sum(text, more)
                value = Draft(.scalar(sum, isQuoted: isQuoted), at: operation.value.position)
            } catch {
                report(error, value: more, path: path)
            }
        default:
            report(
                "here stands \(value.shape), and \(operation.value.shape) cannot be added to it",
                "add \(value.shape)", path: path)
        }
    }

    // MARK: Faults

    private mutating func report(_ problem: String, _ remedy: String?, path: String? = nil) {
        faults.append(
            Fault(at: operation.position, path: path ?? operation.path.text, problem: problem, remedy: remedy))
    }

    private mutating func report(_ misreading: Misreading, value: String, path: String) {
        faults.append(Fault(at: operation.value.position, path: path, value: value, misreading))
    }

    private mutating func miss(_ problem: String, _ remedy: String?) {
        if misses.isEmpty { misses.append(Miss(problem: problem, remedy: remedy)) }
    }

    private mutating func missKey(_ key: String, _ known: [String], _ tree: FieldTree?, _ path: String) {
        let place = path.isEmpty ? "the scenario" : path
        let near = nearestName(to: key, among: known.prefix(2000)).map { "did you mean \"\($0)\"?" }
        let isID = tree?.id != nil
        let hint =
            isID
            ? "add: {\(path): {\(key): …}} puts a new one there"
            : "known here: \(known.prefix(40).joined(separator: ", "))"
        let found = Miss(problem: "there is no \"\(key)\" in \(place)", remedy: near ?? hint)
        // A near name tells more than the first place where nothing was found.
        if misses.isEmpty || (misses[0].remedy?.hasPrefix("did you mean") != true && near != nil) { misses = [found] }
    }
}
