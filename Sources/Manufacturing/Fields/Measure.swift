// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// What a number with a unit measures, in terms of the scenario's currency and a material's unit.
enum Measure: Sendable, CaseIterable {
    /// Money, in major units.
    case money
    /// Money per time, in major units per minute.
    case moneyPerTime
    /// A pure number.
    case share
    /// A share per time, per day.
    case sharePerTime
    /// A duration, in minutes.
    case time
    /// Hours per time, in hours per week.
    case timePerTime
    /// An amount of the material, in its unit.
    case quantity
    /// Money per unit of the material.
    case moneyPerUnit
    /// Money per unit of the material and time, per minute.
    case moneyPerUnitTime
    /// Money per unit of the material and time, per day.
    case moneyPerUnitDay
    /// Particles.
    case particles
    /// Particles per unit of the material.
    case particlesPerUnit
    /// A volume, in litres.
    case volume
    /// An area, in m2.
    case area
    /// A volume per area and time, in L/m2/h.
    case flux
    /// Units of the material per time, per hour.
    case unitsPerTime
    /// Particles per volume, per litre.
    case particlesPerVolume

    /// The kind in words.
    var kind: String {
        switch self {
        case .money: "money"
        case .moneyPerTime: "money/time"
        case .share: "share"
        case .sharePerTime: "share/time"
        case .time: "duration"
        case .timePerTime: "time/time"
        case .quantity: "quantity"
        case .moneyPerUnit: "money/unit"
        case .moneyPerUnitTime, .moneyPerUnitDay: "money/unit/time"
        case .particles: "particles"
        case .particlesPerUnit: "particles/unit"
        case .volume: "volume"
        case .area: "area"
        case .flux: "volume/area/time"
        case .unitsPerTime: "units/time"
        case .particlesPerVolume: "particles/volume"
        }
    }

    func dimension(_ unit: MaterialUnit) -> Dimension {
        switch self {
        case .money: .money
        case .moneyPerTime: .money / .time
        case .share, .timePerTime: .share
        case .sharePerTime: .share / .time
        case .time: .time
        case .quantity: unit.dimension
        case .moneyPerUnit: .money / unit.dimension
        case .moneyPerUnitTime, .moneyPerUnitDay: .money / unit.dimension / .time
        case .particles: .particle
        case .particlesPerUnit: .particle / unit.dimension
        case .volume: .volume
        case .area: .area
        case .flux: .volume / .area / .time
        case .unitsPerTime: unit.dimension / .time
        case .particlesPerVolume: .particle / .volume
        }
    }

    /// How many canonical units one of the stored values is.
    func scale(_ unit: MaterialUnit) -> Exact {
        switch self {
        case .money, .moneyPerTime, .share, .time, .particles, .volume, .particlesPerVolume: .one
        case .area: 10_000
        case .flux: Exact(1, over: 600_000)
        case .unitsPerTime: unit.scale * Exact(1, over: 60)
        case .sharePerTime: Exact(1, over: 1440)
        case .timePerTime: Exact(1, over: 168)
        case .quantity: unit.scale
        case .moneyPerUnit, .moneyPerUnitTime, .particlesPerUnit: Exact.one.divided(by: unit.scale) ?? .one
        case .moneyPerUnitDay: Exact(1, over: 1440).divided(by: unit.scale) ?? .one
        }
    }

    /// The units in which a value may be written back, the usual one first, with their scales.
    func units(_ context: FormContext) -> [(word: String, scale: Exact)] {
        let (money, unit) = (context.currency, context.unit)
        switch self {
        case .money: return [(money, .one)]
        case .moneyPerTime: return Self.per(Self.times, (money, .one))
        case .share: return Self.percent
        case .sharePerTime: return Self.percentPerTime
        case .time: return Self.durations
        case .timePerTime: return Self.timesPerTime
        case .quantity: return [(unit.word, unit.scale)]
        case .moneyPerUnit: return Self.per([(unit.word, unit.scale)], (money, .one))
        case .moneyPerUnitTime, .moneyPerUnitDay:
            return Self.per([(unit.word, unit.scale)], (money, .one)).flatMap { Self.per(Self.daysFirst, $0) }
        case .particles: return [("particle", .one)]
        case .particlesPerUnit: return Self.per([(unit.word, unit.scale)], ("particle", .one))
        case .volume: return Self.volumes
        case .area: return Self.areas
        case .flux: return Self.fluxes
        case .unitsPerTime: return Self.per(Self.hoursFirst, (unit.word, unit.scale))
        case .particlesPerVolume: return Self.perVolume
        }
    }

    private static let times = known(["h", "d", "week", "a", "min"])
    private static let daysFirst = known(["d", "week", "h", "a", "min"])
    private static let hoursFirst = known(["h", "min", "d", "week", "a"])
    private static let durations = known(["h", "d", "min"])
    private static let percent = known(["%"])
    private static let percentPerTime = known(["%/d", "%/h", "%/week", "%/a", "%/min"])
    private static let timesPerTime = known(["h/week", "h/d", "min/h", "min/d", "min/week", "h/a", "min/a"])
    private static let volumes = known(["L", "mL", "uL", "m3"])
    private static let areas = known(["m2", "cm2"])
    private static let fluxes = known(["L/m2/h", "L/m2/min", "L/m2/d", "mL/cm2/min", "mL/cm2/h"])
    private static let perVolume = known(["particle/L", "particle/mL", "particle/uL"])

    /// Units that every scenario knows.
    private static func known(_ words: [String]) -> [(word: String, scale: Exact)] {
        words.compactMap { word in Unit(word).map { (word, $0.scale) } }
    }

    /// So much of a unit per one of each of others.
    private static func per(
        _ below: [(word: String, scale: Exact)], _ above: (word: String, scale: Exact)
    ) -> [(word: String, scale: Exact)] {
        below.compactMap { unit in above.scale.divided(by: unit.scale).map { ("\(above.word)/\(unit.word)", $0) } }
    }

    private var exampleNumber: String {
        switch self {
        case .money: "250"
        case .moneyPerTime: "62"
        case .share: "80"
        case .sharePerTime: "4"
        case .time: "26"
        case .timePerTime: "20"
        case .quantity: "120"
        case .moneyPerUnit: "300"
        case .moneyPerUnitTime, .moneyPerUnitDay: "2"
        case .particles: "4.5e13"
        case .particlesPerUnit: "1e11"
        case .volume: "15"
        case .area: "0.6"
        case .flux: "30"
        case .unitsPerTime: "120"
        case .particlesPerVolume: "1e15"
        }
    }

    func example(_ context: FormContext) -> String { "\(exampleNumber) \(units(context)[0].word)" }

    /// Reads a number with a unit and answers it in stored units.
    func read(_ text: String, _ context: FormContext) throws(Misreading) -> Exact {
        let dimension = dimension(context.unit)
        let quantity = try Quantity.read(text, as: dimension, countables: context.countables)
        if let currency = quantity.unit.currency, currency != context.currency {
            throw Misreading("the scenario counts in \(context.currency), not in \(currency)")
        }
        try checkWriting(quantity.unit.text)
        guard quantity.canonical.magnitude <= Limits.magnitude, quantity.value.magnitude <= Limits.magnitude,
            let value = quantity.canonical.divided(by: scale(context.unit))
        else { throw Misreading("a number beyond 1e18", remedy: "no number may be larger than 1e18") }
        return value
    }

    /// Shares and hours per week have one dimension, but not one meaning.
    private func checkWriting(_ unit: String) throws(Misreading) {
        if case .share = self, unit != "%" {
            throw Misreading("\"\(unit)\" is no share", remedy: "write a share in %, such as 80 %")
        }
        if case .sharePerTime = self, !unit.hasPrefix("%/") {
            throw Misreading("\"\(unit)\" is no share per time", remedy: "write it like 4 %/d")
        }
        if case .timePerTime = self, !unit.contains("/") {
            throw Misreading("\"\(unit)\" is no time per time", remedy: "write hours per week, such as 20 h/week")
        }
    }

    /// Writes a stored value in the unit that makes it shortest without loss.
    func text(_ value: Exact, _ context: FormContext) -> String {
        let canonical = value * scale(context.unit)
        var best: String?
        let units = units(context)
        for unit in units {
            guard let number = canonical.divided(by: unit.scale), number.magnitude <= Limits.magnitude,
                let digits = number.exactDecimalText
            else { continue }
            let text = "\(digits) \(unit.word)"
            if text.utf8.count < best?.utf8.count ?? .max { best = text }
        }
        return best ?? "\(canonical.decimalText) \(units[0].word)"
    }
}
