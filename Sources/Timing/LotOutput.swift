// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What a lot of a recipe gives, by how long its product is held.
struct LotOutput: Sendable {
    /// The operations that the product goes through, from the first to the last.
    let chain: [Step]
    /// The steps after which something is lost while the product is held; nothing is held after the last.
    let lossySteps: [Int]
    /// yield × Π recovery.
    private let full: Exact
    private let isCounted: Bool
    private let particles: Exact?
    private let fillCap: Exact?
    private let reserve: Exact
    private let pass: Exact

    /// One operation that the product goes through.
    struct Step: Sendable {
        let operation: ID<Operation>
        let copies: Int
        /// 1 − loss per day of hold; nil: nothing is lost.
        let keptPerDay: Double?
        /// The wait that the loss is counted for at least [min].
        let allowance: Int
    }

    /// What a lot gives.
    struct Result: Hashable, Sendable {
        let gross: Exact
        let net: Exact
        let limitedBy: PlannedLot.OutputLimit
    }

    /// Follows the product back from the last operation: the flow comes from the first one named in `after`.
    init(_ recipe: Recipe, material: Material, copies: [Int]) {
        var chain: [Step] = []
        var full = recipe.yield.mode
        var next: ID<Operation>? = recipe.sink
        while let operation = next, chain.count < recipe.operations.count {
            let step = recipe.operations[operation]
            full *= step.recovery.mode
            chain.append(
                Step(
                    operation: operation,
                    copies: copies[operation.index],
                    keptPerDay: step.holdLossPerDay.isZero ? nil : 1 - step.holdLossPerDay.double,
                    allowance: step.holdAllowance.minutes
                )
            )
            next = CompiledRecipe.predecessors(step).first
        }
        chain.reverse()
        self.chain = chain
        lossySteps = chain.indices.dropLast().filter { chain[$0].keptPerDay != nil }
        self.full = full
        isCounted = material.isCounted
        particles = recipe.yieldsParticles ? material.particles : nil
        fillCap = recipe.fillCap
        reserve = recipe.release.reserve
        pass = recipe.release.pass.mode
    }

    /// What a lot gives whose product is held so long; `holds` are the minutes from the end of each copy's run to the
    /// next run, for the steps that lose, in their order (see ``lossySteps``).
    ///
    /// gross = min(fill cap, ⌊full × kept / particles⌋), not rounded down for what is not counted;
    /// net = max(0, gross − reserve) × pass.
    func result(holds: [Int]) -> Result {
        var amount = full * kept(holds)
        if let particles { amount = amount.divided(by: particles) ?? 0 }
        if isCounted { amount = amount.rounded(.down) }
        var limit = PlannedLot.OutputLimit.yield
        if let fillCap, fillCap < amount {
            amount = fillCap
            limit = .fillCap
        }
        return Result(gross: amount, net: max(0, amount - reserve) * pass, limitedBy: limit)
    }

    /// The share of the product that holds leave: split equally over copies, each times its (1 − loss)^days, and
    /// added up where they come together.
    private func kept(_ holds: [Int]) -> Exact {
        guard !holds.isEmpty else { return .one }
        let first = max(chain.first?.copies ?? 1, 1)
        var shares = [Exact](repeating: Exact(1, over: first), count: first)
        var next = 0
        for (place, step) in chain.enumerated() {
            if place > 0, step.copies != shares.count {
                let sum = shares.reduce(.zero, +)
                shares = [Exact](repeating: sum * Exact(1, over: max(step.copies, 1)), count: max(step.copies, 1))
            }
            guard let keptPerDay = step.keptPerDay, place + 1 < chain.count else { continue }
            for copy in shares.indices where next < holds.count {
                let factor = Self.holdFactor(keptPerDay, minutes: holds[next])
                if factor != .one { shares[copy] *= factor }
                next += 1
            }
        }
        return shares.reduce(.zero, +)
    }

    /// (1 − loss)^(minutes / 1440), rounded to 9 decimals, a half away from zero.
    static func holdFactor(_ keptPerDay: Double, minutes: Int) -> Exact {
        guard minutes > 0 else { return .one }
        let factor = pow(keptPerDay, Double(minutes) / 1440)
        return Exact(Int((factor * 1e9).rounded(.toNearestOrAwayFromZero))) * billionth
    }

    private static let billionth = Exact(1, over: 1_000_000_000)
}

/// Outputs by how long the product is held: lots of one recipe differ in that but little.
struct OutputMemo {
    private var known: [[Int]: LotOutput.Result] = [:]

    /// The output for these holds, worked out once.
    mutating func result(_ output: LotOutput, holds: [Int]) -> LotOutput.Result {
        if let result = known[holds] { return result }
        let result = output.result(holds: holds)
        known[holds] = result
        return result
    }
}
