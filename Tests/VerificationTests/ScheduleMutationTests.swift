// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import TestSupport
import Testing
import Verification

@Suite("A schedule that does not hold is rejected")
struct ScheduleMutationTests {
    @Test("the schedule of the small plant has no findings")
    func sound() {
        let (scenario, plan, schedule) = SoundSchedules.small
        let verdict = ScheduleChecker(scenario).check(schedule, of: plan)
        #expect(verdict.findings == [])
        #expect(verdict.isSound)
        #expect(verdict.checked.operations == 12)
    }

    @Test("as a document", arguments: document)
    func wrongDocument(_ mutation: ScheduleMutation) { expectRejected(mutation) }

    @Test("in which lots it has", arguments: lots)
    func wrongLots(_ mutation: ScheduleMutation) { expectRejected(mutation) }

    @Test("in when and where a lot does what", arguments: places)
    func wrongPlaces(_ mutation: ScheduleMutation) { expectRejected(mutation) }

    @Test("in people, deliveries and outcome", arguments: results)
    func wrongResults(_ mutation: ScheduleMutation) { expectRejected(mutation) }

    private func expectRejected(_ mutation: ScheduleMutation) {
        var (scenario, plan, schedule) = SoundSchedules.small
        mutation.change(&schedule)
        let verdict = ScheduleChecker(scenario).check(schedule, of: plan)
        #expect(!verdict.isSound)
        #expect(verdict.findings.map(\.kind).contains(mutation.kind), "\(verdict.findings.map(\.message))")
    }

    static let document: [ScheduleMutation] = [
        ScheduleMutation("another label", .scheduleHeaderWrong) { $0.header.label = "x" },
        ScheduleMutation("another horizon", .scheduleHeaderWrong) { $0.header.horizon = .days(27) },
        ScheduleMutation("a resource left out", .resourcesWrong) { $0.resources.removeLast() },
        ScheduleMutation("resources out of order", .resourcesWrong) { $0.resources.swapAt(0, 1) },
        ScheduleMutation("one unit more", .resourcesWrong) { $0.resources[0].count += 1 },
        ScheduleMutation("another label of a unit", .resourcesWrong) { $0.resources[0].label = "x" },
        ScheduleMutation("a unit always open that is not", .calendarsWrong) { $0.resources[1].calendar = nil },
        ScheduleMutation("a calendar that is not there", .calendarsWrong) { $0.resources[1].calendar = 9 },
        ScheduleMutation("an hour more in a shift", .calendarsWrong) { $0.calendars[0][0].to += .hours(1) },
        ScheduleMutation("a shift left out", .calendarsWrong) { $0.calendars[0].removeLast() },
        ScheduleMutation("a calendar that nothing follows", .calendarsWrong) { $0.calendars.append([]) },
        ScheduleMutation("calendars out of order", .calendarsWrong) { $0.calendars.swapAt(0, 1) },
        ScheduleMutation("lots out of order", .orderBroken) { $0.lots.swapAt(0, 1) },
        ScheduleMutation("operations out of order", .orderBroken) { $0.operations.swapAt(0, 1) },
        ScheduleMutation("rooms out of order", .orderBroken) { $0.rooms.swapAt(0, 1) },
        ScheduleMutation("work out of order", .orderBroken) { $0.work.swapAt(0, 1) },
        ScheduleMutation("checks out of order", .orderBroken) { $0.checks.swapAt(0, 1) },
        ScheduleMutation("deliveries out of order", .orderBroken) { $0.deliveries.swapAt(0, 1) },
        ScheduleMutation("an operation twice", .copyDoubled) { $0.operations.insert($0.operations[0], at: 0) },
        ScheduleMutation("an interval that runs backwards", .timeOutOfRange) { $0.rooms[0].held.to = .start },
        ScheduleMutation("a time at the end of all numbers", .timeOutOfRange) {
            $0.operations[0].run.to = Instant(minutes: .max)
        },
        ScheduleMutation("people that are no number", .badNumber) { $0.work[0].people = .nan },
        ScheduleMutation("fewer rounds than none", .badNumber) { $0.outcome.rounds = -1 },
        ScheduleMutation("more notes on calendars than any schedule needs", .listTooLong) {
            $0.calendars = [Array(repeating: Interval(from: .start, to: .start), count: 1_000_001)]
        },
    ]

    static let lots: [ScheduleMutation] = [
        ScheduleMutation("a lot left out", .lotNotScheduled) { $0.remove("msc-002") },
        ScheduleMutation("a lot without its parts", .copyMissing) { $0.operations.removeAll { $0.lot == "msc-002" } },
        ScheduleMutation("parts of a lot without a place", .unplacedHasParts) {
            $0.lots.removeLast()
            $0.unplaced = [UnplacedLot(lot: "msc-002", reason: "no room")]
        },
        ScheduleMutation("a place and none", .lotScheduledTwice) {
            $0.unplaced = [UnplacedLot(lot: "msc-002", reason: "no room")]
        },
        ScheduleMutation("two places", .lotScheduledTwice) { $0.lots.append($0.lots[1]) },
        ScheduleMutation("no reason", .unplacedNotExplained) {
            $0.remove("msc-002")
            $0.unplaced = [UnplacedLot(lot: "msc-002", reason: " ")]
        },
        ScheduleMutation("a lot that nobody planned", .lotNotPlanned) {
            $0.unplaced = [UnplacedLot(lot: "msc-003", reason: "no room")]
        },
        ScheduleMutation("another name", .lotNotPlanned) { $0.lots[1].name = "msc-003" },
        ScheduleMutation("another recipe", .lotStatementWrong) { $0.lots[0].recipe = "iv" },
        ScheduleMutation("another material", .lotStatementWrong) { $0.lots[0].material = "medium" },
        ScheduleMutation("a donor", .lotStatementWrong) { $0.lots[0].donor = "uc-07" },
        ScheduleMutation("another planned release", .lotStatementWrong) { $0.lots[0].planned += .days(1) },
        ScheduleMutation("another start", .storedWrong) { $0.lots[0].start += .minutes(1) },
        ScheduleMutation("stored later", .storedWrong) { $0.lots[0].stored += .minutes(1) },
        ScheduleMutation("released earlier", .releaseWrong) { $0.lots[0].released -= .days(1) },
        ScheduleMutation("more doses than it gives", .netWrong) { $0.lots[0].net += 1 },
        ScheduleMutation("a copy left out", .copyMissing) { $0.operations.removeFirst() },
        ScheduleMutation("a third harvest", .copyUnexpected) {
            var extra = $0.operations[2]
            extra.copy = 3
            $0.operations.insert(extra, at: 3)
        },
        ScheduleMutation("an unknown operation", .unknownName) { $0.operations[0].operation = "expend" },
        ScheduleMutation("another unit", .copyUnexpected) { $0.operations[0].unit = "skid" },
        ScheduleMutation("another stage", .copyUnexpected) { $0.operations[0].stage = "qc" },
        ScheduleMutation("another room", .copyUnexpected) { $0.operations[0].room = nil },
    ]

    static let places: [ScheduleMutation] = [
        ScheduleMutation("no unit number", .unitNumberWrong) { $0.operations[0].unitNumber = nil },
        ScheduleMutation("unit number 0", .unitNumberWrong) { $0.operations[0].unitNumber = 0 },
        ScheduleMutation("unit number 3 of 2", .unitNumberWrong) { $0.operations[0].unitNumber = 3 },
        ScheduleMutation("repetitions on different units", .unitNumberWrong) {
            $0.first("harvest") { $0.unitNumber = 1 }
        },
        ScheduleMutation("two operations on one reactor", .unitNumbersOverlap) {
            for place in $0.operations.indices where $0.operations[place].operation == "harvest" {
                $0.operations[place].unitNumber = 1
            }
        },
        ScheduleMutation("room number 2 of 1", .roomNumberWrong) { $0.rooms[0].number = 2 },
        ScheduleMutation("a key where rooms hold none", .roomKeyWrong) { $0.rooms[0].key = "vesicles" },
        ScheduleMutation("a room left out", .roomHoldWrong) { $0.rooms.removeFirst() },
        ScheduleMutation("a turnaround of a room cut", .roomHoldWrong) { $0.rooms[0].held.to -= .hours(1) },
        ScheduleMutation("a turnaround of a unit cut", .unitHoldWrong) {
            $0.first("harvest") { $0.unitHold?.to -= .hours(1) }
        },
        ScheduleMutation("a set-up in the night", .setUpOutsideShift) {
            $0.operations[0].setUp = $0.operations[0].setUp.later(.hours(-2))
        },
        ScheduleMutation("a set-up cut short", .durationWrong) { $0.operations[0].setUp.from += .minutes(1) },
        ScheduleMutation("a set-up into the run", .durationWrong) {
            $0.operations[0].setUp = $0.operations[0].setUp.later(.hours(1))
        },
        ScheduleMutation("a run cut short", .durationWrong) { $0.operations[0].run.to -= .minutes(1) },
        ScheduleMutation("a run at night", .runOutsideHours) {
            $0.first("concentrate") { $0.run = $0.run.later(.hours(5)) }
        },
        ScheduleMutation("a clean at night", .cleanOutsideShift) {
            $0.operations[0].clean = $0.operations[0].clean.later(.hours(8))
        },
        ScheduleMutation("a clean before the run's end", .durationWrong) {
            $0.operations[0].clean = $0.operations[0].clean.later(.minutes(-1))
        },
        ScheduleMutation("a harvest off its beat", .repeatOffBeat) {
            $0.operations[2].run = $0.operations[2].run.later(.minutes(1))
        },
        ScheduleMutation("a harvest before the culture ends", .tooEarlyAfterPredecessor) {
            for place in [1, 2] { $0.operations[place].run = $0.operations[place].run.later(.minutes(-1)) }
        },
        ScheduleMutation("a hold too long", .holdExceeded) {
            for place in [1, 2] { $0.operations[place].run = $0.operations[place].run.later(.minutes(1)) }
        },
        ScheduleMutation("a test cut short", .testWrong) { $0.checks[0].during.to -= .days(1) },
        ScheduleMutation("a test left out", .testWrong) { $0.checks.removeFirst() },
        ScheduleMutation("an unknown test", .testWrong) { $0.checks[0].name = "purity" },
        ScheduleMutation("a review cut short", .releaseWrong) { $0.checks[1].during.to -= .days(1) },
    ]

    static let results: [ScheduleMutation] = [
        ScheduleMutation("work left out", .workWrong) { $0.work.removeLast() },
        ScheduleMutation("work that nobody asked for", .workWrong) {
            var extra = $0.work[0]
            extra.task = "polish"
            $0.work.insert(extra, at: 1)
        },
        ScheduleMutation("fewer people", .workWrong) { $0.work[1].people -= 0.01 },
        ScheduleMutation("people of another pool", .workWrong) { $0.work[0].pool = "janitors" },
        ScheduleMutation("work an hour later", .workWrong) { $0.work[0].during = $0.work[0].during.later(.hours(1)) },
        ScheduleMutation("a delivery left out", .scheduledDeliveriesWrong) { $0.deliveries.removeFirst() },
        ScheduleMutation("a dose more than there is", .scheduledDeliveriesWrong) { $0.deliveries[0].quantity += 1 },
        ScheduleMutation("a delivery a day later", .scheduledDeliveriesWrong) { $0.deliveries[0].at += .days(1) },
        ScheduleMutation("a late delivery said to be on time", .daysLateWrong) { $0.deliveries[3].daysLate = 0 },
        ScheduleMutation("a delivery on no line", .unknownName) { $0.deliveries[0].line = "line-0" },
        ScheduleMutation("a demand line left out", .scheduledDemandWrong) { $0.demand.removeLast() },
        ScheduleMutation("late said to be on time", .scheduledDemandWrong) {
            ($0.demand[2].onTime, $0.demand[2].late) = (180, 0)
        },
        ScheduleMutation("less wanted", .scheduledDemandWrong) { $0.demand[2].wanted = 180 },
        ScheduleMutation("due later", .scheduledDemandWrong) { $0.demand[2].due += .days(1) },
        ScheduleMutation("all on time", .scheduleOutcomeWrong) { $0.outcome.scheduledOnTime = 1 },
        ScheduleMutation("a plan that promised less", .scheduleOutcomeWrong) { $0.outcome.plannedOnTime -= 0.01 },
        ScheduleMutation("a lot said to be later", .scheduleOutcomeWrong) { $0.outcome.laterLots = 1 },
        ScheduleMutation("days said to be lost", .scheduleOutcomeWrong) { $0.outcome.daysLater = 1 },
    ]
}
