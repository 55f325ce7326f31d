// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// The keys of a whole scenario.
enum ScenarioFields {
    static let format = Field<String>.required(
        "format",
        .only("exoplan/1") { text in
            text.hasPrefix("exoplan/")
                ? .init("this version reads exoplan/1 only", remedy: "write format: exoplan/1") : nil
        },
        "The language of the file, always exoplan/1."
    )
    static let label = Field<String>.optional("label", .text, "A title for people.")
    static let currency = StandardField<String>(
        "currency", .currency, standard: "EUR", "The currency of all money in the scenario.")
    static let include = MapField(
        "include", "path, or list of paths", example: "[recipes.yaml]",
        "Other files of the scenario: maps are merged, any other value stands in one of the files only.")
    static let overrides = MapField(
        "overrides", "map by id", example: "{second-suite: {set: {rooms.culture-suite.count: 2}}}",
        "Named changes, made only where they are chosen.")
    static let scenarios = MapField(
        "scenarios", "map by id of lists of overrides", example: "{growth: [second-suite, more-demand]}",
        "Named lists of overrides, chosen with --scenario.")
    static let horizon = MapField(
        "horizon", "map", missing: nil, example: "{start: 2027-01-04, length: 26 weeks}", "What time is planned.")
    static let calendars = MapField(
        "calendars", "map by id", missing: "only always (24/7)", example: "{day: {mon-fri: 06:00-14:00}}",
        "Opening hours; the calendar always (24/7) is there without being written.")
    static let sites = MapField(
        "sites", "map by id", missing: "one site called site", example: "{lyon: {utc-offset: +01:00}}",
        "Locations with their own units, rooms and staff.")
    static let units = MapField(
        "units", "map by id", example: "{incubator: {count: 2}}", "Classes of interchangeable equipment.")
    static let rooms = MapField(
        "rooms", "map by id", example: "{culture-suite: {turnaround: 2 d}}", "Suites that a lot holds.")
    static let staff = MapField(
        "staff", "map by id", example: "{operators: {headcount: 4, calendar: day}}", "Pools of people of one skill.")
    static let materials = MapField(
        "materials", "map by id", example: "{medium: {unit: L, price: 300 EUR/L}}", "Everything that is stocked.")
    static let fixedCosts = MapField(
        "fixed-costs", "map by id of money/time", example: "{facility: 1100000 EUR/a}",
        "Costs that run on whatever is planned; a year (a) is 365 d.")
    static let allocate = StandardField<CostAllocation>(
        "allocate", .word("measure"), standard: .roomTime,
        "By what lots share fixed costs in the cost of goods; what they do not take up is told as idle.")
    static let options = MapField(
        "options", "map by id", example: "{second-suite: {room: culture-suite, cost: 400000 EUR}}",
        "Capacity that the plan may choose to add, at a price.")
    static let commitments = MapField(
        "commitments", "map by id", example: "{media-fill: {at: 2027-03-01, run: 2 d, room: fill-suite}}",
        "Work without revenue that takes capacity on its dates.")
    static let shipping = MapField(
        "shipping", "map by id", example: "{frozen-bulk: {from: lyon, to: basel, materials: [bulk], time: 4 d}}",
        "Ways on which stock goes from site to site.")
    static let contractors = MapField(
        "contractors", "map by id",
        example: "{maker: {makes: msc-ev, lot: 400 dose, price: 85000 EUR, slots: [{date: 2027-03-01}]}}",
        "Outside makers of whole lots.")
    static let laboratories = MapField(
        "laboratories", "map by id", example: "{sterility-lab: {shipping: 2 d, slots: 12, price: 900 EUR}}",
        "Contract laboratories to which samples are sent.")
    static let plates = MapField(
        "plates", "map by id", example: "{elisa: {size: 24, every: 3 d, elapsed: 2 d, cost: 400 EUR}}",
        "Plates on which samples of several lots are tested together.")
    static let opening = MapField(
        "opening", "map", missing: "an empty plant", example: "{stock: [{material: medium, quantity: 120 L}]}",
        "The state of the plant at the horizon's start.")
    static let recipes = MapField(
        "recipes", "map by id", example: "{msc: {makes: msc-ev, yield: 4.5e13 particle, operations: {…}}}",
        "How lots are made.")
    static let demand = MapField(
        "demand", "path of a CSV table, or map", example: "demand.csv", "Who wants how much of what by when.")
    static let service = MapField(
        "service", "map by id",
        example: "{on-time: {material: msc-ev, target: 95 %, per: quarter, penalty: 50 EUR/dose}}",
        "How much of what is wanted must be delivered on time.")
    static let patients = MapField(
        "patients", "path of a CSV table, or map", example: "patients.csv",
        "Patients whose own cells are made into lots of their own.")

    static let record = FieldRecord(
        "", "A scenario",
        [
            format, label, include, overrides, scenarios, currency, horizon, calendars, sites, units, rooms, staff,
            materials, fixedCosts, allocate, options,
            commitments, laboratories, plates, shipping, contractors, opening, recipes, demand, service, patients,
        ]
    )

    /// Costs that run on, by id.
    static let fixedCost = Field<Exact>.required("fixed-cost", .measure(.moneyPerTime), "A cost that runs on.")
}
