// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Reports

@Suite("Round values along an axis")
struct AxisMarksTests {
    @Test(
        "marks are multiples of a round step inside the axis",
        arguments: [
            (0.0, 444_000.0, ["0", "100 000", "200 000", "300 000", "400 000"]),
            (-111_117, 1_321_644, ["0", "500 000", "1 000 000"]),
            (1, 1000, ["200", "400", "600", "800", "1 000"]),
            (69.9, 100, ["70", "80", "90", "100"]),
            (0, 1, ["0", "0.2", "0.4", "0.6", "0.8", "1"]),
            (-0.3, 0.3, ["−0.2", "0", "0.2"]),
            (0, 12, ["0", "2.5", "5", "7.5", "10"]),
        ])
    func round(least: Double, most: Double, wanted: [String]) {
        let marks = AxisMarks(from: least, to: most).marks
        #expect(marks.map { $0.text.replacing("\u{202F}", with: " ") } == wanted)
        #expect(marks.allSatisfy { least - 1e-6 <= $0.value && $0.value <= most + 1e-6 })
    }

    @Test("an axis of one value has one mark, one without values none")
    func narrow() {
        #expect(AxisMarks(from: 5, to: 5).marks.map(\.text) == ["5"])
        #expect(AxisMarks(from: .nan, to: .nan).marks.isEmpty)
        #expect(AxisMarks(from: 0, to: .infinity).marks.count <= 1)
    }
}
