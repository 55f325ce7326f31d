// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import TestSupport
import Testing
import Verification

@Suite("Plans with less common rules")
struct SpecialPlanTests {
    /// A plant with one operation that needs nothing but time.
    private func plain(_ change: (inout PlantBuilder) -> Void = { _ in }) -> Scenario {
        var plant = PlantBuilder()
        plant.calendars["day"] = PlantBuilder.weekly([.mon, .tue, .wed, .thu, .fri], from: 6, to: 14)
        plant.units["mill"] = .init(calendar: "day", rate: 1)
        plant.materials = [MaterialPart("powder", unit: "kg", isCounted: false)]
        plant.recipes = [
            RecipePart(
                "grind", makes: "powder", yield: 8, operations: [OperationPart("mill", unit: "mill", run: .hours(4))])
        ]
        change(&plant)
        return plant.scenario()
    }

    private func kinds(_ scenario: Scenario, _ decisions: PlanDecisions) -> [FindingKind] {
        PlanChecker(scenario).check(SoundPlans.plan(decisions, in: scenario)).findings.map(\.kind)
    }

    @Test(
        "A pausable run takes its minutes from open hours only", arguments: [(840, true), (870, false), (720, false)])
    func pausable(end: Int, isSound: Bool) throws {
        // Monday 12:00 to 14:00 and Tuesday 06:00 to 08:00.
        let scenario = plain { $0.recipes[0].operations[0].isPausable = true }
        let sketch = LotSketch(
            "grind", cell: 0, gross: 8, net: 8, steps: [.init("mill", run: 720, end: 1080 + end)])
        let lot = try #require(sketch.lot(in: scenario))
        #expect(kinds(scenario, PlanDecisions(lots: [lot])).isEmpty == isSound)
    }

    @Test("Shelf life in months ends on the same day of the month", arguments: [(44640, true), (44641, false)])
    func months(at: Int, isSound: Bool) {
        let scenario = plain {
            $0.start = CivilDate(year: 2027, month: 1, day: 1) ?? .earliest
            $0.materials[0].shelfLife = .months(1)
            $0.stock = [("powder", 5, .zero, nil)]
        }
        let discard = PlannedDiscard(material: "powder", at: Instant(minutes: at), quantity: 5)
        #expect(kinds(scenario, PlanDecisions(discards: [discard])).isEmpty == isSound)
    }

    @Test(
        "A delivery takes stock that has enough of its life left",
        arguments: [
            (RemainingLife.span(.minutes(30_240)), true), (.span(.minutes(30_241)), false),
            (.share(Exact(6, over: 10)), true), (.share(Exact(601, over: 1000)), false), (.months(0), true),
            (.months(1), false),
        ])
    func remainingLife(wants: RemainingLife, isSound: Bool) {
        let scenario = plain {
            $0.materials[0].shelfLife = .span(.days(35))
            $0.stock = [("powder", 5, .zero, nil), ("powder", 5, .days(1), nil)]
            $0.lines = [
                LinePart("a", "powder", 5, due: Instant(minutes: 20160)),
                LinePart("b", "powder", 5, due: Instant(minutes: 20160)),
            ]
            $0.lines[0].remainingLife = wants
        }
        // 14 of 35 d are gone; the older stock goes to the line that wants nothing.
        let deliveries = ["a", "b"].map {
            PlannedDelivery(line: $0, at: Instant(minutes: 20160), quantity: 5, daysLate: 0)
        }
        let found = kinds(scenario, PlanDecisions(deliveries: deliveries))
        #expect(found == (isSound ? [] : [.stockExpired, .remainingLifeShort]))
    }

    @Test("Stock in quarantine cannot be delivered before its release, and takes room", arguments: [20160, 30240])
    func quarantine(at: Int) {
        let scenario = plain {
            $0.stock = [("powder", 5, .zero, Instant(minutes: 25000))]
            $0.lines = [LinePart("a", "powder", 5, due: Instant(minutes: 20160))]
            $0.materials[0].storage = 4
        }
        let delivery = PlannedDelivery(
            line: "a", at: Instant(minutes: at), quantity: 5, daysLate: (at - 20160) / 1440)
        let found = kinds(scenario, PlanDecisions(deliveries: [delivery]))
        #expect(found == (at == 20160 ? [.stockNegative, .storageExceeded] : [.storageExceeded]))
    }

    @Test("A lot in process goes on from where it stands, and what it did before costs nothing")
    func inProcess() throws {
        var builder = SmallPlant.builder
        builder.inProcess = [("msc", "harvest", Instant(minutes: -4000))]
        builder.lines = []
        builder.recipes[0].operations[3].minutes = [:]
        builder.materials[1].shelfLife = nil
        let scenario = builder.scenario()
        // The second harvest runs from Sunday to 00:20 on Monday, its clean on Monday at 06:00.
        var sketch = LotSketch(
            "msc", cell: -4000, gross: 633, net: 565.2,
            steps: [
                .init("harvest", 1, run: -4000), .init("harvest", 2, run: -1120, clean: 360),
                .init("concentrate", 1, run: 420), .init("concentrate", 2, run: 1860),
                .init("polish", run: 2100),
            ])
        sketch.origin = .inProcess
        let lot = try #require(sketch.lot(in: scenario))
        let discard = PlannedDiscard(material: "medium", at: Instant(minutes: 30240), quantity: 30)
        let decisions = PlanDecisions(lots: [lot], discards: [discard])
        let evaluation = PlanChecker(scenario).evaluate(decisions)
        #expect(evaluation.findings == [])
        // Held since minute 0: reactor 480 min, suite 1860 min; 660 min of work; the recipe and its culture are paid.
        let accounts: Set<LedgerAccount> = [.operations, .unitTime, .roomTime, .tests, .staffUsed]
        let spent = evaluation.ledger.filter { accounts.contains($0.account) }
        #expect(
            spent.map { "\($0.object) \($0.amount.text)" } == [
                "reactor -240.00", "skid -750.00", "suite -372.00", "msc -500.00", "operators -825.00",
            ])
        let without = PlanChecker(scenario).evaluate(PlanDecisions(discards: [discard]))
        #expect(without.findings.map(\.kind).contains(.lotMissing))
    }

    @Test("Fractions of lots share a room in a relaxed plan, whole ones do not", arguments: [true, false])
    func relaxed(isRelaxed: Bool) throws {
        let scenario = plain {
            $0.units["mill"] = .init(count: 3); $0.rooms["hall"] = .init(); $0.recipes[0].operations[0].room = "hall"
        }
        var lots: [PlannedLot] = []
        for number in 1...2 {
            var sketch = LotSketch(
                "grind", number: number, cell: 0, gross: 8, net: 8, steps: [.init("mill", run: 360)])
            sketch.count = isRelaxed ? 0.5 : 1
            lots.append(try #require(sketch.lot(in: scenario)))
        }
        let found = kinds(scenario, PlanDecisions(lots: lots, isRelaxed: isRelaxed))
        #expect(found == (isRelaxed ? [] : [.roomOverbooked]))
    }

    @Test("A table is repeated at its mean rate to the end of the tail")
    func repeated() {
        let scenario = plain {
            $0.materials[0].isCounted = true
            $0.lines = [
                LinePart("a", "powder", 10, due: Instant(minutes: 10080)),
                LinePart("b", "powder", 17, due: Instant(minutes: 25200), price: 3),
                LinePart("old", "powder", 99, due: Instant(minutes: -1440)),
            ]
            $0.repeatsDemand = true
            $0.bucket = .span(.days(14))
        }
        // 27 in 17.5 days: 1.542857 a day, over 10.5 days to day 28 and 14 days to day 42.
        let lines = PlanChecker(scenario).evaluate(PlanDecisions()).demand
        #expect(lines.map(\.line) == ["a", "b", "old", "repeat-powder-01", "repeat-powder-02"])
        #expect(lines.map(\.wanted) == [10, 17, 99, 16, 22])
        #expect(lines.map(\.due.minutes) == [10080, 25200, -1440, 40320, 60480])
        #expect(lines.map(\.lost) == lines.map(\.wanted))
        var plan = SoundPlans.plan(PlanDecisions(), in: scenario)
        #expect(PlanChecker(scenario).check(plan).isSound)
        plan.demand.removeLast()
        #expect(PlanChecker(scenario).check(plan).findings.map(\.kind) == [.demandMissing])
    }

    @Test("Buckets of civil months are cut at the horizon and the tail")
    func months() {
        let scenario = plain { ($0.bucket, $0.length, $0.tail) = (.month, .days(56), .days(10)) }
        let ends = PlanChecker(scenario).evaluate(PlanDecisions()).header.bucketEnds.map { $0.minutes / 1440 }
        #expect(ends == [28, 56, 66])
    }

    @Test("Working days end at midnight of the last open day after the sample's", arguments: [4, 5])
    func workingDays(days: Int) throws {
        let scenario = plain {
            $0.recipes[0].tests = [TestPart("assay", after: "mill", elapsed: .zero)]
            $0.recipes[0].tests[0].workingDays = (4, "day")
        }
        // Sampled on Tuesday: Wednesday, Thursday, Friday, Monday.
        let sketch = LotSketch("grind", cell: 1440, gross: 8, net: 8, steps: [.init("mill", run: 1800)])
        var lot = try #require(sketch.lot(in: scenario))
        let done = Instant(minutes: (days == 4 ? 8 : 6) * 1440)
        lot.checks[0].during.to = done
        lot.checks[1].during = Interval(from: done, to: done)
        lot.released = done
        #expect(kinds(scenario, PlanDecisions(lots: [lot])).isEmpty == (days == 4))
    }
}
