// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

@testable import Verification

/// Everything that can be decided about one material, on the lattice, with lots and all else given.
struct MaterialChoices {
    let scenario: Scenario
    let times: PlanningTimes
    let lattice: Enumeration.Lattice
    let material: ID<Material>
    let about: Material
    let lines: [DemandLine]
    /// Whose faults speak against decisions on the material.
    let names: Set<String>

    private let given: PlanDecisions
    /// What comes and goes whatever is decided; what comes at a minute comes before what goes.
    private let changes: [Change]
    private let service: [ServiceTarget]
    private let deadlines: [Change]

    private struct Change {
        var minute: Int
        var quantity: Double
    }

    init(_ enumeration: Enumeration, _ material: ID<Material>, _ given: PlanDecisions) {
        scenario = enumeration.scenario
        times = enumeration.times
        lattice = enumeration.lattice
        self.material = material
        about = scenario.materials[material]
        self.given = given
        lines = enumeration.demand.filter { $0.material == material }
        service = scenario.service.things.filter { $0.material == material }
        names = Set([about.name] + lines.map(\.name) + service.map(\.name))
        changes = Self.changes(of: material, given, scenario)
        deadlines = Self.deadlines(of: material, given, scenario, times)
    }

    // MARK: What is given

    private static func changes(of material: ID<Material>, _ given: PlanDecisions, _ scenario: Scenario) -> [Change] {
        let name = scenario.materials[material].name
        var changes: [Change] = []
        for stock in scenario.opening.stock where stock.material == material {
            changes.append(Change(minute: stock.released?.minutes ?? 0, quantity: stock.quantity.double))
        }
        for order in scenario.opening.orders where order.material == material {
            changes.append(Change(minute: order.arrives.minutes, quantity: order.quantity.double))
        }
        let frozen = scenario.materials[material].frozen
        for lot in given.lots {
            if lot.material == name, lot.patient == nil {
                changes.append(Change(minute: lot.released.minutes, quantity: lot.net))
            }
            for other in lot.others ?? [] where other.material == name && other.stored >= .start {
                changes.append(Change(minute: other.usable.minutes, quantity: other.quantity))
            }
            guard let id = scenario.recipes.id(named: lot.recipe) else { continue }
            let operations = scenario.recipes[id].operations
            for done in lot.operations where done.run.from >= .start {
                guard let operation = operations.id(named: done.operation) else { continue }
                for use in operations[operation].uses where use.material == material {
                    // A lot in process has had what is thawed before the start.
                    let at = done.run.from.minutes - (frozen?.thaw.minutes ?? 0)
                    guard at >= 0 else { continue }
                    let taken = frozen?.taken(for: use.quantity) ?? use.quantity
                    changes.append(Change(minute: at, quantity: -taken.double * (lot.size ?? 1)))
                }
            }
        }
        for done in given.commitments {
            guard let id = scenario.commitments.id(named: done.commitment) else { continue }
            for use in scenario.commitments[id].uses where use.material == material {
                changes.append(Change(minute: done.during.from.minutes, quantity: -use.quantity.double * done.share))
            }
        }
        for contract in given.contracts where contract.material == name {
            changes.append(Change(minute: contract.arrives.minutes, quantity: contract.quantity))
        }
        for shipment in given.shipments {
            for goods in shipment.goods {
                if goods.from == name {
                    changes.append(Change(minute: shipment.leaves.minutes, quantity: -goods.quantity))
                }
                if goods.to == name {
                    changes.append(Change(minute: shipment.arrives.minutes, quantity: goods.received))
                }
            }
        }
        return changes
    }

    private var supply: Double { changes.reduce(0) { $0 + max(0, $1.quantity) } }
    private var taken: Double { changes.reduce(0) { $0 - min(0, $1.quantity) } }

    /// Whether no more has left by any minute than has come in: the first thing the checker would find, only sooner.
    private func isServed(_ part: PlanDecisions) -> Bool {
        var all = changes
        all += part.purchases.map { Change(minute: $0.arrives.minutes, quantity: $0.quantity) }
        all += part.deliveries.map { Change(minute: $0.at.minutes, quantity: -$0.quantity) }
        // What is in quarantine may be discarded as well: when is for the checker to say.
        all += part.discards.map { Change(minute: times.end.minutes, quantity: -$0.quantity) }
        all.sort { $0.minute != $1.minute ? $0.minute < $1.minute : $0.quantity > $1.quantity }
        var stock = 0.0
        var before = 0
        let kept = 1 - about.lossPerDay.double
        for change in all {
            for _ in (before / 1440)..<max(before / 1440, change.minute / 1440) { stock *= kept }
            before = max(before, change.minute)
            stock += change.quantity
            if stock < -1e-6 { return false }
        }
        return true
    }

    /// Whether enough has left by each expiry, discards included.
    private func isGoneInTime(_ part: PlanDecisions) -> Bool {
        deadlines.allSatisfy { deadline in
            let due = deadlines.filter { $0.minute <= deadline.minute }.reduce(0) { $0 + $1.quantity }
            let taken = changes.filter { $0.minute <= deadline.minute }.reduce(0) { $0 - min(0, $1.quantity) }
            let delivered = part.deliveries.filter { $0.at.minutes <= deadline.minute }.reduce(0) { $0 + $1.quantity }
            let discarded = part.discards.filter { $0.at.minutes <= deadline.minute }.reduce(0) { $0 + $1.quantity }
            return due <= taken + delivered + discarded + 1e-6
        }
    }

    // MARK: What it can bring

    /// What holding, shortfall and missed service cost without any decision, all of which may be saved [cents].
    func savings(_ ledger: [LedgerLine]) -> Double {
        let accounts: Set<LedgerAccount> = [.holding, .shortfall, .service]
        return -ledger.filter { accounts.contains($0.account) && names.contains($0.object) }
            .reduce(0.0) { $0 + Double($1.amount.cents) }
    }

    /// The most that decisions bring before what they save of other costs [cents].
    func most(_ part: PlanDecisions) -> Double {
        var money = 0.0
        for delivery in part.deliveries {
            guard let line = lines.first(where: { $0.name == delivery.line }) else { continue }
            let late = min(line.lateCap.double, line.latePerDay.double * Double(delivery.daysLate))
            money += delivery.quantity * (line.price.double + line.lost.double - late)
        }
        let bought = part.purchases.reduce(0) { $0 + $1.quantity }
        let gone = (part.deliveries.map(\.quantity) + part.discards.map(\.quantity)).reduce(0, +)
        money -= bought * (about.purchase?.price.double ?? 0)
        money -= part.discards.reduce(0) { $0 + $1.quantity } * about.disposal.double
        money += about.closingValue.double * (about.lossPerDay.isZero ? bought - gone : bought)
        return money * 100
    }

    // MARK: What can be decided

    /// All decisions on the lattice that do not take what is not there.
    var parts: [PlanDecisions] {
        let all = about.purchase.map(bought) ?? made
        return all.filter { isServed($0) && isGoneInTime($0) }
    }

    private func bought(_ purchase: Material.Purchase) -> [PlanDecisions] {
        let weeks = stride(from: 0, to: times.end.minutes, by: 7 * 1440).filter { $0 >= purchase.leadTime.minutes }
        // Nothing gains by more than is needed, rounded up to packs or the smallest order.
        let most = taken + (purchase.minimumOrder ?? purchase.pack ?? 0).double
        let size = purchase.pack?.double ?? lattice.bought
        let least = purchase.minimumOrder?.double ?? size
        let amounts = stride(from: (least / size).rounded(.up) * size, through: most, by: size)
        return weeks.reduce([PlanDecisions()]) { (parts: [PlanDecisions], week: Int) -> [PlanDecisions] in
            parts.flatMap { part -> [PlanDecisions] in
                let before = part.purchases.reduce(0) { $0 + $1.quantity }
                let sizes = about.lossPerDay.isZero ? amounts.filter { before + $0 <= most } : needs(at: week, part)
                return ([0] + sizes).map { quantity -> PlanDecisions in
                    guard quantity > 0 else { return part }
                    var more = part
                    let arrives = Instant(minutes: week)
                    more.purchases.append(
                        PlannedPurchase(
                            material: about.name, ordered: arrives - purchase.leadTime, arrives: arrives,
                            quantity: quantity))
                    return more
                }
            }
        }
    }

    /// What must come at a week so that what shrinks in stock is enough up to each later minute.
    private func needs(at week: Int, _ part: PlanDecisions) -> [Double] {
        let kept = 1 - about.lossPerDay.double
        func share(_ from: Int, _ to: Int) -> Double {
            (from / 1440..<max(from / 1440, to / 1440)).reduce(1) { share, _ in share * kept }
        }
        let all =
            changes + part.purchases.map { Change(minute: $0.arrives.minutes, quantity: $0.quantity) }
        let ends = Set(changes.filter { $0.quantity < 0 && $0.minute >= week }.map(\.minute)).sorted()
        return ends.compactMap { end in
            let missing = -all.filter { $0.minute <= end }.reduce(0) { $0 + $1.quantity * share($1.minute, end) }
            return missing > 1e-9 ? missing / share(week, end) : nil
        }
    }

    private var made: [PlanDecisions] {
        let instants = times.deliveryInstants(of: lines)
        var parts = [PlanDecisions()]
        for line in lines {
            let open = instants.filter { times.mayDeliver(line, at: $0) }
            let ways = spread(Int(line.quantity.double / lattice.made), over: open.count)
            parts = parts.flatMap { part in
                let gone = part.deliveries.reduce(0) { $0 + $1.quantity }
                return ways.compactMap { counts -> PlanDecisions? in
                    guard gone + Double(counts.reduce(0, +)) * lattice.made <= supply + 1e-6 else { return nil }
                    var more = part
                    for (at, count) in zip(open, counts) where count > 0 {
                        let late = max(0, (at - line.due).minutes) / 1440
                        more.deliveries.append(
                            PlannedDelivery(
                                line: line.name, at: at, quantity: Double(count) * lattice.made, daysLate: late))
                    }
                    return more
                }
            }
        }
        // Discarding in order to hold less is too dear in these scenarios.
        guard about.shelfLife != nil || about.storage != nil else { return parts }
        parts = parts.filter(isServed)
        let moments = about.storage == nil ? expiries : Set(instants + expiries).sorted()
        return parts.flatMap { part in
            let gone = part.deliveries.reduce(0) { $0 + $1.quantity } + taken
            let left = max(0, Int((supply - gone + 1e-6) / lattice.made))
            return spread(left, over: moments.count).map { counts in
                var more = part
                for (at, count) in zip(moments, counts) where count > 0 {
                    more.discards.append(
                        PlannedDiscard(material: about.name, at: at, quantity: Double(count) * lattice.made))
                }
                return more
            }
        }
    }

    /// When what there is of the material expires, by the end of the tail.
    private var expiries: [Instant] { Set(deadlines.map { Instant(minutes: $0.minute) }).sorted() }

    /// What must be gone by when, by the end of the tail: at its expiry, or when it leaves quarantine if that is later.
    private static func deadlines(
        of material: ID<Material>, _ given: PlanDecisions, _ scenario: Scenario, _ times: PlanningTimes
    ) -> [Change] {
        let about = scenario.materials[material]
        guard let life = about.shelfLife else { return [] }
        var all: [Change] = []
        func add(born: Instant, usable: Instant, _ quantity: Double) {
            let at = max(times.expiry(life, of: born), usable)
            if quantity > 0, at <= times.end { all.append(Change(minute: at.minutes, quantity: quantity)) }
        }
        for stock in scenario.opening.stock where stock.material == material {
            add(born: .start - stock.age, usable: stock.released ?? .start, stock.quantity.double)
        }
        for order in scenario.opening.orders where order.material == material {
            add(born: order.arrives, usable: order.arrives, order.quantity.double)
        }
        for lot in given.lots where lot.patient == nil {
            if lot.material == about.name { add(born: lot.stored, usable: lot.released, lot.net) }
            for other in lot.others ?? [] where other.material == about.name {
                add(born: other.stored, usable: other.usable, other.quantity)
            }
        }
        for contract in given.contracts where contract.material == about.name {
            add(born: contract.arrives, usable: contract.arrives, contract.quantity)
        }
        for shipment in given.shipments {
            guard let lane = scenario.lanes.id(named: shipment.lane) else { continue }
            let at = shipment.arrives + (scenario.lanes[lane].keeps ?? .zero)
            for goods in shipment.goods where goods.to == about.name && at <= times.end {
                all.append(Change(minute: at.minutes, quantity: goods.received))
            }
        }
        return all
    }

    /// All ways to put at most so many pieces into some places.
    private func spread(_ pieces: Int, over places: Int) -> [[Int]] {
        guard places > 0 else { return [[]] }
        return (0...max(0, pieces)).flatMap { count in
            spread(pieces - count, over: places - 1).map { [count] + $0 }
        }
    }
}
