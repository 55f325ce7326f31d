// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Basics

@Suite struct SmallPartsTests {
    @Test(
        "Money in files and in reports",
        arguments: [
            (0, "0.00", "0.00"), (5, "0.05", "0.05"), (-5, "-0.05", "-0.05"), (123_456, "1234.56", "1\u{202F}234.56"),
            (100_000_000, "1000000.00", "1\u{202F}000\u{202F}000.00"), (99_999, "999.99", "999.99"),
            (.min, "-92233720368547758.08", "-92\u{202F}233\u{202F}720\u{202F}368\u{202F}547\u{202F}758.08"),
        ] as [(Int64, String, String)]
    )
    func money(cents: Int64, text: String, grouped: String) {
        #expect(Money(cents: cents).text == text)
        #expect(Money(cents: cents).groupedText == grouped)
        #expect(Money(rounding: Money(cents: cents).exact) == Money(cents: cents))
    }

    @Test("The generator gives the published sequence of seed 1234567")
    func splitMix() {
        var generator = SplitMix64(seed: 1_234_567)
        let published: [UInt64] = [
            6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        ]
        #expect(published.map { _ in generator.next() } == published)
    }

    @Test("Money adds up or says that it cannot")
    func moneyArithmetic() {
        #expect(Money(cents: 5).adding(Money(cents: -7)) == Money(cents: -2))
        #expect(Money(cents: .max).adding(Money(cents: 1)) == nil)
        #expect(Money(cents: .min).subtracting(Money(cents: 1)) == nil)
        #expect(Money.sum([Money(cents: 1), Money(cents: 2)]) == Money(cents: 3))
        #expect(Money.sum([Money(cents: .max), Money(cents: .max)]) == nil)
        #expect(Money(rounding: Exact(1, over: 200)) == Money(cents: 1))
        #expect(Money(rounding: Exact(-1, over: 200)) == Money(cents: -1))
        #expect(Money(rounding: Exact(.max)) == nil)
    }

    @Test("Ids sort by their bytes")
    func bytewise() {
        #expect(["b", "B", "a10", "a9", "é", "z", "a"].sortedBytewise() == ["B", "a", "a10", "a9", "b", "z", "é"])
        #expect([(1, "b"), (2, "a"), (3, "b")].sortedBytewise { $0.1 }.map(\.0) == [2, 1, 3])
        #expect(!precedesBytewise("a", "a"))
    }

    @Test("Cancelling is seen by other tasks and progress is told")
    func cancellation() async {
        let control = WorkControl()
        #expect(!control.isCancelled)
        await Task.detached { control.cancellation.cancel() }.value
        #expect(control.isCancelled)
        #expect(Progress(stage: "solving", done: 1, total: 4).fraction == 0.25)
        #expect(Progress(stage: "solving", done: 9, total: 4).fraction == 1)
        #expect(Progress(stage: "solving").fraction == nil)
        await confirmation { told in
            WorkControl { if $0.stage == "reading" { told() } }.note(Progress(stage: "reading"))
        }
    }
}
