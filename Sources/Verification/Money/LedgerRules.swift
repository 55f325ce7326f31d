// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Books everything that a plan's decisions earn and cost.
struct LedgerRules {
    let setting: Setting
    private(set) var book = LedgerBook()

    init(_ setting: Setting) {
        self.setting = setting
        bookConstants()
    }

    private mutating func bookConstants() {
        let scenario = setting.scenario
        let horizon = setting.frame.horizon
        for cost in scenario.fixedCosts.things {
            book.book(.fixed, cost.name, -(cost.rate * Exact(horizon)))
        }
        for id in scenario.staff.ids where scenario.staff[id].paid == .roster {
            let pool = scenario.staff[id]
            let minutes = pool.headcount.multipliedSaturated(setting.hours.normal[id.index].minutes(0, horizon))
            book.book(.staffRoster, pool.name, -(pool.rate * Exact(minutes)))
        }
    }

    mutating func add(_ lot: CheckedLot, _ costs: LotCosts) {
        let recipe = lot.shape.recipe.name
        let count = Exact(exactly: lot.count) ?? .zero
        let isWhole = lot.count == lot.count.rounded()
        func put(_ account: LedgerAccount, _ object: String, _ cost: Exact) {
            book.book(account, object, -(cost * count), slack: isWhole ? 0 : 0.5e-6 * cost.double)
        }
        put(.operations, recipe, costs.operations)
        put(.tests, recipe, costs.tests)
        for (unit, cost) in costs.units { put(.unitTime, setting.scenario.units[unit].name, cost) }
        for (room, cost) in costs.rooms { put(.roomTime, setting.scenario.rooms[room].name, cost) }
    }

    mutating func add(_ done: CommitmentRules.Done) {
        let thing = done.commitment
        let share = Exact(exactly: done.share) ?? .zero
        let held = Exact(max(0, done.to - done.from))
        func put(_ account: LedgerAccount, _ object: String, _ cost: Exact) {
            book.book(account, object, -(cost * share), slack: done.share == 1 ? 0 : 0.5e-6 * cost.double)
        }
        put(.commitments, thing.name, thing.cost)
        for unit in thing.units.map({ setting.scenario.units[$0] }) { put(.unitTime, unit.name, unit.rate * held) }
        for room in thing.rooms.map({ setting.scenario.rooms[$0] }) { put(.roomTime, room.name, room.rate * held) }
    }

    mutating func add(_ start: PlateRules.Start) {
        let plates = Exact(figure: start.plates) ?? .zero
        let slack = start.plates == start.plates.rounded() ? 0 : 1e-6
        func put(_ account: LedgerAccount, _ object: String, _ cost: Exact) {
            book.book(account, object, -(cost * plates), slack: slack * cost.double)
        }
        put(.plates, start.plate.name, start.plate.cost)
        guard let instrument = start.plate.instrument else { return }
        let unit = setting.scenario.units[instrument.unit]
        put(.unitTime, unit.name, unit.rate * Exact(instrument.time.minutes))
    }

    mutating func addChangeover(of resource: String, _ cost: Exact) {
        book.book(.changeovers, resource, -cost)
    }

    mutating func add(_ purchase: PlannedPurchase, _ id: ID<Material>) {
        let material = setting.scenario.materials[id]
        guard let price = material.purchase?.price else { return }
        book.book(.materials, material.name, -price, times: Exact(figure: purchase.quantity) ?? .zero)
    }

    mutating func addShipping(_ lane: ShippingLane, _ quantity: Exact, figures: Int, shipments: Double) {
        let slack = 0.5e-6 * Double(figures) * lane.price.magnitude.double
        book.book(.shipping, lane.name, -(lane.price * quantity), slack: slack)
        book.book(.shipping, lane.name, -lane.cost, times: Exact(exactly: shipments) ?? .zero)
    }

    mutating func addContract(_ contractor: Contractor, made: Double, cancelled: Double, fee: Exact) {
        func put(_ account: LedgerAccount, _ lots: Double, _ cost: Exact) {
            let slack = lots == lots.rounded() ? 0 : 0.5e-6 * cost.double
            book.book(account, contractor.name, -(cost * (Exact(exactly: lots) ?? .zero)), slack: slack)
        }
        put(.contracts, made, contractor.price)
        put(.cancellation, cancelled, contractor.price * fee)
    }

    mutating func add(_ delivery: PlannedDelivery, on line: DemandLine) {
        let quantity = Exact(figure: delivery.quantity) ?? .zero
        book.book(.revenue, line.name, line.price, times: quantity)
        let late = max(0, delivery.at.minutes - line.due.minutes)
        if late > 0 {
            let penalty = min(line.lateCap, line.latePerDay * Exact(late, over: 1440))
            book.book(.lateness, line.name, -penalty, times: quantity)
        }
    }

    mutating func addLost(_ quantity: Exact, on line: DemandLine) {
        book.book(.lost, line.name, -line.lost, times: quantity)
    }

    /// What is missing to a service target, a difference of figures that are each rounded.
    mutating func add(_ target: String, missing: Exact, _ penalty: Exact, figures: Int) {
        book.book(
            .service, target, -(penalty * missing), slack: 0.5e-6 * Double(figures + 1) * penalty.double)
    }

    /// What a patient's lots are expected to earn and to be late; what is missing to one that passes is lost.
    mutating func add(_ patient: Patient, earned passing: Exact, late: Exact) {
        let slack = passing.isWhole ? 0 : 1e-9
        book.book(.revenue, patient.name, patient.price * passing, slack: slack * patient.price.double)
        book.book(.lateness, patient.name, -late, slack: slack * late.double)
        book.book(.lost, patient.name, -(patient.lost * (.one - passing)), slack: slack * patient.lost.double)
    }

    mutating func add(_ options: [PlannedOption]) {
        for one in options {
            guard let id = setting.scenario.options.id(named: one.option) else { continue }
            let price = setting.scenario.options[id].cost
            book.book(.investment, one.option, -price, times: Exact(exactly: one.chosen) ?? .zero)
        }
    }

    mutating func add(_ discard: PlannedDiscard, _ id: ID<Material>) {
        let material = setting.scenario.materials[id]
        book.book(.disposal, material.name, -material.disposal, times: Exact(figure: discard.quantity) ?? .zero)
    }

    mutating func add(_ week: StaffWeek, _ id: ID<StaffPool>) {
        let pool = setting.scenario.staff[id]
        func put(_ account: LedgerAccount, _ hours: Double, _ rate: Exact) {
            let pay = LotCosts.pay(hours * 60, rate, pool.productive)
            book.book(account, pool.name, -pay, slack: 1e-9 * pay.magnitude.double)
        }
        // An hour of overtime is paid once, at its own rate.
        if pool.paid == .used { put(.staffUsed, week.hours - week.overtime, pool.rate) }
        if let overtime = pool.overtime { put(.overtime, week.overtime, overtime.rate) }
        if let cover = pool.cover { put(.cover, week.cover, cover.rate) }
    }

    /// Holding, shortfalls and closing value of a material, from its stock at bucket ends.
    mutating func add(
        _ levels: [Flows.Level], figures: Int, of id: ID<Material>
    ) -> [SafetyShortfall] {
        let material = setting.scenario.materials[id]
        let frame = setting.frame
        var shortfalls: [SafetyShortfall] = []
        for (place, end) in frame.bucketEnds.enumerated() {
            let length = Exact(end - frame.bucketStart(place))
            // A level is a sum of rounded figures, each of which may be off by half a millionth.
            func put(_ account: LedgerAccount, _ rate: Exact, _ quantity: Double) {
                let slack = 0.5e-6 * Double(figures) * rate.magnitude.double
                book.book(account, material.name, rate * (Exact(figure: quantity) ?? .zero), slack: slack)
            }
            put(.holding, -(material.holding * length), levels[place].physical)
            if let safety = material.safetyStock, end <= frame.horizon {
                let missing = safety.double - levels[place].released
                if missing > Tolerances.quantity(safety.double, figures: figures) {
                    put(.shortfall, -(material.shortfall * length), missing)
                    shortfalls.append(
                        SafetyShortfall(material: material.name, at: Instant(minutes: end), quantity: missing))
                }
            }
            if end == frame.end { put(.closingValue, material.closingValue, levels[place].physical) }
        }
        return shortfalls
    }
}
