// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import PlanSamples
import Testing

@testable import ResultFiles

@Suite("plan.json") struct PlanFileTests {
    @Test("reads back what it wrote", arguments: [PlanSamples.threeLots, PlanSamples.hostile])
    func roundTrip(_ plan: Plan) throws {
        let bytes = try PlanFile.encode(plan)
        #expect(try PlanFile.decode(bytes) == plan)
        #expect(try PlanFile.encode(PlanFile.decode(bytes)) == bytes)
    }

    @Test("keeps awkward numbers", arguments: [1e-6, 0.1, 1.0 / 3, 1e300, .leastNonzeroMagnitude, 123_456_789.123456])
    func numbers(_ value: Double) throws {
        var plan = PlanSamples.threeLots
        plan.outcome.bound = value
        plan.outcome.objective = -value
        plan.ledger[0].amount = Money(cents: .min)
        plan.header.bucketEnds = [Instant(minutes: .min), Instant(minutes: .max)]
        #expect(try PlanFile.decode(PlanFile.encode(plan)) == plan)
    }

    @Test("writes no negative zero, and leaves text alone")
    func negativeZero() throws {
        var plan = PlanSamples.threeLots
        plan.outcome.gapMoney = -0.0
        plan.notes = ["-0", "\"-0.0", "\\-0"]
        let text = String(decoding: try PlanFile.encode(plan), as: UTF8.self)
        #expect(!text.contains(": -0"))
        #expect(text.contains("\"-0\""))
        #expect(try PlanFile.decode(Array(text.utf8)) == plan)
    }

    @Test(
        "minus signs before zeros go, others stay",
        arguments: [
            ("[-0,-0.0,-1,-0.5]", "[0,0.0,-1,-0.5]"), ("[-0.0e0,1e-05,-10]", "[0.0e0,1e-05,-10]"),
            ("{\"-0\":-0}", "{\"-0\":0}"), ("\"\\\"-0\"", "\"\\\"-0\""), ("-0", "0"), ("1e-0", "1e-0"),
        ])
    func plainZero(json: String, expected: String) {
        #expect(String(decoding: PlainZero.written(Array(json.utf8)), as: UTF8.self) == expected)
    }

    @Test("refuses numbers that JSON cannot hold", arguments: [Double.nan, .infinity])
    func notFinite(_ value: Double) {
        var plan = PlanSamples.threeLots
        plan.outcome.bound = value
        #expect {
            try PlanFile.encode(plan)
        } throws: { error in
            (error as? ResultFileError)?.text.contains("outcome.bound is \(value)") ?? false
        }
    }

    @Test(
        "hostile text is refused with a reason",
        arguments: [
            ("", "it is not valid JSON"), ("null", "wrong kind"), ("[]", "wrong kind"), ("{}", "format is missing"),
            ("{\"format\":\"exoplan-plan/9\"}", "this version reads"),
            ("{\"format\":\"exoplan-plan/1\"}", "header is missing"),
            ("{\"format\":\"exoplan-plan/1\",\"header\":7}", "header has the wrong kind"),
            (String(repeating: "[", count: 100_000), "not valid JSON"),
            ("{\"format\":\"exoplan-plan/1\",\"header\":1e999}", "wrong kind"),
            ("\u{0}\u{1}\u{FEFF}", "not valid JSON"),
        ])
    func hostile(json: String, reason: String) {
        #expect {
            try PlanFile.decode(Array(json.utf8))
        } throws: { error in
            (error as? ResultFileError)?.text.contains(reason) ?? false
        }
    }

    @Test("no single changed byte ends the process")
    func mutations() throws {
        var small = PlanSamples.threeLots
        small.lots = []
        small.loads = []
        let bytes = try PlanFile.encode(small)
        var refused = 0
        for place in stride(from: 0, to: bytes.count, by: 7) {
            var changed = bytes
            changed[place] = changed[place] &+ 13
            if (try? PlanFile.decode(changed)) == nil {
                refused += 1
            }
        }
        #expect(refused > 0)
    }
}
