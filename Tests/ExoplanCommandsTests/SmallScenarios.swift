// SPDX-License-Identifier: GPL-3.0-or-later

/// Scenarios that are planned in a moment.
enum SmallScenarios {
    /// One recipe, one room, three demand lines.
    static let good = """
        format: exoplan/1
        label: Small plant
        horizon: {start: 2027-03-01, length: 6 weeks, tail: 4 weeks}
        rooms: {suite: {turnaround: 1 d}}
        materials: {ev: {unit: dose, particles: 1e11 particle/dose}}
        opening: {stock: [{material: ev, quantity: 10 dose}]}
        recipes:
          lot:
            makes: ev
            yield: 1e13 particle
            operations:
              grow: {stage: culture, room: suite, run: 6 d, cost: 1000 EUR}
            release: {review: 2 d}
        demand:
          lines:
            early: {material: ev, quantity: 30 dose, due: 2027-03-03, price: 100 EUR/dose}
            later: {material: ev, quantity: 80 dose, due: 2027-03-31, price: 100 EUR/dose}

        """

    /// Two lots pinned into one room at the same time.
    static let conflict = good.split(separator: "\n").map { line in
        line.hasPrefix("opening:")
            ? "opening: {pinned: [{recipe: lot, start: 2027-03-08}, {recipe: lot, start: 2027-03-10}]}" : String(line)
    }.joined(separator: "\n")

    /// A misspelt key, a missing unit and half a skid.
    static let faulty = """
        format: exoplan/1
        horizon: {start: 2027-01-04, length: 8}
        recepies: {}
        units: {skid: {count: 1.5}}

        """
}
