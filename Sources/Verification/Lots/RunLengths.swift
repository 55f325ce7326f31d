// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// How long each operation's run must take, in minutes: as said, or as its rule has it.
struct RunLengths {
    private let recipe: Recipe
    private let material: Material
    private let copies: [Int]

    /// Minutes by operation.
    static func minutes(_ recipe: Recipe, _ material: Material, _ copies: [Int]) -> [Int] {
        let lengths = RunLengths(recipe: recipe, material: material, copies: copies)
        return recipe.operations.things.indices.map { lengths.minutes(of: $0) }
    }

    /// Cycles of each operation's run, by operation; 0 where its rule has none.
    static func cycles(_ recipe: Recipe, _ material: Material, _ copies: [Int]) -> [Exact] {
        let lengths = RunLengths(recipe: recipe, material: material, copies: copies)
        return recipe.operations.things.indices.map { lengths.cycles(of: $0) }
    }

    private func cycles(of index: Int) -> Exact {
        switch recipe.operations.things[index].derived?.physics {
        case .ultracentrifuge(let rule): return rounds(litres(into: index), rule.rotor)
        case .chromatography(let rule):
            switch rule.load {
            case .share(let share): return rounds(litres(into: index), share * rule.column)
            case .particles(let density): return rounds(particles(into: index), density * rule.column)
            }
        case .tangentialFlow, .fill, nil: return .zero
        }
    }

    private func minutes(of index: Int) -> Int {
        let operation = recipe.operations.things[index]
        guard let physics = operation.derived?.physics else { return operation.run.minutes }
        let exact: Exact
        switch physics {
        case .ultracentrifuge(let rule):
            exact = cycles(of: index) * Exact(rule.cycle.minutes)
        case .chromatography(let rule):
            exact = cycles(of: index) * Exact(rule.cycle.minutes)
        case .tangentialFlow(let rule):
            // V (1 − 1/CF) + DV · V/CF, all of it through the membrane.
            let volume = litres(into: index)
            let inverse = Exact.one.divided(by: rule.concentration) ?? .one
            let drawn = volume * (Exact.one - inverse) + rule.diafiltration * volume * inverse
            let litresPerMinute = rule.area * rule.flux * Exact(1, over: 60)
            exact = (drawn.divided(by: litresPerMinute) ?? .zero) + Exact(rule.flush.minutes)
        case .fill(let rule):
            let hours = (filled * Exact(1, over: copies[index])).divided(by: rule.rate) ?? .zero
            exact = hours * 60
        }
        return max(1, exact.ceilingToInt ?? .max)
    }

    private func rounds(_ load: Exact, _ capacity: Exact) -> Exact {
        max(.one, (load.divided(by: capacity) ?? .one).rounded(.up))
    }

    /// What one copy gets of all that leaves the copies before it.
    private func litres(into index: Int) -> Exact {
        guard let before = recipe.operations.things[index].after.first?.index else { return .zero }
        return litres(outOf: before) * Exact(copies[before], over: copies[index])
    }

    private func litres(outOf index: Int) -> Exact {
        let operation = recipe.operations.things[index]
        if let stated = operation.volume { return stated }
        switch operation.derived?.physics {
        case .ultracentrifuge(let rule):
            if let each = rule.each.volume { return each * cycles(of: index) }
        case .chromatography(let rule):
            if let each = rule.each.volume { return each * cycles(of: index) }
        case .tangentialFlow, .fill, nil: break
        }
        let into = litres(into: index)
        if case .tangentialFlow(let rule) = operation.derived?.physics {
            return into.divided(by: rule.concentration) ?? into
        }
        return into
    }

    private func particles(into index: Int) -> Exact {
        var amount = recipe.yield.mode
        if !recipe.yieldsParticles { amount = amount * (material.particles ?? .one) }
        var at = index
        while let before = recipe.operations.things[at].after.first?.index {
            at = before
            amount = amount * recipe.operations.things[at].recovery.mode
        }
        return amount * Exact(1, over: copies[index])
    }

    /// Units that a lot fills where nothing is lost while waiting.
    private var filled: Exact {
        var amount = recipe.yield.mode * recipe.operations[recipe.sink].recovery.mode
        var at = recipe.sink
        while let before = recipe.operations[at].after.first {
            at = before
            amount = amount * recipe.operations[at].recovery.mode
        }
        if recipe.yieldsParticles, let particles = material.particles {
            amount = amount.divided(by: particles) ?? .zero
        }
        if material.isCounted { amount = amount.rounded(.down) }
        return min(amount, recipe.fillCap ?? amount)
    }
}
