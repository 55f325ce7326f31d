// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

extension ScenarioAssembly {
    /// Reads demand of file and table into `demand`, or takes over what was read of the same; answers whether it repeats
    /// beyond its end.
    func readDemand(like known: ScenarioReading?) -> Bool {
        if let known {
            (demand, demandPlaces, consumption) = (known.demand, known.demandPlaces, known.consumption)
            return known.repeatsDemand
        }
        guard let node = reader.child(ScenarioFields.demand.key) else { return false }
        var repeats = false
        if node.draft.entries != nil {
            let fields = RecordReader(node, DemandFields.record)
            _ = fields.value(DemandFields.table, context)
            repeats = fields.value(DemandFields.beyond, context) == .repeat
            consumption = fields.child("consume").flatMap { node in
                let fields = RecordReader(node, ConsumptionFields.record)
                let ahead = fields.value(ConsumptionFields.ahead, context)
                return fields.value(ConsumptionFields.back, context).map { .init(back: $0, ahead: ahead) }
            }
            for (key, child) in fields.child("lines")?.things("demand lines by id") ?? [] {
                readLine(child, id: key, DemandLineFields.line, isBacklog: false)
            }
        } else {
            _ = node.scalar("path of a CSV table", example: "demand.csv")
        }
        if let table = tables.demand {
            readTable(table, "demand", DemandLineFields.row) {
                readLine($0, id: nil, DemandLineFields.row, isRow: true, isBacklog: false)
            }
        }
        return repeats
    }

    /// Reads the rows of a table of a section.
    func readTable(
        _ table: DraftTable, _ section: String, _ record: FieldRecord, _ read: (Node) -> Void
    ) {
        let log = root.log
        let known = Set(record.keys)
        for column in table.columns where !known.contains(column.text) && !column.text.hasPrefix("x-") {
            let near = nearestName(to: column.text, among: record.keys)
            log.add(
                Fault(
                    at: table.position(of: column), path: section, problem: "unknown column", value: column.text,
                    remedy: near.map { "did you mean \"\($0)\"?" }
                        ?? "known here: \(record.keys.joined(separator: ", "))"))
        }
        var isUsable = true
        let heads = table.columns.map(\.text)
        for field in record.fields where field.presence == .required && !heads.contains(field.key) {
            log.add(
                Fault(
                    at: SourcePosition(file: table.file, line: table.columns.first?.line ?? 1, column: 1),
                    path: section,
                    problem: "the column \"\(field.key)\" is missing",
                    remedy: "add it to the head, with values like \(field.example)"))
            isUsable = false
        }
        guard isUsable else { return }
        let before = log.faults.count
        for row in table.rows {
            if let node = node(of: row, table, section) { read(node) }
            guard log.faults.count - before < Limits.tableFaults else {
                log.add(
                    Fault(
                        at: row.first.map(table.position(of:)), path: section,
                        problem: "more than \(Limits.tableFaults) faults in this table; the rest is not read"))
                return
            }
        }
    }

    /// A row as a map of its cells that are not empty.
    private func node(of row: [DraftTable.Cell], _ table: DraftTable, _ section: String) -> Node? {
        guard let first = row.first else { return nil }
        let entries: [Draft.Entry] = zip(table.columns, row).compactMap { column, cell in
            let text = cell.text.trimmingBlanks
            guard !text.isEmpty else { return nil }
            let position = table.position(of: cell)
            return Draft.Entry(
                key: column.text, keyPosition: position,
                value: Draft(.scalar(text, isQuoted: false), at: position))
        }
        let anchor = table.position(of: first)
        let id = entries.first { $0.key == "id" }?.value.scalarText
        return Node(
            draft: Draft(.mapping(entries), at: anchor), path: "\(section).\(id ?? "line \(first.line)")",
            anchor: anchor, log: root.log)
    }

    /// Reads a demand line whose id is given or stands among its keys.
    func readLine(_ node: Node, id given: String?, _ record: FieldRecord, isRow: Bool = false, isBacklog: Bool) {
        let fields = RecordReader(node, record, isRow: isRow)
        let id = given ?? fields.value(DemandLineFields.id, context)
        let label = fields.value(DemandLineFields.label, context) ?? ""
        let site = fields.value(DemandLineFields.site, context)
        let material = fields.value(DemandLineFields.material, context.stocked(at: site, fields.has("site")))
        let due = fields.value(DemandLineFields.due, context)
        let early = fields.value(DemandLineFields.early, context)
        let latest = fields.value(DemandLineFields.latest, context)
        let customer = fields.value(DemandLineFields.customer, context)
        let kind = fields.value(DemandLineFields.kind, context)
        let asked = fields.value(DemandLineFields.remainingLife, context)
        let priority = fields.value(DemandLineFields.priority, context)
        if let id { register(id, fields, given == nil) }
        if let due, let start = context.start, isBacklog != (due < start) {
            fields.child("due")?.fault(
                isBacklog ? "backlog was due before the horizon's start" : "due before the horizon's start",
                value: due.description,
                remedy: isBacklog
                    ? "put a line due from \(start) on into demand"
                    : "put a line due before \(start) into opening.backlog")
        }
        guard let material, let unit = materialUnits[material.index] else { return }
        let context = context.with(unit: unit)
        let quantity = fields.value(DemandLineFields.quantity, context)
        let price = fields.value(DemandLineFields.price, context)
        let late = fields.value(DemandLineFields.late, context)
        let lateCap = fields.value(DemandLineFields.lateCap, context)
        let lost = fields.value(DemandLineFields.lost, context)
        let remainingLife = asked ?? materials[material.index]?.remainingLife
        guard let id, let quantity, let due else { return }
        demand.append(
            DemandLine(
                name: id, label: label, material: material, quantity: quantity,
                due: instant(due) + .days(1), price: price, latePerDay: late.money(at: price),
                lateCap: lateCap.money(at: price), lost: lost, early: early, latest: latest, customer: customer,
                kind: kind, remainingLife: remainingLife.flatMap { $0.isNone ? nil : $0 }, priority: priority
            )
        )
    }

    /// Takes note of a line's id; ids of lines, table and backlog must differ.
    private func register(_ id: String, _ fields: RecordReader, _ isKey: Bool) {
        let place = isKey ? fields.child("id") ?? fields.node : fields.node
        if let earlier = demandPlaces[id] ?? patientPlaces[id] {
            place.fault(
                "the id is taken by another demand line, at \(earlier)", value: id,
                remedy: "give each line its own id", at: isKey ? nil : place.anchor)
            return
        }
        demandPlaces[id] = fields.node.anchor
    }
}
