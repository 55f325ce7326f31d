// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import PlanSamples
import Testing
import WhatIf

@Suite("Differences of plans")
struct PlanDifferenceTests {
    private func moved(_ lot: PlannedLot, days: Int) -> PlannedLot {
        var lot = lot
        lot.start += .days(days)
        lot.released += .days(days)
        return lot
    }

    private func words(_ difference: PlanDifference) -> [String] {
        difference.lots.map { lot in
            "\(lot.kind.rawValue) \(lot.old?.name ?? "-") \(lot.new?.name ?? "-") \(lot.old?.start ?? "-") \(lot.new?.start ?? "-")"
        }
    }

    @Test("A plan does not differ from itself")
    func same() {
        #expect(PlanDifference(PlanSamples.threeLots, PlanSamples.threeLots).isEmpty)
    }

    @Test("A lot before the others shifts their numbers, not what they are")
    func numbering() {
        let old = PlanSamples.threeLots
        var new = old
        let first = old.lots.filter { $0.recipe == "msc" }
        new.lots = old.lots.filter { $0.recipe != "msc" }
        var early = moved(first[0], days: -2)
        early.name = "msc-001"
        var (second, third) = (first[0], moved(first[1], days: 3))
        (second.name, third.name) = ("msc-002", "msc-003")
        new.lots += [early, second, third]
        #expect(
            words(PlanDifference(old, new)) == [
                "added - msc-001 - 2027-01-05T06:00",
                "moved msc-002 msc-003 2027-01-29T06:00 2027-02-01T06:00",
            ])
        #expect(
            words(PlanDifference(new, old)) == [
                "dropped msc-001 - 2027-01-05T06:00 -",
                "moved msc-003 msc-002 2027-02-01T06:00 2027-01-29T06:00",
            ])
    }

    @Test("Why a lot is gone: what else differs of its material")
    func reasons() {
        let old = PlanSamples.threeLots
        var less = old
        less.lots.removeAll { $0.name == "msc-002" }
        var lost = less
        #expect(PlanDifference(old, less).lots.map(\.reason) == ["it no longer earns what it costs"])
        let material = old.lots.first { $0.name == "msc-002" }?.material
        for place in less.demand.indices where less.demand[place].material == material {
            less.demand[place].wanted -= 50
        }
        #expect(PlanDifference(old, less).lots.first?.reason.hasPrefix("less is wanted of ev-dose: ") == true)
        for place in lost.demand.indices.prefix(1) {
            lost.demand[place].lost += 20
            lost.demand[place].reason = "room suite limits it"
        }
        let why = PlanDifference(old, lost)
        #expect(why.lots.first?.reason == "20 dose of ev-dose more are lost: room suite limits it")
        #expect(why.demand.count == 1)
    }

    @Test("Another amount, another release, money by account")
    func figures() {
        let old = PlanSamples.threeLots
        var new = old
        new.lots[0].net += 1
        new.lots[1].released += .days(1)
        new.ledger[0].amount = new.ledger[0].amount.adding(Money(cents: 5)) ?? .zero
        let difference = PlanDifference(old, new)
        #expect(difference.lots.map(\.kind) == [.resized, .rereleased])
        #expect(difference.money.count == 1)
        #expect(difference.money.first.map { $0.new.cents - $0.old.cents } == 5)
    }
}
