// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// What one lot costs after minute 0, before it is booked or stated per lot.
struct LotCosts {
    /// Operations and the recipe's own cost.
    var operations = Exact.zero
    /// By unit class and room: rate × held minutes.
    var units: [(unit: ID<UnitClass>, cost: Exact)] = []
    var rooms: [(room: ID<Room>, cost: Exact)] = []
    var tests = Exact.zero
    /// Materials taken, at purchase price.
    var materials = Exact.zero
    /// Work at normal and cover pay.
    var staff = Exact.zero

    init(
        _ setting: Setting, _ lot: CheckedLot, units unitHolds: [LotHolds.UnitHold], rooms roomHolds: [LotHolds.Hold],
        checks: [LotRelease.Check], pulls: Int, work: [ID<StaffPool>: LotWork.Total]
    ) {
        let scenario = setting.scenario
        let recipe = lot.shape.recipe
        if lot.reached == nil { operations += recipe.cost }
        for index in recipe.operations.things.indices {
            let counted = lot.operations[index].filter { $0.run.from.minutes >= 0 }.count
            operations += lot.shape.takes[index].cost * Exact(counted)
            for one in lot.operations[index] {
                for taken in ThawRules(setting: setting).taken(by: one, of: index, in: lot.shape) where taken.at >= 0 {
                    guard let price = scenario.materials[taken.material].purchase?.price else { continue }
                    materials += price * taken.quantity * lot.size
                }
            }
        }
        units = unitHolds.map { hold in
            (hold.unit, scenario.units[hold.unit].rate * Exact(max(0, hold.to - max(0, hold.from))))
        }
        for check in checks {
            guard let (unit, minutes) = check.instrument else { continue }
            let open = setting.hours.units[unit.index]
            let all = open.minutes(check.from, check.to)
            guard all > 0, check.to > 0 else { continue }
            let part = Exact(open.minutes(max(0, check.from), check.to), over: all)
            units.append((unit, scenario.units[unit].rate * minutes * part))
        }
        rooms = roomHolds.map { hold in
            (hold.room, scenario.rooms[hold.room].rate * Exact(max(0, hold.to - max(0, hold.from))))
        }
        for check in checks where check.from >= 0 { tests += check.cost }
        tests += (recipe.release.stability?.cost ?? .zero) * Exact(pulls)
        for pool in work.keys.sorted() {
            guard let total = work[pool] else { continue }
            let thing = scenario.staff[pool]
            staff += Self.pay(total.normal, thing.rate, thing.productive)
            if let cover = thing.cover { staff += Self.pay(total.cover, cover.rate, thing.productive) }
        }
    }

    /// Pay of work: its minutes over the productive share, times the rate.
    static func pay(_ minutes: Double, _ rate: Exact, _ productive: Exact) -> Exact {
        let paid = (Exact(figure: minutes) ?? .zero) * rate
        return paid.divided(by: productive) ?? .zero
    }

    /// The sum of all parts.
    var capacity: Exact { units.map(\.cost).reduce(.zero, +) + rooms.map(\.cost).reduce(.zero, +) }

    /// The statement of a lot's cost.
    func statement(_ lot: CheckedLot) -> LotCost {
        let total = materials + operations + capacity + staff + tests
        let perUnit = lot.net > .zero ? total.divided(by: lot.net).flatMap { Money(rounding: $0) } : nil
        return LotCost(
            lot: lot.name, materials: Money(rounding: materials) ?? .zero,
            operations: Money(rounding: operations) ?? .zero, capacity: Money(rounding: capacity) ?? .zero,
            staff: Money(rounding: staff) ?? .zero, tests: Money(rounding: tests) ?? .zero, perUnit: perUnit)
    }
}
