// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Why a plan has a lot more or less than another, from what else differs between them.
struct LotReasons {
    private let old: Plan
    private let new: Plan

    init(_ old: Plan, _ new: Plan) {
        self.old = old
        self.new = new
    }

    /// One clause on a lot that only one of the plans has.
    func why(_ pair: LotMatching.Pair) -> String {
        guard let lot = pair.old ?? pair.new else { return "" }
        let isAdded = pair.old == nil
        let (material, unit) = (lot.material, PlanDifference.units(old, new)[lot.material] ?? "unit")
        let wanted = [old, new].map { total($0, material, \.wanted) }
        if isAdded ? wanted[1] > wanted[0] : wanted[1] < wanted[0] {
            return "\(isAdded ? "more" : "less") is wanted of \(material): "
                + "\(figure(wanted[0])) to \(figure(wanted[1])) \(unit)"
        }
        let rivals = (old.lots + new.lots).filter { $0.material == material && $0.recipe != lot.recipe }
        for recipe in Set(rivals.map(\.recipe)).sortedBytewise() {
            let counts = [old, new].map { count($0, recipe) }
            if isAdded ? counts[1] < counts[0] : counts[1] > counts[0] {
                return isAdded ? "in place of \(recipe)" : "\(recipe) takes its place"
            }
        }
        let nets = [old, new].map { net($0, lot.recipe) }
        if isAdded ? nets[1] < nets[0] : nets[1] > nets[0] {
            return "a lot of \(lot.recipe) gives \(figure(nets[1])) \(unit), before \(figure(nets[0]))"
        }
        let served = [old, new].map { total($0, material, \.lost) }
        if isAdded, served[1] < served[0] {
            return "\(figure(served[0] - served[1])) \(unit) of \(material) more are delivered"
        }
        if !isAdded, served[1] > served[0] {
            let limit = new.demand.first { $0.material == material && $0.lost > 0 && !$0.reason.isEmpty }?.reason
            return "\(figure(served[1] - served[0])) \(unit) of \(material) more are lost"
                + (limit.map { ": \($0)" } ?? "")
        }
        let late = [old, new].map { total($0, material, \.late) }
        if isAdded, late[1] < late[0] { return "less of \(material) is late" }
        let stock = [old, new].map { plan in
            plan.stock.last { $0.material == material }.map { $0.released + $0.quarantine } ?? 0
        }
        if isAdded ? stock[1] > stock[0] : stock[1] < stock[0] {
            return "the stock of \(material) at the end is \(figure(stock[1])) \(unit), before \(figure(stock[0]))"
        }
        return isAdded ? "it earns more than it costs" : "it no longer earns what it costs"
    }

    private func total(_ plan: Plan, _ material: String, _ figure: (DemandOutcome) -> Double) -> Double {
        // Figures of plans are rounded to a millionth each; so is what they add up to.
        (plan.demand.filter { $0.material == material }.reduce(0) { $0 + figure($1) } * 1e6).rounded() / 1e6
    }

    private func count(_ plan: Plan, _ recipe: String) -> Double {
        plan.lots.filter { $0.recipe == recipe }.reduce(0) { $0 + $1.count }
    }

    private func net(_ plan: Plan, _ recipe: String) -> Double {
        plan.lots.first { $0.recipe == recipe && $0.origin == .planned }?.net ?? 0
    }

    private func figure(_ value: Double) -> String {
        (Exact(exactly: value) ?? 0).rounded(.halfAwayFromZero, places: 1).decimalText
    }
}
