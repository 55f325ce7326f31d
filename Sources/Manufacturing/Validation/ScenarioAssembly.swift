// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// A scenario on its way: reads each section of the draft, then checks what spans several of them.
///
/// Ids are known before anything is read, so that a faulty thing does not make its references dangle. Things that
/// cannot be read stay nil, and checks pass over them.
final class ScenarioAssembly {
    let root: Node
    let tables: DraftTables
    var reader: RecordReader
    var context = FormContext()
    /// The entries of each section, by the order of their ids.
    var sections: [String: [(key: String, node: Node)]] = [:]
    /// The unit of each material, where it could be read.
    var materialUnits: [MaterialUnit?] = []

    var calendars: [WorkCalendar?] = []
    var sites: [Site?] = []
    var units: [UnitClass?] = []
    var rooms: [Room?] = []
    var staff: [StaffPool?] = []
    var materials: [Material?] = []
    var recipes: [RecipeDraft?] = []
    /// The recipe of which each recipe here is a way, and the operations whose units it settles, by name.
    var ways: [String: (base: String, chosen: [String])] = [:]
    var commitments: [Commitment?] = []
    var lanes: [ShippingLane?] = []
    var contractors: [Contractor?] = []
    var laboratories: [Laboratory?] = []
    var plates: [Plate?] = []
    var demand: [DemandLine] = []
    var consumption: ForecastConsumption?
    var patients: [Patient] = []
    /// Where each patient stands.
    var patientPlaces: [String: SourcePosition] = [:]
    /// Patients whose lot has begun.
    var patientsInProcess: Set<ID<Patient>> = []
    /// Where each demand line stands.
    var demandPlaces: [String: SourcePosition] = [:]

    /// What was read of another draft, if anything.
    private let known: ScenarioReading?
    /// What is kept for other drafts.
    private(set) var reading: ScenarioReading?

    init(_ root: Node, tables: DraftTables, like known: ScenarioReading? = nil) {
        self.root = root
        self.known = known
        self.tables = tables
        reader = RecordReader(root, ScenarioFields.record)
    }

    /// Reads everything; nil where anything is missing, with the reasons in the log.
    func assemble() -> Scenario? {
        _ = reader.value(ScenarioFields.format, context)
        context.currency = reader.value(ScenarioFields.currency, context)
        context.start = readStart()
        collectNames()
        materialUnits = readMaterialUnits()
        context.materialUnits = materialUnits
        let label = reader.value(ScenarioFields.label, context) ?? ""
        let horizon = readHorizon()
        let before = known.flatMap { $0.holds(for: self) ? $0 : nil }
        calendars = before?.calendars ?? readCalendars()
        sites = before?.sites ?? readSites()
        units = before?.units ?? section("units").map { readUnit($0.key, $0.node) }
        rooms = before?.rooms ?? section("rooms").map { readRoom($0.key, $0.node) }
        staff = before?.staff ?? section("staff").map { readPool($0.key, $0.node) }
        materials = before?.materials ?? readMaterials()
        laboratories =
            before?.laboratories ?? section("laboratories").map { LaboratoryFields.read($0.key, $0.node, context) }
        plates = before?.plates ?? section("plates").map { readPlate($0.key, $0.node) }
        recipes = section("recipes").map { readRecipe($0.key, $0.node) }
        let fixedCosts = section("fixed-costs").compactMap { key, node in
            ScenarioFields.fixedCost.form.read(node, context).map { Scenario.FixedCost(name: key, rate: $0) }
        }
        let options = section("options").map { readOption($0.key, $0.node) }
        lanes = section("shipping").map { readLane($0.key, $0.node) }
        contractors = section("contractors").map { readContractor($0.key, $0.node, horizon) }
        commitments = section("commitments").map { readCommitment($0.key, $0.node) }
        let repeatsDemand = readDemand(like: before)
        reading = before ?? ScenarioReading(self, repeatsDemand: repeatsDemand)
        readPatients(horizon)
        let opening = readOpening(horizon)
        let service = section("service").map { readService($0.key, $0.node) }
        checkAutologous(opening)
        checkSharing(opening)
        checkAdmissions()
        checkCounts()
        checkRunnable(horizon)
        checkReachable(opening)
        checkRemainingLives()
        checkFreezing()
        checkStorage(opening)
        guard let horizon, root.log.faults.isEmpty else { return nil }
        return Scenario(
            label: label, horizon: horizon, currency: context.currency,
            calendars: Catalogue(calendars.compactMap(\.self)), sites: Catalogue(sites.compactMap(\.self)),
            units: Catalogue(units.compactMap(\.self)), rooms: Catalogue(rooms.compactMap(\.self)),
            staff: Catalogue(staff.compactMap(\.self)), materials: Catalogue(materials.compactMap(\.self)),
            recipes: Catalogue(recipes.compactMap { $0?.recipe }), demand: Catalogue(demand),
            repeatsDemand: repeatsDemand, opening: opening, fixedCosts: Catalogue(fixedCosts),
            options: Catalogue(options.compactMap(\.self)),
            commitments: Catalogue(commitments.compactMap(\.self)),
            lanes: Catalogue(lanes.compactMap(\.self)), contractors: Catalogue(contractors.compactMap(\.self)),
            patients: Catalogue(patients),
            service: Catalogue(service.compactMap(\.self)), consumption: consumption,
            laboratories: Catalogue(laboratories.compactMap(\.self)),
            plates: Catalogue(plates.compactMap(\.self)),
            allocation: reader.value(ScenarioFields.allocate, context), sources: sources()
        )
    }

    /// The entries of a section, in the order of their ids.
    func section(_ key: String) -> [(key: String, node: Node)] { sections[key] ?? [] }

    private func collectNames() {
        let kinds = [
            "calendars": "calendars by id", "sites": "sites by id", "units": "units by id", "rooms": "rooms by id",
            "staff": "staff pools by id", "materials": "materials by id", "recipes": "recipes by id",
            "fixed-costs": "costs by id", "options": "options by id", "service": "service targets by id",
            "commitments": "commitments by id", "shipping": "lanes by id",
            "contractors": "contractors by id",
            "laboratories": "laboratories by id", "plates": "plates by id",
        ]
        for (key, what) in kinds {
            guard let node = reader.child(key) else { continue }
            sections[key] = node.things(what)
        }
        var calendarNames = section("calendars").map(\.key)
        if !calendarNames.contains(WorkCalendar.alwaysName) { calendarNames.append(WorkCalendar.alwaysName) }
        context.names = Names(
            calendars: names("calendars", calendarNames),
            sites: reader.has("sites") ? names("sites") : NameList(["site"]),
            units: names("units"), rooms: names("rooms"), staff: names("staff"), materials: names("materials"),
            recipes: names("recipes"), laboratories: names("laboratories"), plates: names("plates")
        )
        placeStock()
        placeWays()
    }

    /// The names of a section; none are known to be missing where the section itself could not be read.
    private func names(_ key: String, _ names: [String]? = nil) -> NameList {
        let isMap = reader.child(key).map { $0.draft.entries != nil } ?? !reader.hasUnknownKeys
        let kept = section(key)
        let written = reader.child(key)?.draft.entries?.count { !$0.key.hasPrefix("x-") }
        return NameList(names ?? kept.map(\.key), isReadable: isMap && written ?? 0 <= kept.count)
    }

    /// The site of a thing: named, or the only one there is.
    func site(_ field: Field<ID<Site>>, _ reader: RecordReader) -> ID<Site>? {
        if reader.has(field.key) { return reader.value(field, context) }
        let names = context.names.sites.names
        guard names.count == 1 else {
            if !names.isEmpty {
                reader.node.fault(
                    "the key \"site\" is missing, and there are several sites",
                    remedy: "write site: with one of \(names.joined(separator: ", "))", at: reader.node.anchor
                )
            }
            return nil
        }
        return ID(0)
    }

    /// Positions of everything that has a key, and of demand lines by their id.
    private func sources() -> Scenario.Sources {
        var positions: [String: SourcePosition] = [:]
        root.draft.collectPositions("", &positions)
        for (id, place) in demandPlaces { positions["demand.\(id)"] = place }
        for (id, place) in patientPlaces { positions["patients.\(id)"] = place }
        for entry in section("materials") where positions["materials.\(entry.key)"] == nil {
            positions["materials.\(entry.key)"] = entry.node.anchor
            entry.node.draft.collectPositions("materials.\(entry.key)", &positions)
        }
        for entry in section("recipes") where positions["recipes.\(entry.key)"] == nil {
            positions["recipes.\(entry.key)"] = entry.node.anchor
            entry.node.draft.collectPositions("recipes.\(entry.key)", &positions)
        }
        return Scenario.Sources(positions)
    }
}

extension Node {
    /// The entries of a map by id, in the order of their ids; keys that are no ids are faults.
    func things(_ what: String) -> [(key: String, node: Node)] {
        guard let entries = entries(of: what) else { return [] }
        return
            entries
            .filter { key, node in
                if isID(key) { return true }
                node.fault("\"\(key)\" is not an id", remedy: idRule, at: node.anchor)
                return false
            }
            .sortedBytewise(by: \.key)
    }
}

extension Draft {
    fileprivate func collectPositions(_ path: String, _ positions: inout [String: SourcePosition]) {
        switch content {
        case .scalar: break
        case .mapping(let entries):
            for entry in entries {
                let below = Node.join(path, entry.key)
                positions[below] = entry.keyPosition
                entry.value.collectPositions(below, &positions)
            }
        case .sequence(let items):
            for (place, item) in items.enumerated() {
                let below = "\(path)[\(place + 1)]"
                positions[below] = item.position
                item.collectPositions(below, &positions)
            }
        }
    }
}
