// SPDX-License-Identifier: GPL-3.0-or-later

/// The part that plants with a slow and a fast way to the same vials have in common.
enum TwoWaysToVials {
    /// The fast recipe, which ends the list of recipes, and the demand; `lateness` tells what a late vial of `a` costs.
    static func fastWayAndDemand(lateness: String = "") -> String {
        """

          fast:
            makes: vial
            yield: 60 vial
            cost: 900 EUR
            operations: {grow: {stage: culture, room: suite, run: 3 d, staff: {crew: 30 h}, uses: {medium: 9 L}}}
            release: {pass: 90 %, review: 2 d}
        demand:
          lines:
            a: {material: vial, quantity: 480 vial, due: 2027-02-01, price: 40 EUR/vial, lost: 10 EUR/vial\(lateness)}
            b: {material: vial, quantity: 600 vial, due: 2027-02-20, price: 45 EUR/vial, lost: 10 EUR/vial}
        """
    }
}
