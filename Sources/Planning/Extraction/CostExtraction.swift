// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Divides each line of the ledger among what bears it, in whole cents that add up to the line.
struct CostExtraction {
    let scenario: Scenario
    let plan: Plan

    private typealias Weights = [LotDrivers.Place: Exact]

    /// All parts, in the order of the ledger, then by bearer, name and stage.
    var shares: [CostShare] {
        let drivers = LotDrivers(scenario, plan.lots)
        var shares = materialShares(drivers)
        for line in plan.ledger where line.account != .materials {
            shares += parts(of: line, drivers)
        }
        return shares.filter { $0.amount != .zero }.sorted { CostShare.stands($0, before: $1) }
    }

    private func parts(of line: LedgerLine, _ drivers: LotDrivers) -> [CostShare] {
        let name = line.object
        switch line.account {
        case .revenue, .lateness, .lost:
            return [whole(line, .demand, material(ofLine: name))]
        case .service: return [whole(line, .demand, material(ofTarget: name))]
        case .closingValue, .holding, .shortfall, .materials: return [whole(line, .stock, name)]
        case .disposal: return [whole(line, .waste, name)]
        case .contracts, .cancellation: return [whole(line, .contract, material(ofContractor: name))]
        case .shipping, .commitments, .investment: return [whole(line, .plant, "")]
        case .operations: return byLots(line, line.amount, drivers.operations[recipe(name)], rest: .plant)
        case .tests: return byLots(line, line.amount, drivers.tests[recipe(name)], rest: .plant)
        case .plates:
            return byLots(line, line.amount, drivers.plates[scenario.plates.id(named: name)?.index ?? -1], rest: .plant)
        case .unitTime:
            guard let unit = scenario.units.id(named: name) else { return [whole(line, .plant, "")] }
            let weights = drivers.units[unit.index]
            return byLots(line, charged(weights, scenario.units[unit].rate, line), weights, rest: .plant)
        case .roomTime:
            guard let room = scenario.rooms.id(named: name) else { return [whole(line, .plant, "")] }
            let weights = drivers.rooms[room.index]
            return byLots(line, charged(weights, scenario.rooms[room].rate, line), weights, rest: .plant)
        case .changeovers:
            let rooms = scenario.rooms.id(named: name).flatMap { drivers.rooms[$0.index] } ?? [:]
            let units = scenario.units.id(named: name).flatMap { drivers.units[$0.index] } ?? [:]
            return byLots(line, line.amount, rooms.merging(units, uniquingKeysWith: +), rest: .plant)
        case .staffUsed, .overtime, .cover:
            return byLots(line, line.amount, drivers.work[pool(name)], rest: .plant)
        case .staffRoster:
            return byLots(line, part(line.amount, workLoad(of: name)), drivers.work[pool(name)], rest: .idle)
        case .fixed: return fixed(line, drivers)
        }
    }

    // MARK: Materials

    /// Lots bear what they take at its price; what is thrown away is waste; the rest, of either sign, is stock.
    private func materialShares(_ drivers: LotDrivers) -> [CostShare] {
        let lines = Dictionary(
            plan.ledger.filter { $0.account == .materials }.map { ($0.object, $0.amount) }
        ) { first, _ in first }
        return scenario.materials.ids.flatMap { id -> [CostShare] in
            let material = scenario.materials[id]
            guard let price = material.purchase?.price else { return [] }
            let line = LedgerLine(account: .materials, object: material.name, amount: lines[material.name] ?? .zero)
            let weights = drivers.materials[id.index] ?? [:]
            let taken = Money(rounding: -(price * weights.values.reduce(.zero, +))) ?? .zero
            let thrown = plan.discards.filter { $0.material == material.name }
                .reduce(Exact.zero) { $0 + (Exact(exactly: $1.quantity) ?? .zero) }
            let waste = Money(rounding: -(price * thrown)) ?? .zero
            var shares = byLots(line, taken, weights, rest: .stock, material.name, total: taken)
            shares.append(share(line, .waste, material.name, waste))
            let rest = line.amount.subtracting(taken)?.subtracting(waste) ?? .zero
            shares.append(share(line, .stock, material.name, rest))
            return shares
        }
    }

    // MARK: Fixed costs

    private func fixed(_ line: LedgerLine, _ drivers: LotDrivers) -> [CostShare] {
        let (weights, load): (Weights, Exact) =
            switch scenario.allocation {
            case .roomTime: (sum(drivers.rooms), roomLoad)
            case .hours: (sum(drivers.work), workLoad(of: nil))
            case .lots: ([:], .one)
            }
        guard weights.isEmpty else { return byLots(line, part(line.amount, load), weights, rest: .idle) }
        // By their number, in equal parts; borne by the stage in which a lot begins.
        var each: Weights = [:]
        for (number, lot) in plan.lots.enumerated() {
            let stage = scenario.recipes.id(named: lot.recipe).map { scenario.recipes[$0].firstStage() }
            each[LotDrivers.Place(lot: number, stage: stage ?? .culture)] = Exact(exactly: lot.count) ?? .zero
        }
        return byLots(line, line.amount, each, rest: .idle)
    }

    private func sum(_ tables: [Int: Weights]) -> Weights {
        tables.values.reduce(into: [:]) { sum, table in sum.merge(table, uniquingKeysWith: +) }
    }

    /// Held hours of all rooms over the hours there are, within the horizon, at most 1.
    private var roomLoad: Exact {
        let loads = plan.loads.filter { $0.kind == .room && $0.bucketEnd.minutes <= plan.header.horizon.minutes }
        return Self.ratio(loads.map(\.used), loads.map(\.available))
    }

    /// Normal hours worked over those there are, within the horizon, at most 1; of one pool, or of all.
    private func workLoad(of pool: String?) -> Exact {
        let weeks = plan.staff.filter {
            (pool == nil || $0.pool == pool) && $0.week.minutes < plan.header.horizon.minutes
        }
        return Self.ratio(weeks.map { $0.hours - $0.overtime }, weeks.map(\.capacity))
    }

    private static func ratio(_ used: [Double], _ there: [Double]) -> Exact {
        func sum(_ values: [Double]) -> Exact { values.reduce(.zero) { $0 + (Exact(exactly: $1) ?? .zero) } }
        guard let share = sum(used).divided(by: sum(there)) else { return .zero }
        return share.signum < 0 ? .zero : share > .one ? .one : share
    }

    // MARK: Parts

    /// What lots are charged for time at a rate, at most the whole line.
    private func charged(_ weights: Weights?, _ rate: Exact, _ line: LedgerLine) -> Money {
        let amount = Money(rounding: -(rate * (weights ?? [:]).values.reduce(.zero, +))) ?? .zero
        return max(amount, line.amount)
    }

    private func part(_ amount: Money, _ share: Exact) -> Money { Money(rounding: amount.exact * share) ?? .zero }

    /// Divides an amount among lots and leaves the rest of the line to another bearer.
    private func byLots(
        _ line: LedgerLine, _ amount: Money, _ weights: Weights?, rest: CostShare.Bearer, _ name: String = "",
        total: Money? = nil
    ) -> [CostShare] {
        let places = (weights ?? [:]).keys.sorted { left, right in
            let (first, second) = (plan.lots[left.lot].name, plan.lots[right.lot].name)
            return first == second
                ? Self.rank(left.stage) < Self.rank(right.stage) : precedesBytewise(first, second)
        }
        guard let parts = amount.shared(by: places.map { weights?[$0] ?? .zero }) else {
            return [share(line, rest, name, total ?? line.amount)]
        }
        var shares = zip(places, parts).map { place, amount in
            CostShare(
                account: line.account, object: line.object, bearer: .lot, name: plan.lots[place.lot].name,
                stage: place.stage.rawValue, amount: amount, failed: failed(amount, plan.lots[place.lot]))
        }
        shares.append(share(line, rest, name, (total ?? line.amount).subtracting(amount) ?? .zero))
        return shares
    }

    /// The part of an amount that goes into lots that fail.
    private func failed(_ amount: Money, _ lot: PlannedLot) -> Money? {
        guard let recipe = scenario.recipes.id(named: lot.recipe) else { return nil }
        let fails = Exact.one - scenario.recipes[recipe].release.pass.mode
        return fails.isZero ? nil : part(amount, fails)
    }

    private static func rank(_ stage: Stage) -> Int { Stage.allCases.firstIndex(of: stage) ?? 0 }

    private func whole(_ line: LedgerLine, _ bearer: CostShare.Bearer, _ name: String) -> CostShare {
        share(line, bearer, name, line.amount)
    }

    private func share(_ line: LedgerLine, _ bearer: CostShare.Bearer, _ name: String, _ amount: Money) -> CostShare {
        CostShare(account: line.account, object: line.object, bearer: bearer, name: name, amount: amount)
    }

    // MARK: Names

    private func recipe(_ name: String) -> Int { scenario.recipes.id(named: name)?.index ?? -1 }
    private func pool(_ name: String) -> Int { scenario.staff.id(named: name)?.index ?? -1 }

    private func material(ofLine name: String) -> String {
        if let line = plan.demand.first(where: { $0.line == name }) { return line.material }
        guard let patient = scenario.patients.id(named: name) else { return "" }
        return scenario.materials[scenario.recipes[scenario.patients[patient].recipe].makes].name
    }

    private func material(ofTarget name: String) -> String {
        scenario.service.id(named: name).map { scenario.materials[scenario.service[$0].material].name } ?? ""
    }

    private func material(ofContractor name: String) -> String {
        scenario.contractors.id(named: name).map { scenario.materials[scenario.contractors[$0].makes].name } ?? ""
    }
}
