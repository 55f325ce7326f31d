// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import WhatIf

@Suite("Statistics of a sample")
struct InfluenceTests {
    @Test("quantiles lie on straight lines between the values")
    func distribution() throws {
        let spread = try #require(Distribution([4, 1, 3, 2]))
        #expect(spread.mean == 2.5)
        #expect(abs(spread.deviation - 1.2909944487358056) < 1e-12)
        #expect([0, 0.25, 0.5, 1].map { spread.quantile($0) } == [1, 1.75, 2.5, 4])
        #expect(spread.classes(3) == [1, 1, 2])
        #expect(Distribution([]) == nil)
        #expect(Distribution([7, 7])?.classes(5) == [2])
    }

    @Test("ranks share ties, and a monotone relation is perfect whatever its shape")
    func ranks() {
        #expect(Influence.ranks([3, 1, 3, 2]) == [2.5, 0, 2.5, 1])
        let x = (0..<50).map { Double($0) }
        let influence = Influence(of: x, contributions: x.map { -$0 * $0 * $0 }, decisions: x.map { _ in [1] })
        #expect(influence.rankCorrelation == -1)
        #expect((influence.ofContribution ?? 0) > 0.95)
        #expect(influence.ofDecisions == nil && influence.flip == nil)
    }

    @Test("finds where the plan flips, and leaves a value without influence alone")
    func flip() throws {
        let x = (0..<100).map { Double($0 * 37 % 100) }
        let other = (0..<100).map { Double($0 * 61 % 100) }
        let decisions = x.map { $0 < 30 ? [4.0, 0] : [1, 2] }
        let influence = Influence(of: x, contributions: x, decisions: decisions)
        let flip = try #require(influence.flip)
        #expect(flip.value == 29.5 && abs(flip.share - 1) < 1e-9)
        #expect(zip(flip.below, [4, 0]).allSatisfy { abs($0 - $1) < 1e-9 })
        #expect(zip(flip.above, [1, 2]).allSatisfy { abs($0 - $1) < 1e-9 })
        #expect(influence.ofDecisions == 1)
        let none = Influence(of: other, contributions: x, decisions: decisions)
        #expect((none.ofDecisions ?? 1) < 0.15)
        #expect(abs(none.rankCorrelation ?? 1) < 0.3)
        #expect(Influence(of: [1, 1], contributions: [1, 2], decisions: [[1], [2]]).rankCorrelation == nil)
    }
}
