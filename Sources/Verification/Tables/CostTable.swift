// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// What bears each ledger line, where the plan states it.
final class CostTable {
    private let scenario: Scenario

    init(_ reckoning: Reckoning) { scenario = reckoning.setting.scenario }

    /// A part of a ledger line.
    private struct Part: Hashable {
        var account: LedgerAccount
        var object: String
        var bearer: CostShare.Bearer
        var name = ""
        var stage: String?
    }

    func check(_ plan: Plan, _ log: inout FindingLog) {
        guard let stated = plan.costs else { return }
        let expected = parts(of: plan)
        var found: [Part: Int64] = [:]
        let passes = Dictionary(
            plan.lots.map { lot in
                (lot.name, scenario.recipes.id(named: lot.recipe).map { scenario.recipes[$0].release.pass.mode })
            }
        ) { first, _ in first }
        for share in stated {
            let part = Part(
                account: share.account, object: share.object, bearer: share.bearer, name: share.name, stage: share.stage
            )
            guard found.updateValue(share.amount.cents, forKey: part) == nil else {
                log.add(.costShareWrong, share.name, "\(words(part)) is stated twice")
                continue
            }
            checkFailed(share, passes[share.name]?.flatMap(\.self) ?? .one, &log)
            if expected[part] == nil { log.add(.costShareWrong, share.name, "\(words(part)) does not arise") }
        }
        for (part, cents) in expected where found[part] != cents {
            let given = found[part].map { Money(cents: $0).text } ?? "not stated"
            log.add(
                .costShareWrong, part.name,
                "\(words(part)) is \(given), expected \(Money(cents: cents).text) \(scenario.currency)")
        }
        if Money.sum(stated.map(\.amount)) != Money.sum(plan.ledger.map(\.amount)) {
            log.add(.costShareWrong, "", "the parts of the ledger's lines do not add up to the contribution")
        }
    }

    /// What lots that fail take of a part.
    private func checkFailed(_ share: CostShare, _ pass: Exact, _ log: inout FindingLog) {
        let right: Money? =
            share.bearer == .lot && pass < .one ? Money(rounding: share.amount.exact * (.one - pass)) : nil
        guard share.failed != right else { return }
        log.add(
            .costShareWrong, share.name,
            "failed lots take \(share.failed?.text ?? "nothing") of \(share.account.rawValue) of \(share.object), expected "
                + (right?.text ?? "nothing"))
    }

    private func words(_ part: Part) -> String {
        "\(part.account.rawValue) of \(part.object) on \(part.bearer.rawValue)"
            + (part.name.isEmpty ? "" : " \(part.name)") + (part.stage.map { " in \($0)" } ?? "")
    }

    // MARK: What should be stated

    private func parts(of plan: Plan) -> [Part: Int64] {
        let measures = plan.lots.map { CostMeasures(scenario: scenario, lot: $0) }
        var book = Book(plan: plan, measures: measures.sortedBytewise(by: \.lot.name))
        var amounts: [LedgerAccount: [String: Money]] = [:]
        for line in plan.ledger { amounts[line.account, default: [:]][line.object] = line.amount }
        for id in scenario.materials.ids { put(id, amounts[.materials] ?? [:], plan, &book) }
        for line in plan.ledger where line.account != .materials { put(line, plan, &book) }
        return book.parts.filter { $0.value != 0 }
    }

    /// A bought material: what lots take, what is thrown away, and the rest as stock.
    private func put(_ id: ID<Material>, _ bought: [String: Money], _ plan: Plan, _ book: inout Book) {
        let material = scenario.materials[id]
        guard let price = material.purchase?.price else { return }
        let taken = book.weights { $0.material(id) }
        let lots = Money(rounding: -(taken.map(\.amount).reduce(.zero, +) * price)) ?? .zero
        let thrown = plan.discards.filter { $0.material == material.name }
            .reduce(Exact.zero) { $0 + (Exact(exactly: $1.quantity) ?? .zero) }
        let waste = Money(rounding: -(thrown * price)) ?? .zero
        book.divide(lots, .materials, material.name, taken)
        book.put(waste.cents, .materials, material.name, .waste, material.name)
        let paid = bought[material.name]?.cents ?? 0
        let spread = taken.isEmpty ? 0 : lots.cents
        book.put(paid - spread - waste.cents, .materials, material.name, .stock, material.name)
    }

    private func put(_ line: LedgerLine, _ plan: Plan, _ book: inout Book) {
        let (account, object, amount) = (line.account, line.object, line.amount)
        func whole(_ bearer: CostShare.Bearer, _ name: String) {
            book.put(amount.cents, account, object, bearer, name)
        }
        func lots(_ part: Money, _ rest: CostShare.Bearer, _ taken: (CostMeasures) -> [CostMeasures.Taken]) {
            let weights = book.weights(taken)
            book.divide(part, account, object, weights)
            book.put(amount.cents - (weights.isEmpty ? 0 : part.cents), account, object, rest, "")
        }
        /// Time at a rate, and no more than the line has.
        func timed(_ rate: Exact, _ taken: (CostMeasures) -> [CostMeasures.Taken]) {
            let minutes = book.weights(taken).map(\.amount).reduce(.zero, +)
            lots(max(Money(rounding: -(minutes * rate)) ?? .zero, amount), .plant, taken)
        }
        switch account {
        case .revenue, .lateness, .lost: whole(.demand, wanted(object, plan))
        case .service:
            whole(.demand, scenario.service.id(named: object).map { name(of: scenario.service[$0].material) } ?? "")
        case .closingValue, .holding, .shortfall, .materials: whole(.stock, object)
        case .disposal: whole(.waste, object)
        case .contracts, .cancellation:
            whole(
                .contract, scenario.contractors.id(named: object).map { name(of: scenario.contractors[$0].makes) } ?? ""
            )
        case .shipping, .commitments, .investment: whole(.plant, "")
        case .operations: lots(amount, .plant) { $0.operations(of: object) }
        case .tests: lots(amount, .plant) { $0.tests(of: object) }
        case .plates: lots(amount, .plant) { lot in scenario.plates.id(named: object).map(lot.plate) ?? [] }
        case .unitTime:
            guard let id = scenario.units.id(named: object) else { return whole(.plant, "") }
            timed(scenario.units[id].rate) { $0.unit(id) }
        case .roomTime:
            guard let id = scenario.rooms.id(named: object) else { return whole(.plant, "") }
            timed(scenario.rooms[id].rate) { $0.room(id) }
        case .changeovers:
            lots(amount, .plant) { lot in
                (scenario.rooms.id(named: object).map(lot.room) ?? [])
                    + (scenario.units.id(named: object).map(lot.unit) ?? [])
            }
        case .staffUsed, .overtime, .cover: lots(amount, .plant) { work($0, object) }
        case .staffRoster:
            let share = worked(plan.staff.filter { $0.pool == object }, plan)
            lots(Money(rounding: amount.exact * share) ?? .zero, .idle) { work($0, object) }
        case .fixed: putFixed(line, plan, &book)
        }
    }

    private func putFixed(_ line: LedgerLine, _ plan: Plan, _ book: inout Book) {
        var (weights, share): ([Book.Weight], Exact) = ([], .one)
        switch scenario.allocation {
        case .roomTime:
            weights = book.weights { lot in scenario.rooms.ids.flatMap(lot.room) }
            let end = plan.header.horizon.minutes
            let loads = plan.loads.filter { $0.kind == .room && $0.bucketEnd.minutes <= end }
            share = fraction(loads.map(\.used), loads.map(\.available))
        case .hours:
            weights = book.weights { lot in scenario.staff.ids.flatMap(lot.pool) }
            share = worked(plan.staff, plan)
        case .lots: break
        }
        if weights.isEmpty {
            share = .one
            weights = book.weights { lot in
                [(lot.start, .one)]
            }
        }
        let part = Money(rounding: line.amount.exact * share) ?? .zero
        book.divide(part, .fixed, line.object, weights)
        book.put(line.amount.cents - (weights.isEmpty ? 0 : part.cents), .fixed, line.object, .idle, "")
    }

    private func work(_ lot: CostMeasures, _ pool: String) -> [CostMeasures.Taken] {
        scenario.staff.id(named: pool).map(lot.pool) ?? []
    }

    private func worked(_ weeks: [StaffWeek], _ plan: Plan) -> Exact {
        let inside = weeks.filter { $0.week.minutes < plan.header.horizon.minutes }
        return fraction(inside.map { $0.hours - $0.overtime }, inside.map(\.capacity))
    }

    private func fraction(_ part: [Double], _ all: [Double]) -> Exact {
        let sums = [part, all].map { $0.reduce(Exact.zero) { $0 + (Exact(exactly: $1) ?? .zero) } }
        let share = sums[0].divided(by: sums[1]) ?? .zero
        return min(max(share, .zero), .one)
    }

    private func name(of material: ID<Material>) -> String { scenario.materials[material].name }

    private func wanted(_ line: String, _ plan: Plan) -> String {
        if let patient = scenario.patients.id(named: line), !plan.demand.contains(where: { $0.line == line }) {
            return name(of: scenario.recipes[scenario.patients[patient].recipe].makes)
        }
        return plan.demand.first { $0.line == line }?.material ?? ""
    }

    /// The parts as they are put together.
    private struct Book {
        let plan: Plan
        /// By the names of the lots.
        let measures: [CostMeasures]
        var parts: [Part: Int64] = [:]

        /// A lot's stage with its weight.
        struct Weight {
            var lot: String
            var stage: Stage
            var amount: Exact
        }

        /// What all lots take, by lot and stage in their order; without what is 0.
        func weights(_ taken: (CostMeasures) -> [CostMeasures.Taken]) -> [Weight] {
            measures.flatMap { lot -> [Weight] in
                var sums: [Stage: Exact] = [:]
                for part in taken(lot) where part.amount.signum > 0 { sums[part.stage, default: .zero] += part.amount }
                return Stage.allCases.compactMap { stage in
                    guard let amount = sums[stage].map({ $0 * lot.number }), amount.signum > 0 else { return nil }
                    return Weight(lot: lot.lot.name, stage: stage, amount: amount)
                }
            }
        }

        mutating func divide(_ amount: Money, _ account: LedgerAccount, _ object: String, _ weights: [Weight]) {
            guard let shares = amount.shared(by: weights.map(\.amount)) else { return }
            for (weight, share) in zip(weights, shares) {
                let part = Part(
                    account: account, object: object, bearer: .lot, name: weight.lot, stage: weight.stage.rawValue)
                parts[part, default: 0] += share.cents
            }
        }

        mutating func put(
            _ cents: Int64, _ account: LedgerAccount, _ object: String, _ bearer: CostShare.Bearer, _ name: String
        ) {
            parts[Part(account: account, object: object, bearer: bearer, name: name), default: 0] += cents
        }
    }
}
