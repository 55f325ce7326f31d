// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing
import Testing

@Suite("Values of a study")
struct StudyValueTests {
    @Test(
        "large round numbers are told as a power of ten, others as they are",
        arguments: [
            ("2e13 particle", "2e13 particle"), ("45000000000000 particle", "4.5e13 particle"),
            ("1250000 particle", "1250000 particle"), ("1e6 particle", "1e6 particle"), ("70 %", "70 %"),
            ("0 h/week", "0 h/week"), ("28 d", "28 d"), ("second", "second"),
        ])
    func words(written: String, told: String) {
        #expect(StudyValue(written).words == told)
    }
}
