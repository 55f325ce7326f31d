// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Turns the names of a builder into ids: places in bytewise order.
struct Names {
    let calendars: Catalogue<WorkCalendar>
    private let units: [String]
    private let rooms: [String]
    private let pools: [String]
    private let materials: [String]
    private let recipes: [String]
    private let operations: [String: [String]]

    init(_ builder: PlantBuilder) {
        var all = builder.calendars.map { name, weekly in
            WorkCalendar(name: name, label: "", weekly: weekly, closed: builder.closed[name] ?? [], open: [])
        }
        let day = [WorkCalendar.Shift(from: 0, to: 1440)]
        all.append(
            WorkCalendar(
                name: WorkCalendar.alwaysName, label: "", weekly: Array(repeating: day, count: 7), closed: [],
                open: []))
        calendars = Catalogue(all)
        units = builder.units.keys.sortedBytewise()
        rooms = builder.rooms.keys.sortedBytewise()
        pools = builder.pools.map(\.name).sortedBytewise()
        materials = builder.materials.map(\.name).sortedBytewise()
        recipes = builder.recipes.map(\.name).sortedBytewise()
        operations = Dictionary(
            builder.recipes.map { ($0.name, $0.operations.map(\.name).sortedBytewise()) },
            uniquingKeysWith: { first, _ in first })
    }

    private func place(_ name: String, _ names: [String]) -> Int { names.firstIndex(of: name) ?? 0 }

    func calendar(_ name: String) -> ID<WorkCalendar> { calendars.id(named: name) ?? ID(0) }
    func unit(_ name: String) -> ID<UnitClass> { ID(place(name, units)) }
    func room(_ name: String) -> ID<Room> { ID(place(name, rooms)) }
    func pool(_ name: String) -> ID<StaffPool> { ID(place(name, pools)) }
    func material(_ name: String) -> ID<Material> { ID(place(name, materials)) }
    func recipe(_ name: String) -> ID<Recipe> { ID(place(name, recipes)) }
    func operation(_ name: String, of recipe: String) -> ID<Operation> { ID(place(name, operations[recipe] ?? [])) }

    func recipes(_ builder: PlantBuilder, _ site: ID<Site>) -> Catalogue<Recipe> {
        Catalogue(builder.recipes.map { recipe($0, site) })
    }

    private func recipe(_ part: RecipePart, _ site: ID<Site>) -> Recipe {
        let operations = Catalogue(part.operations.map { operation($0, of: part.name) })
        // Those without open predecessors first, ties by id.
        var order: [ID<Operation>] = []
        while let next = operations.ids.first(where: { id in
            !order.contains(id) && operations[id].after.allSatisfy(order.contains)
        }) {
            order.append(next)
        }
        let followed = Set(operations.things.flatMap(\.after))
        let sink = operations.ids.last { !followed.contains($0) } ?? ID(0)
        return Recipe(
            name: part.name, label: "", makes: material(part.makes), site: site, yield: Uncertain(mode: part.yield),
            yieldsParticles: part.yieldsParticles, donor: part.donor, client: nil, fillCap: part.fillCap,
            cost: part.cost, startDays: part.startDays, operations: operations, order: order, sink: sink,
            release: Release(
                reserve: part.reserve, pass: Uncertain(mode: part.pass),
                tests: Catalogue(part.tests.map { test($0, of: part.name) }),
                review: Review(elapsed: .span(part.review), staff: needs(part.reviewMinutes, [:]))))
    }

    private func operation(_ part: OperationPart, of recipe: String) -> Operation {
        var pattern = Operation.Pattern.once
        if let every = part.every { pattern = .repeated(times: part.times, every: every) }
        if let other = part.forEach { pattern = .forEach(operation(other, of: recipe)) }
        if let other = part.pools { pattern = .pools(operation(other, of: recipe)) }
        let uses = part.uses.map { MaterialUse(material: material($0.key), quantity: $0.value) }
        return Operation(
            name: part.name, label: "", stage: .culture, unit: part.unit.map(unit), room: part.room.map(room),
            setUp: part.setUp, run: part.run, isPausable: part.isPausable, clean: part.clean,
            recovery: Uncertain(mode: part.recovery), hold: part.hold, holdLossPerDay: part.holdLossPerDay,
            holdAllowance: part.holdAllowance,
            staff: needs(part.minutes, part.heads), uses: uses.sorted { $0.material < $1.material },
            cost: part.cost, after: part.after.map { operation($0, of: recipe) }, pattern: pattern)
    }

    private func test(_ part: TestPart, of recipe: String) -> QualityTest {
        var elapsed = Elapsed.span(part.elapsed)
        if let (count, name) = part.workingDays { elapsed = .workingDays(count, calendar(name)) }
        return QualityTest(
            name: part.name, label: "", sampleAfter: operation(part.sampleAfter, of: recipe), elapsed: elapsed,
            staff: needs(part.minutes, [:]), cost: part.cost)
    }

    private func needs(_ minutes: [String: Exact], _ heads: [String: Int]) -> [StaffNeed] {
        let all =
            minutes.map { StaffNeed(pool: pool($0.key), amount: .minutes($0.value)) }
            + heads.map { StaffNeed(pool: pool($0.key), amount: .heads($0.value)) }
        return all.sorted { $0.pool < $1.pool }
    }
}
