// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// What every rule reads: the scenario, its frame and its open hours.
struct Setting {
    let scenario: Scenario
    let frame: Frame
    let hours: PlantHours
    let shapes: [RecipeShape]
    /// Options that the plan chooses, and how often.
    private(set) var chosen: [(option: CapacityOption, times: Double)] = []

    init(_ scenario: Scenario, tail: Int, isRelaxed: Bool) {
        self.scenario = scenario
        let frame = Frame(scenario, tail: tail, isRelaxed: isRelaxed)
        self.frame = frame
        let hours = PlantHours(scenario, frame)
        self.hours = hours
        shapes = scenario.recipes.things.map { RecipeShape($0, scenario.materials[$0.makes], hours) }
    }

    /// The same, for a plan that chooses some options.
    func choosing(_ options: [PlannedOption]) -> Setting {
        var setting = self
        setting.chosen = options.compactMap { one in
            scenario.options.id(named: one.option).map { (scenario.options[$0], one.chosen) }
        }
        return setting
    }

    /// A time in civil words.
    func time(_ minute: Int) -> String {
        CivilDateTime(Instant(minutes: minute), since: CivilDateTime(date: scenario.horizon.start)).description
    }

    /// A stretch of time in civil words.
    func stretch(_ from: Int, _ to: Int) -> String { "\(time(from)) to \(time(to))" }

    /// A quantity with its unit.
    func quantity(_ value: Double, _ material: ID<Material>) -> String {
        "\(figure(value)) \(scenario.materials[material].unit)"
    }

    /// A money amount with its currency.
    func money(_ value: Exact) -> String {
        "\(Money(rounding: value)?.text ?? value.decimalText) \(scenario.currency)"
    }
}

/// A number as text, to six decimals.
func figure(_ value: Double) -> String {
    guard let exact = Exact(exactly: value) else { return "\(value)" }
    return exact.rounded(.halfAwayFromZero, places: 6).decimalText
}

/// A length of time as text.
func length(_ minutes: Int) -> String { Span(minutes: minutes).text }

extension Exact {
    /// A figure of a plan, which is rounded to 1e-6; nil where it is not finite.
    init?(figure value: Double) {
        let scaled = (value * 1e6).rounded()
        if abs(scaled) < 0x1p53 {
            self.init(Int(scaled), over: 1_000_000)
        } else {
            self.init(exactly: value)
        }
    }
}
