// SPDX-License-Identifier: GPL-3.0-or-later

import GLPKSolver
import Planning
import TestSupport
import Testing

@Suite("By how little rules must give way")
struct RelaxationTests {
    /// A scenario without a plan; for rules of its conflict the least relaxation, known by hand, and the scenario with
    /// the rule relaxed by just that and by a little less.
    struct Case: CustomTestStringConvertible {
        let testDescription: String
        let yaml: String
        let wanted: [Wanted]
    }

    struct Wanted {
        let path: String
        let amount: Double
        let unit: String
        var price: Double?
        /// Texts that replace another in the scenario.
        let text: String
        let enough: String
        let tooLittle: String
    }

    private static let head = """
        horizon: {start: 2027-01-04, length: 3 d, tail: 4 d}
        rooms: {suite: {}}
        recipes: {ev: {makes: vial, yield: 10 vial, operations: {make: {stage: fill, room: suite, run: 2 d}}}}

        """

    /// Starts on days 0 and 2 give 20 vials; a second suite admits one on day 1 as well.
    private static let closing: [Case] = (21...30).map { wanted -> Case in
        Case(
            testDescription: "closing stock of \(wanted), 20 can be made",
            yaml: head + "materials: {vial: {unit: vial, closing-stock: \(wanted) vial, closing-value: 3 EUR/vial}}",
            wanted: [
                Wanted(
                    path: "materials.vial.closing-stock", amount: Double(wanted - 20), unit: "vial",
                    price: Double(3 * (wanted - 20)), text: "stock: \(wanted) vial", enough: "stock: 20 vial",
                    tooLittle: "stock: 20.5 vial"),
                Wanted(
                    path: "rooms.suite", amount: 1, unit: "lots", text: "{suite: {}}", enough: "{suite: {count: 2}}",
                    tooLittle: "{suite: {count: 1}}"),
            ])
    }

    /// A pinned lot brings 10 vials.
    private static let storage: [Case] = (1...9).map { room -> Case in
        Case(
            testDescription: "storage of \(room) for a lot of 10",
            yaml: head + """
                materials: {vial: {unit: vial, storage: \(room) vial}}
                opening: {pinned: [{recipe: ev, start: 2027-01-05}]}
                """,
            wanted: [
                Wanted(
                    path: "materials.vial.storage", amount: Double(10 - room), unit: "vial",
                    text: "storage: \(room) vial", enough: "storage: 10 vial", tooLittle: "storage: 9.5 vial"),
                Wanted(
                    path: "opening.pinned", amount: 1, unit: "lots", text: "{recipe: ev, start: 2027-01-05}",
                    enough: "", tooLittle: "{recipe: ev, start: 2027-01-06}"),
            ])
    }

    /// Two people at half time have 70 h in the week; two pinned lots need twice theirs.
    private static let staff: [Case] = (36...40).map { hours -> Case in
        let missing = 2 * hours - 70
        return Case(
            testDescription: "two lots of \(hours) h, 70 h there",
            yaml: """
                horizon: {start: 2027-01-04, length: 3 d, tail: 4 d}
                calendars: {day: {mon-sun: 08:00-18:00}}
                staff: {crew: {headcount: 2, calendar: day, productive: 50 %, rate: 30 EUR/h, overtime: {limit: 0 h/week, rate: 45 EUR/h}}}
                recipes:
                  ev:
                    makes: vial
                    yield: 10 vial
                    operations: {make: {stage: fill, run: 2 d, staff: {crew: \(hours) h}}}
                materials: {vial: {unit: vial}}
                opening: {pinned: [{recipe: ev, start: 2027-01-04}, {recipe: ev, start: 2027-01-06}]}
                """,
            wanted: [
                Wanted(
                    path: "staff.crew", amount: Double(missing), unit: "h",
                    price: Double(45 * missing), text: "limit: 0 h", enough: "limit: \(missing) h",
                    tooLittle: "limit: \(missing - 1) h")
            ])
    }

    private static let pinned: [Case] = (2...4).map { lots -> Case in
        let pin = "{recipe: ev, start: 2027-01-04}"
        let pins = Array(repeating: pin, count: lots).joined(separator: ", ")
        return Case(
            testDescription: "\(lots) lots pinned into one suite",
            yaml: head + "materials: {vial: {unit: vial}}\nopening: {pinned: [\(pins)]}",
            wanted: [
                Wanted(
                    path: "rooms.suite", amount: Double(lots - 1), unit: "lots", text: "{suite: {}}",
                    enough: "{suite: {count: \(lots)}}", tooLittle: "{suite: {count: \(lots - 1)}}"),
                Wanted(
                    path: "opening.pinned", amount: Double(lots - 1), unit: "lots", text: pins, enough: pin,
                    tooLittle: "\(pin), \(pin)"),
            ])
    }

    static let cases = closing + storage + staff + pinned

    @Test("each by the least that is enough, which a plan without and with it confirms", arguments: cases)
    func least(example: Case) throws {
        let result = try plan(example.yaml)
        guard case .infeasible(let rules) = result.answer else {
            Issue.record("there is a plan")
            return
        }
        #expect(result.isSmallestConflict)
        #expect(result.relaxations.count == rules.count)
        for wanted in example.wanted {
            let place = try #require(rules.firstIndex { $0.path == wanted.path }, "\(rules)")
            let found = try #require(result.relaxations[place], "\(wanted.path)")
            #expect(abs(found.amount - wanted.amount) < 1e-6, "\(wanted.path): \(found)")
            #expect(found.unit == wanted.unit && found.isLeast)
            #expect(abs((found.price ?? 0) - (wanted.price ?? 0)) < 1e-6, "\(wanted.path): \(found)")
            let enough = example.yaml.replacing(wanted.text, with: wanted.enough)
            #expect(enough != example.yaml)
            #expect(try isPlanned(enough), "\(wanted.path)")
            #expect(try !isPlanned(example.yaml.replacing(wanted.text, with: wanted.tooLittle)), "\(wanted.path)")
        }
    }

    @Test("There are at least 25 such cases")
    func count() { #expect(Self.cases.count >= 25) }

    @Test("A search for the conflict that is stopped names rules that cannot be kept all the same, and says so")
    func stopped() throws {
        let stop = StopAfter(calls: 6)
        let control = PlanControl(cancel: { stop.isOver })
        let yaml = Self.closing[0].yaml
        let result = try? Planner(solver: GLPKSolver()).plan(try scenario(yaml), control: control)
        guard let result else { return }
        guard case .infeasible(let rules) = result.answer else {
            Issue.record("there is a plan")
            return
        }
        #expect(rules.count >= 2)
    }

    @Test("A lot that must start without what it takes is told with what is missing")
    func missing() throws {
        let yaml = """
            horizon: {start: 2027-01-04, length: 3 weeks, tail: 4 d}
            materials: {vial: {unit: vial}, medium: {unit: L, price: 1 EUR/L, lead-time: 2 weeks, shelf-life: 9 d}, salt: {unit: kg}}
            recipes:
              ev: {makes: vial, yield: 10 vial, operations: {make: {stage: fill, run: 2 d, uses: {medium: 5 L, salt: 0.5 kg}}}}
            opening:
              stock: [{material: medium, quantity: 2 L}, {material: salt, quantity: 1 kg}]
              pinned: [{recipe: ev, start: 2027-01-08}, {recipe: ev, start: 2027-01-20}]
            """
        let result = try plan(yaml)
        #expect(result.missing.map(\.words) == ["3 L of medium by 2027-01-08"])
        #expect(try isPlanned(yaml.replacing("quantity: 2 L", with: "quantity: 5 L")))
        #expect(try !isPlanned(yaml.replacing("quantity: 2 L", with: "quantity: 4.9 L")))
        let fewer = try #require(result.relaxations.first ?? nil)
        #expect(fewer.sentence(currency: "EUR") == "ask for 1 lot fewer; no price is given for it")
        // Two lots in one room lack no material.
        #expect(try plan(Self.pinned[0].yaml).missing.isEmpty)
    }

    @Test("The sentence tells amount, unit, place and price")
    func sentence() throws {
        let result = try plan(Self.staff[4].yaml)
        guard case .infeasible(let rules) = result.answer else { return }
        let place = try #require(rules.firstIndex { $0.path == "staff.crew" })
        #expect(
            result.relaxations[place]?.sentence(currency: "EUR")
                == "allow 10 h more, in the week from 2027-01-04; at the rates given 450 EUR")
    }

    private func plan(_ yaml: String) throws -> PlanningResult {
        try Planner(solver: GLPKSolver()).plan(try scenario(yaml))
    }

    private func isPlanned(_ yaml: String) throws -> Bool {
        if case .plan = try plan(yaml).answer { true } else { false }
    }
}

/// Says to stop after so many questions.
private final class StopAfter: @unchecked Sendable {
    // Asked on the solver's thread only, one question at a time.
    private var left: Int

    init(calls: Int) {
        left = calls
    }

    var isOver: Bool {
        left -= 1
        return left < 0
    }
}
