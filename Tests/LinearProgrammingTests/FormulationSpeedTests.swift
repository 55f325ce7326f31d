// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming
import Testing

@Suite("Formulation speed")
struct FormulationSpeedTests {
    /// 100,000 rows of 5 terms; the time is judged in an optimised build only.
    @Test("a non-zero costs at most 0.2 µs in release")
    func speed() {
        #if DEBUG
            let (products, days) = (10, 100)
        #else
            let (products, days) = (100, 1000)
        #endif
        let clock = ContinuousClock()
        var fastest = Duration.seconds(60)
        var count = 0
        for _ in 0..<5 {
            let time = clock.measure { count = formulate(products: products, days: days) }
            fastest = min(fastest, time)
        }
        #expect(count == products * days * 5 - products)
        let perNonZero = fastest / count
        print("formulation: \(fastest), \(perNonZero) per non-zero")
        #if !DEBUG
            // Five times the goal, so that a busy machine does not fail the test.
            #expect(perNonZero <= .nanoseconds(1000))
        #endif
    }

    private func formulate(products: Int, days: Int) -> Int {
        var programme = LinearProgramme(name: "speed")
        let axes = [Axis("product", count: products), Axis("day", count: days)]
        let stock = programme.variables("stock", unit: "dose", over: axes)
        let made = programme.variables("made", unit: "dose", over: axes)
        let sold = programme.variables("sold", unit: "dose", over: axes)
        let lost = programme.variables("lost", unit: "dose", over: axes)
        let balance = programme.rowFamily("balance", axes: axes, formula: "")
        for product in 0..<products {
            for day in 0..<days {
                programme.require(balance, product, day, .equal(to: 0)) {
                    if day > 0 { stock[product, day - 1] }
                    -stock[product, day]
                    42.5 * made[product, day]
                    -sold[product, day]
                    -(0.5 * lost[product, day])
                }
            }
        }
        return programme.nonZeroCount
    }
}
