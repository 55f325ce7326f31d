// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Lots of contract manufacturers: days, notice, slots, bookings and fees.
struct ContractRules {
    let setting: Setting

    /// Checks what contractors make, brings it into stock and books it.
    func follow(
        _ planned: [PlannedContract], _ rules: inout LedgerRules, _ flows: inout FlowBook, _ log: inout FindingLog
    ) {
        var told: [ID<Contractor>: Set<Int>] = [:]
        for one in planned {
            guard let id = setting.scenario.contractors.id(named: one.contractor) else {
                log.add(.unknownName, one.contractor, "a lot names a contractor that is not in the scenario")
                continue
            }
            guard told[id, default: []].insert(one.day.minutes).inserted else {
                log.add(.contractWrong, one.contractor, "\(setting.time(one.day.minutes)) is there twice")
                continue
            }
            let contractor = setting.scenario.contractors[id]
            check(one, contractor, &log)
            let arrives = one.day.minutes.addingSaturated(contractor.leadTime.minutes)
            flows.supply(
                contractor.makes, "lots of \(contractor.name)", stored: arrives, available: arrives, birth: arrives,
                one.quantity)
            let fee = contractor.fees.first { one.day.minutes <= $0.within.minutes }?.share ?? .zero
            rules.addContract(contractor, made: one.ordered + one.kept, cancelled: one.cancelled, fee: fee)
        }
        for id in setting.scenario.contractors.ids {
            for slot in setting.scenario.contractors[id].booked where !told[id, default: []].contains(slot.day.minutes)
            {
                log.add(
                    .contractWrong, setting.scenario.contractors[id].name,
                    "\(slot.lots) lots booked for \(setting.time(slot.day.minutes)) are neither made nor given up")
            }
        }
    }

    private func check(_ one: PlannedContract, _ contractor: Contractor, _ log: inout FindingLog) {
        let day = one.day
        let when = setting.time(day.minutes)
        let free = contractor.slots.first { $0.day == day }?.lots ?? 0
        let booked = contractor.booked.first { $0.day == day }?.lots ?? 0
        let counts = [one.ordered, one.kept, one.cancelled]
        if !setting.frame.isRelaxed, counts.contains(where: { $0 != $0.rounded() }) {
            log.add(.contractWrong, contractor.name, "lots of \(when) are not whole")
        }
        if one.ordered > Double(free) + 1e-9 {
            log.add(
                .contractSlots, contractor.name, "\(figure(one.ordered)) lots are ordered for \(when), \(free) can be")
        }
        if one.ordered > 0, day.minutes < contractor.notice.minutes {
            log.add(
                .contractSlots, contractor.name,
                "lots are ordered for \(when), but it wants a notice of \(contractor.notice.text)")
        }
        if abs(one.kept + one.cancelled - Double(booked)) > 1e-9 * (1 + Double(booked)) {
            log.add(
                .contractWrong, contractor.name,
                "\(figure(one.kept)) lots of \(when) are made and \(figure(one.cancelled)) given up, \(booked) are booked"
            )
        }
        let material = setting.scenario.materials[contractor.makes].name
        if one.material != material {
            log.add(.contractWrong, contractor.name, "makes \(one.material), expected \(material)")
        }
        let arrives = day + contractor.leadTime
        if one.arrives != arrives || (one.ordered + one.kept > 0 && arrives.minutes > setting.frame.end) {
            log.add(
                .contractWrong, contractor.name,
                "lots of \(when) arrive \(setting.time(one.arrives.minutes)), expected \(setting.time(arrives.minutes)) "
                    + "by the end of the tail")
        }
        let lots = Exact(exactly: one.ordered + one.kept) ?? .zero
        let quantity = (contractor.lot * contractor.pass * lots).double
        if abs(one.quantity - quantity) > Tolerances.quantity(quantity) {
            log.add(
                .contractWrong, contractor.name,
                "lots of \(when) give \(setting.quantity(one.quantity, contractor.makes)), expected "
                    + setting.quantity(quantity, contractor.makes))
        }
    }
}
