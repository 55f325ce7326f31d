// SPDX-License-Identifier: GPL-3.0-or-later

/// The kinds of fault a plan can have, in the order in which they are listed.
public enum FindingKind: String, Hashable, Sendable, CaseIterable {
    // The plan as a document.
    case listTooLong, timeOutOfRange, badNumber, unknownName, orderBroken
    case headerWrong, horizonWrong, bucketsWrong, legendWrong
    // Which lots there are.
    case lotMissing, lotUnexpected, lotNotWhole, lotNameWrong, startsWrong
    case copyMissing, copyDoubled, copyUnexpected
    // When a lot does what.
    case cellWrong, startOutsideCell, startDayNotAllowed
    case durationWrong, setUpOutsideShift, runOutsideHours, cleanOutsideShift, repeatOffBeat
    case tooEarlyAfterPredecessor, holdExceeded, ownUnitsExceeded, runNotStaffed, notQualified
    case instrumentShort
    case unitHoldWrong, roomHoldWrong, thawTooEarly
    case storedWrong, testWrong, pullsWrong, releaseWrong, releasedAfterTail
    // What a lot gives.
    case grossWrong, grossNotWhole, netWrong, limitWrong, otherOutputWrong, sizeWrong
    // Shared resources.
    case roomOverbooked, unitOverbooked, staffOverbooked, overtimeExceeded, coverExceeded
    case roomKeysMixed, unitTaken, changeoverTooShort, campaignWrong
    case commitmentMissed, commitmentWrong, laboratoryOverbooked, laboratoryTableWrong
    case plateTableWrong
    case optionWrong, staffTableWrong, loadTableWrong, changeoverTableWrong, campaignTableWrong, setUpTableWrong
    // Materials.
    case purchaseNotPossible, purchaseTooEarly, purchaseOffGrid, packBroken, minimumOrderMissed
    case shipmentWrong, shipmentOffGrid, shipmentOverfull, quarantineWrong, contractWrong, contractSlots
    case stockNegative, stockExpired, remainingLifeShort, storageExceeded, closingStockMissed, discardOutsideHorizon
    case stockTableWrong, shortfallWrong
    // Demand.
    case demandMissing, demandWrong, deliveryOutsideWindow, deliveryOffGrid, daysLateWrong
    case demandSplitWrong, demandExceeded, priorityBroken, serviceMissed, serviceTableWrong
    case riskTableWrong
    // Patients.
    case patientLotWrong, patientStartWrong, patientTooLate, patientDosesMissed, patientPriorityBroken,
        patientTableWrong
    // Money.
    case ledgerLineWrong, ledgerLineUnexpected, contributionWrong, objectiveWrong, boundBelowObjective, gapWrong
    case certificateBelowPlan, exactnessWrong, lotCostWrong, costShareWrong
    case priceWrong
    // The schedule as a document.
    case scheduleUnexpected, scheduleHeaderWrong, resourcesWrong, calendarsWrong
    // Which lots the schedule has, and where.
    case lotNotScheduled, lotScheduledTwice, lotNotPlanned, unplacedNotExplained, unplacedHasParts
    case lotStatementWrong, startBeforeHorizon, pinnedLotMoved, campaignLotMoved
    case unitNumberWrong, unitNumbersOverlap, roomNumberWrong, roomNumbersOverlap, roomKeyWrong
    // People by the minute, and what the schedule delivers.
    case workWrong, peopleShort, scheduledDeliveriesWrong, scheduledDemandWrong, scheduleOutcomeWrong

    /// The rule that is broken, in one sentence.
    public var meaning: String {
        documentMeaning ?? lotMeaning ?? timeMeaning ?? resourceMeaning ?? materialMeaning ?? patientMeaning
            ?? scheduleMeaning ?? moneyMeaning
    }
}
