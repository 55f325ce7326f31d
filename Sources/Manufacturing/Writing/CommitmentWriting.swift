// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

extension ScenarioWriting {
    func commitment(_ commitment: Commitment) -> Draft {
        var writer = RecordWriter(context)
        writer.put(text: CommitmentFields.label, commitment.label)
        writer.put(CommitmentFields.at, moment(commitment.at))
        writer.put(CommitmentFields.every, commitment.every)
        writer.put(CommitmentFields.times, commitment.times)
        writer.put(CommitmentFields.window, commitment.window)
        writer.put(CommitmentFields.run, commitment.run)
        writer.put(CommitmentFields.units, commitment.units.isEmpty ? nil : commitment.units)
        writer.put(CommitmentFields.rooms, commitment.rooms.isEmpty ? nil : commitment.rooms)
        writer.put(CommitmentFields.staff, commitment.staff.isEmpty ? nil : commitment.staff)
        let sites = Set(commitment.uses.map { scenario.materials[$0.material].site })
        writer.put(CommitmentFields.site, sites.count == 1 ? sites.first.flatMap(named) : nil)
        writer.put(CommitmentFields.uses, Form<[MaterialUse]>.uses(materialUnits).write(commitment.uses, context))
        writer.put(CommitmentFields.cost, commitment.cost)
        return writer.draft
    }
}
