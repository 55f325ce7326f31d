// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// The rules from which the length of a run can follow.
enum PhysicsFields {
    static let ultracentrifuge = MapField(
        "ultracentrifuge", "map", example: "{rotor: 0.42 L, cycle: 6 h}",
        "Runs of a rotor, one after the other: volume / rotor of them, rounded up.")
    static let tff = MapField(
        "tff", "map", example: "{area: 0.6 m2, flux: 30 L/m2/h, concentration: 30, diafiltration: 6, flush: 2 h}",
        "Tangential flow filtration: volume × (1 − 1/concentration) / (area × flux), diafiltration and flush.")
    static let chromatography = MapField(
        "chromatography", "map", example: "{column: 5 L, load: 10 %, cycle: 4 h}",
        "Cycles of a column, one after the other: load / capacity of them, rounded up.")
    static let fill = MapField("fill", "map", example: "{rate: 120 dose/h}", "Units of the lot / rate.")
    static let record = FieldRecord(
        "recipes.<id>.operations.<id>.run", "A run that follows from what comes in",
        [ultracentrifuge, tff, chromatography, fill])

    static func read(_ node: Node, _ context: FormContext) -> StepPhysics? {
        let reader = RecordReader(node, record)
        let kinds = record.keys.filter { reader.has($0) }
        guard kinds.count == 1, let kind = kinds.first, let child = reader.child(kind) else {
            if !reader.hasUnknownKeys || kinds.count > 1 {
                node.fault(
                    "exactly one rule is needed", remedy: "write one of \(record.keys.joined(separator: ", "))",
                    at: node.anchor)
            }
            return nil
        }
        return switch kind {
        case ultracentrifuge.key: UltracentrifugeFields.read(child, context)
        case tff.key: TangentialFlowFields.read(child, context)
        case chromatography.key: ChromatographyFields.read(child, context)
        default: FillingFields.read(child, context)
        }
    }

    static func write(_ physics: StepPhysics, _ context: FormContext) -> Draft {
        var inner = RecordWriter(context)
        switch physics {
        case .ultracentrifuge(let rule):
            inner.put(UltracentrifugeFields.rotor, rule.rotor)
            inner.put(UltracentrifugeFields.cycle, rule.cycle)
            CycleFields.write(rule.each, &inner)
            return Draft(written: [(ultracentrifuge.key, inner.draft)])
        case .tangentialFlow(let rule):
            inner.put(TangentialFlowFields.area, rule.area)
            inner.put(TangentialFlowFields.flux, rule.flux)
            inner.put(TangentialFlowFields.concentration, rule.concentration)
            inner.put(TangentialFlowFields.diafiltration, rule.diafiltration)
            inner.put(TangentialFlowFields.flush, rule.flush)
            return Draft(written: [(tff.key, inner.draft)])
        case .chromatography(let rule):
            inner.put(ChromatographyFields.column, rule.column)
            inner.put(ChromatographyFields.load, rule.load)
            inner.put(ChromatographyFields.cycle, rule.cycle)
            CycleFields.write(rule.each, &inner)
            return Draft(written: [(chromatography.key, inner.draft)])
        case .fill(let rule):
            inner.put(FillingFields.rate, rule.rate)
            return Draft(written: [(fill.key, inner.draft)])
        }
    }
}

/// The keys of runs of a rotor.
enum UltracentrifugeFields {
    static let rotor = Field<Exact>.required("rotor", .measure(.volume, .aboveZero), "What the rotor takes at a time.")
    static let cycle = Field<Span>.required("cycle", .run, "How long one takes, loading and unloading included.")
    static let record = FieldRecord(
        "recipes.<id>.operations.<id>.run.ultracentrifuge", "Runs of a rotor", [rotor, cycle] + CycleFields.all)

    static func read(_ node: Node, _ context: FormContext) -> StepPhysics? {
        let reader = RecordReader(node, record)
        let each = CycleFields.read(reader, context)
        guard let rotor = reader.value(rotor, context), let cycle = reader.value(cycle, context) else { return nil }
        return .ultracentrifuge(.init(rotor: rotor, cycle: cycle, each: each))
    }
}

/// The keys of a tangential flow filtration.
enum TangentialFlowFields {
    static let area = Field<Exact>.required("area", .measure(.area, .aboveZero), "Membrane area.")
    static let flux = Field<Exact>.required("flux", .measure(.flux, .aboveZero), "What passes through the membrane.")
    static let concentration = Field<Exact>.required(
        "concentration", .number(least: 1, example: "30"), "The volume before over the volume after.")
    static let diafiltration = StandardField<Exact>(
        "diafiltration", .number(least: 0, example: "6"), standard: .zero, "Volumes of the concentrate exchanged.")
    static let flush = StandardField<Span>(
        "flush", .duration, standard: .zero, "Flush, recirculation and sampling.")
    static let record = FieldRecord(
        "recipes.<id>.operations.<id>.run.tff", "A tangential flow filtration",
        [area, flux, concentration, diafiltration, flush])

    static func read(_ node: Node, _ context: FormContext) -> StepPhysics? {
        let reader = RecordReader(node, record)
        let (area, flux) = (reader.value(area, context), reader.value(flux, context))
        let (concentration, diafiltration) = (
            reader.value(concentration, context), reader.value(diafiltration, context)
        )
        let flush = reader.value(flush, context)
        guard let area, let flux, let concentration else { return nil }
        return .tangentialFlow(
            .init(area: area, flux: flux, concentration: concentration, diafiltration: diafiltration, flush: flush))
    }
}

/// The keys of cycles of a column.
enum ChromatographyFields {
    static let column = Field<Exact>.required("column", .measure(.volume, .aboveZero), "Column volume.")
    static let load = Field<StepPhysics.Chromatography.Load>.required(
        "load", .columnLoad, "What a cycle takes: liquid as a share of the column volume, or particles per volume.")
    static let cycle = Field<Span>.required("cycle", .run, "How long one takes, from equilibration to clean in place.")
    static let record = FieldRecord(
        "recipes.<id>.operations.<id>.run.chromatography", "Cycles of a column",
        [column, load, cycle] + CycleFields.all)

    static func read(_ node: Node, _ context: FormContext) -> StepPhysics? {
        let reader = RecordReader(node, record)
        let (column, load) = (reader.value(column, context), reader.value(load, context))
        let each = CycleFields.read(reader, context)
        guard let cycle = reader.value(cycle, context), let column, let load else { return nil }
        return .chromatography(.init(column: column, load: load, cycle: cycle, each: each))
    }
}

/// The keys of a filling.
enum FillingFields {
    static let rate = Field<Exact>.required("rate", .measure(.unitsPerTime, .aboveZero), "Units filled per time.")
    static let record = FieldRecord("recipes.<id>.operations.<id>.run.fill", "A filling", [rate])

    static func read(_ node: Node, _ context: FormContext) -> StepPhysics? {
        RecordReader(node, record).value(rate, context).map { .fill(.init(rate: $0)) }
    }
}
