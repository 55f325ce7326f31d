// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import TestSupport
import Testing
import Verification

@Suite("A statement that is not so is rejected")
struct StatementTests {
    @Test("of the document and its money", arguments: document)
    func wrongDocument(_ mutation: Mutation) { expectRejected(mutation) }

    @Test("of a lot", arguments: lots)
    func wrongLot(_ mutation: Mutation) { expectRejected(mutation) }

    @Test("of a table", arguments: tables)
    func wrongTable(_ mutation: Mutation) { expectRejected(mutation) }

    private func expectRejected(_ mutation: Mutation) {
        var (scenario, plan) = SoundPlans.small
        mutation.change(&plan)
        let verdict = PlanChecker(scenario).check(plan)
        #expect(!verdict.isSound)
        #expect(verdict.findings.map(\.kind).contains(mutation.kind), "\(verdict.findings.map(\.message))")
    }

    static let document: [Mutation] = [
        Mutation("a ledger line off by a cent", .contributionWrong) { $0.ledger[0].amount = Money(cents: 4_000_001) },
        Mutation("a ledger line and the contribution off by two cents", .ledgerLineWrong) {
            $0.ledger[0].amount = Money(cents: 4_000_002)
            $0.outcome.contribution = Money(cents: $0.outcome.contribution.cents + 2)
        },
        Mutation("a ledger line left out", .ledgerLineWrong) { $0.ledger.removeFirst() },
        Mutation("a ledger line for nothing", .ledgerLineUnexpected) {
            $0.ledger.append(LedgerLine(account: .fixed, object: "garden", amount: Money(cents: -100)))
        },
        Mutation("the ledger out of order", .orderBroken) { $0.ledger.swapAt(0, 4) },
        Mutation("the contribution off", .contributionWrong) { $0.outcome.contribution = Money(cents: 1_452_882) },
        Mutation("the objective off", .objectiveWrong) { $0.outcome.objective += 10 },
        Mutation("the bound below the objective", .boundBelowObjective) {
            $0.outcome.bound = $0.outcome.objective - 10
        },
        Mutation("a certificate below the plan", .certificateBelowPlan) {
            $0.outcome.certified = $0.outcome.objective - 10
        },
        Mutation("an infinite certificate", .badNumber) { $0.outcome.certified = .infinity },
        Mutation("an exact evaluation of another plan", .exactnessWrong) {
            $0.outcome.exactness = PlanExactness(objective: $0.outcome.objective + 10, rowMiss: 0, boundMiss: 0)
        },
        Mutation("a rule of the programme missed", .exactnessWrong) {
            $0.outcome.exactness = PlanExactness(objective: $0.outcome.objective, rowMiss: 0.01, boundMiss: 0)
        },
        Mutation("a bound missed by less than nothing", .exactnessWrong) {
            $0.outcome.exactness = PlanExactness(objective: $0.outcome.objective, rowMiss: 0, boundMiss: -1e-9)
        },
        Mutation("the gap off", .gapWrong) { $0.outcome.gap += 0.001 },
        Mutation("the gap in money off", .gapWrong) { $0.outcome.gapMoney += 1 },
        Mutation("another currency", .headerWrong) { $0.header.currency = "USD" },
        Mutation("another tail", .horizonWrong) { $0.header.tail = .days(13) },
        Mutation("wrong bucket ends", .bucketsWrong) { $0.header.bucketEnds[1] = Instant(minutes: 20159) },
        Mutation("an infinite objective", .badNumber) { $0.outcome.objective = .infinity },
        Mutation("a unit that is not the material's", .legendWrong) {
            $0.legend.materials = [MaterialLegend(name: "medium", unit: "kg")]
        },
        Mutation("a worth that is not the line's", .legendWrong) {
            $0.legend.lines = [LineLegend(name: "line-1", price: Money(cents: 10000), worth: Money(cents: 1))]
        },
        Mutation("more notes than any plan needs", .listTooLong) {
            $0.notes = Array(repeating: "", count: 1_000_001)
        },
    ]

    static let lots: [Mutation] = [
        Mutation("an unknown recipe", .unknownName) { $0.lots[0].recipe = "mcs" },
        Mutation("an unknown operation", .unknownName) { $0.lots[0].operations[0].operation = "expnad" },
        Mutation("another donor", .unknownName) { $0.lots[0].donor = "uc-07" },
        Mutation("lots out of order", .orderBroken) { $0.lots.swapAt(0, 1) },
        Mutation("lots numbered against their starts", .lotNameWrong) {
            $0.lots[0].name = "msc-003"
            $0.lots.swapAt(0, 1)
        },
        Mutation("a lot without a number", .lotNameWrong) { $0.lots[0].name = "msc" },
        Mutation("half a lot", .lotNotWhole) { $0.lots[0].count = 0.5 },
        Mutation("a pinned lot that nobody pinned", .lotUnexpected) { $0.lots[0].origin = .pinned },
        Mutation("a lot in process that is not", .lotUnexpected) { $0.lots[0].origin = .inProcess },
        Mutation("a copy twice", .copyDoubled) { $0.lots[0].operations.append($0.lots[0].operations[0]) },
        Mutation("a copy missing", .copyMissing) { $0.lots[0].operations.removeLast() },
        Mutation("a third harvest", .copyUnexpected) { $0.lots[0].operations[2].copy = 3 },
        Mutation("another unit", .copyUnexpected) { $0.lots[0].operations[0].unit = "skid" },
        Mutation("one dose too many", .grossWrong) { $0.lots[0].gross += 1 },
        Mutation("half a dose", .grossNotWhole) { $0.lots[0].gross += 0.5 },
        Mutation("net without failures", .netWrong) { $0.lots[0].net = 628 },
        Mutation("the wrong limit", .limitWrong) { $0.lots[0].limitedBy = .fillCap },
        Mutation("stored too early", .storedWrong) { $0.lots[0].stored -= .hours(1) },
        Mutation("another start", .storedWrong) { $0.lots[0].start += .hours(1) },
        Mutation("released too early", .releaseWrong) { $0.lots[0].released -= .days(1) },
        Mutation("a test cut short", .testWrong) { $0.lots[0].checks[0].during.to -= .days(1) },
        Mutation("a review cut short", .releaseWrong) { $0.lots[0].checks[1].during.to -= .hours(1) },
        Mutation("no review", .releaseWrong) { $0.lots[0].checks.removeLast() },
        Mutation("the unit's turnaround cut", .unitHoldWrong) {
            $0.lots[0].operations[1].unitHold?.to -= .hours(1)
        },
        Mutation("the room's turnaround cut", .roomHoldWrong) { $0.lots[0].rooms[0].held.to -= .days(1) },
        Mutation("a room that is not held", .roomHoldWrong) { $0.lots[0].rooms = [] },
        Mutation("a run cut short", .durationWrong) { $0.lots[0].operations[0].run.to -= .hours(1) },
        Mutation("an interval that runs backwards", .timeOutOfRange) {
            $0.lots[0].operations[0].run.to = Instant(minutes: 0)
        },
        Mutation("a time a thousand years off", .timeOutOfRange) { $0.lots[0].stored = Instant(minutes: 525_600_000) },
        Mutation("a time at the end of all numbers", .timeOutOfRange) { $0.lots[0].cell = Instant(minutes: .min) },
        Mutation("an output that is no number", .badNumber) { $0.lots[0].gross = .nan },
        Mutation("fewer lots than none", .badNumber) { $0.lots[0].count = -1 },
    ]

    static let tables: [Mutation] = [
        Mutation("an unknown material bought", .unknownName) { $0.purchases[0].material = "mediun" },
        Mutation("an unknown line delivered", .unknownName) { $0.deliveries[0].line = "line-0" },
        Mutation("an unknown material discarded", .unknownName) { $0.discards[0].material = "mediun" },
        Mutation("a late delivery said to be on time", .daysLateWrong) { $0.deliveries[3].daysLate = 0 },
        Mutation("late quantity said to be on time", .demandSplitWrong) {
            ($0.demand[2].onTime, $0.demand[2].late) = (180, 0)
        },
        Mutation("lost quantity kept quiet", .demandSplitWrong) { $0.demand[2].lost = 0 },
        Mutation("a demand line left out", .demandMissing) { $0.demand.remove(at: 1) },
        Mutation("less wanted than in the scenario", .demandWrong) { $0.demand[2].wanted = 180 },
        Mutation("stock that is not there", .stockTableWrong) { $0.stock[0].released += 1 },
        Mutation("stock in quarantine that is not there", .stockTableWrong) { $0.stock[0].quarantine += 1 },
        Mutation("a stock level left out", .stockTableWrong) { $0.stock.removeLast() },
        Mutation("a shortfall left out", .shortfallWrong) { $0.shortfalls = [] },
        Mutation("a shortfall that is none", .shortfallWrong) {
            $0.shortfalls.append(SafetyShortfall(material: "vesicles", at: Instant(minutes: 20160), quantity: 5))
        },
        Mutation("work that nobody needs", .staffTableWrong) { $0.staff[6].hours += 1 },
        Mutation("cover that is not there", .staffTableWrong) { $0.staff[6].coverCapacity += 1 },
        Mutation("overtime kept quiet", .staffTableWrong) { $0.staff[6].overtime += 1 },
        Mutation("a load that is not there", .loadTableWrong) { $0.loads[0].used += 1 },
        Mutation("a load left out", .loadTableWrong) { $0.loads.removeLast() },
        Mutation("a lot cost off by two cents", .lotCostWrong) { $0.lotCosts[0].tests = Money(cents: 50002) },
        Mutation("a lot cost left out", .lotCostWrong) { $0.lotCosts.removeLast() },
        Mutation("more starts than cells", .startsWrong) { $0.starts[0].possible += 1 },
        Mutation("a lot in a lost cell", .startsWrong) { $0.starts[0].lost[0].cells = [Instant(minutes: 0)] },
        Mutation("a recipe whose starts are not stated", .startsWrong) { $0.starts = [] },
        Mutation("deliveries out of order", .orderBroken) { $0.deliveries.swapAt(0, 1) },
        Mutation("a negative delivery", .badNumber) { $0.deliveries[0].quantity = -400 },
    ]
}
