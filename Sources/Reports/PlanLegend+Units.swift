// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing

extension PlanLegend {
    /// The words of the materials' units by the materials' names.
    var units: [String: String] { Dictionary(materials.map { ($0.name, $0.unit) }) { first, _ in first } }
}
