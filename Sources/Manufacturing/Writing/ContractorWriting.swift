// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

extension ScenarioWriting {
    func contractor(_ contractor: Contractor) -> Draft {
        var writer = RecordWriter(context(of: contractor.makes))
        writer.put(text: ContractorFields.label, contractor.label)
        writer.put(ContractorFields.makes, contractor.makes)
        writer.put(ContractorFields.site, named(scenario.materials[contractor.makes].site))
        writer.put(ContractorFields.lot, contractor.lot)
        writer.put(ContractorFields.pass, contractor.pass)
        writer.put(ContractorFields.price, contractor.price)
        writer.put(ContractorFields.leadTime, contractor.leadTime)
        writer.put(ContractorFields.notice, contractor.notice)
        writer.put(ContractorFields.slots, slots(contractor.slots))
        writer.put(ContractorFields.booked, slots(contractor.booked))
        writer.put(
            ContractorFields.cancellation,
            Draft(
                written: contractor.fees.map { fee in
                    var inner = RecordWriter(context)
                    inner.put(CancellationFields.within, fee.within)
                    inner.put(CancellationFields.fee, fee.share)
                    return inner.draft
                }))
        return writer.draft
    }

    private func slots(_ slots: [Contractor.Slot]) -> Draft {
        Draft(
            written: slots.map { slot in
                var inner = RecordWriter(context)
                inner.put(SlotFields.date, date(slot.day))
                inner.put(SlotFields.lots, slot.lots)
                return inner.draft
            })
    }
}
