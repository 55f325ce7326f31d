// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Follows a plan's decisions through all rules and derives its tables and its money.
struct Reckoning {
    let setting: Setting
    let demand: DemandLines
    private(set) var log = FindingLog()
    private(set) var evaluation: PlanEvaluation
    /// The ledger before rounding.
    private(set) var ledger: LedgerBook
    /// Slack of stock levels, by material.
    private(set) var stockSlack: [Double] = []
    /// Holds of all lots.
    private(set) var unitHolds: [UnitHours.Held] = []
    private(set) var roomHolds: [RoomRules.Held] = []
    /// Tests of all lots on instruments.
    private(set) var instruments: [InstrumentWork] = []
    private var laboratories: LaboratoryRules
    private var plates: PlateRules
    /// Stays of lots where keys matter, in rooms and on units.
    private var stays: [KeyRules.Held] = []
    /// What lots make that hold a unit.
    private var unitUses: [SetUpRules.Use] = []
    private(set) var work: WorkBook
    /// The lots that could be followed.
    private var checkedLots: [CheckedLot] = []

    init(_ scenario: Scenario, _ decisions: PlanDecisions) {
        let tail = scenario.horizon.tail ?? decisions.tail ?? Self.tail(of: decisions.lots)
        self.init(Setting(scenario, tail: tail.minutes, isRelaxed: decisions.isRelaxed), decisions)
    }

    /// Follows decisions in a setting that others may share.
    init(_ setting: Setting, _ decisions: PlanDecisions) {
        let scenario = setting.scenario
        let setting = setting.choosing(decisions.options)
        self.setting = setting
        demand = DemandLines(setting)
        work = WorkBook(setting)
        laboratories = LaboratoryRules(setting)
        plates = PlateRules(setting)
        ledger = LedgerBook()
        evaluation = PlanEvaluation(
            header: PlanHeader(
                label: scenario.label, currency: scenario.currency, start: scenario.horizon.start.description,
                horizon: Span(minutes: setting.frame.horizon),
                tail: Span(minutes: setting.frame.end - setting.frame.horizon),
                bucketEnds: setting.frame.bucketEnds.map { Instant(minutes: $0) }, isRelaxed: decisions.isRelaxed))
        follow(decisions)
    }

    /// The longest time from cell to release, up to whole days.
    private static func tail(of lots: [PlannedLot]) -> Span {
        let longest = lots.filter { $0.origin != .inProcess }.map { ($0.released - $0.cell).minutes }.max() ?? 0
        return Span(minutes: (max(0, min(longest, Limits.minutes)) + 1439) / 1440 * 1440)
    }

    private mutating func follow(_ decisions: PlanDecisions) {
        var rules = LedgerRules(setting)
        var flows = FlowBook(setting)
        followLots(decisions.lots, &rules, &flows)
        followPurchases(decisions.purchases, &rules, &flows)
        followDeliveries(decisions.deliveries, &rules, &flows)
        followDiscards(decisions.discards, &rules, &flows)
        followCommitments(decisions.commitments, &rules, &flows)
        ContractRules(setting: setting).follow(decisions.contracts, &rules, &flows, &log)
        for shipment in decisions.shipments {
            ShipmentRules(setting: setting).follow(shipment, &rules, &flows, &log)
        }
        followPlates(&rules)
        OptionRules(setting: setting).check(decisions.options, &log)
        rules.add(decisions.options)
        RoomRules(setting: setting).check(roomHolds, &log)
        let keys = KeyRules(setting: setting)
        evaluation.changeovers = keys.check(stays, &rules, &log)
        evaluation.campaigns = CampaignRules(setting: setting, keys: keys).check(stays, &rules, &log)
        UnitHours(setting).check(unitHolds, instruments, &log)
        evaluation.setUps = SetUpRules(setting: setting).check(unitUses, unitHolds, &rules, &log)
        evaluation.laboratories = laboratories.check(&log)
        let staff = StaffHours(setting: setting)
        evaluation.staff = staff.weeks(work)
        staff.check(evaluation.staff, &log)
        for week in evaluation.staff {
            if let pool = setting.scenario.staff.id(named: week.pool) { rules.add(week, pool) }
        }
        followStock(flows, &rules)
        evaluation.loads = LoadRules(setting: setting).loads(
            unitHolds, instruments, roomHolds, work, evaluation.setUps)
        evaluation.risks =
            RiskRules(
                setting: setting, demand: demand, deliveries: decisions.deliveries, lots: checkedLots,
                flows: flows.flows
            ).risks()
        ledger = rules.book
        evaluation.ledger = ledger.lines()
        evaluation.contribution = Money.sum(evaluation.ledger.map(\.amount))
        evaluation.findings = log.canonical
    }

    private mutating func followLots(_ lots: [PlannedLot], _ rules: inout LedgerRules, _ flows: inout FlowBook) {
        var reader = LotReader(setting)
        var patients = PatientRules(setting)
        for planned in lots {
            guard var lot = reader.read(planned, &log) else { continue }
            LotSteps(setting: setting).check(lot, &log)
            LotSequence(setting: setting).check(lot, &log)
            let units = LotHolds(setting: setting).units(lot, &log)
            let rooms = LotHolds(setting: setting).rooms(lot, &log)
            let checks = LotRelease(setting: setting).check(lot, &log)
            (lot.gross, lot.net) = LotOutput(setting: setting).check(lot, &log)
            OtherOutputs(setting: setting).check(lot, &log)
            ThawRules(setting: setting).check(lot, &log)
            patients.follow(lot, &log)
            var spread = LotWork(setting, lot)
            spread.spread(checks, into: &work, &log)
            let pulls = LotRelease(setting: setting).pulls(lot, stored: lot.lot.stored.minutes)
            LotRelease(setting: setting).checkPulls(lot, stored: lot.lastRunEnd, &log)
            spread.pull(pulls, into: &work)
            unitHolds += units.map {
                UnitHours.Held(unit: $0.unit, from: $0.from, to: $0.to, count: lot.count, waits: $0.waits)
            }
            roomHolds += rooms.map {
                RoomRules.Held(lot: lot.name, room: $0.room, from: $0.from, to: $0.to, count: lot.count)
            }
            unitUses += units.map {
                SetUpRules.Use(
                    unit: $0.unit, material: lot.shape.recipe.makes, from: $0.from, to: $0.to, count: lot.count)
            }
            stays += KeyStays(setting: setting).stays(of: lot, units: units, rooms: rooms)
            instruments += checks.compactMap { InstrumentWork($0, lot.count) }
            laboratories.add(checks, lot.count)
            plates.add(checks, lot.count)
            let costs = LotCosts(
                setting, lot, units: units, rooms: rooms, checks: checks, pulls: pulls.count,
                work: spread.totals)
            rules.add(lot, costs)
            evaluation.lotCosts.append(costs.statement(lot))
            flows.add(lot)
            checkedLots.append(lot)
        }
        reader.reportMissing(&log)
        evaluation.patients = patients.outcomes(&rules, &log)
    }

    private mutating func followCommitments(
        _ commitments: [PlannedCommitment], _ rules: inout LedgerRules, _ flows: inout FlowBook
    ) {
        let own = CommitmentRules(setting: setting)
        for done in own.check(commitments, &log) {
            own.work(done, into: &work, &log)
            let thing = done.commitment
            unitHolds += thing.units.map {
                UnitHours.Held(unit: $0, from: done.from, to: done.to, count: done.share, waits: 0)
            }
            roomHolds += thing.rooms.map {
                RoomRules.Held(
                    lot: thing.name, room: $0, from: done.from, to: done.to, count: done.share, isLot: false)
            }
            stays += thing.units.map {
                KeyRules.Held(
                    lot: thing.name, place: .unit($0), from: done.from, to: done.to, count: done.share, recipe: nil,
                    isFact: false)
            }
            for use in thing.uses {
                flows.outflow(
                    use.material, thing.name, at: done.from, use.quantity.double * done.share, isDiscard: false)
            }
            rules.add(done)
        }
    }

    private mutating func followPlates(_ rules: inout LedgerRules) {
        for start in plates.starts(&log) {
            plates.work(start, into: &work)
            instruments += [InstrumentWork(start)].compactMap(\.self)
            rules.add(start)
            evaluation.plates.append(
                PlannedPlates(
                    plate: start.plate.name,
                    during: Interval(from: Instant(minutes: start.from), to: Instant(minutes: start.to)),
                    samples: start.samples, plates: start.plates))
        }
    }

    private mutating func followPurchases(
        _ purchases: [PlannedPurchase], _ rules: inout LedgerRules, _ flows: inout FlowBook
    ) {
        for purchase in purchases {
            guard let id = setting.scenario.materials.id(named: purchase.material) else {
                log.add(.unknownName, purchase.material, "a purchase names a material that is not in the scenario")
                continue
            }
            PurchaseRules(setting: setting).check(purchase, id, &log)
            let at = purchase.arrives.minutes
            flows.supply(id, "purchase", stored: at, available: at, birth: at, purchase.quantity)
            rules.add(purchase, id)
        }
    }

    private mutating func followDeliveries(
        _ deliveries: [PlannedDelivery], _ rules: inout LedgerRules, _ flows: inout FlowBook
    ) {
        var service = DemandRules(setting, demand)
        for delivery in deliveries {
            guard let id = demand.lines.id(named: delivery.line) else {
                log.add(
                    .unknownName, delivery.line,
                    "a delivery names a demand line that the scenario does not have by the end of the tail")
                continue
            }
            let line = demand.lines[id]
            service.deliver(delivery, on: id, &log)
            flows.outflow(
                line.material, "delivery on \(line.name)", at: delivery.at.minutes, delivery.quantity,
                isDiscard: false, wants: line.remainingLife)
            rules.add(delivery, on: line)
        }
        evaluation.demand = service.outcomes(&log)
        PriorityRules(setting: setting, demand: demand).check(deliveries, &log)
        evaluation.service = ServiceRules(setting: setting, service: service).outcomes(&rules, &log)
        for id in demand.lines.ids { rules.addLost(service.lost(id), on: demand.lines[id]) }
    }

    private mutating func followDiscards(
        _ discards: [PlannedDiscard], _ rules: inout LedgerRules, _ flows: inout FlowBook
    ) {
        for discard in discards {
            guard let id = setting.scenario.materials.id(named: discard.material) else {
                log.add(.unknownName, discard.material, "a discard names a material that is not in the scenario")
                continue
            }
            if discard.at.minutes < 0 || discard.at.minutes > setting.frame.end {
                log.add(
                    .discardOutsideHorizon, discard.material,
                    "\(setting.quantity(discard.quantity, id)) are discarded at \(setting.time(discard.at.minutes)), "
                        + "outside \(setting.stretch(0, setting.frame.end))")
            }
            flows.outflow(id, "discard", at: discard.at.minutes, discard.quantity, isDiscard: true)
            rules.add(discard, id)
        }
    }

    private mutating func followStock(_ book: FlowBook, _ rules: inout LedgerRules) {
        for id in setting.scenario.materials.ids {
            let flows = book.flows[id.index]
            StockSimulation(setting, id, flows).check(&log)
            stockSlack.append(flows.slack())
            let levels = flows.levels(at: setting.frame.bucketEnds)
            let figures = flows.supplies.count + flows.outflows.count
            evaluation.shortfalls += rules.add(levels, figures: figures, of: id)
            for (end, level) in zip(setting.frame.bucketEnds, levels) {
                evaluation.stock.append(
                    StockLevel(
                        material: setting.scenario.materials[id].name, at: Instant(minutes: end),
                        released: level.released, quarantine: level.physical - level.released,
                        lost: setting.scenario.materials[id].lossPerDay.isZero ? nil : level.lost))
            }
        }
    }
}
