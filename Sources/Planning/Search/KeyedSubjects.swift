// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

extension Candidate {
    /// The first unit that holds a key among those it uses: lots on it come one by one, so a dive decides them so.
    func keyedUnit(in scenario: Scenario) -> ID<UnitClass>? {
        timeline.unitHolds.first { scenario.units[$0.unit].isKeyed }?.unit
    }
}
