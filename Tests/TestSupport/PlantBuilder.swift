// SPDX-License-Identifier: GPL-3.0-or-later

package import Basics
package import Manufacturing

/// Builds small valid scenarios in code, with things named by their ids; the horizon starts on Monday 2027-01-04.
///
/// A name that nothing has is left out or stands for the first thing, so write names with care.
package struct PlantBuilder {
    package var label = "small plant"
    package var start = CivilDate(year: 2027, month: 1, day: 4) ?? .earliest
    package var length = Span.days(28)
    package var tail: Span? = .days(14)
    package var starts = Span.days(1)
    package var deliveries = Span.days(7)
    package var bucket = Horizon.Bucket.span(.days(7))
    /// Weekly patterns by calendar; see ``weekly(_:from:to:)``.
    package var calendars: [String: [[WorkCalendar.Shift]]] = [:]
    package var closed: [String: [WorkCalendar.DateRange]] = [:]
    /// Units by name: how many, calendar, rate per minute, turnaround, maintenance.
    package var units: [String: UnitPart] = [:]
    package var rooms: [String: RoomPart] = [:]
    package var pools: [PoolPart] = []
    package var materials: [MaterialPart] = []
    package var recipes: [RecipePart] = []
    package var lines: [LinePart] = []
    package var repeatsDemand = false
    package var fixedCosts: [String: Exact] = [:]
    package var stock: [(material: String, quantity: Exact, age: Span, released: Instant?)] = []
    package var orders: [(material: String, quantity: Exact, arrives: Instant)] = []
    package var inProcess: [(recipe: String, operation: String, started: Instant)] = []
    package var pinned: [(recipe: String, start: Instant)] = []
    package var heldRooms: [(room: String, free: Instant)] = []
    package var heldUnits: [(unit: String, free: Instant, count: Int)] = []

    /// A unit class without its name.
    package struct UnitPart {
        package var count = 1
        package var calendar = WorkCalendar.alwaysName
        package var rate = Exact.zero
        package var turnaround = Span.zero
        package var maintenance: [Outage] = []

        package init(count: Int = 1, calendar: String = WorkCalendar.alwaysName, rate: Exact = .zero) {
            self.count = count
            self.calendar = calendar
            self.rate = rate
        }
    }

    /// A room without its name.
    package struct RoomPart {
        package var count = 1
        package var turnaround = Span.zero
        package var rate = Exact.zero
        package var closed: [Outage] = []

        package init(count: Int = 1, turnaround: Span = .zero, rate: Exact = .zero) {
            self.count = count
            self.turnaround = turnaround
            self.rate = rate
        }
    }

    package init() {}

    /// The same shift on some weekdays, Monday first.
    package static func weekly(_ days: [Weekday], from: Int, to: Int) -> [[WorkCalendar.Shift]] {
        Weekday.allCases.map { days.contains($0) ? [WorkCalendar.Shift(from: from * 60, to: to * 60)] : [] }
    }

    /// An outage with a plain label.
    package static func outage(from: Instant, to: Instant, count: Int = 1) -> Outage {
        Outage(from: from, to: to, count: count, label: "")
    }

    /// The scenario.
    package func scenario() -> Scenario {
        let names = Names(self)
        let site = ID<Site>(0)
        return Scenario(
            label: label,
            horizon: Horizon(
                start: start, length: length, tail: tail, starts: starts, deliveries: deliveries, bucket: bucket),
            currency: "EUR", calendars: names.calendars,
            sites: Catalogue([Site(name: "site", label: "", offset: .zero)]),
            units: Catalogue(
                units.map { name, unit in
                    UnitClass(
                        name: name, label: "", site: site, count: unit.count, calendar: names.calendar(unit.calendar),
                        rate: unit.rate, turnaround: unit.turnaround, maintenance: unit.maintenance)
                }),
            rooms: Catalogue(
                rooms.map { name, room in
                    Room(
                        name: name, label: "", site: site, count: room.count, turnaround: room.turnaround,
                        rate: room.rate, closed: room.closed)
                }),
            staff: Catalogue(pools.map { pool($0, names, site) }), materials: Catalogue(materials.map(material)),
            recipes: names.recipes(self, site), demand: Catalogue(lines.map { line($0, names) }),
            repeatsDemand: repeatsDemand, opening: opening(names),
            fixedCosts: Catalogue(fixedCosts.map { Scenario.FixedCost(name: $0.key, rate: $0.value) }),
            sources: Scenario.Sources([:]))
    }

    private func pool(_ part: PoolPart, _ names: Names, _ site: ID<Site>) -> StaffPool {
        StaffPool(
            name: part.name, label: "", site: site, headcount: part.headcount,
            calendar: names.calendar(part.calendar), productive: part.productive, rate: part.rate, paid: part.paid,
            overtime: part.overtime,
            cover: part.coverCalendar.map {
                StaffPool.Cover(calendar: names.calendar($0), headcount: part.coverHeadcount, rate: part.coverRate)
            },
            slides: part.slides)
    }

    private func material(_ part: MaterialPart) -> Material {
        Material(
            name: part.name, label: "", unit: part.unit, particles: part.particles, isCounted: part.isCounted,
            purchase: part.price.map {
                Material.Purchase(
                    price: $0, leadTime: part.leadTime, pack: part.pack, minimumOrder: part.minimumOrder)
            },
            shelfLife: part.shelfLife, remainingLife: nil, lossPerDay: part.lossPerDay, frozen: part.frozen,
            storage: part.storage,
            holding: part.holding,
            disposal: part.disposal,
            safetyStock: part.safetyStock, shortfall: part.shortfall, closingValue: part.closingValue,
            closingStock: part.closingStock)
    }

    private func line(_ part: LinePart, _ names: Names) -> DemandLine {
        DemandLine(
            name: part.name, label: "", material: names.material(part.material), quantity: part.quantity,
            due: part.due, price: part.price, latePerDay: part.latePerDay, lateCap: part.lateCap, lost: part.lost,
            early: part.early, latest: part.latest, customer: nil, kind: .firm, remainingLife: part.remainingLife)
    }

    private func opening(_ names: Names) -> Opening {
        Opening(
            stock: stock.map {
                Opening.Stock(
                    material: names.material($0.material), quantity: $0.quantity, age: $0.age, released: $0.released)
            },
            orders: orders.map {
                Opening.Order(material: names.material($0.material), quantity: $0.quantity, arrives: $0.arrives)
            },
            lots: inProcess.map {
                Opening.LotInProcess(
                    recipe: names.recipe($0.recipe), operation: names.operation($0.operation, of: $0.recipe),
                    started: $0.started)
            },
            pinned: pinned.map { Opening.PinnedLot(recipe: names.recipe($0.recipe), start: $0.start) },
            rooms: heldRooms.map { Opening.HeldRoom(room: names.room($0.room), free: $0.free) },
            units: heldUnits.map {
                Opening.HeldUnit(unit: names.unit($0.unit), free: $0.free, count: $0.count)
            })
    }
}
