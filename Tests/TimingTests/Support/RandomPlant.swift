// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension TestPlant {
    /// A random plant and recipe on full hours: one to four operations, one or two unit classes, one or two pools.
    static func random(_ dice: inout Dice, isSmall: Bool) -> TestPlant {
        var plant = TestPlant()
        plant.length = .weeks(2)
        plant.calendars = (0..<4).map { number in
            let from = dice.roll(0...22)
            let shift = WorkCalendar.Shift(from: from * 60, to: (from + dice.roll(4...14)) * 60)
            let days = Weekday.allCases.filter { _ in dice.roll(0...9) > 1 }
            return .shifts("c\(number)", [shift], on: days.isEmpty ? [.mon] : days)
        }
        let names = plant.calendars.map(\.name) + ["always", "always"]
        plant.units = (0..<2).map {
            TestUnit(
                name: "u\($0)", count: dice.roll(1...2), calendar: dice.pick(names),
                turnaround: .hours(dice.roll(0...5)))
        }
        plant.pools = (0..<2).map { number in
            // One person at a time, so that what is missing is missing by full hours.
            TestPool(
                name: "p\(number)", calendar: dice.pick(names),
                cover: dice.roll(0...2) == 0 ? (dice.pick(names), 1) : nil)
        }
        let count = dice.roll(1...(isSmall ? 3 : 6))
        let hasFan = count > 2 && dice.roll(0...1) == 0
        for number in 0..<count {
            var operation = TestOperation(name: "\(dice.pick(["a", "m", "z"]))\(number)")
            operation.run = .hours(dice.roll(1...8))
            operation.setUp = .hours(max(0, dice.roll(-2...3)))
            operation.clean = .hours(max(0, dice.roll(-2...3)))
            operation.unit = dice.roll(0...3) == 0 ? nil : "u\(dice.roll(0...1))"
            operation.isPausable = dice.roll(0...3) == 0
            operation.hold = dice.roll(0...5) == 0 && !isSmall ? nil : .hours(dice.roll(0...24))
            switch dice.roll(0...4) {
            case 0: operation.staff = [("p0", .heads(1))]
            case 1: operation.staff = [("p1", .hours(dice.roll(1...6)))]
            case 2: operation.staff = [("p0", .hours(dice.roll(1...6))), ("p1", .heads(1))]
            default: break
            }
            if hasFan {
                if number == 0 { operation.pattern = .repeated(2, operation.run + .hours(dice.roll(0...12))) }
                if number == 1 { operation.pattern = .forEach(plant.operations[0].name) }
                if number == 2 { operation.pattern = .pools(plant.operations[1].name) }
            } else if number == 2, dice.roll(0...1) == 0 {
                // Two branches that come together.
                operation.after = [plant.operations[1].name, plant.operations[0].name]
                plant.operations[1].after = []
            }
            plant.operations.append(operation)
        }
        return plant
    }
}
