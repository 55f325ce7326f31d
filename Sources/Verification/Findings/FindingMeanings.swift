// SPDX-License-Identifier: GPL-3.0-or-later

extension FindingKind {
    /// Faults of the plan as a document.
    var documentMeaning: String? {
        switch self {
        case .listTooLong: "A list has more entries than any plan needs."
        case .timeOutOfRange: "A time is further away than a plan can reach, or an interval runs backwards."
        case .badNumber: "A number is infinite, not a number, negative where it may not be, or out of all measure."
        case .unknownName: "A name is not in the scenario."
        case .orderBroken: "A list is not in canonical order, or names the same thing twice."
        case .headerWrong: "The header does not tell the scenario's label, currency or start."
        case .horizonWrong: "The horizon or its tail is not the scenario's."
        case .bucketsWrong: "The bucket ends do not follow from the scenario."
        case .legendWrong: "A unit, price or worth in the legend is not the scenario's."
        default: nil
        }
    }

    /// Faults of which lots there are, and of what they give.
    var lotMeaning: String? {
        switch self {
        case .lotMissing: "A lot that the scenario pins or has in process is not in the plan."
        case .lotUnexpected: "A lot says it was pinned or in process, but the scenario does not have it."
        case .lotNotWhole: "A plan of whole lots has a fraction of a lot, or several under one name."
        case .lotNameWrong: "Lots of a recipe are not numbered by their starts."
        case .startsWrong: "Possible and lost starts do not add up to the grid, or a lot starts in a lost cell."
        case .copyMissing: "A lot lacks a copy of an operation of its recipe."
        case .copyDoubled: "A lot has the same copy of an operation twice."
        case .copyUnexpected: "A lot has an operation, copy or unit that its recipe does not have."
        case .grossWrong: "A lot fills something else than its yield, recoveries, holds and fill cap give."
        case .grossNotWhole: "A counted material is filled in fractions."
        case .netWrong: "A lot's net output is not what is left after reserve and failures."
        case .otherOutputWrong: "What a lot gives beside is not what its recipe and runs give."
        case .sizeWrong: "A lot's size is not one that its recipe admits."
        case .limitWrong: "The stated limit of a lot's output is not what limits it."
        default: nil
        }
    }

    /// Faults of when a lot does what.
    var timeMeaning: String? {
        switch self {
        case .cellWrong: "A lot's cell is not on the grid of starts within the horizon."
        case .startOutsideCell: "A lot does not start within its grid cell and the horizon, or a set-up begins earlier."
        case .startDayNotAllowed: "A lot starts on a weekday on which its recipe may not start."
        case .durationWrong: "A set-up, run or clean does not last as long as its operation says."
        case .setUpOutsideShift: "A set-up does not fit into the joint open hours of its unit and people."
        case .runOutsideHours: "A run does not fit into the open hours of its unit."
        case .cleanOutsideShift: "A clean does not fit into the joint open hours of its unit and people."
        case .repeatOffBeat: "Repetitions do not start at their fixed distance."
        case .tooEarlyAfterPredecessor: "An operation starts before one it follows has ended."
        case .holdExceeded: "The wait after a run is longer than its longest hold."
        case .ownUnitsExceeded: "A lot uses more units of a class at once than there are."
        case .runNotStaffed: "A run, test or review needs more people than its pool has at that time."
        case .notQualified: "A unit is taken before it, or the operation on it, is qualified."
        case .instrumentShort: "The open hours of an instrument within a test hold too little time."
        case .unitHoldWrong: "The unit is not held from set-up to clean, with the turnaround after the lot's last use."
        case .roomHoldWrong: "The room is not held from the first set-up to the last clean and through its turnaround."
        case .thawTooEarly: "A frozen material would have to be taken out of stock before the horizon's start."
        case .storedWrong: "A lot's start or storing is not that of its first set-up or last run."
        case .pullsWrong: "Samples of a lot are not pulled when its recipe says."
        case .testWrong: "A test does not run from its sample for its elapsed time."
        case .releaseWrong:
            "A lot is released before its tests and review are done, or its review is too short or long."
        case .releasedAfterTail: "A lot is released after the end of the tail."
        default: nil
        }
    }

    /// Faults of rooms, units and people.
    var resourceMeaning: String? {
        switch self {
        case .roomOverbooked: "More lots hold a room at once than there are rooms, or than may share it."
        case .roomKeysMixed: "Lots of different key are in a room at once that lots of equal key share."
        case .unitTaken: "A lot comes to a unit that holds a key while another lot has it."
        case .changeoverTooShort: "A lot enters a room, or comes to a unit, before its changeover is over."
        case .campaignWrong:
            "A campaign is too short or long, out of step, too late after its start, or not got ready for."
        case .campaignTableWrong: "The stated campaigns of rooms and units do not follow from the lots."
        case .setUpTableWrong: "The stated set-ups of units in buckets do not follow from the lots."
        case .changeoverTableWrong: "The stated changeovers of rooms and units do not follow from the lots."
        case .unitOverbooked: "The units of a class are held for longer in a day than they are there."
        case .staffOverbooked:
            "Work can wait no longer than a week whose normal hours do not hold it, and the pool has no overtime."
        case .overtimeExceeded: "A pool works more overtime in a week than its limit, though it puts off what may wait."
        case .coverExceeded: "A pool works more cover hours in a week than its cover has."
        case .laboratoryOverbooked: "More samples arrive at a laboratory in a week than it takes."
        case .plateTableWrong: "The plates stated for a start are not those that the lots fill."
        case .laboratoryTableWrong: "The samples stated for a laboratory and week are not those that the lots send."
        case .commitmentMissed: "A commitment is not done on one of its dates."
        case .commitmentWrong: "A commitment is done otherwise than its dates, window and length say."
        case .optionWrong: "An option to add capacity is chosen or stated as the scenario does not admit it."
        case .staffTableWrong: "The work stated for a pool and week is not what the lots need."
        case .loadTableWrong: "The load stated for a resource and bucket is not what the lots hold."
        default: nil
        }
    }

    /// Faults of purchases, stock and demand.
    var materialMeaning: String? {
        switch self {
        case .purchaseNotPossible: "A material is bought that cannot be bought."
        case .purchaseTooEarly: "A purchase arrives before its lead time allows, or is not ordered that long before."
        case .purchaseOffGrid: "A purchase does not arrive on a week's first day within horizon and tail."
        case .packBroken: "A purchase is not a whole number of packs."
        case .minimumOrderMissed: "A purchase is smaller than the smallest order."
        case .shipmentWrong: "A shipment carries, takes or loses something else than its lane says."
        case .shipmentOffGrid:
            "A shipment does not leave at the end of a day on which its lane departs, or arrives too late."
        case .quarantineWrong:
            "What leaves in quarantine is not of a lot in quarantine, or may be used at another time than its release."
        case .shipmentOverfull: "More leaves on a lane than its shipments take, or more shipments than it has."
        case .contractWrong: "Lots of a contractor are not what it makes, gives or has booked, or come at another time."
        case .contractSlots: "More lots are ordered from a contractor than a day has, or too late for its notice."
        case .stockNegative: "More of a material leaves than has been released."
        case .stockExpired: "Stock outlives its shelf life, or what leaves can only be served from expired stock."
        case .remainingLifeShort: "A delivery can only be served from stock with less life left than its line wants."
        case .storageExceeded: "More of a material is stored than there is room for."
        case .closingStockMissed: "Released stock at the end of the tail is below the closing stock."
        case .discardOutsideHorizon: "A discard does not lie within horizon and tail."
        case .stockTableWrong: "The stated stock does not follow from supplies, uses, deliveries and discards."
        case .shortfallWrong: "The stated safety-stock shortfall does not follow from the stock."
        case .demandMissing: "A demand line of the scenario is not accounted for."
        case .demandWrong: "A demand line's material, due date or wanted quantity is not the scenario's."
        case .deliveryOutsideWindow: "A delivery is earlier or later than its demand line allows."
        case .deliveryOffGrid: "A delivery is not at one of its material's delivery instants."
        case .daysLateWrong: "A delivery's days late do not follow from its date."
        case .demandSplitWrong:
            "On time, late and lost do not follow from the deliveries, or do not add up to the demand."
        case .priorityBroken: "A line is delivered while one of higher priority that is due lacks something."
        case .serviceMissed: "Less is delivered on time than a service target demands."
        case .riskTableWrong: "What is stated of a line when lots fail does not follow from the lots."
        case .serviceTableWrong: "What is stated of a service target does not follow from the deliveries."
        case .demandExceeded: "More is delivered on a demand line than is wanted."
        default: nil
        }
    }

    /// Faults of the schedule alone.
    var scheduleMeaning: String? {
        switch self {
        case .scheduleUnexpected: "A plan of fractional lots has a schedule."
        case .scheduleHeaderWrong: "The header of the schedule is not the plan's."
        case .resourcesWrong: "A unit class, room or pool is not listed with its number and its label."
        case .calendarsWrong: "The listed open hours of a unit class, room or pool are not the scenario's."
        case .lotNotScheduled: "A lot of the plan has neither a place nor a reason why it has none."
        case .lotScheduledTwice: "A lot has two places, or a place and a reason why it has none."
        case .lotNotPlanned: "The schedule has a lot that the plan does not have."
        case .unplacedNotExplained: "A lot has no place, and no reason is given."
        case .unplacedHasParts: "An operation, room, check or work belongs to a lot that has no place."
        case .lotStatementWrong: "What the schedule says of a lot is not what the plan says."
        case .startBeforeHorizon: "A lot starts before the horizon."
        case .pinnedLotMoved: "A pinned lot starts on another day than it is pinned to."
        case .campaignLotMoved: "A lot holds a room or unit with campaigns at another time than in the plan."
        case .unitNumberWrong: "An operation is on a unit number that its class does not have, or has none."
        case .unitNumbersOverlap: "One unit is held twice at a time."
        case .roomNumberWrong: "A lot is in a room number that does not exist."
        case .roomNumbersOverlap: "One room is held twice at a time."
        case .roomKeyWrong: "The stated key of a lot in a room is not its own."
        case .workWrong: "The stated work of people is not what the lots need."
        case .peopleShort: "More people must be somewhere at a minute than there are."
        case .scheduledDeliveriesWrong: "The stated deliveries do not follow from the lots as they are scheduled."
        case .scheduledDemandWrong: "What is stated of a demand line does not follow from the scheduled deliveries."
        case .scheduleOutcomeWrong: "The stated outcome does not follow from the schedule."
        default: nil
        }
    }

    /// Faults of patients with lots of their own.
    var patientMeaning: String? {
        switch self {
        case .patientLotWrong: "A lot of one patient's cells names no patient, a wrong one, or one who has another lot."
        case .patientStartWrong: "A patient's lot starts before the cells arrive, or later than they keep."
        case .patientTooLate: "A patient's lot is released later than the patient can wait."
        case .patientDosesMissed: "A patient's lot gives fewer units than are of use."
        case .patientPriorityBroken:
            "A patient of higher priority has no lot and could have had one that another patient has."
        case .patientTableWrong:
            "What is stated of a patient, or of all patients of a recipe, is not what the lots give."
        default: nil
        }
    }

    /// Faults of money.
    var moneyMeaning: String {
        switch self {
        case .ledgerLineWrong: "A ledger line is not what the plan's decisions cost or earn."
        case .ledgerLineUnexpected: "The ledger has a line for something the plan does not have."
        case .contributionWrong: "The contribution is not the sum of the ledger."
        case .objectiveWrong: "The programme's value differs from the ledger by more than rounding."
        case .boundBelowObjective: "The bound on any plan's contribution is below this plan's."
        case .certificateBelowPlan: "The certified bound on any plan's contribution is below this plan's."
        case .exactnessWrong: "The exact evaluation is of another plan, or the decisions miss the programme's rules."
        case .gapWrong: "The gap does not follow from bound and objective."
        case .lotCostWrong: "The cost of a lot does not follow from standard rates."
        case .costShareWrong: "A ledger line is not divided as the rules of the cost of goods say."
        case .priceWrong: "A price, or a step more or fewer, is of nothing there is or contradicts itself."
        default: rawValue
        }
    }
}
