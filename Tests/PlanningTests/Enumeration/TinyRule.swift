// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport

/// What a tiny combined scenario can have in particular.
enum TinyRule: String, CaseIterable, Sendable {
    case keyedRoom, roomCampaign, keyedUnit, unitCampaign, setUps, unitSlides, qualification, maintenance, closedRoom
    case turnaround, twoRooms, option, commitment, commitmentWindow
    case overtime, cover, staffSlides, longestSession, stability
    case plate, instrument, laboratory, retest
    case severalOutputs, sizeRange, sharedMaterial, passRate, quarantine, inProcess, pinned
    case shelfLife, remainingLife, stockLoss, frozen, holdAllowance
    case packs, smallestOrder, leadTime, holding, storage, safetyStock, closingStock, closingValue
    case sites, shipmentCapacity, contractor, booked
    case priority, service, forecast, backlog, lateness, patients

    /// What comes with it.
    var needs: TinyRule? {
        switch self {
        case .roomCampaign: .keyedRoom
        case .unitCampaign: .keyedUnit
        case .remainingLife: .shelfLife
        case .commitmentWindow: .commitment
        case .shipmentCapacity: .sites
        case .retest: .laboratory
        default: nil
        }
    }

    /// Whether it has a unit beside the room.
    var hasUnit: Bool {
        [.keyedUnit, .setUps, .unitSlides, .qualification, .maintenance, .holdAllowance, .longestSession].contains(self)
    }

    /// Whether it has people.
    var hasPeople: Bool { [.overtime, .cover, .staffSlides, .longestSession, .stability].contains(self) }

    /// Whether it makes many more plans, so that a scenario may have a few of them only.
    var isWide: Bool {
        [
            .option, .commitmentWindow, .patients, .contractor, .booked, .sites, .twoRooms, .sizeRange, .shelfLife,
            .storage, .priority, .forecast, .sharedMaterial,
        ].contains(self)
    }

    /// Rules that a scenario cannot have together, or of which the best plan of both need not lie on the lattice.
    static let apart: [Set<TinyRule>] = [
        // Rooms and units that hold a key are one of a kind, and closed on fixed dates.
        [.keyedRoom, .twoRooms], [.keyedRoom, .commitmentWindow], [.keyedUnit, .commitmentWindow],
        [.keyedUnit, .setUps], [.keyedUnit, .unitSlides], [.setUps, .unitSlides],
        // Waiting beyond the allowance gives odd quantities.
        [.holdAllowance, .longestSession], [.holdAllowance, .maintenance], [.holdAllowance, .qualification],
        [.holdAllowance, .unitSlides],
        // What shrinks cannot be sold in packs.
        [.stockLoss, .packs], [.stockLoss, .smallestOrder], [.stockLoss, .holding],
        // Two limits on one stock.
        [.sharedMaterial, .safetyStock], [.sharedMaterial, .closingStock], [.storage, .safetyStock],
        [.storage, .closingStock], [.storage, .sharedMaterial],
        // Too many discards to try.
        [.shelfLife, .sharedMaterial], [.shelfLife, .severalOutputs, .storage],
        // Kept for readers: one reserve, one pass share.
        [.sizeRange, .pinned],
        // Forecast that is taken leaves quantities between the steps of a target.
        [.forecast, .service],
    ]
}
