// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import TestSupport

/// A scenario of a week with at most six starts, all of whose quantities are multiples of ten vials or two litres.
///
/// With whole lots given, what is left for each material is a flow through time with whole capacities, so its best
/// plan lies on these multiples: trying them all finds it.
struct TinyScenario {
    /// What a scenario can have in particular.
    enum Feature: String, CaseIterable, Sendable {
        case plain, turnaround, twoRooms, unitDays, overtime, cover, shelfLife, packs, smallestOrder, quarantine,
            storage, lateness, safetyStock, closingStock, inProcess, pinned, holding, sharedMaterial
    }

    let features: Set<Feature>
    private var random: SplitMix64

    /// Mixes the features of a seed: each seed has one by its number, and some by chance.
    init(seed: Int) {
        random = SplitMix64(seed: UInt64(seed) &+ 1_000)
        var features: Set<Feature> = [Feature.allCases[seed % Feature.allCases.count]]
        for _ in 0..<2 {
            features.insert(random.pick(Feature.allCases))
        }
        // Two limits on one stock at once need not leave its best plan on the lattice.
        if features.contains(.shelfLife) { features.subtract([.storage, .safetyStock, .closingStock]) }
        // Discards make many plans; two recipes of one material as well.
        if !features.isDisjoint(with: [.shelfLife, .storage]) { features.remove(.sharedMaterial) }
        self.features = features
    }

    /// The scenario file.
    var yaml: String {
        mutating get {
            """
            horizon: {start: 2027-01-04, length: 7 d, tail: 7 d, starts: 2 d}
            calendars: {day: {mon-fri: 08:00-16:00}, duty: {sat-sun: 08:00-16:00}}
            \(units)
            rooms: {suite: {count: \(has(.twoRooms) ? 2 : 1), turnaround: \(has(.turnaround) ? 24 : 0) h, rate: 1 EUR/h}}
            \(staff)
            materials:
              medium: \(medium)
              vial: \(vial("vial"))
              \(has(.sharedMaterial) ? "" : "other: \(vial("other"))")
            \(opening)
            recipes:
              a:
                makes: vial
                yield: 12 vial
                cost: \(random.pick(5...20) * 10) EUR
                start-days: \(few ? "[mon, fri]" : "[mon, wed, fri, sun]")
                operations:
                  make: \(operation(days: random.pick(1...3), litres: 4))
                release: {reserve: 2 vial, review: \(has(.quarantine) ? random.pick(1...4) : 0) d}
              b:
                makes: \(has(.sharedMaterial) ? "vial" : "other")
                yield: 20 \(has(.sharedMaterial) ? "vial" : "other")
                start-days: \(has(.twoRooms) ? "[mon]" : "[mon, fri]")
                operations:
                  make: \(operation(days: random.pick(1...4), litres: 2))
                release: {pass: 50 %}
            demand:
              lines:
                d1: \(line("vial", has(.shelfLife) || has(.storage) ? 1 : 2))
                d2: \(line(has(.sharedMaterial) ? "vial" : "other", 1))
            """
        }
    }

    /// Whether two starts of the first recipe are enough to try.
    private var few: Bool { !features.isDisjoint(with: [.twoRooms, .shelfLife, .storage]) }

    func has(_ feature: Feature) -> Bool { features.contains(feature) }

    private var units: String {
        mutating get {
            guard has(.unitDays) else { return "" }
            let down = random.pick(5...7)
            return """
                units:
                  tank: {count: 1, rate: 2 EUR/h, maintenance: [{from: 2027-01-0\(down), to: 2027-01-0\(down + 1)}]}
                """
        }
    }

    private var staff: String {
        mutating get {
            guard has(.overtime) || has(.cover) else { return "" }
            let paid = random.pick(["used", "roster"])
            let overtime = has(.overtime) ? "overtime: {limit: \(random.pick(2...8) * 7) h/week, rate: 30 EUR/h}" : ""
            let cover = has(.cover) ? "cover: {calendar: duty, rate: 40 EUR/h}" : ""
            let extras = [overtime, cover].filter { !$0.isEmpty }.joined(separator: ", ")
            return """
                staff:
                  crew: {headcount: 1, calendar: day, productive: 50 %, rate: 20 EUR/h, paid: \(paid), \(extras)}
                """
        }
    }

    private var medium: String {
        mutating get {
            guard has(.packs) || has(.smallestOrder) else { return "{unit: L, price: 3 EUR/L}" }
            var text = "{unit: L, price: \(random.pick(2...6)) EUR/L, holding: 0.1 EUR/L/d, disposal: 9 EUR/L"
            if has(.packs) { text += ", pack: 6 L" }
            if has(.smallestOrder) { text += ", min-order: 12 L" }
            return text + "}"
        }
    }

    private mutating func vial(_ name: String) -> String {
        var text = "{unit: \(name == "vial" ? "vial" : "other")"
        if has(.shelfLife), name == "vial" { text += ", shelf-life: \(random.pick(3...6)) d" }
        if has(.storage), name == "vial" { text += ", storage: \(random.pick(2...3) * 10) vial" }
        if has(.holding) || has(.shelfLife) || has(.storage) {
            text += ", disposal: \(has(.holding) ? 9 : 1) EUR/\(name)"
        }
        if has(.holding) { text += ", holding: 0.2 EUR/\(name)/d" }
        if has(.safetyStock), name == "vial" { text += ", safety-stock: 10 vial, shortfall: 3 EUR/vial/d" }
        if has(.closingStock), name == "vial" { text += ", closing-stock: 10 vial, closing-value: 8 EUR/vial" }
        return text + "}"
    }

    private var opening: String {
        mutating get {
            var stock = ["{material: medium, quantity: 2 L}"]
            if has(.closingStock) || has(.quarantine) || has(.shelfLife) {
                let released = has(.quarantine) ? ", released: 2027-01-0\(random.pick(5...8))" : ""
                stock.append("{material: vial, quantity: 10 vial, age: 1 d\(released)}")
            }
            var text = "opening:\n  stock: [\(stock.joined(separator: ", "))]"
            if has(.inProcess) { text += "\n  lots: [{recipe: a, operation: make, started: 2027-01-03T12:00}]" }
            if has(.pinned) { text += "\n  pinned: [{recipe: b, start: 2027-01-04}]" }
            return text
        }
    }

    private mutating func operation(days: Int, litres: Int) -> String {
        let unit = has(.unitDays) ? "unit: tank, clean: 6 h, " : ""
        // Half of the work days are paid for gowning: 20 h a week are left for work.
        let work = has(.overtime) || has(.cover) ? "staff: {crew: \(random.pick(2...3) * 4) h}, " : ""
        return "{stage: fill, \(unit)room: suite, \(work)run: \(days) d, uses: {medium: \(litres) L}}"
    }

    private mutating func line(_ material: String, _ lots: Int) -> String {
        let unit = material
        var text =
            "{material: \(material), quantity: \(lots * 10) \(unit), due: 2027-01-\(random.pick(["07", "09", "12"]))"
        text +=
            ", price: \(random.pick(15...60) + (has(.overtime) || has(.cover) ? 30 : 0)) EUR/\(unit), lost: \(random.pick(0...10)) EUR/\(unit)"
        guard has(.lateness) else { return text + ", late: 1 EUR/\(unit)/d, late-cap: 10 EUR/\(unit)}" }
        text += ", late: \(random.pick(1...9)) EUR/\(unit)/d, late-cap: \(random.pick(5...20)) EUR/\(unit)"
        return text + ", early: \(random.pick(0...3)) d, latest: \(random.pick(2...7)) d}"
    }
}
