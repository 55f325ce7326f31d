// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

/// A walked lot as a plan states it; `size` where the recipe leaves it open.
func planned(
    _ timeline: LotTimeline, origin: PlannedLot.Origin = .planned, size: Double? = nil, patient: String? = nil,
    pulls: [Instant]? = nil, in scenario: Scenario
) -> PlannedLot {
    let recipe = scenario.recipes[timeline.recipe]
    let gross = timeline.gross.double * (size ?? 1)
    let net =
        size == nil
        ? timeline.net.double
        : max(0, gross - recipe.release.reserve.double) * recipe.release.pass.mode.double
    return PlannedLot(
        name: recipe.name, recipe: recipe.name, material: scenario.materials[recipe.makes].name, donor: recipe.donor,
        count: 1, origin: origin, cell: timeline.cell, start: timeline.start, stored: timeline.stored,
        released: timeline.released, gross: gross, net: net, limitedBy: timeline.limitedBy,
        operations: timeline.operations.map {
            let operation = recipe.operations[$0.operation]
            return PlannedOperation(
                operation: operation.name, copy: $0.copy, unit: operation.unit.map { scenario.units[$0].name },
                setUp: $0.setUp, run: $0.run, clean: $0.clean, unitHold: $0.unitHold)
        },
        rooms: timeline.roomHolds.map { RoomHold(room: scenario.rooms[$0.room].name, held: $0.held) },
        checks: timeline.checks.map {
            PlannedCheck(name: $0.test.map { recipe.release.tests[$0].name } ?? "review", during: $0.during)
        },
        others: recipe.alsoMakes.isEmpty
            ? nil
            : timeline.others.map {
                PlannedOutput(
                    material: scenario.materials[$0.material].name, stored: $0.stored, usable: $0.usable,
                    quantity: $0.quantity.double * (size ?? 1))
            },
        size: size, pulls: recipe.release.stability == nil ? nil : pulls, patient: patient)
}
