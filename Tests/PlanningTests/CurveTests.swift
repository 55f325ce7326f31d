// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import GLPKSolver
import LinearProgramming
import Manufacturing
import TestSupport
import Testing

@testable import Planning

@Suite("Curves over one number")
struct CurveTests {
    /// Two ways and a contractor to the same product, worked out in scenarios/11-own-or-contract.
    private static func yaml(_ changes: [(String, String)] = []) -> String {
        var yaml = """
            horizon: {start: 2027-01-04, length: 12 weeks}
            rooms: {suite: {turnaround: 2 d}, annex: {turnaround: 2 d}}
            materials: {ev: {unit: dose}}
            recipes:
              by-filter:
                makes: ev
                yield: 100 dose
                cost: 30000 EUR
                operations: {culture: {stage: culture, room: suite, run: 19 d}}
              by-rotor:
                makes: ev
                yield: 60 dose
                cost: 27000 EUR
                operations: {culture: {stage: culture, room: annex, run: 19 d}}
            contractors:
              partner: {makes: ev, lot: 80 dose, price: 40000 EUR, lead-time: 3 weeks, slots: [{date: 2027-02-01, lots: 3}]}
            demand:
              lines:
                study: {material: ev, quantity: 500 dose, due: 2027-04-10, price: 900 EUR/dose}
            """
        for (old, new) in changes { yaml = yaml.replacing(old, with: new) }
        return yaml
    }

    private static func curve(
        _ from: Double, _ to: Double, isWhole: Bool = false, _ yaml: @escaping (Double) -> String
    ) throws -> ContributionCurve {
        try CurveSearch(solver: GLPKSolver()).curve(from: from, to: to) { number in
            let number = isWhole ? number.rounded() : number
            return (try? scenario(yaml(number))).map { CurveSearch.Station(number: number, scenario: $0) }
        }
    }

    private func isNear(_ one: Double, _ other: Double) -> Bool { abs(one - other) <= 1e-6 * max(1, abs(other)) }

    @Test("demand fills one way after another, by hand")
    func demand() throws {
        let curve = try Self.curve(1, 1000) { Self.yaml([("500 dose", "\($0) dose")]) }
        #expect(curve.method == .limits && curve.isComplete)
        #expect(curve.pieces.count == 4)
        #expect(zip(curve.pieces.map(\.rate), [600, 450, 400, 0]).allSatisfy { isNear($0, $1) })
        #expect(zip(curve.pieces.map(\.end.at), [400, 640, 880, 1000]).allSatisfy { isNear($0, $1) })
        #expect(zip(curve.pieces.map(\.end.contribution), [240e3, 348e3, 444e3, 444e3]).allSatisfy { isNear($0, $1) })
        #expect(
            curve.pieces.map(\.growing) == [["lots of by-filter"], ["lots of by-rotor"], ["lots from partner"], []])
        #expect(
            curve.pieces.map(\.binds) == [
                [], ["room suite"], ["room suite", "room annex"], ["room suite", "room annex"],
            ])
    }

    @Test("a price takes over where it is the cheaper one, by hand")
    func price() throws {
        // 600 doses: 400 from the suite, 200 from the partner below 36,000 EUR a lot, else from the annex.
        let curve = try Self.curve(10_000, 80_000) { number in
            Self.yaml([("500 dose", "600 dose"), ("price: 40000 EUR,", "price: \(number) EUR,")])
        }
        #expect(curve.method == .prices)
        // Below 24,000 EUR the partner is cheaper than the suite as well: all three lots of the partner.
        #expect(zip(curve.pieces.map(\.end.at), [24_000, 36_000, 80_000]).allSatisfy { isNear($0, $1) })
        #expect(zip(curve.pieces.map(\.rate), [-3, -2.5, 0]).allSatisfy { isNear($0, $1) })
    }

    @Test("a yield is sampled, and the change is bracketed")
    func yield() throws {
        // 500 doses: from 125 doses a lot on the annex is not needed.
        let curve = try Self.curve(80, 160) { number in
            Self.yaml([("yield: 100 dose", "yield: \(number.rounded()) dose")])
        }
        #expect(curve.method == .sampled)
        let change = try #require(
            curve.pieces.first { $0.start.amounts[1].value > 1e-6 && $0.end.amounts[1].value <= 1e-6 })
        #expect(change.start.at <= 125 && 125 <= change.end.at + 1)
        #expect(change.end.at - change.start.at <= 1.0 + 80 * CurveSampling.resolution)
    }

    @Test("a curve ends where there is no plan any more")
    func end() throws {
        let base = Self.yaml([
            ("unit: dose}", "unit: dose, closing-stock: 300 dose}"), ("quantity: 500", "quantity: 10"),
        ])
        let curve = try Self.curve(60, 400) { number in
            base.replacing("closing-stock: 300 dose", with: "closing-stock: \(number) dose")
        }
        // All ways together make 880 doses; 400 + 240 + 240.
        #expect(curve.method == .limits)
        #expect(curve.pieces.last.map { isNear($0.end.at, 400) } == true)
        let wide = try Self.curve(60, 2000) { number in
            base.replacing("closing-stock: 300 dose", with: "closing-stock: \(number) dose")
        }
        #expect(wide.pieces.last.map { abs($0.end.at - 880) < 1e-4 } == true)
    }

    /// With EXOPLAN_CURVE_POINTS=200 in the environment all 200 points are solved.
    @Test("pieces agree with cold solves to 1e-9", arguments: ["quantity", "price", "count"])
    func cold(kind: String) throws {
        let count = ProcessInfo.processInfo.environment["EXOPLAN_CURVE_POINTS"].flatMap(Int.init) ?? 20
        let make: (Double) -> String = { number in
            switch kind {
            case "quantity": Self.yaml([("500 dose", "\(number * 10) dose")])
            case "price": Self.yaml([("900 EUR/dose", "\(number * 10) EUR/dose"), ("500 dose", "900 dose")])
            default:
                Self.yaml([
                    ("suite: {turnaround: 2 d}", "suite: {turnaround: 2 d, count: \(Int(number.rounded()))}"),
                    ("500 dose", "1500 dose"),
                ])
            }
        }
        let ends = kind == "count" ? (1.0, 6.0) : (5.0, 100.0)
        let curve = try Self.curve(ends.0, ends.1, isWhole: kind == "count", make)
        #expect(curve.method != .sampled)
        for step in 0...count {
            var number = ends.0 + (ends.1 - ends.0) * Double(step) / Double(count)
            if kind == "count" { number = number.rounded() }
            let plan = try solve(make(number), isRelaxed: true).plan
            let told = try #require(curve.contribution(at: number))
            #expect(abs(told - plan.outcome.objective) <= 1e-9 * max(1, abs(told)) + 1e-6, "\(kind) \(number)")
        }
    }
}
