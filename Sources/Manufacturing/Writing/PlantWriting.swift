// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

extension ScenarioWriting {
    func calendar(_ calendar: WorkCalendar) -> Draft {
        var writer = RecordWriter(context)
        writer.put(text: CalendarFields.label, calendar.label)
        var entries = writer.entries
        // Days in a row with equal shifts share a key.
        var day = 0
        while day < 7 {
            let shifts = calendar.weekly[day]
            var last = day
            while last < 6, calendar.weekly[last + 1] == shifts { last += 1 }
            if !shifts.isEmpty, let first = Weekday(rawValue: day), let end = Weekday(rawValue: last) {
                let key = first == end ? first.text : "\(first.text)-\(end.text)"
                entries.append((key, CalendarFields.shifts.form.write(shifts, context)))
            }
            day = last + 1
        }
        var rest = RecordWriter(context)
        rest.put(
            CalendarFields.closed,
            Draft(written: calendar.closed.map { CalendarFields.closedDays.form.write($0, context) }))
        rest.put(
            CalendarFields.open,
            Draft(
                written: calendar.open.map {
                    ($0.date.description, CalendarFields.shifts.form.write($0.shifts, context))
                }))
        return Draft(written: entries + rest.entries)
    }

    func site(_ site: Site) -> Draft {
        var writer = RecordWriter(context)
        writer.put(text: SiteFields.label, site.label)
        writer.put(SiteFields.offset, site.offset)
        return writer.draft
    }

    func unit(_ unit: UnitClass) -> Draft {
        var writer = RecordWriter(context)
        writer.put(text: UnitFields.label, unit.label)
        writer.put(UnitFields.site, named(unit.site))
        writer.put(UnitFields.count, unit.count)
        let isAlways = context.names.calendars.names[unit.calendar.index] == WorkCalendar.alwaysName
        writer.put(UnitFields.calendar, isAlways ? nil : unit.calendar)
        writer.put(UnitFields.slides, .days(unit.slideDays))
        writer.put(UnitFields.only, unit.only.map(families))
        writer.put(UnitFields.barred, unit.barred.isEmpty ? nil : families(unit.barred))
        writer.put(UnitFields.holds, unit.sharing?.key ?? .lot)
        put(unit.sharing, UnitFields.changeover, UnitFields.changeovers, UnitFields.campaign, &writer)
        if !unit.setUps.isEmpty {
            writer.put(
                UnitFields.setUps,
                Draft(
                    written: unit.setUps.map { setUp in
                        var inner = RecordWriter(context)
                        inner.put(SetUpFields.time, setUp.time)
                        inner.put(SetUpFields.cost, setUp.cost)
                        return (context.names.materials.texts[setUp.material.index], inner.draft)
                    }))
        }
        writer.put(UnitFields.rate, unit.rate)
        writer.put(UnitFields.turnaround, unit.turnaround)
        writer.put(UnitFields.maintenance, outages(unit.maintenance, of: unit.count))
        writer.put(UnitFields.qualified, unit.qualified.map(date))
        return writer.draft
    }

    func room(_ room: Room) -> Draft {
        var writer = RecordWriter(context)
        writer.put(text: RoomFields.label, room.label)
        writer.put(RoomFields.site, named(room.site))
        writer.put(RoomFields.count, room.count)
        writer.put(RoomFields.holds, room.sharing?.key ?? .lot)
        if let sharing = room.sharing {
            let isUsual = sharing.capacity == KeySharing.standardCapacity
            writer.put(RoomFields.capacity, isUsual ? nil : sharing.capacity)
        }
        writer.put(RoomFields.turnaround, room.turnaround)
        put(room.sharing, RoomFields.changeover, RoomFields.changeovers, RoomFields.campaign, &writer)
        writer.put(RoomFields.rate, room.rate)
        writer.put(RoomFields.closed, outages(room.closed, of: room.count))
        return writer.draft
    }

    /// The changeovers of a room or unit that holds a key.
    private func put(
        _ sharing: KeySharing?, _ usual: MapField, _ exceptions: MapField, _ campaigns: MapField,
        _ writer: inout RecordWriter
    ) {
        guard let sharing else { return }
        writer.put(usual, changeover(sharing.changeover, RecordWriter(context)))
        writer.put(
            exceptions,
            Draft(
                written: sharing.exceptions.map { exception in
                    var inner = RecordWriter(context)
                    inner.put(ChangeoverFields.by, exception.by == sharing.key ? nil : exception.by)
                    inner.put(ChangeoverFields.from, exception.from)
                    inner.put(ChangeoverFields.to, exception.to)
                    return changeover(exception.changeover, inner)
                }))
        guard let campaign = sharing.campaign else { return }
        var inner = RecordWriter(context)
        inner.put(CampaignFields.shortest, campaign.shortest)
        inner.put(CampaignFields.longest, campaign.longest)
        inner.put(CampaignFields.multiple, campaign.multiple)
        inner.put(CampaignFields.gap, campaign.gap)
        inner.put(CampaignFields.lead, campaign.lead)
        inner.put(CampaignFields.lasts, campaign.lasts)
        inner.put(CampaignFields.cost, campaign.cost)
        inner.putIfBare(CampaignFields.shortest, campaign.shortest)
        writer.put(campaigns, inner.draft)
    }

    private func changeover(_ changeover: KeySharing.Changeover, _ writer: RecordWriter) -> Draft {
        var writer = writer
        writer.put(ChangeoverFields.time, changeover.time)
        writer.put(ChangeoverFields.cost, changeover.cost)
        return writer.draft
    }

    private func outages(_ outages: [Outage], of total: Int) -> Draft {
        Draft(
            written: outages.map { outage in
                var writer = RecordWriter(context)
                writer.put(OutageFields.from, moment(outage.from))
                writer.put(OutageFields.to, moment(outage.to))
                writer.put(OutageFields.count, outage.count == total ? nil : outage.count)
                writer.put(text: OutageFields.label, outage.label)
                return writer.draft
            })
    }

    func pool(_ pool: StaffPool) -> Draft {
        var writer = RecordWriter(context)
        writer.put(text: StaffFields.label, pool.label)
        writer.put(StaffFields.site, named(pool.site))
        writer.put(StaffFields.headcount, pool.headcount)
        writer.put(StaffFields.calendar, pool.calendar)
        writer.put(StaffFields.productive, pool.productive)
        writer.put(StaffFields.rate, pool.rate)
        writer.put(StaffFields.paid, pool.paid)
        if let overtime = pool.overtime {
            var inner = RecordWriter(context)
            inner.put(OvertimeFields.limit, overtime.hoursPerWeek)
            inner.put(OvertimeFields.rate, overtime.rate)
            writer.put(StaffFields.overtime, inner.draft)
        }
        if let cover = pool.cover {
            var inner = RecordWriter(context)
            inner.put(CoverFields.calendar, cover.calendar)
            inner.put(CoverFields.rate, cover.rate)
            inner.put(CoverFields.headcount, cover.headcount == pool.headcount ? nil : cover.headcount)
            writer.put(StaffFields.cover, inner.draft)
        }
        writer.put(StaffFields.slides, pool.slides)
        return writer.draft
    }

    /// The materials, each once, at however many sites it is stocked.
    func materials() -> Draft {
        var written: [(String, Draft)] = []
        let ids = scenario.materials.ids.sortedBytewise { scenario.materials[$0].material }
        for id in ids where written.last?.0 != scenario.materials[id].material {
            written.append((scenario.materials[id].material, material(scenario.materials[id], context(of: id))))
        }
        return Draft(written: written)
    }

    /// The limits of all stocks of a material.
    private func storage(of material: Material) -> StorageLimits? {
        let own = scenario.materials.things.filter { $0.material == material.material }
        if let limit = material.storage, own.allSatisfy({ $0.storage == limit }) { return .everywhere(limit) }
        let limits = own.compactMap { stock in stock.storage.map { (stock.site, $0) } }
        return limits.isEmpty ? nil : .sites(Dictionary(limits) { first, _ in first })
    }

    private func material(_ material: Material, _ context: FormContext) -> Draft {
        var writer = RecordWriter(context)
        writer.put(text: MaterialFields.label, material.label)
        writer.put(MaterialFields.unit, material.unit)
        writer.put(MaterialFields.particles, material.particles)
        if let purchase = material.purchase {
            writer.put(MaterialFields.price, purchase.price)
            writer.put(MaterialFields.leadTime, purchase.leadTime)
            writer.put(MaterialFields.pack, purchase.pack)
            writer.put(MaterialFields.minimumOrder, purchase.minimumOrder)
        }
        writer.put(MaterialFields.shelfLife, material.shelfLife)
        writer.put(MaterialFields.remainingLife, material.remainingLife)
        writer.put(MaterialFields.loss, material.lossPerDay)
        if let frozen = material.frozen {
            var inner = RecordWriter(context)
            inner.put(FrozenFields.thaw, frozen.thaw)
            inner.put(FrozenFields.loss, frozen.loss)
            writer.put(MaterialFields.frozen, inner.draft)
        }
        writer.put(MaterialFields.storage, storage(of: material))
        writer.put(MaterialFields.holding, material.holding)
        writer.put(MaterialFields.disposal, material.disposal)
        writer.put(MaterialFields.safetyStock, material.safetyStock)
        writer.put(MaterialFields.shortfall, material.shortfall)
        writer.put(MaterialFields.closingValue, material.closingValue)
        writer.put(MaterialFields.closingStock, material.closingStock)
        return writer.draft
    }
}
