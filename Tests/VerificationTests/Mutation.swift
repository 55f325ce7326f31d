// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import TestSupport
import Testing
import Verification

/// A change of a sound plan's statements, and the fault it must be rejected with.
struct Mutation: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let kind: FindingKind
    let change: @Sendable (inout Plan) -> Void

    init(_ title: String, _ kind: FindingKind, _ change: @escaping @Sendable (inout Plan) -> Void) {
        testDescription = title
        self.kind = kind
        self.change = change
    }
}

/// A change of what is decided, or of the plant, and exactly the kinds of fault that follow from it.
struct Change: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let kinds: Set<FindingKind>
    let plant: @Sendable (inout PlantBuilder) -> Void
    let decide: @Sendable (inout PlanDecisions, Scenario) -> Void

    /// Changes the plant under unchanged decisions (lots keep their run starts).
    init(
        plant title: String, _ kinds: Set<FindingKind>, _ plant: @escaping @Sendable (inout PlantBuilder) -> Void
    ) {
        testDescription = title
        self.kinds = kinds
        self.plant = plant
        decide = { _, _ in }
    }

    /// Changes the decisions in the unchanged plant.
    init(
        _ title: String, _ kinds: Set<FindingKind>, _ decide: @escaping @Sendable (inout PlanDecisions) -> Void
    ) {
        testDescription = title
        self.kinds = kinds
        plant = { _ in }
        self.decide = { decisions, _ in decide(&decisions) }
    }

    /// Changes the sketch of the first lot in the unchanged plant.
    init(
        lot title: String, _ kinds: Set<FindingKind>, _ change: @escaping @Sendable (inout LotSketch) -> Void
    ) {
        testDescription = title
        self.kinds = kinds
        plant = { _ in }
        decide = { decisions, scenario in
            var sketch = SmallPlant.sketch(week: 0, number: 1)
            change(&sketch)
            if let lot = sketch.lot(in: scenario) { decisions.lots[0] = lot }
        }
    }

    /// The findings of the changed plan, tables derived from its decisions.
    func findings() -> [Finding] {
        var builder = SmallPlant.builder
        plant(&builder)
        let scenario = builder.scenario()
        var decisions = SoundPlans.decisions(in: scenario)
        decide(&decisions, scenario)
        return PlanChecker(scenario).evaluate(decisions).findings
    }
}

extension LotSketch {
    /// Changes the step of one copy.
    mutating func step(_ operation: String, _ copy: Int = 1, _ change: (inout Step) -> Void) {
        for place in steps.indices where steps[place].operation == operation && steps[place].copy == copy {
            change(&steps[place])
        }
    }
}
