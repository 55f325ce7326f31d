// SPDX-License-Identifier: GPL-3.0-or-later

/// The scenario that `exoplan init` writes; the same text as `scenarios/01-first-plan/scenario.yaml`.
enum FirstScenario {
    // Lines are as long as in the file they repeat.
    // swift-format-ignore
    static let text = #"""
        format: exoplan/1
        label: A first plan
        horizon: {start: 2027-03-01, length: 12 weeks}
        calendars:
          day: {mon-fri: 07:00-15:00}                  # purification works by day
          culture: {mon-sun: 07:00-11:00}              # the cells are fed every morning
        units: {incubator: {count: 2}, column: {calendar: day}}
        rooms: {culture-suite: {turnaround: 2 d}}      # one lot at a time, two days of cleaning after it
        staff:
          operators: {headcount: 2, calendar: culture, productive: 80 %, rate: 60 EUR/h}
          purifiers: {headcount: 2, calendar: day, productive: 80 %, rate: 60 EUR/h}
        materials:
          medium: {unit: L, price: 300 EUR/L, lead-time: 2 weeks, shelf-life: 60 d}
          msc-ev: {unit: dose, particles: 1e11 particle/dose, shelf-life: 12 months}
        opening: {stock: [{material: medium, quantity: 60 L}, {material: msc-ev, quantity: 60 dose, age: 30 d}]}
        recipes:
          msc-lot:
            makes: msc-ev
            yield: 3e13 particle
            operations:                                # each follows the one above
              expand:  {stage: culture, unit: incubator, room: culture-suite, set-up: 1 h, run: 10 d, staff: {operators: 20 h}, uses: {medium: 30 L}}
              collect: {stage: culture, unit: incubator, room: culture-suite, run: 48 h, clean: 1 h, hold: 24 h, staff: {operators: 6 h}, uses: {medium: 20 L}}
              polish:  {stage: purification, unit: column, set-up: 1 h, run: 5 h, clean: 1 h, recovery: 60 %, staff: {purifiers: 10 h}}
              fill:    {stage: fill, run: 4 h, recovery: 80 %, staff: {purifiers: 8 h}, cost: 6000 EUR}
            release: {reserve: 20 dose, pass: 90 %, tests: {sterility: {sample-after: fill, elapsed: 14 d}}, review: 3 d}
        demand:
          lines:
            march: {material: msc-ev, quantity: 80 dose, due: 2027-03-31, price: 900 EUR/dose}
            april: {material: msc-ev, quantity: 120 dose, due: 2027-04-30, price: 900 EUR/dose}
            may: {material: msc-ev, quantity: 120 dose, due: 2027-05-31, price: 900 EUR/dose}

        """#
}
