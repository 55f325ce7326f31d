// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Testing

@testable import Manufacturing
@testable import WhatIf

@Suite("Points of a study")
struct SamplingTests {
    private func sample(_ method: StudySample.Method, _ points: Int, seed: UInt64 = 1) -> StudySample {
        StudySample(points: points, method: method, seed: seed)
    }

    private func study(
        _ parameters: [StudyParameter], tornado: [String]? = nil, grid: [StudyAxis], sample: StudySample? = nil
    ) -> Study {
        Study(
            label: "", scenario: Draft(.scalar("", isQuoted: false), at: SourcePosition(file: "", line: 1, column: 1)),
            with: [], alternatives: [], parameters: parameters, uncertain: [], variesAllUncertain: false,
            tornado: tornado, hasTornado: tornado != nil, grid: grid, sample: sample, plans: .relaxed, work: 1,
            check: 10,
            chunk: 50)
    }

    @Test("one point of a Latin hypercube lies in each layer of every parameter")
    func layers() {
        let points = Sampling.points(of: sample(.latinHypercube, 64), names: ["a", "b", "c"])
        for parameter in 0..<3 {
            #expect(Set(points.map { Int($0[parameter] * 64) }) == Set(0..<64))
        }
        #expect(points.map { $0[0] } != points.map { $0[1] })
    }

    @Test("Halton's points fill every box of the bases' powers equally, whatever the permutations")
    func halton() {
        let points = Sampling.points(of: sample(.halton, 36), names: ["a", "b"])
        // 4 × 9 boxes, 36 points: one in each.
        #expect(Set(points.map { Int($0[0] * 4) * 9 + Int($0[1] * 9) }).count == 36)
        #expect(points.flatMap(\.self).allSatisfy { $0 >= 0 && $0 < 1 })
    }

    @Test(
        "the seed decides, and a parameter keeps its numbers when another joins", arguments: StudySample.Method.allCases
    )
    func seeds(method: StudySample.Method) {
        let points = Sampling.points(of: sample(method, 20), names: ["a", "b"])
        #expect(Sampling.points(of: sample(method, 20), names: ["a", "b"]) == points)
        #expect(Sampling.points(of: sample(method, 20, seed: 2), names: ["a", "b"]) != points)
        let more = Sampling.points(of: sample(method, 20), names: ["a", "b", "c"])
        #expect(more.map { Array($0.prefix(2)) } == points)
    }

    @Test("means come near to what they must be, nearer than by chance for spread points")
    func means() {
        func error(_ method: StudySample.Method) -> Double {
            let points = Sampling.points(of: sample(method, 400), names: ["a", "b", "c", "d"])
            return abs(points.reduce(0) { $0 + $1[0] * $1[1] + $1[2] * $1[3] } / 400 - 0.5)
        }
        #expect(error(.random) < 0.06)
        #expect(error(.halton) < 0.01)
        #expect(error(.latinHypercube) < 0.05)
    }

    private func parameter(_ low: String, _ mode: String?, _ high: String, step: String? = nil) -> StudyParameter {
        StudyParameter(
            name: "p", kind: .set, paths: [], positions: [], low: StudyValue(low), mode: mode.map { StudyValue($0) },
            high: StudyValue(high), step: step.map { StudyValue($0) })
    }

    @Test("shares become values of a triangle or of an even range, in few digits")
    func values() {
        let even = parameter("10 L", nil, "30 L")
        #expect([0, 0.5, 0.75, 1].map { even.value(at: $0).text } == ["10 L", "20 L", "25 L", "30 L"])
        // Below 20 lies a half of the triangle 10, 20, 30; below 15 an eighth.
        let triangle = parameter("10 L", "20 L", "30 L")
        #expect(
            [0, 0.125, 0.5, 0.875, 1].map { triangle.value(at: $0).text } == ["10 L", "15 L", "20 L", "25 L", "30 L"])
        #expect(even.value(at: 1.0 / 3).text == "16.66666 L")
        let whole = parameter("1", nil, "6", step: "2")
        #expect([0, 0.3, 0.5, 0.9, 1].map { whole.value(at: $0).text } == ["1", "3", "3", "5", "5"])
        let time = parameter("1 h", nil, "2 h")
        #expect(time.value(at: 1.0 / 7).text == "69 min")
        #expect(abs((time.value(at: 1.0 / 7).double ?? 0) - 1.15) < 1e-12)
        #expect(time.steps(3).map(\.text) == ["1 h", "1.5 h", "2 h"])
    }

    @Test("the base comes first, then ends one by one, then every value with every other, then what is drawn")
    func design() {
        let a = parameter("1 L", nil, "3 L")
        var b = parameter("5 L", nil, "9 L")
        b.name = "q"
        let study = study(
            [a, b], tornado: ["q"],
            grid: [
                StudyAxis(parameter: "p", values: [], steps: 2),
                StudyAxis(parameter: "q", values: [StudyValue("6 L"), StudyValue("7 L")], steps: 0),
            ], sample: sample(.halton, 3))
        let points = SweepDesign(study).points
        #expect(points.map(\.number) == Array(0..<10))
        #expect(
            points.map { $0.values.map { $0?.text ?? "-" }.joined(separator: " ") }.prefix(7) == [
                "- -", "- 5 L", "- 9 L", "1 L 6 L", "1 L 7 L", "3 L 6 L", "3 L 7 L",
            ])
        #expect(
            points.map(\.part) == [.base, .tornado, .tornado, .grid, .grid, .grid, .grid, .sample, .sample, .sample])
        #expect(points.suffix(3).allSatisfy { $0.varied == [0, 1] })
        // From the middle of both ranges (2, 7) the first nearest is (1, 7), then the nearest of those that are left.
        #expect(SweepDesign(study).path(through: [3, 4, 5, 6]).map(\.number) == [4, 3, 5, 6])
    }

    @Test("a piece is a stretch of the range of one parameter, and a corner of the ranges of two")
    func pieces() {
        let p = parameter("1 L", nil, "3 L")
        var q = parameter("5 L", nil, "9 L")
        q.name = "q"
        let one = SweepDesign(study([p], grid: [StudyAxis(parameter: "p", values: [], steps: 9)]))
        // The scenario as it stands, point 0, lies in the middle.
        #expect(one.pieces(of: 4) == [[1, 2, 3], [0, 4, 5], [6, 7, 8, 9]])
        #expect(one.pieces(of: 10) == [Array(0..<10)])
        let two = SweepDesign(
            study(
                [p, q],
                grid: [
                    StudyAxis(parameter: "p", values: [], steps: 2), StudyAxis(parameter: "q", values: [], steps: 2),
                ]))
        #expect(two.pieces(of: 2) == [[1], [0, 2], [3, 4]])
        #expect(two.pieces(of: 1) == [[1], [2], [3], [0], [4]])
    }
}
