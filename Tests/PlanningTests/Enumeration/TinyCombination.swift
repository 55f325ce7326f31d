// SPDX-License-Identifier: GPL-3.0-or-later

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
        var random = SeededGenerator(UInt64(seed) &+ 90_000)
        var rules: Set<TinyRule> = []
        let wanted = [all[seed % all.count]] + (0..<12).map { _ in random.pick(all) }
        for rule in wanted where rules.count < 7 {
            var added = rules.union([rule])
            if let needs = rule.needs { added.insert(needs) }
            guard !TinyRule.apart.contains(where: { $0.isSubset(of: added) }), added.count { $0.isWide } <= 3 else {
                continue
            }
            rules = added
        }
        self.rules = rules
    }

    func has(_ rule: TinyRule) -> Bool { rules.contains(rule) }

    private var hasUnit: Bool { rules.contains { $0.hasUnit } }
    private var hasPeople: Bool { rules.contains { $0.hasPeople } }
    private var hasTests: Bool { !rules.isDisjoint(with: [.plate, .instrument, .laboratory]) }
    /// Where things are, in a scenario of two sites.
    private var site: String { has(.sites) ? "site: q-east, " : "" }
    private var other: String { has(.sharedMaterial) ? "m-vial" : "m-other" }

    /// The scenario file.
    var yaml: String {
        var random = SeededGenerator(UInt64(seed) &* 31 &+ 5)
        let sections = [
            horizon(&random), units(&random), rooms(&random), staff(&random), laboratories(&random),
            commitments(&random), outside(&random), materials(&random), opening(&random), recipes(&random),
            demand(&random),
        ]
        return sections.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    // MARK: The plant

    private func horizon(_ random: inout SeededGenerator) -> String {
        let bucket = has(.setUps) ? random.pick(["2 d", "1 week"]) : "1 week"
        let sites = has(.sites) ? "\nsites: {q-east: {}, q-west: {}}" : ""
        return """
            horizon: {start: 2027-01-04, length: 7 d, tail: 7 d, bucket: \(bucket)}
            calendars: {c-day: {mon-fri: 08:00-16:00}, c-duty: {sat-sun: 08:00-16:00}}\(sites)
            """
    }

    private func key(_ random: inout SeededGenerator) -> String {
        let time = random.pick([0, 12, 24])
        let by = random.pick(["product", "donor", "client", "gmo"])
        return "holds: \(by), changeover: {time: \(time) h, cost: \(random.pick(0...6) * 10) EUR}"
    }

    private func campaign(_ random: inout SeededGenerator) -> String {
        let shortest = random.pick(1...2)
        var keys = ["shortest: \(shortest)", "lead: \(random.pick([0, 0, 12])) h", "cost: \(random.pick(0...3) * 10) EUR"]
        if random.chance(40) { keys.append("longest: \(max(shortest, random.pick(1...2)))") }
        if random.chance(40) { keys.append("gap: \(random.pick(1...3)) d") }
        if random.chance(20) { keys.append("multiple-of: \(random.pick(1...2))") }
        if keys.contains("longest: 1") { keys.removeAll { $0 == "multiple-of: 2" } }
        return "campaign: {\(keys.joined(separator: ", "))}"
    }

    private func units(_ random: inout SeededGenerator) -> String {
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

    private func rooms(_ random: inout SeededGenerator) -> String {
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

    private func staff(_ random: inout SeededGenerator) -> String {
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

    private func laboratories(_ random: inout SeededGenerator) -> String {
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

    private func commitments(_ random: inout SeededGenerator) -> String {
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

    private func outside(_ random: inout SeededGenerator) -> String {
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
            keys += ["notice: \(random.pick(0...2)) d", "slots: [{date: 2027-01-0\(random.pick(4...8)), lots: \(lots)}]"]
        }
        if has(.booked) {
            keys.append("booked: [{date: 2027-01-0\(random.pick(5...9))}]")
            keys.append("cancellation: [{within: 3 d, fee: 100 %}, {within: 5 d, fee: 40 %}]")
        }
        texts.append("contractors:\n  y-maker: {\(keys.joined(separator: ", "))}")
        return texts.joined(separator: "\n")
    }

    // MARK: Materials

    private func materials(_ random: inout SeededGenerator) -> String {
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
        if has(.storage) { other += ["storage: \(random.pick(1...2) * 10 + (more == .storage ? 10 : 0)) vial", "disposal: 1 EUR/vial"] }
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

    private func opening(_ random: inout SeededGenerator) -> String {
        var stock = ["{\(site)material: m-medium, quantity: \(has(.leadTime) || has(.stockLoss) ? 16 : 4) L}"]
        if random.chance(40) || has(.remainingLife) || has(.quarantine) {
            let released = has(.quarantine) ? ", released: 2027-01-0\(random.pick(5...8))" : ""
            stock.append("{\(site)material: m-vial, quantity: 10 vial, age: \(random.pick(0...2)) d\(released)}")
        }
        var text = "opening:\n  stock: [\(stock.joined(separator: ", "))]"
        if has(.inProcess) { text += "\n  lots: [{recipe: r-b, operation: grow, started: 2027-01-03T12:00}]" }
        if has(.pinned) { text += "\n  pinned: [{recipe: r-b, start: 2027-01-05}]" }
        if has(.backlog) {
            text += "\n  backlog: [{id: d-0, \(place(of: other))material: \(other), quantity: 10 vial, due: 2027-01-02, "
                + "price: \(random.pick(10...40)) EUR/vial, late: 1 EUR/vial/d, late-cap: 9 EUR/vial, latest: 14 d}]"
        }
        return text
    }

    /// From where a material is delivered, where there is a choice.
    private func place(of material: String) -> String { has(.sites) && material == "m-vial" ? "site: q-east, " : "" }

    // MARK: Recipes

    private func recipes(_ random: inout SeededGenerator) -> String {
        let isShort = rules.count { $0.isWide } >= 2
        let many = has(.roomCampaign) || has(.unitCampaign)
        let first = many ? "[mon, tue, thu]" : isShort ? "[mon, thu]" : "[mon, wed, fri]"
        let second = isShort ? "[tue]" : "[tue, fri]"
        var texts = ["recipes:"]
        texts.append(recipe("r-a", makes: "m-vial", lots: random.pick(1...2), litres: 4, days: first, &random))
        texts.append(recipe("r-b", makes: other, lots: 1, litres: 2, days: second, &random))
        if has(.patients) {
            texts.append(
                """
                  r-own:
                    makes: m-own
                    \(has(.sites) ? "site: q-east" : "autologous: yes")
                    \(has(.sites) ? "autologous: yes" : "")
                    yield: 8 dose
                    donor: own
                    client: own
                    cost: 40 EUR
                    operations: {make: {stage: culture, room: p-suite, run: \(random.pick([12, 24])) h}}
                    release: {pass: 50 %, review: \(random.pick(0...2)) d}
                """)
        }
        return texts.joined(separator: "\n")
    }

    private func recipe(
        _ name: String, makes: String, lots: Int, litres: Int, days: String, _ random: inout SeededGenerator
    ) -> String {
        let isFirst = name == "r-a"
        let isSized = has(.sizeRange) && !isFirst
        let reserve = has(.quarantine) && !isSized ? 2 : 0
        let passes = has(.passRate) && isFirst
        // What arrives at the end is a multiple of ten after losses, reserve and failures.
        let net = isSized ? 20 : lots * 10
        var gross = passes ? 2 * net + reserve : net + reserve
        if has(.holdAllowance) { gross *= 2 }
        var keys = ["makes: \(makes)", "yield: \(gross) vial"]
        if has(.sites) { keys.append("site: q-east") }
        if isSized { keys.append("size: {from: 50 %}") }
        keys += ["donor: \(isFirst ? "one" : "two")", "client: \(isFirst ? "one" : "two")"]
        if isFirst { keys.append("gmo: yes") }
        keys += ["cost: \(random.pick(2...12) * 10) EUR", "start-days: \(days)"]
        let last = hasUnit ? "finish" : "grow"
        if isFirst, has(.severalOutputs) {
            keys.append("also-makes: {m-other: {quantity: 10 vial, after: \(last), elapsed: \(random.pick(0...2)) d}}")
        }
        // A skid of a working day takes a run of less.
        let hours = random.pick([12, 24, 36])
        var grow = ["stage: culture", "room: p-suite", "run: \(hours) h"]
        if hasUnit { grow.append("hold: \(has(.holdAllowance) ? 2 : 3) d") }
        if has(.holdAllowance) { grow += ["hold-loss: 50 %/d", "hold-allowance: 1 d"] }
        if hasPeople, !has(.longestSession) || random.chance(50) {
            grow.append("staff: {s-crew: \(random.pick(3...8)) h}")
        }
        grow.append("uses: {m-medium: \(litres) L}")
        keys.append("operations:\n      grow: {\(grow.joined(separator: ", "))}")
        if hasUnit {
            var finish = ["stage: fill", "unit: u-skid", "run: \(random.pick([4, 6])) h", "clean: 1 h"]
            if has(.longestSession) { finish += ["staff: {s-crew: {heads: 1}}", "longest-session: 4 h"] }
            keys[keys.count - 1] += "\n      finish: {\(finish.joined(separator: ", "))}"
        }
        keys.append("release: {\(release(isFirst, last, reserve, passes, &random))}")
        return "  \(name):\n" + keys.map { "    \($0)" }.joined(separator: "\n")
    }

    private func release(
        _ isFirst: Bool, _ last: String, _ reserve: Int, _ passes: Bool, _ random: inout SeededGenerator
    ) -> String {
        var keys: [String] = []
        if reserve > 0 { keys.append("reserve: \(reserve) vial") }
        if passes { keys.append("pass: 50 %") }
        if has(.quarantine) { keys.append("review: \(random.pick(1...3)) d") }
        var tests: [String] = []
        let all = isFirst || random.chance(50)
        let sample = "sample-after: \(last)"
        if has(.plate), all { tests.append("t-plate: {\(sample), plate: z-elisa}") }
        if has(.instrument), all { tests.append("t-hplc: {\(sample), unit: u-hplc, run: 5 h, elapsed: 2 d}") }
        if has(.laboratory), all {
            let again = has(.retest) ? ", retest: 50 %" : ""
            tests.append("t-lab: {\(sample), laboratory: l-lab, elapsed: 1 d, cost: 6 EUR\(again)}")
        }
        if !tests.isEmpty { keys.append("tests: {\(tests.joined(separator: ", "))}") }
        if has(.stability), isFirst { keys.append("stability: {after: 3 d, staff: {s-crew: 2 h}, cost: 7 EUR}") }
        return keys.joined(separator: ", ")
    }

    // MARK: Demand

    private func demand(_ random: inout SeededGenerator) -> String {
        var lines: [String] = []
        let first = line("m-vial", 20, &random) + (has(.priority) ? ", priority: 1" : "")
        if isSplit {
            let half = first.replacing("quantity: 20 vial", with: "quantity: 10 vial")
            lines += ["d-1: {\(half)}", "d-1b: {\(half)}"]
        } else {
            lines.append("d-1: {\(first)}")
        }
        if has(.sites) {
            lines.append("d-2: {\(line("m-vial", 10, &random).replacing("site: q-east", with: "site: q-west"))}")
        } else if has(.priority) || has(.forecast) {
            let kind = has(.forecast) ? ", kind: forecast" : ""
            lines.append("d-2: {\(line("m-vial", has(.service) ? 20 : 10, &random))\(kind)}")
        }
        lines.append("d-3: {\(line(other, has(.service) ? 20 : 10, &random))}")
        var text = "demand:\n"
        if has(.forecast) { text += "  consume: {back: \(random.pick(0...4)) d, ahead: \(random.pick(0...4)) d}\n" }
        text += "  lines:\n    " + lines.joined(separator: "\n    ")
        if has(.service) {
            let penalty = random.chance(80) ? ", penalty: \(random.pick(2...9)) EUR/vial" : ""
            text += "\nservice:\n  v-target: {\(place(of: "m-vial"))material: m-vial, target: 50 %\(penalty)}"
        }
        if has(.patients) {
            text += "\npatients:\n  lines:"
            for number in 1...(rules.count { $0.isWide } > 2 ? 1 : random.pick(1...2)) {
                text += "\n    h-\(number): {recipe: r-own, arrives: 2027-01-0\(random.pick(4...7))T\(random.pick(10...18)):00, "
                    + "price: \(random.pick(2...9) * 100) EUR, due: \(random.pick(2...4)) d, late: 30 EUR/d, "
                    + "lost: \(random.pick(0...2) * 50) EUR}"
            }
        }
        return text
    }

    private func line(_ material: String, _ quantity: Int, _ random: inout SeededGenerator) -> String {
        var text = "\(place(of: material))material: \(material), quantity: \(quantity) vial"
        text += ", due: 2027-01-\(random.pick(["08", "10", "12", "14"])), price: \(random.pick(12...45)) EUR/vial"
        text += ", lost: \(random.pick(0...6)) EUR/vial"
        guard has(.lateness) else { return text + ", late: 1 EUR/vial/d, late-cap: 8 EUR/vial, early: 4 d, latest: 6 d" }
        text += ", late: \(random.pick(1...7)) EUR/vial/d, late-cap: \(random.pick(5...20)) EUR/vial"
        return text + ", early: \(random.pick(0...3)) d, latest: \(random.pick(0...7)) d"
    }
}
