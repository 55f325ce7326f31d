// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics
public import Manufacturing

/// Plans made by hand, small enough to be checked by eye.
public enum PlanSamples {
    /// Three lots of two recipes over eight weeks and a tail of four; one line short, one late.
    public static var threeLots: Plan {
        Plan(
            header: PlanHeader(
                label: "Two products, one suite", currency: "EUR", start: "2027-01-04", horizon: .weeks(8),
                tail: .weeks(4), bucketEnds: (1...12).map { week($0) }, isRelaxed: false),
            outcome: PlanOutcome(
                status: .optimal, contribution: Money(cents: 12_345_600), objective: 123_456.2, bound: 124_000,
                certified: 125_000,
                gap: 0.0021, gapMoney: 543.8),
            lots: [
                lot("msc-001", recipe: "msc", donor: "uc-07", day: 3, stored: 20, released: 40, net: 368),
                lot("msc-002", recipe: "msc", donor: "uc-07", day: 25, stored: 42, released: 62, net: 368),
                lot("iv-001", recipe: "iv", donor: nil, day: 10, stored: 17, released: 30, net: 1250.5),
            ].sorted { $0.name < $1.name },
            starts: [
                RecipeStarts(
                    recipe: "msc", cells: 56, possible: 16,
                    lost: [
                        LostStarts(
                            cells: (0..<56).filter { ![3, 4].contains($0 % 7) }.map { day($0) },
                            reason: "polish would fall on a weekend when tff-skid is closed")
                    ]),
                RecipeStarts(
                    recipe: "iv", cells: 56, possible: 54,
                    lost: [LostStarts(cells: [day(7), day(9)], reason: "tff-skid is in maintenance")]),
            ],
            changeovers: [
                PlannedChangeover(
                    kind: .room, resource: "suite", from: "msc-ev", to: "iv-ev", left: day(6), time: .days(3),
                    entered: day(10),
                    cost: Money(cents: 400_000))
            ],
            purchases: [
                PlannedPurchase(material: "medium", ordered: week(0), arrives: week(3), quantity: 60),
                PlannedPurchase(material: "medium", ordered: week(1), arrives: week(4), quantity: 59.5),
            ],
            deliveries: [
                PlannedDelivery(line: "hospital-a", at: week(8), quantity: 300, daysLate: 0),
                PlannedDelivery(line: "hospital-b", at: week(10), quantity: 400, daysLate: 14),
            ],
            demand: demand,
            stock: [
                StockLevel(material: "ev-dose", at: week(6), released: 368, quarantine: 368),
                StockLevel(material: "ev-dose", at: week(12), released: 36, quarantine: 0),
            ],
            discards: [PlannedDiscard(material: "medium", at: week(8), quantity: 0.5)],
            staff: [
                StaffWeek(
                    pool: "operators", week: week(0), hours: 120.25, capacity: 126.4, overtime: 4, carried: 2.5,
                    cover: 7, coverCapacity: 12.64)
            ],
            loads: loads,
            shortfalls: [SafetyShortfall(material: "ev-dose", at: week(5), quantity: 20)],
            ledger: ledger, lotCosts: lotCosts,
            notes: ["Demand line hospital-z is due after the tail and left out."],
            legend: PlanLegend(
                materials: [
                    MaterialLegend(name: "ev-dose", label: "Exosomes", unit: "dose"),
                    MaterialLegend(name: "medium", unit: "L"),
                ],
                lines: [
                    line("hospital-a", price: 500, quantity: 300), line("hospital-b", price: 400, quantity: 400),
                    line("hospital-c", price: 400, quantity: 250),
                ]))
    }

    /// The same plan with scenario text that attacks terminals and spreadsheets.
    public static var hostile: Plan {
        var plan = threeLots
        plan.header.label = "evil\u{1B}[31m\u{202E}label\nnext"
        plan.lots[0].donor = "=HYPERLINK(\"http://x\")"
        plan.starts[0].lost[0].reason = "@sum, \"quoted\"\r\n\u{7}bell"
        plan.demand[1].reason = "+cmd|' /C calc'!A0"
        plan.notes = ["-2+3", "細胞外小胞の計画 \u{200B}"]
        return plan
    }

    /// The end of a week, counted from the horizon's start.
    public static func week(_ number: Int) -> Instant { .start + .weeks(number) }

    /// The 00:00 of a day, counted from the horizon's start.
    public static func day(_ number: Int) -> Instant { .start + .days(number) }

    private static let demand = [
        DemandOutcome(
            line: "hospital-a", material: "ev-dose", due: week(8), wanted: 300, onTime: 300, late: 0, lost: 0,
            reason: ""),
        DemandOutcome(
            line: "hospital-b", material: "ev-dose", due: week(8), wanted: 400, onTime: 0, late: 400, lost: 0,
            reason: "the first lot that could serve it is released on 2027-03-07; room suite is full before"),
        DemandOutcome(
            line: "hospital-c", material: "ev-dose", due: week(4), wanted: 250, onTime: 0, late: 0, lost: 250,
            reason: "no lot can be released by then"),
    ]

    private static let loads: [ResourceLoad] = (1...12).flatMap { number in
        [
            ResourceLoad(
                kind: .room, resource: "suite", bucketEnd: week(number), used: number <= 6 ? 168 : 12, available: 168),
            ResourceLoad(
                kind: .unit, resource: "tff-skid", bucketEnd: week(number), used: Double(number) * 2.5, available: 40),
            ResourceLoad(
                kind: .staff, resource: "operators", bucketEnd: week(number), used: number == 1 ? 127.25 : 60,
                available: 139.04),
        ]
    }.sorted { ($0.kind.rawValue, $0.resource) < ($1.kind.rawValue, $1.resource) }

    private static let ledger = [
        LedgerLine(account: .revenue, object: "hospital-a", amount: Money(cents: 15_000_000)),
        LedgerLine(account: .revenue, object: "hospital-b", amount: Money(cents: 16_000_000)),
        LedgerLine(account: .materials, object: "medium", amount: Money(cents: -3_585_000)),
        LedgerLine(account: .operations, object: "iv", amount: Money(cents: -2_000_000)),
        LedgerLine(account: .operations, object: "msc", amount: Money(cents: -5_000_000)),
        LedgerLine(account: .tests, object: "msc", amount: Money(cents: -1_200_000)),
        LedgerLine(account: .overtime, object: "operators", amount: Money(cents: -24_800)),
        LedgerLine(account: .lateness, object: "hospital-b", amount: Money(cents: -320_000)),
        LedgerLine(account: .lost, object: "hospital-c", amount: Money(cents: -24_600)),
        LedgerLine(account: .staffRoster, object: "operators", amount: Money(cents: -6_500_000)),
    ]

    private static let lotCosts = [
        LotCost(
            lot: "iv-001", materials: Money(cents: 900_000), operations: Money(cents: 2_000_000), capacity: .zero,
            staff: Money(cents: 100_000), tests: .zero, perUnit: Money(cents: 2399)),
        LotCost(
            lot: "msc-001", materials: Money(cents: 1_342_500), operations: Money(cents: 2_500_000), capacity: .zero,
            staff: Money(cents: 300_000), tests: Money(cents: 600_000), perUnit: Money(cents: 12_887)),
        LotCost(
            lot: "msc-002", materials: Money(cents: 1_342_500), operations: Money(cents: 2_500_000), capacity: .zero,
            staff: Money(cents: 300_000), tests: Money(cents: 600_000), perUnit: nil),
    ]

    private static func line(_ name: String, price: Int64, quantity: Int64) -> LineLegend {
        LineLegend(name: name, price: Money(cents: price * 100), worth: Money(cents: price * quantity * 100))
    }

    private static func lot(
        _ name: String, recipe: String, donor: String?, day start: Int, stored: Int, released: Int, net: Double
    ) -> PlannedLot {
        let begin = day(start) + .hours(6)
        let run = Interval(from: begin + .hours(1), to: day(stored))
        return PlannedLot(
            name: name, recipe: recipe, material: "ev-dose", donor: donor, count: 1, origin: .planned,
            cell: day(start), start: begin, stored: day(stored), released: day(released), gross: net + 32, net: net,
            limitedBy: .yield,
            operations: [
                PlannedOperation(
                    operation: "expand", copy: 1, unit: "incubator", setUp: Interval(from: begin, to: run.from),
                    run: run, clean: Interval(from: run.to, to: run.to + .hours(2)),
                    unitHold: Interval(from: begin, to: run.to + .hours(2)))
            ],
            rooms: [RoomHold(room: "suite", held: Interval(from: begin, to: day(stored + 2)))],
            checks: [PlannedCheck(name: "sterility", during: Interval(from: day(stored), to: day(stored + 14)))])
    }
}
