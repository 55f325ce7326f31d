// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// What a copy of an operation takes: what is said of it, and as many times what is said of a cycle as there are cycles.
struct CopyTakes {
    /// Person-minutes by pool.
    let hours: [(pool: ID<StaffPool>, minutes: Exact)]
    /// People who attend all of it, by pool.
    let heads: [(pool: ID<StaffPool>, count: Int)]
    /// Quantities by material.
    let uses: [(material: ID<Material>, quantity: Exact)]
    let cost: Exact

    init(_ operation: Manufacturing.Operation, cycles: Exact) {
        let each: CycleFigures
        switch operation.derived?.physics {
        case .ultracentrifuge(let rule): each = rule.each
        case .chromatography(let rule): each = rule.each
        case .tangentialFlow, .fill, nil: each = .none
        }
        var minutes: [ID<StaffPool>: Exact] = [:]
        var heads: [(pool: ID<StaffPool>, count: Int)] = []
        for (need, times) in operation.staff.map({ ($0, Exact.one) }) + each.staff.map({ ($0, cycles) }) {
            switch need.amount {
            case .minutes(let amount): minutes[need.pool, default: .zero] += amount * times
            case .heads(let count): heads.append((need.pool, count))
            }
        }
        var quantities: [ID<Material>: Exact] = [:]
        for use in operation.uses { quantities[use.material, default: .zero] += use.quantity }
        for use in each.uses { quantities[use.material, default: .zero] += use.quantity * cycles }
        hours = minutes.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        self.heads = heads
        uses = quantities.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        cost = operation.cost + each.cost * cycles
    }
}
