// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

extension LotPlacer {
    mutating func meetsStock(_ places: [Int], _ plant: inout PlantState) throws(Hindrance) -> Bool {
        let recipe = scenario.recipes[job.recipe]
        for place in places {
            let stay = placing.stay(place)
            let operation = recipe.operations[stay.operation]
            guard !operation.takes.isEmpty else { continue }
            var times = 1
            if case .repeated(let count, _) = operation.pattern { times = max(1, count) }
            for use in operation.takes {
                let frozen = scenario.materials[use.material].frozen
                let quantity = (frozen?.taken(for: use.quantity) ?? use.quantity).double * job.size
                for repetition in 0..<times {
                    let run = stay.run + placing.offset(place, repetition: repetition)
                    let at = run - (frozen?.thaw.minutes ?? 0)
                    guard at >= 0 || job.process == nil else { continue }
                    let available = plant.available(use.material.index, quantity, from: max(0, at))
                    if available > max(0, at), !stay.isFact {
                        guard available < .max else { throw .material(use.material.index) }
                        note(.material(use.material.index), stay, at, available)
                        placing.holdRun(place, until: stay.run + available - at)
                        return true
                    }
                    plant.take(.stock(use.material.index, -quantity, max(0, at)))
                }
            }
        }
        return false
    }

    /// What a lot of its size is expected to give, rounded as plans round.
    func net(of timeline: LotTimeline) -> Double {
        let release = scenario.recipes[job.recipe].release
        guard job.lot.size != nil else { return timeline.net.double.rounded(to: 1e6) }
        let gross = timeline.gross.double * job.size
        return (max(0, gross - release.reserve.double) * release.pass.mode.double).rounded(to: 1e6)
    }

    func supply(_ timeline: LotTimeline, _ net: Double, _ plant: inout PlantState) {
        let recipe = scenario.recipes[job.recipe]
        guard !recipe.isAutologous else { return }
        let released = timeline.released.minutes
        plant.take(.stock(recipe.makes.index, net, released))
        for part in job.diverted {
            plant.take(.stock(recipe.makes.index, -part.quantity, released))
            plant.take(.stock(part.to.index, part.received, part.usable(released)))
        }
        for output in timeline.others where output.usable.minutes <= problem.end {
            let quantity = (output.quantity.double * job.size).rounded(to: 1e6)
            plant.take(.stock(output.material.index, quantity, output.usable.minutes))
        }
    }
}

extension Double {
    /// The nearest multiple of 1/scale, halves away from zero; −0 is 0.
    func rounded(to scale: Double) -> Double {
        let rounded = (self * scale).rounded(.toNearestOrAwayFromZero) / scale
        return rounded == 0 ? 0 : rounded
    }
}
