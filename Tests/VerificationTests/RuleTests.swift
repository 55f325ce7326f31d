// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import TestSupport
import Testing
import Verification

@Suite("A rule that is broken is found, and nothing else")
struct RuleTests {
    @Test("by a lot's times", arguments: times)
    func brokenTimes(_ change: Change) { expectKinds(change) }

    @Test("by what the plant has", arguments: plants)
    func brokenCapacity(_ change: Change) { expectKinds(change) }

    @Test("by materials and demand", arguments: materials)
    func brokenFlows(_ change: Change) { expectKinds(change) }

    private func expectKinds(_ change: Change) {
        let findings = change.findings()
        #expect(Set(findings.map(\.kind)) == change.kinds, "\(findings.map(\.message))")
    }

    static let times: [Change] = [
        Change(lot: "nothing changed", []) { _ in },
        Change(lot: "a set-up before the shift", [.setUpOutsideShift]) {
            $0.step("concentrate") { $0.setUp = Instant(minutes: 10320) }
        },
        Change(lot: "a set-up earlier within the shift is no fault", []) {
            $0.step("concentrate", 2) { $0.run = Instant(minutes: 11970) }
            $0.step("concentrate", 2) { $0.setUp = Instant(minutes: 11880) }
            $0.step("polish") { $0.run = Instant(minutes: 12210) }
        },
        Change(lot: "a clean after the shift", [.cleanOutsideShift]) {
            $0.step("polish") { $0.clean = Instant(minutes: 12345) }
        },
        Change(
            lot: "a run past the unit's hours",
            [.runOutsideHours, .cleanOutsideShift, .runNotStaffed, .grossWrong, .netWrong]
        ) {
            $0.step("polish") { $0.run = Instant(minutes: 12300) }
        },
        Change(lot: "a harvest half an hour before its culture ends", [.tooEarlyAfterPredecessor]) {
            $0.step("harvest", 1) { $0.run = Instant(minutes: 6210) }
            $0.step("harvest", 2) { $0.run = Instant(minutes: 9090) }
        },
        Change(lot: "a harvest an hour after its culture ends", [.holdExceeded]) {
            $0.step("harvest", 1) { $0.run = Instant(minutes: 6300) }
            $0.step("harvest", 2) { $0.run = Instant(minutes: 9180) }
        },
        Change(lot: "a second harvest off its beat", [.repeatOffBeat]) {
            $0.step("harvest", 2) { $0.run = Instant(minutes: 9121) }
        },
        Change(lot: "two concentrations on one skid", [.ownUnitsExceeded, .unitOverbooked, .grossWrong, .netWrong]) {
            $0.step("concentrate", 2) { $0.run = Instant(minutes: 10620) }
        },
        Change(lot: "a cell after the start", [.startOutsideCell]) { $0.cell = Instant(minutes: 1440) },
        Change(lot: "a cell off the grid", [.cellWrong]) { $0.cell = Instant(minutes: 60) },
        Change(plant: "a start on a day that is none", [.startDayNotAllowed]) {
            $0.recipes[0].startDays = [.tue, .wed]
        },
        Change("a lot in the room of another", [.roomOverbooked, .stockExpired]) { decisions in
            let lot = SmallPlant.sketch(week: 1, number: 2).lot(in: SmallPlant.builder.scenario())
            if let lot { decisions.lots[1] = lot }
        },
    ]

    static let plants: [Change] = [
        Change(plant: "one reactor", [.ownUnitsExceeded, .unitOverbooked]) { $0.units["reactor"]?.count = 1 },
        Change(plant: "a reactor under maintenance", [.unitOverbooked]) {
            let outage = PlantBuilder.outage(from: Instant(minutes: 5760), to: Instant(minutes: 7200))
            $0.units["reactor"]?.maintenance = [outage]
        },
        Change(plant: "a skid under maintenance", [.runOutsideHours, .cleanOutsideShift, .setUpOutsideShift]) {
            let outage = PlantBuilder.outage(from: Instant(minutes: 11520), to: Instant(minutes: 12960))
            $0.units["skid"]?.maintenance = [outage]
        },
        Change(plant: "reactors held by earlier lots", [.unitOverbooked]) {
            $0.heldUnits = [("reactor", Instant(minutes: 1440), 2)]
        },
        Change(plant: "a room closed", [.roomOverbooked]) {
            let outage = PlantBuilder.outage(from: Instant(minutes: 2880), to: Instant(minutes: 4320))
            $0.rooms["suite"]?.closed = [outage]
        },
        Change(plant: "a room held by an earlier lot", [.roomOverbooked]) {
            $0.heldRooms = [("suite", Instant(minutes: 361))]
        },
        Change(plant: "a room held until just before", []) { $0.heldRooms = [("suite", Instant(minutes: 360))] },
        Change(plant: "a turnaround of ten days", [.roomOverbooked]) { $0.rooms["suite"]?.turnaround = .days(10) },
        Change(plant: "nobody on call", [.runNotStaffed, .coverExceeded]) { $0.pools[0].coverHeadcount = 0 },
        Change(plant: "too few people for the run", [.runNotStaffed]) {
            $0.recipes[0].tests[0].minutes = ["analysts": 1441]
        },
        Change(plant: "more work than normal hours", [.staffOverbooked]) {
            $0.pools[0].slides = .zero
            $0.pools[0].productive = Exact(22, over: 100)
            $0.pools[0].coverHeadcount = 2
        },
        Change(plant: "more work than normal hours, put off by a week", []) {
            $0.pools[0].productive = Exact(22, over: 100)
            $0.pools[0].coverHeadcount = 2
        },
        Change(plant: "more work than overtime", [.overtimeExceeded]) {
            $0.pools[0].slides = .zero
            $0.pools[0].productive = Exact(22, over: 100)
            $0.pools[0].coverHeadcount = 2
            $0.pools[0].overtime = StaffPool.Overtime(hoursPerWeek: Exact(1, over: 10), rate: 2)
        },
        Change(plant: "overtime enough", []) {
            $0.pools[0].slides = .zero
            $0.pools[0].productive = Exact(22, over: 100)
            $0.pools[0].coverHeadcount = 2
            $0.pools[0].overtime = StaffPool.Overtime(hoursPerWeek: 1, rate: 2)
        },
        Change(plant: "less cover than work", [.coverExceeded]) { $0.pools[0].productive = Exact(32, over: 100) },
        Change(plant: "a lot in process left out", [.lotMissing]) {
            $0.inProcess = [("msc", "polish", Instant(minutes: 0))]
        },
        Change(plant: "a pinned lot left out", [.lotMissing]) { $0.pinned = [("msc", Instant(minutes: 10080))] },
    ]

    static let materials: [Change] = [
        Change(plant: "a purchase before its lead time", [.purchaseTooEarly]) {
            $0.materials[0].leadTime = .days(14)
        },
        Change("a purchase in the middle of a week", [.purchaseOffGrid]) {
            ($0.purchases[0].ordered, $0.purchases[0].arrives) = (Instant(minutes: 1440), Instant(minutes: 11520))
        },
        Change("half a pack", [.packBroken]) {
            ($0.purchases[0].quantity, $0.discards[0].quantity) = (25, 15)
        },
        Change("less than the smallest order", [.minimumOrderMissed]) {
            ($0.purchases[0].quantity, $0.discards) = (10, [])
        },
        Change(plant: "a purchase of what cannot be bought", [.purchaseNotPossible]) { $0.materials[0].price = nil },
        Change("a delivery of what is not released", [.stockNegative]) {
            $0.deliveries[1].at = Instant(minutes: 30240)
        },
        Change("medium that nobody bought", [.stockNegative]) { $0.purchases = [] },
        Change(plant: "a delivery of what has expired", [.stockExpired]) {
            $0.materials[1].shelfLife = .span(.days(10))
        },
        Change("expired medium kept", [.stockExpired]) { $0.discards = [] },
        Change("expired medium discarded a minute late", [.stockExpired]) {
            $0.discards[0].at = Instant(minutes: 53281)
        },
        Change("expired medium discarded on its last minute", []) { $0.discards[0].at = Instant(minutes: 53280) },
        Change(plant: "more medium than there is room for", [.storageExceeded]) { $0.materials[0].storage = 29 },
        Change(plant: "just room enough", []) { $0.materials[0].storage = 30 },
        Change(plant: "closing stock missed", [.closingStockMissed]) { $0.materials[1].closingStock = 251 },
        Change("a discard after the tail", [.discardOutsideHorizon, .stockExpired]) {
            $0.discards[0].at = Instant(minutes: 60481)
        },
        Change(plant: "a delivery later than allowed", [.deliveryOutsideWindow]) { $0.lines[2].latest = .days(3) },
        Change(plant: "a delivery as late as allowed", []) { $0.lines[2].latest = .days(4) },
        Change("a delivery earlier than allowed", [.deliveryOutsideWindow]) {
            $0.deliveries[1].at = Instant(minutes: -1)
        },
        Change("a delivery off the grid", [.deliveryOffGrid]) { $0.deliveries[2].at = Instant(minutes: 33120) },
        Change(plant: "more delivered than wanted", [.demandExceeded]) { $0.lines[2].quantity = 179 },
    ]
}
