// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// A lot's way through the plant up to its storage: all that its tests, its review and its output leave as it is.
///
/// A class so that problems which are much the same share it.
final class LotProcess: Sendable {
    let cell: Instant
    let start: Instant
    let stored: Instant
    let operations: [OperationTimes]
    let unitHolds: [UnitHoldTimes]
    let roomHolds: [RoomHoldTimes]
    let unitDays: [UnitDayMinutes]
    let uses: [UseTimes]
    let others: [OutputTimes]
    /// When samples after each operation are taken, by operation index.
    let samples: [Instant]
    /// Minutes from the end of each copy's run to the run its product goes to, for the steps that lose.
    let holds: [Int]
    /// Work of people on the operations, and the same by pool and week.
    let bookings: [StaffBooking]
    let weeks: [StaffWeekMinutes]
    /// Frozen material that would have to leave the stock before minute 0.
    let thawsTooEarly: ID<Material>?

    /// Takes over what the builder has found.
    init(_ builder: borrowing TimelineBuilder, cell: Instant, _ ledger: borrowing StaffLedger) {
        self.cell = cell
        start = builder.start ?? cell
        stored = builder.stored
        operations = builder.operations
        unitHolds = builder.unitHolds
        roomHolds = builder.roomHolds
        unitDays = builder.unitDays(unitHolds)
        let uses = builder.uses
        self.uses = uses
        others = builder.others
        samples = builder.samples
        holds = builder.holds
        bookings = ledger.bookings
        weeks = ledger.weeks
        let isNew = builder.state.given == nil
        let thawing = builder.plan.thawing
        thawsTooEarly = isNew ? uses.first { $0.at < .start && thawing.contains($0.material) }?.material : nil
    }

    /// The lot with tests, review and output, or the check that cannot be done.
    func timeline(
        _ plan: CompiledRecipe, scenario: Scenario, hours: PlantHours, memo: inout OutputMemo
    ) -> Result<LotTimeline, TimelineBuilder.Lost> {
        var ledger = StaffLedger(hours: hours, after: weeks, room: plan.checkNeedCount)
        let release = ReleaseTimes(
            plan, stored: stored, samples: samples, scenario: scenario, hours: hours, ledger: &ledger)
        if let failure = release.failure { return .failure(.init(reason: failure)) }
        if let material = thawsTooEarly { return .failure(.init(reason: .thawBeforeStart(material))) }
        let output = memo.result(plan.output, holds: holds)
        return .success(
            LotTimeline(
                recipe: plan.id,
                cell: cell,
                start: start,
                stored: stored,
                released: release.released,
                operations: operations,
                unitHolds: unitHolds,
                roomHolds: roomHolds,
                checks: release.checks,
                instruments: release.instruments,
                sendings: release.sendings,
                plated: release.plated,
                operationWork: bookings,
                checkWork: ledger.bookings,
                staffWeeks: ledger.weeks,
                unitDays: unitDays,
                uses: uses,
                others: others,
                gross: output.gross,
                net: output.net,
                limitedBy: output.limitedBy
            )
        )
    }
}
