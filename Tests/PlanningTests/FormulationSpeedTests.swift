// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import LinearProgramming
import TestSupport
import Testing

@testable import Planning

@Suite("Speed of the formulation")
struct FormulationSpeedTests {
    /// Measures in an optimised build, with the machine to itself.
    ///
    ///     EXOPLAN_SPEED=1 swift test -c release --scratch-path .build-speed -Xswiftc -enable-testing \
    ///         --filter FormulationSpeedTests
    @Test(
        "rows and costs take at most 0.2 µs per non-zero, walks left out",
        .enabled(if: ProcessInfo.processInfo.environment["EXOPLAN_SPEED"] != nil))
    func speed() throws {
        let lines = (0..<60).map { number in
            let day = 20 + number * 5
            let (month, rest) = (day / 30 + 1, day % 28 + 1)
            let date = "2027-\(month < 10 ? "0" : "")\(month)-\(rest < 10 ? "0" : "")\(rest)"
            return "    l\(number): {material: \(number % 2 == 0 ? "a" : "b")-ev, quantity: 60 vial, due: \(date)}"
        }
        let yaml = """
            horizon: {start: 2027-01-04, length: 364 d, deliveries: 1 week}
            calendars: {day: {mon-sun: 06:00-18:00}}
            units: {bioreactor: {count: 2}, skid: {calendar: day}}
            rooms: {suite: {count: 2, turnaround: 2 d}}
            staff: {crew: {headcount: 6, calendar: day, overtime: {limit: 20 h/week, rate: 90 EUR/h}}}
            materials:
              medium: {unit: L, price: 9 EUR/L, shelf-life: 60 d, storage: 900 L}
              a-ev: {unit: vial, shelf-life: 180 d, storage: 900 vial, holding: 0.1 EUR/vial/week}
              b-ev: {unit: vial, shelf-life: 180 d, safety-stock: 20 vial, shortfall: 1 EUR/vial/week}
            recipes:
              a: \(Self.recipe("a-ev", days: 12))
              b: \(Self.recipe("b-ev", days: 18))
            demand:
              lines:
            \(lines.joined(separator: "\n"))
            """
        let problem = PlanningProblem(of: try scenario(yaml))
        let clock = ContinuousClock()
        var best = Duration.seconds(1_000)
        var nonZeros = 0
        for _ in 0..<9 {
            let time = clock.measure {
                nonZeros = Formulation.formulate(problem, isRelaxed: false).programme.nonZeroCount
            }
            best = min(best, time)
        }
        let seconds = Double(best.components.attoseconds) * 1e-18 + Double(best.components.seconds)
        let each = seconds / Double(nonZeros) * 1e6
        print("formulation: \(nonZeros) non-zeros in \(seconds * 1e3) ms, \(each) µs each")
        #expect(nonZeros > 20_000)
        #expect(each <= 0.2)
    }

    private static func recipe(_ material: String, days: Int) -> String {
        """
        {makes: \(material), yield: 40 vial, operations: {grow: {stage: culture, unit: bioreactor, room: suite, \
        run: \(days) d, staff: {crew: 30 h}, uses: {medium: 40 L}}, purify: {stage: purification, unit: skid, \
        set-up: 1 h, run: 5 h, clean: 2 h, staff: {crew: 9 h}}}, release: {review: 14 d}}
        """
    }
}
