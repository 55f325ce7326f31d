// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing

/// What a price is of: bounds of rows and columns that move together by one natural step.
struct PriceSubject: Sendable {
    let kind: ResourcePrice.Kind
    let resource: String
    var line: String?
    let quarter: Range<Int>
    let amount: Double
    let unit: String
    /// How the programme changes for each step.
    var ray = ProgrammeRay()

    /// What each step adds to contribution, as the prices of an answer tell it.
    func price(at answer: LinearSolution) -> Double { -ray.rate(at: answer) }

    /// The price without anything but what it is of.
    func stated(_ price: Double) -> ResourcePrice {
        ResourcePrice(
            kind: kind, resource: resource, line: line, from: Instant(minutes: quarter.lowerBound),
            until: Instant(minutes: quarter.upperBound), amount: amount, unit: unit, price: price.rounded(to: 100))
    }

    /// The quarters of the year that a plan touches, the first and the last as far as they are in it [min].
    static func quarters(of problem: PlanningProblem) -> [Range<Int>] {
        let start = problem.scenario.horizon.start
        var quarters: [Range<Int>] = []
        var from = 0
        while from < problem.end {
            let day = start.adding(days: from / 1440)
            guard
                let first = CivilDate(year: day.year, month: day.month - (day.month - 1) % 3, day: 1)
            else { break }
            let next = (first.adding(months: 3).dayNumber - start.dayNumber) * 1440
            guard next > from else { break }
            quarters.append(from..<min(next, problem.end))
            from = next
        }
        return quarters
    }
}
