// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Testing
import WhatIf

@Suite("Cost bridge")
struct CostBridgeTests {
    private func bridge(_ names: [String], _ cents: [Int: Int64]) -> CostBridge? {
        CostBridge(names) { set in cents[set].map { Money(cents: $0) } }
    }

    @Test("Two changes that help each other share what they gain together, whatever their order")
    func two() throws {
        // a alone 10, b alone 20, both 50: a adds 10 or 30, b adds 20 or 40.
        let found = try #require(bridge(["a", "b"], [0: 1000, 1: 2000, 2: 3000, 3: 6000]))
        #expect(found.steps.map(\.amount.cents) == [2000, 3000])
        let turned = try #require(bridge(["b", "a"], [0: 1000, 2: 2000, 1: 3000, 3: 6000]))
        #expect(turned.steps.map(\.name) == ["b", "a"] && turned.steps.map(\.amount.cents) == [3000, 2000])
        #expect(found.rule == .allOrders)
    }

    @Test("Cents that do not divide go to the largest remainders, the first of equals; the sum is exact")
    func cents() throws {
        let found = try #require(
            bridge(["a", "b", "c"], [0: 0, 1: 0, 2: 0, 4: 0, 3: 0, 5: 0, 6: 0, 7: 100]))
        #expect(found.steps.map(\.amount.cents) == [34, 33, 33])
        let loss = try #require(
            bridge(["a", "b", "c"], [0: 100, 1: 100, 2: 100, 4: 100, 3: 100, 5: 100, 6: 100, 7: 0]))
        #expect(loss.steps.map(\.amount.cents) == [-33, -33, -34])
    }

    @Test("A change without effect gets nothing; the steps add up for random values")
    func sums() throws {
        var state: UInt64 = 7
        func next() -> Int64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int64(state >> 33) - 1_000_000_000
        }
        for count in 1...6 {
            // The first change does nothing: sets with and without it have one value.
            let values = Dictionary(uniqueKeysWithValues: (0..<(1 << max(0, count - 1))).map { ($0, next()) })
            let found = try #require(
                CostBridge((0..<count).map { "\($0)" }) { set in values[set >> 1].map { Money(cents: $0) } })
            #expect(found.steps[0].amount == .zero)
            #expect(
                found.steps.reduce(found.base.cents) { $0 + $1.amount.cents } == found.alternative.cents)
        }
    }

    @Test("More than six changes, or a combination without a plan, are divided in the stated order")
    func order() throws {
        let many = try #require(CostBridge((0..<7).map { "\($0)" }) { Money(cents: Int64($0)) })
        #expect(many.rule == .statedOrder)
        #expect(many.steps.map(\.amount.cents) == [1, 2, 4, 8, 16, 32, 64])
        #expect(CostBridge.subsets(of: 7) == [0, 1, 3, 7, 15, 31, 63, 127])
        let missing = try #require(bridge(["a", "b"], [0: 0, 1: 5, 3: 7]))
        #expect(missing.rule == .statedOrder && missing.steps.map(\.amount.cents) == [5, 2])
        #expect(bridge(["a", "b"], [0: 0, 2: 5, 3: 7]) == nil)
    }
}
