// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// An operation on its way; ids of operations are places in the recipe's operations sorted by name.
struct OperationDraft {
    let name: String
    let node: Node
    let id: ID<Operation>
    var label = ""
    var stage: Stage?
    var unit: ID<UnitClass>?
    var room: ID<Room>?
    var setUp = Span.zero
    /// The length of the run, once it is known.
    var run: Span?
    /// The rule from which the run follows.
    var physics: StepPhysics?
    var derived: DerivedRun?
    var volume: Exact?
    var isPausable = false
    var clean = Span.zero
    var recovery = Uncertain(mode: .one)
    var hold: HoldLimit?
    var holdLoss = Exact.zero
    var holdAllowance = Span.zero
    var staff: [StaffNeed] = []
    var uses: [MaterialUse] = []
    var cost = Exact.zero
    /// What it follows: as written, else implied by for-each, pools or the operation above.
    var after: [ID<Operation>] = []
    var pattern = Operation.Pattern.once
    /// From when on it is qualified on its unit.
    var qualified: Instant?
    var longestSession: Span?
    /// The largest lot its unit takes.
    var largest = Exact.one
    /// Whether what it follows could not be read in full.
    var isOrderFaulty = false

    /// Everything that is taken, that of the cycles of its run included.
    var takes: [MaterialUse] {
        uses
            + (physics?.each.uses ?? []).map {
                MaterialUse(material: $0.material, quantity: $0.quantity * Exact(derived?.cycles ?? 1))
            }
    }

    /// Everybody who works on it.
    var people: [StaffNeed] {
        staff + (physics?.each.staff ?? []).filter { need in !staff.contains { $0.pool == need.pool } }
    }

    /// The finished operation, or nil where something of it could not be read.
    func operation(_ graph: OperationGraph) -> Operation? {
        guard let stage, let run else { return nil }
        let wait: Span? =
            switch hold {
            case .span(let span): span
            case .unlimited: nil
            case nil: stage == .culture ? .zero : .hours(24)
            }
        return Operation(
            name: name, label: label, stage: stage, unit: unit, room: room, setUp: setUp, run: run,
            derived: derived, volume: volume, isPausable: isPausable, clean: clean, recovery: recovery, hold: wait,
            holdLossPerDay: holdLoss, holdAllowance: holdAllowance,
            staff: staff, uses: uses, cost: cost, after: after, pattern: pattern,
            qualified: qualified, longestSession: longestSession, largest: largest
        )
    }
}

extension ScenarioAssembly {
    /// Reads the operations of a recipe, in the order of the file.
    func readOperations(_ recipe: RecordReader, unit: MaterialUnit?) -> [OperationDraft] {
        guard let node = recipe.child(RecipeFields.operations.key) else {
            recipe.missing(RecipeFields.operations)
            return []
        }
        guard let entries = node.entries(of: "operations by id") else { return [] }
        let kept = entries.filter { key, child in
            if isID(key) { return true }
            child.fault("\"\(key)\" is not an id", remedy: idRule, at: child.anchor)
            return false
        }
        if kept.isEmpty, entries.isEmpty {
            node.fault("no operation is described", remedy: "write at least one", at: node.anchor)
        }
        var inner = context
        inner.operations = NameList(kept.map(\.key))
        if let unit { inner.unit = unit }
        var drafts: [OperationDraft] = []
        for (key, child) in kept {
            guard let place = inner.operations.place(of: key) else { continue }
            drafts.append(readOperation(key, child, ID(place), above: drafts.last?.id, inner))
        }
        return drafts
    }

    private func readOperation(
        _ name: String, _ node: Node, _ id: ID<Operation>, above: ID<Operation>?, _ context: FormContext
    ) -> OperationDraft {
        let fields = RecordReader(node, OperationFields.record)
        var draft = OperationDraft(name: name, node: node, id: id)
        draft.label = fields.value(OperationFields.label, context) ?? ""
        draft.stage = fields.value(OperationFields.stage, context)
        draft.unit = fields.value(OperationFields.unit, context)
        draft.room = fields.value(OperationFields.room, context)
        draft.largest = fields.value(OperationFields.largest, context)
        draft.setUp = fields.value(OperationFields.setUp, context)
        switch fields.value(OperationFields.run, context) {
        case .span(let span): draft.run = span
        case .derived(let physics): draft.physics = physics
        case nil: break
        }
        draft.volume = fields.value(OperationFields.volume, context)
        draft.isPausable = fields.value(OperationFields.pausable, context)
        draft.clean = fields.value(OperationFields.clean, context)
        draft.recovery = fields.value(OperationFields.recovery, context)
        draft.hold = fields.value(OperationFields.hold, context)
        draft.holdLoss = fields.value(OperationFields.holdLoss, context)
        draft.holdAllowance = fields.value(OperationFields.holdAllowance, context)
        draft.staff = fields.value(OperationFields.staff, context) ?? []
        draft.cost = fields.value(OperationFields.cost, context)
        draft.qualified = fields.value(OperationFields.qualified, context).map { instant($0) }
        draft.longestSession = fields.value(OperationFields.longestSession, context)
        if let uses = fields.child(OperationFields.uses.key) {
            draft.uses = Form<[MaterialUse]>.uses(materialUnits).read(uses, context) ?? []
        }
        readOrder(fields, &draft, above: above, context)
        checkCombinations(fields, draft)
        return draft
    }

    /// Reads what an operation follows and how it fans out.
    private func readOrder(
        _ fields: RecordReader, _ draft: inout OperationDraft, above: ID<Operation>?, _ context: FormContext
    ) {
        let after = fields.value(OperationFields.after, context)
        let forEach = fields.value(OperationFields.forEach, context)
        let pools = fields.value(OperationFields.pools, context)
        draft.isOrderFaulty =
            (fields.has("after") && after?.count != fields.child("after")?.draft.items?.count ?? 1)
            || (fields.has("for-each") && forEach == nil) || (fields.has("pools") && pools == nil)
        let patterns = ["repeat", "for-each", "pools"].filter { fields.has($0) }
        if patterns.count > 1 {
            draft.isOrderFaulty = true
            fields.node.fault(
                "\(patterns.joined(separator: " and ")) exclude each other",
                remedy: "keep one of them; split the operation where both are meant", at: fields.node.anchor)
        }
        if let times = fields.child(OperationFields.repetition.key).flatMap({ readRepeat($0, draft.run) }) {
            draft.pattern = .repeated(times: times.0, every: times.1)
        } else if let forEach {
            draft.pattern = .forEach(forEach)
        } else if let pools {
            draft.pattern = .pools(pools)
        }
        let implied = [forEach, pools].compactMap(\.self)
        if let after {
            draft.after = implied + after.filter { !implied.contains($0) }
        } else if !implied.isEmpty {
            draft.after = implied
        } else if !fields.has("after"), !fields.has("for-each"), !fields.has("pools") {
            draft.after = [above].compactMap(\.self)
        }
    }

    private func readRepeat(_ node: Node, _ run: Span?) -> (Int, Span)? {
        let fields = RecordReader(node, RepeatFields.record)
        let times = fields.value(RepeatFields.times, context)
        let every = fields.value(RepeatFields.every, context)
        guard let times, let every else { return nil }
        if let run, every < run {
            fields.child("every")?.fault(
                "the next run would begin before this one ends", value: every.text,
                remedy: "it must be at least the run of \(run.text)")
        }
        return (times, every)
    }

    private func checkCombinations(_ fields: RecordReader, _ draft: OperationDraft) {
        for (key, span) in [("set-up", draft.setUp), ("clean", draft.clean)]
        where span > .zero && !fields.has("unit") && draft.people.isEmpty {
            fields.child(key)?.fault(
                "neither a unit nor staff is named that it would take", remedy: "name the unit, or leave \(key) out")
        }
        if fields.has("qualified"), !fields.has("unit") {
            fields.child("qualified")?.fault(
                "it is qualified on a unit, and none is named", remedy: "name the unit, or leave qualified out")
        }
        if fields.has("longest-session"), !draft.staff.contains(where: { $0.isAttended }) {
            fields.child("longest-session")?.fault(
                "nobody attends it", remedy: "give its people as heads, such as {operators: {heads: 2}}")
        }
        if draft.isPausable, !fields.has("unit") {
            fields.child("pausable")?.fault(
                "without a unit there are no closed hours to pause in", remedy: "name the unit, or leave pausable out")
        }
    }
}
