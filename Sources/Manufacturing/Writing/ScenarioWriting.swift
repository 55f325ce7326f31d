// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

extension Scenario {
    /// The scenario as a draft in its one canonical form, from which an equal scenario is read.
    ///
    /// Ids stand in their bytewise order and keys in that of the field table; standards are left out, every `after`
    /// is written, the demand table stands under `demand.lines`. Positions in the draft mean nothing.
    public var draft: Draft { ScenarioWriting(self).write() }
}

/// Writes a scenario back, section by section.
struct ScenarioWriting {
    let scenario: Scenario
    let context: FormContext
    let materialUnits: [MaterialUnit?]

    init(_ scenario: Scenario) {
        self.scenario = scenario
        var context = FormContext()
        context.currency = scenario.currency
        context.countables = Set(scenario.materials.things.map(\.unit).filter { Unit($0) == nil })
        context.start = scenario.horizon.start
        context.names = Names(
            calendars: NameList(scenario.calendars.things.map(\.name)),
            sites: NameList(scenario.sites.things.map(\.name)), units: NameList(scenario.units.things.map(\.name)),
            rooms: NameList(scenario.rooms.things.map(\.name)), staff: NameList(scenario.staff.things.map(\.name)),
            materials: NameList(
                scenario.materials.things.map(\.name), texts: scenario.materials.things.map(\.material), places: [:],
                undecided: [:], isReadable: true),
            patients: NameList(scenario.patients.things.map(\.name)),
            laboratories: NameList(scenario.laboratories.things.map(\.name)),
            plates: NameList(scenario.plates.things.map(\.name))
        )
        context.names.place(recipes: scenario.recipes.things.map { ($0.name, $0.base) }, isReadable: true)
        let countables = context.countables
        materialUnits = scenario.materials.things.map { material in
            Unit(material.unit, countables: countables)
                .map { MaterialUnit(word: material.unit, dimension: $0.dimension, scale: $0.scale) }
        }
        context.materialUnits = materialUnits
        self.context = context
    }

    func write() -> Draft {
        var writer = RecordWriter(context)
        writer.put(ScenarioFields.format, "exoplan/1")
        writer.put(text: ScenarioFields.label, scenario.label)
        writer.put(ScenarioFields.currency, scenario.currency)
        writer.put(ScenarioFields.horizon, horizon())
        writer.put(ScenarioFields.calendars, map(scenario.calendars.things.filter { $0.name != "always" }, calendar))
        if scenario.sites.things != [Site(name: "site", label: "", offset: .zero)] {
            writer.put(ScenarioFields.sites, map(scenario.sites.things, site))
        }
        writer.put(ScenarioFields.units, map(scenario.units.things, unit))
        writer.put(ScenarioFields.rooms, map(scenario.rooms.things, room))
        writer.put(ScenarioFields.staff, map(scenario.staff.things, pool))
        writer.put(ScenarioFields.materials, materials())
        writer.put(
            ScenarioFields.fixedCosts,
            map(scenario.fixedCosts.things) { ScenarioFields.fixedCost.form.write($0.rate, context) })
        writer.put(ScenarioFields.allocate, scenario.allocation)
        writer.put(ScenarioFields.options, map(scenario.options.things, option))
        writer.put(ScenarioFields.commitments, map(scenario.commitments.things, commitment))
        writer.put(
            ScenarioFields.laboratories,
            map(scenario.laboratories.things) { LaboratoryFields.write($0, context) })
        writer.put(ScenarioFields.plates, map(scenario.plates.things, plate))
        writer.put(ScenarioFields.shipping, map(scenario.lanes.things, lane))
        writer.put(ScenarioFields.contractors, map(scenario.contractors.things, contractor))
        writer.put(ScenarioFields.opening, opening())
        writer.put(ScenarioFields.recipes, recipes())
        writer.put(ScenarioFields.demand, demand())
        writer.put(ScenarioFields.service, map(scenario.service.things, service))
        writer.put(ScenarioFields.patients, patients())
        return writer.draft
    }

    /// A map of things by id.
    func map<Thing: Named>(_ things: [Thing], _ write: (Thing) -> Draft) -> Draft {
        Draft(written: things.map { ($0.name, write($0)) })
    }

    /// A material's unit and the context of its quantities.
    func context(of material: ID<Material>) -> FormContext {
        materialUnits[material.index].map { context.with(unit: $0) } ?? context
    }

    /// The day that an instant begins.
    func date(_ instant: Instant) -> CivilDate { moment(instant).date }

    func moment(_ instant: Instant) -> CivilDateTime {
        CivilDateTime(instant, since: CivilDateTime(date: scenario.horizon.start))
    }

    /// A site, where there is more than one.
    func named(_ site: ID<Site>) -> ID<Site>? { scenario.sites.count == 1 ? nil : site }

    private func horizon() -> Draft {
        let horizon = scenario.horizon
        var writer = RecordWriter(context)
        writer.put(HorizonFields.start, horizon.start)
        writer.put(HorizonFields.length, horizon.length)
        writer.put(HorizonFields.tail, horizon.tail)
        writer.put(HorizonFields.starts, horizon.starts)
        writer.put(HorizonFields.deliveries, horizon.deliveries)
        writer.put(HorizonFields.bucket, horizon.bucket)
        return writer.draft
    }
}
