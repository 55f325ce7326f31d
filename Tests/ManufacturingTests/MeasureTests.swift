// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Testing

@testable import Manufacturing

@Suite("Measures")
struct MeasureTests {
    static let litre = MaterialUnit(word: "L", dimension: .volume, scale: .one)

    @Test(
        "are written in the unit that makes them shortest, without loss",
        arguments: [
            (Measure.moneyPerTime, "62 EUR/h", "62 EUR/h"), (.moneyPerTime, "1.1 MEUR/a", "1100000 EUR/a"),
            (.moneyPerTime, "10 EUR/min", "600 EUR/h"), (.moneyPerTime, "1 EUR/week", "1 EUR/week"),
            (.sharePerTime, "1 %/week", "1 %/week"), (.sharePerTime, "0.5 %/h", "12 %/d"),
            (.time, "90 min", "1.5 h"), (.time, "1 week", "7 d"), (.timePerTime, "20 h/week", "20 h/week"),
            (.timePerTime, "4 h/d", "4 h/d"), (.quantity, "500 mL", "0.5 L"),
            (.moneyPerUnit, "0.3 EUR/mL", "300 EUR/L"),
            (.moneyPerUnitTime, "0.5 EUR/L/week", "0.5 EUR/L/week"),
            (.particlesPerUnit, "1e8 particle/mL", "1e11 particle/L"),
        ])
    func text(measure: Measure, written: String, expected: String) throws {
        let context = FormContext().with(unit: Self.litre)
        let value = try measure.read(written, context)
        let text = measure.text(value, context)
        #expect(text.replacing("100000000000", with: "1e11") == expected)
        #expect(try measure.read(text, context) == value)
    }

    @Test("that agree in dimension only are refused")
    func meaning() {
        let context = FormContext().with(unit: Self.litre)
        for (measure, text) in [
            (Measure.share, "6 h/d"), (.share, "1 L/L"), (.timePerTime, "20 %"), (.sharePerTime, "1 h/week/d"),
            (.money, "5 USD"), (.quantity, "5 kg"), (.share, "0.2"), (.money, "1e19 EUR"),
        ] {
            #expect(throws: Misreading.self, "\(text)") { try measure.read(text, context) }
        }
    }
}
