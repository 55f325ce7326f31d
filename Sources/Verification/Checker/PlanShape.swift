// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Whether a plan can be looked at at all: lists of bearable length, times within reach, numbers that are numbers.
struct PlanShape {
    private(set) var log = FindingLog()

    /// Looks at decisions; nothing else is safe to compute where something is found.
    mutating func check(_ decisions: PlanDecisions) {
        let lots = decisions.lots
        bound("lots", lots.count)
        bound("purchases", decisions.purchases.count)
        bound("deliveries", decisions.deliveries.count)
        bound("discards", decisions.discards.count)
        bound("options", decisions.options.count)
        bound("commitments", decisions.commitments.count)
        bound("contracts", decisions.contracts.count)
        bound("shipments", decisions.shipments.count)
        bound("goods", decisions.shipments.reduce(0) { $0.addingSaturated($1.goods.count) })
        bound("operations", lots.reduce(0) { $0.addingSaturated($1.operations.count) })
        bound("rooms", lots.reduce(0) { $0.addingSaturated($1.rooms.count) })
        bound("checks", lots.reduce(0) { $0.addingSaturated($1.checks.count) })
        bound("other outputs", lots.reduce(0) { $0.addingSaturated($1.others?.count ?? 0) })
        guard log.isEmpty else { return }
        if let tail = decisions.tail { near("tail", "", Instant(minutes: tail.minutes), atLeast: 0) }
        lots.forEach { check($0) }
        for one in decisions.purchases {
            near("purchase", one.material, one.ordered)
            near("purchase", one.material, one.arrives)
            size("purchase", one.material, one.quantity)
        }
        for one in decisions.options {
            near("option", one.option, one.from)
            size("option", one.option, one.chosen)
        }
        for one in decisions.contracts {
            near("contract", one.contractor, one.day)
            near("contract", one.contractor, one.arrives)
            size("contract", one.contractor, one.ordered, one.kept, one.cancelled, one.quantity)
        }
        for one in decisions.shipments {
            near("shipment", one.lane, one.leaves)
            near("shipment", one.lane, one.arrives)
            size("shipment", one.lane, one.count ?? 0)
            for goods in one.goods {
                size("shipment", one.lane, goods.quantity, goods.received)
                if let usable = goods.usable { near("shipment", one.lane, usable) }
            }
        }
        for one in decisions.commitments {
            forward("commitment", one.commitment, one.during)
            size("commitment", one.commitment, one.share)
        }
        for one in decisions.deliveries {
            near("delivery", one.line, one.at)
            size("delivery", one.line, one.quantity)
        }
        for one in decisions.discards {
            near("discard", one.material, one.at)
            size("discard", one.material, one.quantity)
        }
    }

    private mutating func check(_ lot: PlannedLot) {
        near("cell", lot.name, lot.cell)
        near("start", lot.name, lot.start)
        near("stored", lot.name, lot.stored)
        near("released", lot.name, lot.released)
        size("count", lot.name, lot.count)
        size("gross", lot.name, lot.gross)
        size("net", lot.name, lot.net)
        for one in lot.operations {
            forward(one.operation, lot.name, one.setUp)
            forward(one.operation, lot.name, one.run)
            forward(one.operation, lot.name, one.clean)
            if let held = one.unitHold { forward(one.operation, lot.name, held) }
        }
        for one in lot.rooms { forward(one.room, lot.name, one.held) }
        for one in lot.checks { forward(one.name, lot.name, one.during) }
        for one in lot.pulls ?? [] { near("pull", lot.name, one) }
        if let share = lot.size { size("size", lot.name, share) }
        for one in lot.others ?? [] {
            near(one.material, lot.name, one.stored)
            near(one.material, lot.name, one.usable)
            size(one.material, lot.name, one.quantity)
        }
    }

    /// Looks at the tables of a whole plan.
    mutating func check(_ plan: Plan) {
        let lostCells = plan.starts.flatMap(\.lost).reduce(0) { $0.addingSaturated($1.cells.count) }
        let lists: [(String, Int)] = [
            ("bucket ends", plan.header.bucketEnds.count), ("starts", plan.starts.count), ("lost cells", lostCells),
            ("demand", plan.demand.count), ("changeovers", plan.changeovers.count),
            ("campaigns", plan.campaigns.count), ("set-ups", plan.setUps.count), ("stock", plan.stock.count),
            ("staff", plan.staff.count),
            ("risks", plan.risks?.count ?? 0), ("service", plan.service?.count ?? 0),
            ("patients", plan.patients?.count ?? 0),
            ("vein to vein", plan.veinToVein?.count ?? 0),
            ("laboratories", plan.laboratories.count), ("plates", plan.plates.count),
            ("loads", plan.loads.count), ("shortfalls", plan.shortfalls.count), ("ledger", plan.ledger.count),
            ("prices", plan.prices?.relaxed.count ?? 0), ("steps", plan.prices?.steps?.count ?? 0),
            ("lot costs", plan.lotCosts.count), ("notes", plan.notes.count),
            ("materials of the legend", plan.legend.materials.count),
            ("lines of the legend", plan.legend.lines.count),
        ]
        for (name, count) in lists { bound(name, count) }
        guard log.isEmpty else { return }
        near("horizon", "", Instant(minutes: plan.header.horizon.minutes), atLeast: 0)
        near("tail", "", Instant(minutes: plan.header.tail.minutes), atLeast: 0)
        let outcome = plan.outcome
        for value in [
            outcome.objective, outcome.bound, outcome.certified ?? 0, outcome.gap, outcome.gapMoney,
            outcome.exactness?.objective ?? 0, outcome.exactness?.rowMiss ?? 0, outcome.exactness?.boundMiss ?? 0,
        ]
        where !value.isFinite || abs(value) > Limits.quantity {
            log.add(.badNumber, "", "the outcome has the number \(value)")
        }
        if plan.outcome.gap < 0 { log.add(.badNumber, "", "the gap is \(plan.outcome.gap)") }
        for one in plan.changeovers {
            near("changeover", one.resource, one.left)
            near("changeover", one.resource, one.entered)
            near("changeover", one.resource, Instant(minutes: one.time.minutes), atLeast: 0)
        }
        for one in plan.campaigns {
            near("campaign", one.resource, one.entered)
            near("campaign", one.resource, one.left)
        }
        for one in plan.demand {
            for value in [one.wanted, one.onTime, one.late, one.lost] { size("demand", one.line, value) }
        }
        for one in plan.risks ?? [] {
            size("risk", one.line, one.wanted, one.noFailure, one.oneFailure, one.fullService)
        }
        for one in plan.service ?? [] { size("service", one.target, one.wanted, one.onTime, one.asked, one.missing) }
        for one in plan.patients ?? [] { size("patient", one.patient, one.treated, one.expected) }
        for one in plan.veinToVein ?? [] { size("vein to vein", one.recipe, one.treated, one.expected) }
        for one in plan.stock {
            // Levels are compared with recomputed ones, which are below 0 where a plan is at fault.
            size("stock", one.material, abs(one.released), abs(one.quarantine), abs(one.lost ?? 0))
        }
        for one in plan.staff {
            size("staff", one.pool, one.hours, one.capacity, one.overtime, one.carried, one.cover, one.coverCapacity)
        }
        for one in plan.laboratories {
            near("laboratory", one.laboratory, one.week)
            size("laboratory", one.laboratory, one.samples)
        }
        for one in plan.plates {
            forward("plate", one.plate, one.during)
            size("plate", one.plate, one.samples, one.plates)
        }
        for one in plan.loads { size("load", one.resource, one.used, one.available) }
        for one in plan.prices?.relaxed ?? [] {
            near("price", one.resource, one.from)
            near("price", one.resource, one.until)
            let study = one.study
            size("price", one.resource, one.amount, study?.holdsMore ?? 0, study?.holdsFewer ?? 0)
            let amounts = [one.price, one.lotsFixed, study?.more, study?.fewer, study?.left, study?.right]
            size("price", one.resource, amounts.compactMap { $0.map(abs) })
        }
        for one in plan.prices?.steps ?? [] {
            for outcome in [one.more, one.fewer].compactMap({ $0 }) {
                let amounts = [outcome.change, outcome.least, outcome.most, outcome.relaxed]
                size("step", one.resource, amounts.compactMap { $0.map(abs) })
            }
            size("step", one.resource, abs(one.price))
        }
        for one in plan.shortfalls { size("shortfall", one.material, one.quantity) }
    }

    private mutating func bound(_ name: String, _ count: Int) {
        if count > Limits.entries {
            log.add(.listTooLong, "", "\(name): \(count) entries, at most \(Limits.entries) are looked at")
        }
    }

    private mutating func near(_ what: String, _ subject: String, _ at: Instant, atLeast low: Int = -Limits.minutes) {
        if at.minutes < low || at.minutes > Limits.minutes {
            log.add(.timeOutOfRange, subject, "\(what) at minute \(at.minutes), out of reach of any plan")
        }
    }

    private mutating func forward(_ what: String, _ subject: String, _ part: Interval) {
        near(what, subject, part.from)
        near(what, subject, part.to)
        if part.to < part.from {
            log.add(
                .timeOutOfRange, subject,
                "\(what) ends at minute \(part.to.minutes), before it begins at minute \(part.from.minutes)")
        }
    }

    private mutating func size(_ what: String, _ subject: String, _ values: Double...) { size(what, subject, values) }

    private mutating func size(_ what: String, _ subject: String, _ values: [Double]) {
        for value in values where !value.isFinite || value < 0 || value > Limits.quantity {
            log.add(.badNumber, subject, "\(what) has the number \(value), expected one from 0 to \(Limits.quantity)")
        }
    }
}
