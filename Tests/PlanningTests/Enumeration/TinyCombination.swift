// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import TestSupport

/// A scenario of a week that combines rules, with a handful of starts and quantities in multiples of ten vials.
///
/// Lot sizes, uses, losses and lines are such that with whole lots given the rest is a flow with whole capacities, or
/// one that becomes so when quantities at a site or after a loss are told in units of their own: the best plan lies on
/// the lattice that `Enumeration` tries.
struct TinyCombination {
    /// More of something, which never costs.
    enum More: String, CaseIterable, Sendable {
        case nothing, people, overtime, samples, slots, storage, shipments
    }

    let rules: Set<TinyRule>
    var more = More.nothing
    /// Whether the first demand line is told as two halves.
    var isSplit = false
    private let seed: Int

    /// Mixes the rules of a seed: each seed has one by its number, and others by chance.
    init(seed: Int) {
        self.seed = seed
        let all = TinyRule.allCases
        var random = SplitMix64(seed: UInt64(seed) &+ 90_000)
        var rules: Set<TinyRule> = []
        let wanted = [all[seed % all.count]] + (0..<12).map { _ in random.pick(all) }
        for rule in wanted where rules.count < 7 {
            var added = rules.union([rule])
            if let needs = rule.needs { added.insert(needs) }
            guard !TinyRule.apart.contains(where: { $0.isSubset(of: added) }), added.count(where: \.isWide) <= 3 else {
                continue
            }
            rules = added
        }
        self.rules = rules
    }

    func has(_ rule: TinyRule) -> Bool { rules.contains(rule) }

    var hasUnit: Bool { rules.contains { $0.hasUnit } }
    var hasPeople: Bool { rules.contains { $0.hasPeople } }
    /// Where things are, in a scenario of two sites.
    private var site: String { has(.sites) ? "site: q-east, " : "" }
    var other: String { has(.sharedMaterial) ? "m-vial" : "m-other" }

    /// The scenario file.
    var yaml: String {
        var random = SplitMix64(seed: UInt64(seed) &* 31 &+ 5)
        let sections = [
            horizon(&random), units(&random), rooms(&random), staff(&random), laboratories(&random),
            commitments(&random), outside(&random), materials(&random), opening(&random), recipes(&random),
            demand(&random),
        ]
        return sections.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    // MARK: The plant

    private func horizon(_ random: inout SplitMix64) -> String {
        let bucket = has(.setUps) ? random.pick(["2 d", "1 week"]) : "1 week"
        let sites = has(.sites) ? "\nsites: {q-east: {}, q-west: {}}" : ""
        return """
            horizon: {start: 2027-01-04, length: 7 d, tail: 7 d, bucket: \(bucket)}
            calendars: {c-day: {mon-fri: 08:00-16:00}, c-duty: {sat-sun: 08:00-16:00}}\(sites)
            """
    }

    private func key(_ random: inout SplitMix64) -> String {
        let time = random.pick([0, 12, 24])
        let by = random.pick(["product", "donor", "client", "gmo"])
        return "holds: \(by), changeover: {time: \(time) h, cost: \(random.pick(0...6) * 10) EUR}"
    }

    private func campaign(_ random: inout SplitMix64) -> String {
        let shortest = random.pick(1...2)
        var keys = [
            "shortest: \(shortest)", "lead: \(random.pick([0, 0, 12])) h", "cost: \(random.pick(0...3) * 10) EUR",
        ]
        if random.chance(40) { keys.append("longest: \(max(shortest, random.pick(1...2)))") }
        if random.chance(40) { keys.append("gap: \(random.pick(1...3)) d") }
        if random.chance(20) { keys.append("multiple-of: \(random.pick(1...2))") }
        if keys.contains("longest: 1") { keys.removeAll { $0 == "multiple-of: 2" } }
        return "campaign: {\(keys.joined(separator: ", "))}"
    }

    private func units(_ random: inout SplitMix64) -> String {
        var texts: [String] = []
        if hasUnit {
            var keys = ["rate: 2 EUR/h"]
            if has(.sites) { keys.append("site: q-east") }
            if has(.keyedUnit) { keys.append(key(&random)) }
            if has(.unitCampaign) { keys.append(campaign(&random)) }
            if has(.setUps) {
                keys.append("set-ups: {m-vial: {time: 6 h, cost: \(random.pick(1...5) * 10) EUR}}")
                keys.append("calendar: c-day")
            }
            if has(.unitSlides) { keys += ["slides: 1 d", "calendar: c-day"] }
            if has(.qualification) { keys.append("qualified: 2027-01-0\(random.pick(5...7))") }
            if has(.maintenance) {
                let down = random.pick(5...8)
                keys.append("maintenance: [{from: 2027-01-0\(down), to: 2027-01-0\(down + 1)}]")
            }
            texts.append("  u-skid: {\(keys.joined(separator: ", "))}")
        }
        if has(.instrument) { texts.append("  u-hplc: {\(site)calendar: c-day, rate: 4 EUR/h}") }
        return texts.isEmpty ? "" : "units:\n" + texts.joined(separator: "\n")
    }

    private func rooms(_ random: inout SplitMix64) -> String {
        var keys = ["rate: 1 EUR/h"]
        if has(.sites) { keys.append("site: q-east") }
        if has(.keyedRoom) { keys += [key(&random), "capacity: \(has(.roomCampaign) ? 1 : random.pick(1...2))"] }
        if has(.roomCampaign) { keys.append(campaign(&random)) }
        if has(.twoRooms) { keys.append("count: 2") }
        if has(.turnaround) { keys.append("turnaround: \(random.pick([12, 24])) h") }
        if has(.closedRoom) {
            let day = random.pick(6...9)
            keys.append("closed: [{from: 2027-01-\(two(day)), to: 2027-01-\(two(day + 1))}]")
        }
        return "rooms:\n  p-suite: {\(keys.joined(separator: ", "))}"
    }

    private func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

    private func staff(_ random: inout SplitMix64) -> String {
        guard hasPeople else { return "" }
        let heads = (has(.longestSession) ? 2 : 1) + (more == .people ? 1 : 0)
        var keys = ["headcount: \(heads)", "calendar: c-day", "productive: 50 %", "rate: 4 EUR/h", "paid: used"]
        if has(.sites) { keys.append("site: q-east") }
        if has(.overtime) {
            let hours = random.pick(1...6) * 2 + (more == .overtime ? 4 : 0)
            keys.append("overtime: {limit: \(hours) h/week, rate: 6 EUR/h}")
        }
        if has(.cover) { keys.append("cover: {calendar: c-duty, rate: 7 EUR/h}") }
        if has(.staffSlides) { keys.append("slides: \(random.pick(["0 d", "1 weeks"]))") }
        return "staff:\n  s-crew: {\(keys.joined(separator: ", "))}"
    }

    private func laboratories(_ random: inout SplitMix64) -> String {
        var texts: [String] = []
        if has(.plate) {
            let size = random.pick(1...2)
            texts.append(
                "plates:\n  z-elisa: {size: \(size), every: \(random.pick(2...4)) d, elapsed: 1 d, "
                    + "cost: \(random.pick(2...9) * 10) EUR}")
        }
        if has(.laboratory) {
            let slots = random.pick(1...2) + (has(.retest) ? 1 : 0) + (more == .samples ? 1 : 0)
            texts.append(
                "laboratories:\n  l-lab: {shipping: 1 d, slots: \(slots), price: \(random.pick(1...6) * 10) EUR}")
        }
        return texts.joined(separator: "\n")
    }

    private func commitments(_ random: inout SplitMix64) -> String {
        var texts: [String] = []
        if has(.commitment) {
            let day = random.pick(5...8)
            let place = hasUnit && random.chance(50) ? "unit: u-skid" : "room: p-suite"
            let window = has(.commitmentWindow) ? "window: \(random.pick(1...2)) d, " : ""
            let uses = random.chance(50) ? "\(site)uses: {m-medium: 2 L}, " : ""
            texts.append(
                "commitments:\n  k-fill: {at: 2027-01-0\(day)T00:00, run: \(random.pick([12, 24])) h, \(place), "
                    + "\(window)\(has(.frozen) ? "" : uses)cost: 30 EUR}")
        }
        if has(.option) {
            let cost = random.pick(2...12) * 10
            let thing = has(.keyedRoom) ? (hasPeople ? "staff: s-crew" : nil) : "room: p-suite"
            if let thing { texts.append("options:\n  o-more: {\(thing), cost: \(cost) EUR}") }
        }
        return texts.joined(separator: "\n")
    }

    private func outside(_ random: inout SplitMix64) -> String {
        var texts: [String] = []
        if has(.sites) {
            var keys = ["from: q-east", "to: q-west", "materials: [m-vial]", "time: \(random.pick(1...2)) d"]
            keys.append("departs: [\(random.pick(["wed", "thu", "sat"]))]")
            keys.append("price: \(random.pick(0...2)) EUR/vial")
            if random.chance(30) { keys.append("loss: 50 %") }
            if has(.shelfLife) { keys.append("remaining-life: \(random.pick(3...4)) d") }
            if has(.shipmentCapacity) {
                let most = random.pick(1...2) + (more == .shipments ? 1 : 0)
                keys += ["capacity: 10 vial", "cost: \(random.pick(1...6) * 10) EUR", "most: \(most)"]
            }
            texts.append("shipping:\n  w-road: {\(keys.joined(separator: ", "))}")
        }
        guard has(.contractor) || has(.booked) else { return texts.joined(separator: "\n") }
        var keys = ["makes: m-vial", "lot: \(random.pick(["10 vial", "20 vial, pass: 50 %"]))"]
        keys += ["price: \(random.pick(8...30) * 10) EUR", "lead-time: \(random.pick(1...3)) d"]
        if has(.sites) { keys.append("site: q-east") }
        if has(.contractor) {
            let lots = random.pick(1...2) + (more == .slots ? 1 : 0)
            keys += [
                "notice: \(random.pick(0...2)) d", "slots: [{date: 2027-01-0\(random.pick(4...8)), lots: \(lots)}]",
            ]
        }
        if has(.booked) {
            keys.append("booked: [{date: 2027-01-0\(random.pick(5...9))}]")
            keys.append("cancellation: [{within: 3 d, fee: 100 %}, {within: 5 d, fee: 40 %}]")
        }
        texts.append("contractors:\n  y-maker: {\(keys.joined(separator: ", "))}")
        return texts.joined(separator: "\n")
    }

    // MARK: Materials

    private func materials(_ random: inout SplitMix64) -> String {
        var medium = ["unit: L", "price: \(random.pick(1...5)) EUR/L"]
        if has(.packs) { medium.append("pack: 6 L") }
        if has(.smallestOrder) { medium.append("min-order: 12 L") }
        if has(.leadTime) { medium.append("lead-time: \(random.pick(1...3)) d") }
        if has(.stockLoss) { medium.append("loss: 50 %/d") }
        if has(.frozen) { medium.append("frozen: {thaw: \(random.pick([6, 12, 30])) h, loss: 50 %}") }
        if has(.holding) { medium += ["holding: 0.1 EUR/L/d", "disposal: 9 EUR/L"] }
        var vial = ["unit: vial"]
        if has(.shelfLife) { vial += ["shelf-life: \(random.pick(4...7)) d", "disposal: 1 EUR/vial"] }
        if has(.remainingLife) { vial.append("remaining-life: \(random.pick(1...2)) d") }
        if has(.holding) {
            vial.append("holding: 0.2 EUR/vial/d")
            if !has(.shelfLife) { vial.append("disposal: 9 EUR/vial") }
        }
        if has(.closingValue) { vial.append("closing-value: \(random.pick(5...15)) EUR/vial") }
        var other = ["unit: vial"]
        if has(.storage) {
            other += ["storage: \(random.pick(1...2) * 10 + (more == .storage ? 10 : 0)) vial", "disposal: 1 EUR/vial"]
        }
        if has(.safetyStock) { other += ["safety-stock: 10 vial", "shortfall: \(random.pick(1...4)) EUR/vial/d"] }
        if has(.closingStock) { other += ["closing-stock: 10 vial"] }
        if has(.closingStock) || has(.closingValue) { other.append("closing-value: \(random.pick(2...9)) EUR/vial") }
        var texts = ["materials:", "  m-medium: {\(medium.joined(separator: ", "))}"]
        texts.append("  m-vial: {\(vial.joined(separator: ", "))}")
        if !has(.sharedMaterial) || has(.severalOutputs) || has(.safetyStock) || has(.closingStock) {
            texts.append("  m-other: {\(other.joined(separator: ", "))}")
        }
        if has(.patients) { texts.append("  m-own: {unit: dose}") }
        return texts.joined(separator: "\n")
    }

    private func opening(_ random: inout SplitMix64) -> String {
        var stock = ["{\(site)material: m-medium, quantity: \(has(.leadTime) || has(.stockLoss) ? 16 : 4) L}"]
        if random.chance(40) || has(.remainingLife) || has(.quarantine) {
            let released = has(.quarantine) ? ", released: 2027-01-0\(random.pick(5...8))" : ""
            stock.append("{\(site)material: m-vial, quantity: 10 vial, age: \(random.pick(0...2)) d\(released)}")
        }
        var text = "opening:\n  stock: [\(stock.joined(separator: ", "))]"
        if has(.inProcess) { text += "\n  lots: [{recipe: r-b, operation: grow, started: 2027-01-03T12:00}]" }
        if has(.pinned) { text += "\n  pinned: [{recipe: r-b, start: 2027-01-05}]" }
        if has(.backlog) {
            text +=
                "\n  backlog: [{id: d-0, \(place(of: other))material: \(other), quantity: 10 vial, due: 2027-01-02, "
                + "price: \(random.pick(10...40)) EUR/vial, late: 1 EUR/vial/d, late-cap: 9 EUR/vial, latest: 14 d}]"
        }
        return text
    }

    /// From where a material is delivered, where there is a choice.
    func place(of material: String) -> String { has(.sites) && material == "m-vial" ? "site: q-east, " : "" }
}
