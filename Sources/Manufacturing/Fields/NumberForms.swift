// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// Which numbers a field admits.
enum Bounds: Sendable {
    case zeroOrMore
    case aboveZero
    /// Above 0 %, at most 100 %.
    case partOrAll
    /// 0 % or more, below 100 %.
    case lessThanAll
    /// 0 % to 100 %.
    case zeroToAll

    var text: String {
        switch self {
        case .zeroOrMore: "0 or more"
        case .aboveZero: "above 0"
        case .partOrAll: "above 0 %, at most 100 %"
        case .lessThanAll: "0 % or more, below 100 %"
        case .zeroToAll: "0 % to 100 %"
        }
    }

    func contains(_ value: Exact) -> Bool {
        switch self {
        case .zeroOrMore: value >= .zero
        case .aboveZero: value > .zero
        case .partOrAll: value > .zero && value <= .one
        case .lessThanAll: value >= .zero && value < .one
        case .zeroToAll: value >= .zero && value <= .one
        }
    }
}

extension Form where Value == Exact {
    /// A number with a unit.
    static func measure(_ measure: Measure, _ bounds: Bounds = .zeroOrMore) -> Form {
        scalar(
            measure.kind, range: bounds.text, example: { measure.example($0) },
            parse: { text, context throws(Misreading) in
                let value = try measure.read(text, context)
                guard bounds.contains(value) else {
                    throw Misreading("out of range", remedy: "it must be \(bounds.text)")
                }
                return value
            },
            text: { measure.text($0, $1) }
        )
    }
}

extension Form where Value == Int {
    /// How many of something there are.
    static let count = scalar(
        "count", range: "1 to \(Limits.count)", example: "2",
        parse: { text, _ throws(Misreading) in
            let number = try Exact.read(decimal: text)
            guard let count = number.asInt, (1...Limits.count).contains(count) else {
                throw Misreading("out of range", remedy: "it must be a whole number from 1 to \(Limits.count)")
            }
            return count
        },
        text: { count, _ in String(count) }
    )
}

/// A lateness penalty: a share of the price, or money.
enum PricePart: Hashable, Sendable {
    /// A share of the price (per day where time is in it).
    case share(Exact)
    /// Money per unit (per day where time is in it).
    case money(Exact)

    /// The money it stands for at a price.
    func money(at price: Exact) -> Exact {
        switch self {
        case .share(let share): share * price
        case .money(let money): money
        }
    }
}

extension Form where Value == PricePart {
    /// A penalty for each day: a share of the price per time, or money per unit and time.
    static let lateRate = part(.sharePerTime, .moneyPerUnitDay, kind: "share/time of the price, or money/unit/time")
    /// The most a penalty can grow to: a share of the price, or money per unit.
    static let lateCap = part(.share, .moneyPerUnit, kind: "share of the price, or money/unit")

    private static func part(_ share: Measure, _ money: Measure, kind: String) -> Form {
        scalar(
            kind, range: Bounds.zeroOrMore.text, example: { share.example($0) },
            parse: { text, context throws(Misreading) in
                let isMoney = Quantity(text, countables: context.countables)?.unit.currency != nil
                let value = try (isMoney ? money : share).read(text, context)
                guard value >= .zero else {
                    throw Misreading("out of range", remedy: "it must be \(Bounds.zeroOrMore.text)")
                }
                return isMoney ? .money(value) : .share(value)
            },
            text: { part, context in
                switch part {
                case .share(let value): share.text(value, context)
                case .money(let value): money.text(value, context)
                }
            }
        )
    }
}

extension Form where Value == Uncertain {
    /// A number, or a map of its mode, low and high.
    static func uncertain(_ form: Form<Exact>) -> Form {
        Form(
            kind: "\(form.kind), or {mode, low, high}",
            range: form.range,
            example: form.example,
            read: { node, context in
                guard node.draft.entries != nil else {
                    return form.read(node, context).map { Uncertain(mode: $0) }
                }
                return UncertainFields.read(node, context, form)
            },
            write: { value, context in
                guard value.low != nil || value.high != nil else { return form.write(value.mode, context) }
                let parts = [("high", value.high), ("low", value.low), ("mode", value.mode)]
                return Draft(written: parts.compactMap { key, part in part.map { (key, form.write($0, context)) } })
            }
        )
    }
}

/// The keys of a value with its uncertainty.
enum UncertainFields {
    static let record = fields(.measure(.share))

    private static func fields(_ form: Form<Exact>) -> FieldRecord {
        FieldRecord("<uncertain value>", "A value with its uncertainty", [mode(form), low(form), high(form)])
    }

    private static func mode(_ form: Form<Exact>) -> Field<Exact> {
        .required("mode", form, "The most likely value; planning uses it.")
    }

    private static func low(_ form: Form<Exact>) -> Field<Exact> {
        .optional("low", form, missing: "not stated", "The low end.")
    }

    private static func high(_ form: Form<Exact>) -> Field<Exact> {
        .optional("high", form, missing: "not stated", "The high end.")
    }

    static func read(_ node: Node, _ context: FormContext, _ form: Form<Exact>) -> Uncertain? {
        let reader = RecordReader(node, record)
        let (low, high) = (reader.value(low(form), context), reader.value(high(form), context))
        guard let mode = reader.value(mode(form), context) else { return nil }
        if let low, low > mode {
            reader.child("low")?.fault("low lies above mode", remedy: "write low ≤ mode ≤ high")
        }
        if let high, high < mode {
            reader.child("high")?.fault("high lies below mode", remedy: "write low ≤ mode ≤ high")
        }
        return Uncertain(mode: mode, low: low, high: high)
    }
}
