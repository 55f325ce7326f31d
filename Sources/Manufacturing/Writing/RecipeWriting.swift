// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

extension ScenarioWriting {
    /// Every recipe once, with all its ways.
    func recipes() -> Draft {
        let ways = Dictionary(grouping: scenario.recipes.things, by: \.base)
        return Draft(written: ways.keys.sortedBytewise().map { ($0, recipe(ways[$0] ?? [])) })
    }

    /// Each recipe once where all its ways are named.
    func families(_ recipes: [ID<Recipe>]) -> [ID<Recipe>] {
        recipes.filter { context.names.ways(of: $0).first == $0 }
    }

    /// A recipe, from its ways.
    private func recipe(_ ways: [Recipe]) -> Draft {
        guard let recipe = ways.first else { return Draft(written: [(String, Draft)]()) }
        var inner = context(of: recipe.makes)
        inner.operations = NameList(recipe.operations.things.map(\.name))
        var writer = RecordWriter(inner)
        writer.put(text: RecipeFields.label, recipe.label)
        writer.put(RecipeFields.makes, recipe.makes)
        writer.put(RecipeFields.alsoMakes, alsoMakes(recipe, inner))
        writer.put(RecipeFields.yield, Yield(amount: recipe.yield, isParticles: recipe.yieldsParticles))
        if let sizes = recipe.sizes {
            var range = RecordWriter(inner)
            range.put(LotSizeFields.from, sizes.from)
            range.put(LotSizeFields.to, sizes.to)
            writer.put(RecipeFields.size, range.draft)
        }
        writer.put(RecipeFields.donor, recipe.donor)
        writer.put(RecipeFields.client, recipe.client)
        writer.put(RecipeFields.modified, recipe.isModified)
        writer.put(RecipeFields.autologous, recipe.isAutologous)
        writer.put(RecipeFields.refreeze, recipe.mayRefreeze)
        writer.put(RecipeFields.site, named(recipe.site))
        writer.put(RecipeFields.fillCap, recipe.fillCap)
        writer.put(RecipeFields.cost, recipe.cost)
        writer.put(RecipeFields.startDays, recipe.startDays)
        writer.put(RecipeFields.operations, map(recipe.operations.things) { operation($0, ways, inner) })
        writer.put(RecipeFields.release, release(recipe.release, inner))
        return writer.draft
    }

    private func alsoMakes(_ recipe: Recipe, _ context: FormContext) -> Draft {
        Draft(
            written: recipe.alsoMakes.compactMap { output in
                materialUnits[output.material.index].map { unit in
                    var writer = RecordWriter(context.with(unit: unit))
                    writer.put(OtherOutputFields.quantity, output.quantity)
                    writer.put(OtherOutputFields.after, output.after == recipe.sink ? nil : output.after)
                    writer.put(OtherOutputFields.elapsed, output.elapsed)
                    return (context.names.materials.texts[output.material.index], writer.draft)
                }
            })
    }

    /// What an operation takes and how long, which may be its own on each of several units.
    private func figures(of operation: Operation, _ writer: inout RecordWriter) {
        writer.put(OperationFields.room, operation.room)
        writer.put(OperationFields.largest, operation.largest)
        writer.put(OperationFields.setUp, operation.setUp)
        writer.put(OperationFields.run, operation.derived.map { .derived($0.physics) } ?? .span(operation.run))
        writer.put(OperationFields.volume, operation.volume)
        writer.put(OperationFields.pausable, operation.isPausable)
        writer.put(OperationFields.clean, operation.clean)
        writer.put(OperationFields.recovery, operation.recovery)
        writer.put(OperationFields.staff, operation.staff.isEmpty ? nil : operation.staff)
        writer.put(OperationFields.uses, Form<[MaterialUse]>.uses(materialUnits).write(operation.uses, writer.context))
        writer.put(OperationFields.cost, operation.cost)
        writer.put(OperationFields.qualified, operation.qualified.map(date))
        writer.put(OperationFields.longestSession, operation.longestSession)
    }

    private func operation(_ operation: Operation, _ ways: [Recipe], _ context: FormContext) -> Draft {
        var writer = RecordWriter(context)
        writer.put(text: OperationFields.label, operation.label)
        writer.put(OperationFields.stage, operation.stage)
        let id = ways[0].operations.id(named: operation.name)
        if let id, ways[0].chosen.contains(id) {
            let names = self.context.names.units.names
            let units = Set(ways.compactMap { $0.operations[id].unit }).sorted()
            writer.put(
                OperationFields.units,
                Draft(
                    written: units.compactMap { unit in
                        ways.first { $0.operations[id].unit == unit }.map { way in
                            var inner = RecordWriter(context)
                            figures(of: way.operations[id], &inner)
                            return (names[unit.index], inner.draft)
                        }
                    }))
        } else {
            writer.put(OperationFields.unit, operation.unit)
            figures(of: operation, &writer)
        }
        let usual: Span = operation.stage == .culture ? .zero : .hours(24)
        writer.put(
            OperationFields.hold,
            operation.hold == usual ? nil : operation.hold.map { .span($0) } ?? .unlimited)
        writer.put(OperationFields.holdLoss, operation.holdLossPerDay)
        writer.put(OperationFields.holdAllowance, operation.holdAllowance)
        writer.put(OperationFields.after, operation.after)
        switch operation.pattern {
        case .once: break
        case .repeated(let times, let every):
            var inner = RecordWriter(context)
            inner.put(RepeatFields.times, times)
            inner.put(RepeatFields.every, every)
            writer.put(OperationFields.repetition, inner.draft)
        case .forEach(let other): writer.put(OperationFields.forEach, other)
        case .pools(let other): writer.put(OperationFields.pools, other)
        }
        return writer.draft
    }

    private func release(_ release: Release, _ context: FormContext) -> Draft {
        var writer = RecordWriter(context)
        writer.put(ReleaseFields.reserve, release.reserve)
        writer.put(ReleaseFields.pass, release.pass)
        writer.put(
            ReleaseFields.tests,
            map(release.tests.things) { test in
                var inner = RecordWriter(context)
                inner.put(text: TestFields.label, test.label)
                inner.put(TestFields.sampleAfter, test.sampleAfter)
                if test.plate == nil { put(test.elapsed, &inner) }
                inner.put(TestFields.staff, test.staff.isEmpty ? nil : test.staff)
                inner.put(TestFields.cost, test.cost)
                inner.put(TestFields.unit, test.instrument?.unit)
                inner.put(TestFields.run, test.instrument?.time)
                inner.put(TestFields.laboratory, test.laboratory)
                inner.put(TestFields.plate, test.plate)
                inner.put(TestFields.samples, test.samples)
                inner.put(TestFields.retest, test.retest)
                return inner.draft
            })
        if release.review != Review(elapsed: .span(.zero), staff: []) {
            var inner = RecordWriter(context)
            put(release.review.elapsed, &inner)
            inner.put(TestFields.staff, release.review.staff.isEmpty ? nil : release.review.staff)
            writer.put(ReleaseFields.review, inner.draft)
        }
        writer.put(ReleaseFields.stability, release.stability.map { StabilityFields.write($0, context) })
        return writer.draft
    }

    func put(_ elapsed: Elapsed, _ writer: inout RecordWriter) {
        switch elapsed {
        case .span(let span):
            writer.put(TestFields.elapsed, .span(span))
        case .workingDays(let count, let calendar):
            writer.put(TestFields.elapsed, .workingDays(count))
            writer.put(TestFields.calendar, calendar)
        }
    }
}
