// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// What a copy of an operation takes in all, with that of the cycles of its run.
extension Operation {
    /// Work of people, in the order of their pools.
    public var work: [StaffNeed] {
        guard let derived, case let each = derived.physics.each, !each.staff.isEmpty else { return staff }
        let count = Exact(derived.cycles ?? 0)
        var needs = staff
        for need in each.staff {
            guard case .minutes(let minutes) = need.amount else { continue }
            if let place = needs.firstIndex(where: { $0.pool == need.pool }) {
                guard case .minutes(let whole) = needs[place].amount else { continue }
                needs[place] = StaffNeed(pool: need.pool, amount: .minutes(whole + minutes * count))
            } else {
                needs.append(StaffNeed(pool: need.pool, amount: .minutes(minutes * count)))
            }
        }
        return needs.sorted { $0.pool < $1.pool }
    }

    /// Materials taken at the run's start, in their order.
    public var takes: [MaterialUse] {
        guard let derived, case let each = derived.physics.each, !each.uses.isEmpty else { return uses }
        let count = Exact(derived.cycles ?? 0)
        var takes = uses
        for use in each.uses {
            if let place = takes.firstIndex(where: { $0.material == use.material }) {
                takes[place] = MaterialUse(
                    material: use.material, quantity: takes[place].quantity + use.quantity * count)
            } else {
                takes.append(MaterialUse(material: use.material, quantity: use.quantity * count))
            }
        }
        return takes.sorted { $0.material < $1.material }
    }

    /// Cost [money].
    public var wholeCost: Exact {
        guard let derived else { return cost }
        return cost + derived.physics.each.cost * Exact(derived.cycles ?? 0)
    }
}
