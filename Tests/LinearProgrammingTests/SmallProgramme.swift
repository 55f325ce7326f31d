// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming

/// Two recipes over three days in one room: small enough to be checked by eye.
struct SmallProgramme {
    var programme = LinearProgramme(name: "small", objectiveUnit: "EUR")
    let lots: VariableFamily
    let stock: VariableFamily
    let lost: VariableFamily
    let room: RowFamily
    let balance: RowFamily

    init() {
        let recipes = Axis("recipe", count: 2) { ["msc", "hek"][$0] }
        let days = Axis("day", count: 3) { "day \($0 + 1)" }
        lots = programme.variables(
            "lots",
            unit: "lot",
            over: [recipes, days],
            upper: 2,
            kind: .integer,
            branchPriority: 1
        )
        stock = programme.raggedVariables(
            "stock",
            unit: "dose",
            over: recipes,
            counts: [2, 1],
            secondName: "due",
            label: { recipe, due in "due \(recipe + due + 1)" }
        )
        lost = programme.variables("lost", unit: "dose", over: [recipes])
        room = programme.rowFamily("room-exclusive", axes: [days], formula: "Σ lots[r,d−1…d] ≤ 1")
        balance = programme.rowFamily(
            "balance",
            unit: "dose",
            axes: [recipes],
            formula: "40 Σ lots[r,d] + lost[r] − stock[r,k] = wanted[r]"
        )
        for day in 0..<3 {
            programme.require(room, day, .atMost(1)) {
                for recipe in 0..<2 {
                    if day > 0 { lots[recipe, day - 1] }
                    lots[recipe, day]
                }
            }
        }
        for recipe in 0..<2 {
            programme.require(balance, recipe, .equal(to: 30 + 10 * Double(recipe)), source: Int32(recipe)) {
                for day in 0..<3 { 40 * lots[recipe, day] }
                lost[recipe]
                -stock[recipe, 0]
            }
            programme.addCost(12.5, to: lost[recipe])
            for day in 0..<3 { programme.addCost(100 + Double(day), to: lots[recipe, day]) }
        }
        programme.objectiveConstant = 7
    }
}
