// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming

/// Small programmes written as arrays: min cost·x, rows within bounds.
struct Instance {
    var programme: LinearProgramme
    let x: VariableFamily
    let family: RowFamily

    init(
        costs: [Double],
        lower: [Double]? = nil,
        upper: [Double]? = nil,
        integers: Set<Int> = [],
        constant: Double = 0,
        rows: [(coefficients: [Double], relation: Relation)]
    ) {
        programme = LinearProgramme(name: "instance")
        programme.objectiveConstant = constant
        x = programme.variables("x", unit: "", over: [Axis("j", count: costs.count)])
        family = programme.rowFamily("row", axes: [Axis("i", count: rows.count + 10)], formula: "")
        for (column, cost) in costs.enumerated() {
            programme.addCost(cost, to: x[column])
            programme.setBounds(x[column], lower: lower?[column] ?? 0, upper: upper?[column] ?? .infinity)
            if integers.contains(column) { programme.setKind(.integer, of: x[column]) }
        }
        for (index, row) in rows.enumerated() {
            programme.require(family, index, row.relation) {
                for (column, coefficient) in row.coefficients.enumerated() { coefficient * x[column] }
            }
        }
    }

    /// Sends from sources to sinks at random costs; optimal only after some hundred iterations.
    static func transport(size: Int, seed: UInt64) -> Instance {
        var random = SmallRandom(seed: seed)
        var instance = Instance(costs: (0..<size * size).map { _ in Double(random.next(100) + 1) }, rows: [])
        let axis = Axis("place", count: size)
        let sent = instance.programme.rowFamily("sent", axes: [axis], formula: "Σ x ≤ supply")
        let wanted = instance.programme.rowFamily("wanted", axes: [axis], formula: "Σ x ≥ demand")
        let x = instance.x
        for place in 0..<size {
            instance.programme.require(sent, place, .atMost(Double(20 + random.next(30)))) {
                for other in 0..<size { x[place * size + other] }
            }
            instance.programme.require(wanted, place, .atLeast(Double(5 + random.next(10)))) {
                for other in 0..<size { x[other * size + place] }
            }
        }
        return instance
    }

    /// A knapsack with several rows that takes a search of some nodes.
    static func knapsack(items: Int, rows: Int, seed: UInt64, priority: Bool = false) -> Instance {
        var random = SmallRandom(seed: seed)
        let costs = (0..<items).map { _ in -Double(20 + random.next(60)) }
        var instance = Instance(
            costs: costs,
            upper: [Double](repeating: 1, count: items),
            integers: Set(0..<items),
            rows: (0..<rows).map { _ in
                let weights = (0..<items).map { _ in Double(10 + random.next(50)) }
                return (weights, .atMost((weights.reduce(0, +) / 2).rounded(.down)))
            }
        )
        if priority {
            for item in 0..<items { instance.programme.setBranchPriority(item % 3, of: instance.x[item]) }
        }
        return instance
    }

    /// The least objective over all whole numbers within the bounds; all columns must be integer and bounded.
    func enumerated() -> Double {
        let feasibility = Feasibility(absolute: 1e-9, relative: 0, integral: 0)
        var best = Double.infinity
        var values = programme.columnLower
        while true {
            if feasibility.violations(of: values, in: programme).isEmpty {
                best = min(best, programme.objective(of: values))
            }
            var column = 0
            while column < values.count, values[column] >= programme.columnUpper[column] {
                values[column] = programme.columnLower[column]
                column += 1
            }
            guard column < values.count else { return best }
            values[column] += 1
        }
    }
}

/// A small generator of the same numbers in each run.
struct SmallRandom {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493
    }

    /// A number in 0..<limit.
    mutating func next(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(limit))
    }
}
