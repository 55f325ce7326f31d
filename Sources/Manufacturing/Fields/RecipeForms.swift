// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// What a lot gives before recoveries, in particles or in the unit of what is made.
struct Yield: Hashable, Sendable {
    var amount: Uncertain
    var isParticles: Bool
}

extension Form where Value == Yield {
    /// Particles, or an amount of what is made.
    static let yield = Form(
        kind: "particles or quantity, or {mode, low, high}",
        range: Bounds.aboveZero.text,
        example: { _ in "4.5e13 particle" },
        read: { node, context in
            let text = node.draft.scalarText ?? node.draft["mode"]?.scalarText ?? ""
            let unit = Quantity(text.trimmingBlanks, countables: context.countables)?.dimension
            let isParticles = unit == .particle && context.unit.dimension != .particle
            let form = Form<Uncertain>.uncertain(.measure(isParticles ? .particles : .quantity, .aboveZero))
            return form.read(node, context).map { Yield(amount: $0, isParticles: isParticles) }
        },
        write: { yield, context in
            let form = Form<Uncertain>.uncertain(.measure(yield.isParticles ? .particles : .quantity, .aboveZero))
            return form.write(yield.amount, context)
        }
    )
}

extension Form where Value == [StaffNeed] {
    /// Work by pool: hours of an operation or test, or heads.
    static func staff(allowsHeads: Bool) -> Form {
        Form(
            kind: allowsHeads ? "map of pools: hours, {hours} or {heads}" : "map of pools: hours",
            range: nil,
            example: { _ in "{operators: 26 h}" },
            read: { node, context in
                guard let entries = node.entries(of: "work by staff pool") else { return nil }
                var needs: [StaffNeed] = []
                for (key, child) in entries {
                    let pool: ID<StaffPool>? = context.names.staff.id(key, "a staff pool", child, at: child.anchor)
                    let amount = StaffNeedFields.read(child, context, allowsHeads: allowsHeads)
                    guard let pool, let amount else { continue }
                    needs.append(StaffNeed(pool: pool, amount: amount))
                }
                return needs.sorted { $0.pool < $1.pool }
            },
            write: { needs, context in
                Draft(
                    written: needs.map {
                        (context.names.staff.names[$0.pool.index], StaffNeedFields.write($0.amount, context))
                    }
                )
            }
        )
    }
}

/// The keys of work that is not plain hours.
enum StaffNeedFields {
    static let hours = Field<Exact>.optional(
        "hours", .measure(.time, .aboveZero), missing: "heads are given", "Person-hours in all, as in the short form."
    )
    static let heads = Field<Int>.optional(
        "heads", .count, missing: "hours are given", "So many people throughout set-up, run and clean."
    )
    static let record = FieldRecord(
        "recipes.<id>.operations.<id>.staff.<pool>", "Work of a pool: hours or heads", [hours, heads]
    )

    static func read(_ node: Node, _ context: FormContext, allowsHeads: Bool) -> StaffNeed.Amount? {
        guard node.draft.entries != nil else { return hours.form.read(node, context).map { .minutes($0) } }
        let reader = RecordReader(node, record)
        let (hours, heads) = (reader.value(hours, context), reader.value(heads, context))
        guard reader.has("hours") != reader.has("heads") else {
            node.fault("either hours or heads are needed", remedy: "write {hours: 26 h} or {heads: 2}", at: node.anchor)
            return nil
        }
        if reader.has("heads"), !allowsHeads {
            reader.child("heads")?.fault(
                "tests, reviews, commitments and cycles are counted in hours", remedy: "write {hours: 6 h}")
            return nil
        }
        return hours.map { .minutes($0) } ?? heads.map { .heads($0) }
    }

    static func write(_ amount: StaffNeed.Amount, _ context: FormContext) -> Draft {
        switch amount {
        case .minutes(let minutes): hours.form.write(minutes, context)
        case .heads(let count): Draft(written: [("heads", heads.form.write(count, context))])
        }
    }
}

extension Form where Value == [MaterialUse] {
    /// Quantities by material; needs the units of all materials.
    static func uses(_ units: [MaterialUnit?]) -> Form {
        Form(
            kind: "map of materials: quantity",
            range: "above 0",
            example: { _ in "{medium: 60 L}" },
            read: { node, context in
                guard let entries = node.entries(of: "quantities by material") else { return nil }
                var uses: [MaterialUse] = []
                for (key, child) in entries {
                    let material: ID<Material>? = context.names.materials.id(
                        key, "a material", child, at: child.anchor)
                    guard let material, material.index < units.count, let unit = units[material.index],
                        let quantity = Form<Exact>.measure(.quantity, .aboveZero).read(child, context.with(unit: unit))
                    else { continue }
                    uses.append(MaterialUse(material: material, quantity: quantity))
                }
                return uses.sorted { $0.material < $1.material }
            },
            write: { uses, context in
                Draft(
                    written: uses.compactMap { use in
                        units[use.material.index].map { unit in
                            (
                                context.names.materials.texts[use.material.index],
                                Draft(written: Measure.quantity.text(use.quantity, context.with(unit: unit)))
                            )
                        }
                    }
                )
            }
        )
    }
}

extension Form where Value == [ID<Operation>] {
    /// One operation, or a list of them, in the order that was written.
    static let after = Form(
        kind: "id of an operation, or list of them",
        range: nil,
        example: { _ in "[clarify, rinse]" },
        read: { node, context in
            let nodes = node.draft.items == nil ? [node] : node.items(of: "operations") ?? []
            var ids: [ID<Operation>] = []
            for piece in nodes {
                guard let id = Form<ID<Operation>>.operation.read(piece, context) else { continue }
                guard !ids.contains(id) else {
                    piece.fault("the operation is named twice", remedy: "name each operation once")
                    continue
                }
                ids.append(id)
            }
            return ids
        },
        write: { ids, context in
            let items = ids.map { Form<ID<Operation>>.operation.write($0, context) }
            return items.count == 1 ? items[0] : Draft(written: items)
        }
    )
}

/// Elapsed time that may count working days of a calendar named beside it.
enum ElapsedText: Hashable, Sendable {
    case span(Span)
    case workingDays(Int)
}

extension Form where Value == ElapsedText {
    /// A duration, or working days.
    static let elapsed = scalar(
        "duration or working days (wd)", range: "0 or more", example: "18 d",
        parse: { text, _ throws(Misreading) in
            let words = text.split(separator: " ")
            guard words.count == 2, words[1] == "wd" else {
                return .span(try readSpan(text, least: 0, range: "0 or more"))
            }
            let number = try Exact.read(decimal: words[0])
            guard let count = number.asInt, (1...Limits.span.minutes / 1440).contains(count) else {
                throw Misreading("working days are a whole number from 1", remedy: "write it like 5 wd")
            }
            return .workingDays(count)
        },
        text: { elapsed, _ in
            switch elapsed {
            case .span(let span): span.text
            case .workingDays(let count): "\(count) wd"
            }
        }
    )
}
