// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics
public import Manufacturing

/// The cost of goods, put together from the parts of the ledger's lines.
struct CostOfGoods {
    /// The kinds of cost that are told apart.
    enum Kind: Int, CaseIterable {
        case materials, operations, capacity, staff, tests, changeovers, overhead

        init?(_ account: LedgerAccount) {
            switch account {
            case .materials: self = .materials
            case .operations: self = .operations
            case .unitTime, .roomTime: self = .capacity
            case .staffUsed, .overtime, .cover, .staffRoster: self = .staff
            case .tests, .plates: self = .tests
            case .changeovers: self = .changeovers
            case .fixed: self = .overhead
            default: return nil
            }
        }

        var words: String {
            switch self {
            case .materials: "materials"
            case .operations: "operations"
            case .capacity: "unit, room"
            case .staff: "staff"
            case .tests: "tests"
            case .changeovers: "changeovers"
            case .overhead: "overhead"
            }
        }
    }

    /// The cost of one lot, or of the lots of a product that the plan begins.
    struct Row {
        var name: String
        /// By kind, above 0 what is spent.
        var costs = [Money](repeating: .zero, count: Kind.allCases.count)
        /// What is spent whatever lots there are: absorbed rosters and fixed costs.
        var absorbed = Money.zero
        /// What is expected to be usable [unit].
        var net = 0.0
        /// What lots take that are expected to fail.
        var failed = Money.zero

        var total: Money { Money.sum(costs) ?? .zero }

        /// A sum over usable units, in cents; nil without any.
        func perUnit(_ amount: Money) -> Money? { CostOfGoods.perUnit(amount, net) }

        mutating func add(_ kind: Kind, _ share: CostShare) {
            let spent = Money(cents: -share.amount.cents)
            failed = failed.adding(Money(cents: -(share.failed?.cents ?? 0))) ?? .zero
            costs[kind.rawValue] = costs[kind.rawValue].adding(spent) ?? .zero
            if share.account.isConstant { absorbed = absorbed.adding(spent) ?? .zero }
        }
    }

    let plan: Plan
    private let shares: [CostShare]
    /// A row per lot, by name.
    let lots: [Row]
    /// A row per material that lots make, of the lots that the plan begins.
    let products: [Row]

    init(_ plan: Plan) {
        self.plan = plan
        let shares = plan.costs ?? []
        self.shares = shares
        lots = Self.lots(of: plan, shares)
        products = Self.products(of: plan, lots)
    }

    var isEmpty: Bool { shares.isEmpty }

    private static func lots(of plan: Plan, _ shares: [CostShare]) -> [Row] {
        var rows: [String: Row] = [:]
        for lot in plan.lots {
            var row = Row(name: lot.name)
            row.net = lot.net * lot.count
            rows[lot.name] = row
        }
        for share in shares where share.bearer == .lot {
            guard let kind = Kind(share.account) else { continue }
            rows[share.name]?.add(kind, share)
        }
        return rows.values.sortedBytewise(by: \.name)
    }

    private static func products(of plan: Plan, _ lots: [Row]) -> [Row] {
        let begun = Dictionary(plan.lots.map { ($0.name, $0) }) { first, _ in first }
        var rows: [String: Row] = [:]
        for row in lots {
            guard let lot = begun[row.name], lot.origin != .inProcess else { continue }
            var sum = rows[lot.material] ?? Row(name: lot.material)
            for place in row.costs.indices { sum.costs[place] = sum.costs[place].adding(row.costs[place]) ?? .zero }
            sum.absorbed = sum.absorbed.adding(row.absorbed) ?? .zero
            sum.net += row.net
            sum.failed = sum.failed.adding(row.failed) ?? .zero
            rows[lot.material] = sum
        }
        return rows.values.sortedBytewise(by: \.name)
    }

    /// What each stage costs of each product, above 0 what is spent; lots in process included.
    var stages: [(material: String, stage: String, amount: Money)] {
        let materials = Dictionary(plan.lots.map { ($0.name, $0.material) }) { first, _ in first }
        var sums: [String: [String: Money]] = [:]
        for share in shares where share.bearer == .lot {
            guard let material = materials[share.name], let stage = share.stage else { continue }
            let before = sums[material]?[stage] ?? .zero
            sums[material, default: [:]][stage] = before.subtracting(share.amount) ?? .zero
        }
        return sums.keys.sortedBytewise().flatMap { material in
            Stage.allCases.compactMap { stage in
                sums[material]?[stage.rawValue].map { (material, stage.rawValue, $0) }
            }
        }
    }

    /// What does not stand with lots, by bearer and material.
    var others: [(bearer: CostShare.Bearer, name: String, amount: Money)] {
        CostShare.Bearer.allCases.filter { $0 != .lot }.flatMap { bearer in
            let own = Dictionary(grouping: shares.filter { $0.bearer == bearer }, by: \.name)
            return own.keys.sortedBytewise().map { name in
                (bearer, name, Money.sum((own[name] ?? []).map(\.amount)) ?? .zero)
            }
        }
    }

    /// The sum of all shares of a bearer.
    func sum(_ bearer: CostShare.Bearer) -> Money {
        // By place: a share that is not asked for is not copied.
        Money.sum(shares.indices.lazy.filter { shares[$0].bearer == bearer }.map { shares[$0].amount }) ?? .zero
    }

    /// What customers take: revenue and penalties of their lines, and the full cost of what they get.
    var clients: [(customer: String, material: String, units: Double, earned: Money, cost: Money?)] {
        let customers = Dictionary(plan.legend.lines.map { ($0.name, $0.customer ?? "") }) { first, _ in first }
        let costs = Dictionary(products.map { ($0.name, $0.perUnit($0.total)) }) { first, _ in first }
        let told = Dictionary(
            grouping: plan.ledger.filter { [.revenue, .lateness, .lost].contains($0.account) }, by: \.object)
        var sums: [String: [String: (units: Double, earned: Money)]] = [:]
        for line in plan.demand {
            let customer = customers[line.line] ?? ""
            var sum = sums[customer]?[line.material] ?? (0, .zero)
            sum.units += line.onTime + line.late
            sum.earned = Money.sum([sum.earned] + (told[line.line] ?? []).map(\.amount)) ?? .zero
            sums[customer, default: [:]][line.material] = sum
        }
        return sums.keys.sortedBytewise().flatMap { customer in
            (sums[customer] ?? [:]).keys.sortedBytewise().compactMap { material in
                sums[customer]?[material].map { sum in
                    let each = costs[material] ?? nil
                    let cents = each.map { (Double($0.cents) * sum.units).rounded(.toNearestOrAwayFromZero) }
                    return (
                        customer, material, sum.units, sum.earned,
                        cents.flatMap { Int64(exactly: $0) }.map { Money(cents: $0) }
                    )
                }
            }
        }
    }

    private static func perUnit(_ amount: Money, _ units: Double) -> Money? {
        guard units > 0 else { return nil }
        return Int64(exactly: (Double(amount.cents) / units).rounded(.toNearestOrAwayFromZero)).map { Money(cents: $0) }
    }
}

extension Plan {
    /// The cost of a usable unit of each material that the plan's lots make; empty where the ledger is not divided.
    public var unitCosts: [UnitCost] {
        CostOfGoods(self).products.compactMap { row in
            guard let full = row.perUnit(row.total), let absorbed = row.total.subtracting(row.absorbed),
                let marginal = row.perUnit(absorbed), costs != nil
            else { return nil }
            return UnitCost(material: row.name, full: full, marginal: marginal)
        }
    }

    /// Rosters and fixed costs that no lot takes up, above 0 what is spent; nil where the ledger is not divided.
    public var idleCost: Money? {
        costs.map { _ in Money(cents: -CostOfGoods(self).sum(.idle).cents) }
    }
}

/// What a usable unit of a material costs.
public struct UnitCost: Hashable, Sendable {
    /// The material.
    public var material: String
    /// With rosters and fixed costs as far as lots take them up.
    public var full: Money
    /// Without rosters and fixed costs.
    public var marginal: Money
}
