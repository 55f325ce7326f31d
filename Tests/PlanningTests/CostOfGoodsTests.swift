// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import TestSupport
import Testing
import Verification

@Suite("Cost of goods")
struct CostOfGoodsTests {
    /// One lot in two weeks: two days in the suite with 8 h of work, then a day of filling with 2 h; four of five pass.
    private static func yaml(_ allocate: String) -> String {
        """
        horizon: {start: 2027-01-04, length: 14 d, tail: 7 d}
        allocate: \(allocate)
        rooms: {suite: {}}
        staff: {crew: {headcount: 1, calendar: always, rate: 10 EUR/h}}
        fixed-costs: {house: 36500 EUR/a}
        materials: {vial: {unit: vial}, broth: {unit: L, price: 5 EUR/L}}
        opening: {stock: [{material: broth, quantity: 1 L}]}
        recipes:
          ev:
            makes: vial
            yield: 10 vial
            operations:
              grow: {stage: culture, room: suite, run: 2 d, cost: 60 EUR, staff: {crew: 8 h}, uses: {broth: 3 L}}
              fill: {stage: fill, run: 1 d, cost: 40 EUR, staff: {crew: 2 h}}
            release: {pass: 80 %}
        demand: {lines: {a: {material: vial, quantity: 8 vial, due: 2027-01-14, price: 500 EUR/vial}}}
        """
    }

    private func words(_ plan: Plan) -> [String] {
        (plan.costs ?? []).map { share in
            [
                share.account.rawValue, share.object, share.bearer.rawValue, share.name, share.stage ?? "-",
                share.amount.text, share.failed?.text ?? "-",
            ].joined(separator: " ")
        }
    }

    @Test("By hand: what is taken up stands with the lot, the rest with idle capacity and stock")
    func byHand() throws {
        let (_, plan) = try solve(Self.yaml("room-time"))
        #expect(
            words(plan) == [
                "revenue a demand vial - 4000.00 -",
                // 3 L are taken at 5 EUR, of which 1 L was there: 2 L are bought.
                "materials broth lot ev-001 culture -15.00 -3.00",
                "materials broth stock broth - 5.00 -",
                "operations ev lot ev-001 culture -60.00 -12.00",
                "operations ev lot ev-001 fill -40.00 -8.00",
                // 10 of 336 h are worked.
                "staffRoster crew lot ev-001 culture -80.00 -16.00",
                "staffRoster crew lot ev-001 fill -20.00 -4.00",
                "staffRoster crew idle  - -3260.00 -",
                // 2 of 14 d of the suite.
                "fixed house lot ev-001 culture -200.00 -40.00",
                "fixed house idle  - -1200.00 -",
            ])
        #expect(Money.sum((plan.costs ?? []).map(\.amount)) == plan.outcome.contribution)
    }

    @Test("Fixed costs by hours of work, and by lots")
    func allocation() throws {
        let hours = try solve(Self.yaml("hours")).plan
        #expect(
            words(hours).suffix(3) == [
                // 10/336 of 1400 EUR are 41.67, of which 8/10 are 33.336.
                "fixed house lot ev-001 culture -33.34 -6.67",
                "fixed house lot ev-001 fill -8.33 -1.67",
                "fixed house idle  - -1358.33 -",
            ])
        let lots = try solve(Self.yaml("lots")).plan
        #expect(words(lots).last == "fixed house lot ev-001 culture -1400.00 -280.00")
    }

    @Test("A relaxed plan divides its ledger as exactly")
    func relaxed() throws {
        let (_, plan) = try solve(Self.yaml("room-time"), isRelaxed: true)
        #expect(plan.costs?.isEmpty == false)
        #expect(Money.sum((plan.costs ?? []).map(\.amount)) == plan.outcome.contribution)
    }

    @Test("The checker rejects parts that do not follow from the rules")
    func mutations() throws {
        let (scenario, plan) = try solve(Self.yaml("room-time"))
        let changes: [(inout [CostShare]) -> Void] = [
            { $0[1].amount = Money(cents: -1499) }, { $0[1].stage = "fill" }, { $0[2].bearer = .waste },
            { $0.removeLast() }, { $0.append($0[3]) }, { $0[4].failed = nil }, { $0[0].name = "broth" },
            { shares in
                // The sum stays right.
                shares[5].amount = Money(cents: -8001)
                shares[6].amount = Money(cents: -1999)
            },
        ]
        for change in changes {
            var wrong = plan
            var shares = wrong.costs ?? []
            change(&shares)
            wrong.costs = shares
            #expect(PlanChecker(scenario).check(wrong).findings.contains { $0.kind == .costShareWrong })
        }
    }
}
