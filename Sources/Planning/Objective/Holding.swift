// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing
import Timing

extension Formulation {
    /// Stock at each bucket's end, quarantine included, is charged for the bucket's length.
    ///
    ///     cost = Σ holding[m] · length[b] · physical stock[m, b]
    ///
    /// The convention of lot sizing: what comes and goes within a bucket is not charged.
    mutating func payHolding() {
        for material in scenario.materials.ids {
            let rate = scenario.materials[material].holding.double
            for (bucket, end) in problem.times.bucketEnds.enumerated() {
                charge(
                    rate * Double(problem.times.bucketMinutes(bucket)), onPhysicalStockOf: material, at: end.minutes)
            }
        }
    }
}
