// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import TestSupport

/// A random scenario of two or three weeks whose parts can be changed one at a time.
///
/// Two or three recipes share a suite, a skid and a crew; some make what others use. Lots are worth starting, nothing
/// has to be started, so there always is a plan.
struct RandomScenario {
    /// A demand line.
    struct Line {
        var name: String
        var material: String
        var quantity: Int
        /// The minute it is due, in days after the horizon's start; backlog up to 0.
        var due: Int
        var early: Int
        var price: Int
        var late: Int
        var lost: Int
    }

    var rooms: Int
    var heads: Int
    var overtime: Int
    var storage: Int
    var lines: [Line]
    /// Put before each id; another one changes the order of ids as well.
    var prefixes = ["", "", ""]
    /// Whether sections, things and keys are written backwards.
    var isReversed = false

    private let parts: Parts

    /// What is not changed by any test.
    private struct Parts {
        let days: Int
        let everyDay: Bool
        let turnaround: Int
        let skids: Int
        let maintenance: Int?
        let held: Int?
        let mediumLife: Int
        let lead: Int
        let pack: Int
        let minimum: Int
        let holding: Int
        let life: String
        let safety: Int
        let closing: Int
        let opening: Int
        let quarantine: Int
        let hasBulk: Bool
        let runs: [Int]
        let costs: [Int]
        let hours: [Int]
        let reviews: [Int]
        let begun: Bool
    }

    init(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed) &+ 7_000)
        rooms = random.pick(1...2)
        heads = random.pick(1...2)
        overtime = random.pick(0...10) + 1
        storage = random.pick(8...25) * 10
        let hasBulk = random.chance(40)
        let days = random.pick(12...20)
        parts = Parts(
            days: days, everyDay: random.chance(40), turnaround: random.pick([0, 6, 24, 40]),
            skids: random.pick(1...2), maintenance: random.chance(30) ? random.pick(1...9) : nil,
            held: random.chance(30) ? random.pick(1...4) : nil, mediumLife: random.pick(9...40),
            lead: random.pick([0, 3, 7]), pack: random.pick([0, 0, 4, 10]), minimum: random.pick([0, 0, 1, 2]),
            holding: random.pick(0...3), life: random.pick(["8 d", "12 d", "1 months", "2 months"]),
            safety: random.pick([0, 0, 20]), closing: random.pick([0, 0, 5]), opening: random.pick(0...3) * 10,
            quarantine: random.pick([0, 3, 6]), hasBulk: hasBulk, runs: [random.pick(1...4), random.pick(1...3)],
            costs: [random.pick(1...30) * 10, random.pick(1...30) * 10],
            hours: [random.pick(2...5), random.pick(2...5)],
            reviews: [random.pick(0...5), random.pick(0...9)], begun: random.chance(30))
        lines = (0..<random.pick(3...5)).map { number in
            Line(
                name: "line-\(number)", material: "vial", quantity: random.pick(2...16) * 4,
                due: number == 0 && random.chance(50) ? -random.pick(1...9) : random.pick(2...days),
                early: random.pick([0, 2, 30]), price: random.pick(10...50), late: random.pick(0...4),
                lost: random.pick(0...10))
        }
    }

    /// The scenario file.
    var yaml: String {
        let id = { (text: String) in prefixes[text.utf8.reduce(0) { ($0 + Int($1)) % 3 }] + text }
        let sections: [[String]] = [
            ["horizon: {start: 2027-01-04, length: \(parts.days) d, tail: 14 d, deliveries: 1 d}"],
            ["calendars: {\(id("day")): {\(parts.everyDay ? "mon-sun" : "mon-fri"): 08:00-16:00}}"],
            ["units:", "  \(id("skid")): {\(ordered(skid(id)))}"],
            ["rooms:", "  \(id("suite")): {\(ordered(["count: \(rooms)", "turnaround: \(parts.turnaround) h"]))}"],
            ["staff:", "  \(id("crew")): {\(ordered(crew(id)))}"],
            ["materials:"] + ordered(materials(id)),
            ["opening:"] + ordered(opening(id)),
            ["recipes:"] + ordered(recipes(id)).flatMap { $0.split(separator: "\n").map(String.init) },
            ["demand:", "  lines:"]
                + ordered(lines.filter { $0.due > 0 }.map { "    \(id($0.name)): {\(text($0, id))}" }),
        ]
        return ordered(sections).map { $0.joined(separator: "\n") }.joined(separator: "\n")
    }

    private func ordered<Value>(_ values: [Value]) -> [Value] { isReversed ? values.reversed() : values }

    private func skid(_ id: (String) -> String) -> [String] {
        var keys = ["count: \(parts.skids)", "calendar: \(id("day"))", "rate: 3 EUR/h"]
        if let day = parts.maintenance {
            keys.append("maintenance: [{from: \(date(day)), to: \(date(day + 1)), count: 1}]")
        }
        return keys
    }

    private func crew(_ id: (String) -> String) -> [String] {
        [
            "headcount: \(heads)", "calendar: \(id("day"))", "productive: 10 %", "rate: 5 EUR/h", "paid: used",
            "overtime: {limit: \(overtime) h/week, rate: 6 EUR/h}",
        ]
    }

    private func materials(_ id: (String) -> String) -> [String] {
        var medium = ["unit: L", "price: 2 EUR/L", "lead-time: \(parts.lead) d", "shelf-life: \(parts.mediumLife) d"]
        if parts.pack > 0 { medium.append("pack: \(parts.pack) L") }
        if parts.minimum > 0 { medium.append("min-order: \(parts.minimum * (parts.pack > 0 ? 2 * parts.pack : 5)) L") }
        var vial = [
            "unit: vial", "shelf-life: \(parts.life)", "storage: \(storage) vial", "disposal: 1 EUR/vial",
            "holding: 0.\(parts.holding) EUR/vial/week", "closing-value: \(parts.closing) EUR/vial",
        ]
        if parts.safety > 0 { vial += ["safety-stock: \(parts.safety) vial", "shortfall: 1 EUR/vial/week"] }
        var texts = ["  \(id("medium")): {\(ordered(medium).joined(separator: ", "))}"]
        texts.append("  \(id("vial")): {\(ordered(vial).joined(separator: ", "))}")
        if parts.hasBulk { texts.append("  \(id("bulk")): {unit: g, shelf-life: 9 d, holding: 0.1 EUR/g/week}") }
        return texts
    }

    private func opening(_ id: (String) -> String) -> [String] {
        var stock = ["{material: \(id("medium")), quantity: 14 L}"]
        if parts.opening > 0 {
            let released = parts.quarantine > 0 ? ", released: \(date(parts.quarantine))" : ""
            stock.append("{material: \(id("vial")), quantity: \(parts.opening) vial, age: 2 d\(released)}")
        }
        var keys = ["  stock: [\(stock.joined(separator: ", "))]"]
        if let day = parts.held {
            keys.append("  rooms: {\(id("suite")): {free: \(date(day))T12:00}}")
            keys.append("  units: {\(id("skid")): {free: \(date(day))T10:00}}")
        }
        if parts.begun {
            keys.append("  lots: [{recipe: \(id("one")), operation: \(id("fill")), started: 2027-01-03T22:00}]")
        }
        let backlog = lines.filter { $0.due <= 0 }.map { "{id: \(id($0.name)), \(text($0, id))}" }
        if !backlog.isEmpty { keys.append("  backlog: [\(backlog.joined(separator: ", "))]") }
        return keys
    }

    /// A culture in the suite, then a purification on the skid within its hours, then a fill.
    private func recipes(_ id: (String) -> String) -> [String] {
        var texts = [recipe("one", makes: "vial", yield: "24 vial", 0, uses: "\(id("medium")): 6 L", id)]
        if parts.hasBulk {
            texts.append(recipe("base", makes: "bulk", yield: "10 g", 1, uses: "\(id("medium")): 3 L", id))
            texts.append(recipe("two", makes: "vial", yield: "30 vial", 1, uses: "\(id("bulk")): 5 g", id))
        } else {
            texts.append(recipe("two", makes: "vial", yield: "16 vial", 1, uses: "\(id("medium")): 2 L", id))
        }
        return texts
    }

    private func recipe(
        _ name: String, makes: String, yield: String, _ number: Int, uses: String, _ id: (String) -> String
    ) -> String {
        let keys = [
            "    makes: \(id(makes))", "    yield: \(yield)", "    cost: \(parts.costs[number]) EUR",
            """
                operations:
                  \(id("grow")): {stage: culture, room: \(id("suite")), run: \(parts.runs[number]) d, uses: {\(uses)}}
                  \(id("purify")): {stage: purification, unit: \(id("skid")), room: \(id("suite")), set-up: 1 h, run: 3 h, \
            clean: 1 h, staff: {\(id("crew")): \(parts.hours[number]) h}}
                  \(id("fill")): {stage: fill, run: 4 h, cost: 7 EUR}
            """,
            "    release: {review: \(parts.reviews[number]) d, pass: 75 %}",
        ]
        return "  \(id(name)):\n" + ordered(keys).joined(separator: "\n")
    }

    private func text(_ line: Line, _ id: (String) -> String) -> String {
        let keys = [
            "material: \(id(line.material))", "quantity: \(line.quantity) vial", "due: \(date(line.due - 1))",
            "early: \(line.early) d", "price: \(line.price) EUR/vial", "late: \(line.late) EUR/vial/d",
            "late-cap: \(line.late * 5) EUR/vial", "lost: \(line.lost) EUR/vial",
        ]
        return ordered(keys).joined(separator: ", ")
    }

    /// The civil date of a day of the horizon, from late December to the end of February.
    private func date(_ day: Int) -> String {
        let number = 4 + day
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        if number < 1 { return "2026-12-\(two(31 + number))" }
        return number <= 31 ? "2027-01-\(two(number))" : "2027-02-\(two(number - 31))"
    }

    private func ordered(_ keys: [String]) -> String { (isReversed ? keys.reversed() : keys).joined(separator: ", ") }
}
