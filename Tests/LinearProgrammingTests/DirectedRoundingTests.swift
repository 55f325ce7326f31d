// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import LinearProgramming

@Suite("Directed rounding")
struct DirectedRoundingTests {
    @Test("exact results are not moved")
    func exact() {
        #expect(DirectedRounding.addDown(0.5, 0.25) == 0.75)
        #expect(DirectedRounding.addUp(0.5, 0.25) == 0.75)
        #expect(DirectedRounding.multiplyDown(3, 0.125) == 0.375)
        #expect(DirectedRounding.multiplyUp(-3, 0.125) == -0.375)
        #expect(DirectedRounding.multiplyDown(0, .infinity) == 0)
    }

    @Test("rounded results enclose the exact one by one step")
    func enclosing() {
        // 0.1 + 0.2 rounds up, 0.1 · 3 rounds up.
        #expect(DirectedRounding.addUp(0.1, 0.2) == 0.1 + 0.2)
        #expect(DirectedRounding.addDown(0.1, 0.2) == (0.1 + 0.2).nextDown)
        #expect(DirectedRounding.multiplyUp(0.1, 3) == 0.1 * 3)
        #expect(DirectedRounding.multiplyDown(0.1, 3) == (0.1 * 3).nextDown)
        #expect(DirectedRounding.divideDown(1, 3) < DirectedRounding.divideUp(1, 3))
    }

    @Test("underflow and overflow err to the safe side")
    func extremes() {
        #expect(DirectedRounding.multiplyDown(1e-200, 1e-200) <= 0)
        #expect(DirectedRounding.multiplyUp(1e-200, 1e-200) > 0)
        #expect(DirectedRounding.multiplyDown(1e200, 1e200) == .greatestFiniteMagnitude)
        #expect(DirectedRounding.multiplyUp(1e200, 1e200) == .infinity)
        #expect(DirectedRounding.addDown(-1.7e308, -1.7e308) == -.infinity)
        #expect(DirectedRounding.addUp(-1.7e308, -1.7e308) == -.greatestFiniteMagnitude)
        #expect(DirectedRounding.addDown(.infinity, -.infinity) == -.infinity)
    }
}
