// SPDX-License-Identifier: GPL-3.0-or-later

import GLPKSolver
import Manufacturing
import TestSupport
import Testing

@testable import Planning

@Suite("A relaxation that stays loaded")
struct LiveRelaxationTests {
    private static let text = """
        horizon: {start: 2027-01-04, length: 56 d, tail: 21 d, bucket: 1 week}
        calendars: {day: {mon-fri: 06:00-18:00}}
        rooms: {suite: {turnaround: 1 d}}
        staff: {crew: {headcount: 2, calendar: day, productive: 40 %, rate: 50 EUR/h, overtime: {limit: 10 h/week, rate: 75 EUR/h}}}
        materials:
          medium: {unit: L, price: 30 EUR/L, shelf-life: 60 d}
          vial: {unit: vial, holding: 0.1 EUR/vial/week, closing-value: 5 EUR/vial}
        recipes:
          slow:
            makes: vial
            yield: 100 vial
            operations: {grow: {stage: culture, room: suite, run: 6 d, staff: {crew: 45 h}, uses: {medium: 10 L}, recovery: 91 %}}
        """ + TwoWaysToVials.fastWayAndDemand(lateness: ", late: 1 %/week, late-cap: 90 %")

    private static let solver = GLPKSolver()

    /// A text that is replaced, and by what.
    struct Change: CustomTestStringConvertible, Sendable {
        let old: String
        let new: String
        let way: RelaxedAnswer.Way

        var testDescription: String { "\(old) -> \(new)" }
    }

    private static func scenario(_ changes: [Change]) throws -> Scenario {
        var text = Self.text
        for change in changes {
            let next = text.replacing(change.old, with: change.new)
            #expect(next != text)
            text = next
        }
        return try TestSupport.scenario(text)
    }

    private static let changes = [
        Change(old: "40 EUR/vial", new: "31 EUR/vial", way: .warm),
        Change(old: "30 EUR/L", new: "95 EUR/L", way: .warm),
        Change(old: "480 vial", new: "333 vial", way: .warm),
        Change(old: "limit: 10 h/week", new: "limit: 2 h/week", way: .warm),
        Change(old: "productive: 40 %", new: "productive: 30 %", way: .warm),
        Change(old: "yield: 100 vial", new: "yield: 140 vial", way: .warm),
        Change(old: "recovery: 91 %", new: "recovery: 60 %", way: .warm),
        Change(old: "pass: 90 %", new: "pass: 55 %", way: .warm),
        Change(old: "medium: 9 L", new: "medium: 30 L", way: .warm),
        Change(old: "run: 3 d", new: "run: 2 d", way: .loaded),
        Change(old: "length: 56 d", new: "length: 49 d", way: .loaded),
    ]

    private func expect(_ answer: RelaxedAnswer, equals cold: RelaxedAnswer) {
        #expect(answer.status == cold.status)
        guard cold.status == .optimal else { return }
        #expect(abs(answer.cost - cold.cost) <= 1e-9 * abs(cold.cost), "\(answer.cost) \(cold.cost)")
        #expect(answer.isTight)
        #expect((answer.certified ?? .infinity) <= answer.cost)
    }

    @Test("gives the cold answer after each change and after going back", arguments: changes)
    func change(change: Change) throws {
        let base = try RelaxedBase(of: Self.scenario([]), with: Self.solver)
        let live = try LiveRelaxation(base, with: Self.solver)
        let changed = try Self.scenario([change])
        let answer = try live.solve(changed)
        #expect(answer.way == change.way)
        #expect(answer.cost != base.answer.cost)
        expect(answer, equals: try RelaxedBase.coldAnswer(of: changed, with: Self.solver))
        expect(try live.solve(base.scenario), equals: base.answer)
    }

    @Test("gives the cold answer along a chain of all changes, one upon another, and back, each asked twice")
    func chain() throws {
        let base = try RelaxedBase(of: Self.scenario([]), with: Self.solver)
        let live = try LiveRelaxation(base, with: Self.solver)
        let counts = Array(1...Self.changes.count)
        for count in counts + counts.reversed() {
            let scenario = try Self.scenario(Array(Self.changes.prefix(count)))
            let cold = try RelaxedBase.coldAnswer(of: scenario, with: Self.solver)
            expect(try live.solve(scenario), equals: cold)
            let again = try live.solve(scenario)
            expect(again, equals: cold)
            #expect(again.iterations == 0 && again.way == .warm)
        }
    }

    @Test("gives the same bytes after a restart, whatever was asked before")
    func restart() throws {
        let base = try RelaxedBase(of: Self.scenario([]), with: Self.solver)
        let scenarios = try Self.changes.map { try Self.scenario([$0]) }
        func answers(after first: [Scenario]) throws -> [RelaxedFigures?] {
            let live = try LiveRelaxation(base, with: Self.solver)
            for scenario in first { _ = try live.solve(scenario) }
            try live.restart()
            return try scenarios.prefix(6).map { try live.solve($0).figures }
        }
        let alone = try answers(after: [])
        #expect(try answers(after: Array(scenarios.reversed())) == alone)
        #expect(Set(alone).count > 3)
    }

    @Test("tells that no plan is possible, and goes on from there")
    func infeasible() throws {
        let base = try RelaxedBase(of: Self.scenario([]), with: Self.solver)
        let live = try LiveRelaxation(base, with: Self.solver)
        let never = Change(old: "closing-value: 5", new: "closing-stock: 90000 vial, closing-value: 5", way: .cold)
        let answer = try live.solve(try Self.scenario([never]))
        #expect(answer.status == .infeasible)
        #expect(answer.reasons == ["no plan keeps all rules of the plant together"])
        #expect(answer.figures == nil)
        let late = Change(
            old: "demand:", new: "opening: {pinned: [{recipe: slow, start: 2027-02-28}]}\ndemand:", way: .cold)
        let pinned = try Self.scenario([late, Change(old: "tail: 21 d", new: "tail: 1 d", way: .cold)])
        let impossible = try live.solve(pinned)
        #expect(impossible.status == .infeasible)
        #expect(impossible.reasons.count == 1 && impossible.reasons[0].contains("must start on 2027-02-28"))
        expect(try live.solve(base.scenario), equals: base.answer)
    }

    @Test("counts what a plan decides")
    func figures() throws {
        let base = try RelaxedBase(of: Self.scenario([]), with: Self.solver)
        let figures = try #require(base.answer.figures)
        let legend = base.legend
        #expect(legend.recipes == ["fast", "slow"] && legend.lines == ["a", "b"] && legend.worth == [40, 45])
        #expect(figures.wanted == [480, 600])
        #expect(figures.lots.map(\.count) == [8, 8])
        let made = figures.lots(of: 0) * 54 + figures.lots(of: 1) * 91
        #expect(made >= figures.wanted.reduce(0, +) - figures.lost.reduce(0, +) - 1e-6)
        #expect(figures.moved(from: figures) == 0)
        var other = figures
        other.lots[0][0] += 2
        other.lots[1][3] -= 1
        #expect(other.moved(from: figures) == 2)
        #expect(figures.moved(from: other) == 2)
        let none = Change(old: "price: 40 EUR/vial, ", new: "", way: .warm)
        #expect(try RelaxedBase(of: Self.scenario([none]), with: Self.solver).legend.worth == [0, 45])
    }

    // MARK: Straight lines

    private func lines(
        _ parameters: [(Change, Double, Change, Double)], _ base: RelaxedBase
    ) throws -> RelaxedLines {
        let read = try parameters.map {
            RelaxedLines.Parameter(
                first: ($0.1, try Self.scenario([$0.0])), second: ($0.3, try Self.scenario([$0.2])))
        }
        var lines = RelaxedLines(of: read, base: base)
        if lines.isStraight.allSatisfy(\.self) {
            lines.confirm(parameters.map(\.1), try Self.scenario(parameters.map(\.0)), base: base)
        }
        return lines
    }

    private static func to(_ old: String, _ new: String) -> Change { Change(old: old, new: new, way: .warm) }

    private static let price = (to("30 EUR/L", "60 EUR/L"), 30.0, to("30 EUR/L", "10 EUR/L"), -20.0)
    private static let demand = (to("480 vial", "600 vial"), 120.0, to("480 vial", "390 vial"), -90.0)
    private static let pass = (to("pass: 90 %", "pass: 100 %"), 0.1, to("pass: 90 %", "pass: 50 %"), -0.4)

    @Test("moves along straight lines to the answers of the scenarios themselves")
    func straight() throws {
        let base = try RelaxedBase(of: Self.scenario([]), with: Self.solver)
        let lines = try lines([Self.price, Self.demand, Self.pass], base)
        #expect(lines.movesCoefficients && lines.isStraight == [true, true, true] && lines.lead(to: [0, 1, 2]))
        let live = try LiveRelaxation(base, with: Self.solver)
        for point in [[5, 10, -0.05], [-20, 120, 0.1], [0, 0, -0.4], [30, -90, 0], [0, 0, 0]] {
            let scenario = try Self.scenario([
                Self.to("30 EUR/L", "\(30 + point[0]) EUR/L"), Self.to("480 vial", "\(480 + point[1]) vial"),
                Self.to("pass: 90 %", "pass: \(((0.9 + point[2]) * 1000).rounded() / 10) %"),
            ])
            expect(
                try live.solve(at: point, of: lines),
                equals: try RelaxedBase.coldAnswer(of: scenario, with: Self.solver))
        }
        #expect(try self.lines([Self.price, Self.demand], base).movesCoefficients == false)
    }

    @Test("comes back to the lines after scenarios that were stated by themselves")
    func backToTheLines() throws {
        let base = try RelaxedBase(of: Self.scenario([]), with: Self.solver)
        let lines = try lines([Self.price], base)
        let live = try LiveRelaxation(base, with: Self.solver)
        // None of these moves what the price of the medium moves, and the run's length moves coefficients.
        let others = [
            Self.to("480 vial", "600 vial"), Self.to("pass: 90 %", "pass: 50 %"), Self.to("run: 3 d", "run: 2 d"),
            Self.to("40 EUR/vial", "60 EUR/vial"),
        ]
        for (place, other) in others.enumerated() {
            let alone = try Self.scenario([other])
            expect(try live.solve(alone), equals: try RelaxedBase.coldAnswer(of: alone, with: Self.solver))
            for value in [5, -20.0 + Double(place)] {
                let scenario = try Self.scenario([Self.to("30 EUR/L", "\(30 + value) EUR/L")])
                expect(
                    try live.solve(at: [value], of: lines),
                    equals: try RelaxedBase.coldAnswer(of: scenario, with: Self.solver))
            }
        }
    }

    @Test("finds no straight line for whole vials, for times, and for factors that multiply each other")
    func crooked() throws {
        let base = try RelaxedBase(of: Self.scenario([]), with: Self.solver)
        let recovery = (
            Self.to("recovery: 91 %", "recovery: 90.5 %"), -0.005, Self.to("recovery: 91 %", "recovery: 80 %"), -0.11
        )
        #expect(try lines([recovery, Self.price], base).isStraight == [false, true])
        let run = (Self.to("run: 3 d", "run: 4 d"), 1.0, Self.to("run: 3 d", "run: 2 d"), -1.0)
        #expect(try lines([run], base).lead(to: [0]) == false)
        // A late vial costs its price times the share.
        let late = (Self.to("late: 1 %", "late: 2 %"), 1.0, Self.to("late: 1 %", "late: 3 %"), 2.0)
        let price = (Self.to("40 EUR/vial", "60 EUR/vial"), 20.0, Self.to("40 EUR/vial", "30 EUR/vial"), -10.0)
        let both = try lines([late, price], base)
        #expect(both.isStraight == [true, true] && both.lead(to: [0]) && both.lead(to: [1]))
        #expect(!both.lead(to: [0, 1]))
    }
}
