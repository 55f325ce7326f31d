// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

extension ScenarioAssembly {
    func readPool(_ name: String, _ node: Node) -> StaffPool? {
        let fields = RecordReader(node, StaffFields.record)
        let label = fields.value(StaffFields.label, context) ?? ""
        let headcount = fields.value(StaffFields.headcount, context)
        let calendar = fields.value(StaffFields.calendar, context)
        let productive = fields.value(StaffFields.productive, context)
        let rate = fields.value(StaffFields.rate, context)
        let paid = fields.value(StaffFields.paid, context)
        let overtime = fields.child("overtime").flatMap(readOvertime)
        let cover = fields.child("cover").flatMap { readCover($0, headcount) }
        let slides = fields.value(StaffFields.slides, context)
        // Overtime below normal pay would pay for hours that nobody works.
        if paid == .used, let overtime, overtime.rate < rate {
            fields.child("overtime")?.fault(
                "overtime is paid less than normal hours, which are paid as used",
                remedy: "give overtime a rate of at least the pool's rate")
        }
        let site = site(StaffFields.site, fields)
        guard let headcount, let calendar, let site else { return nil }
        return StaffPool(
            name: name, label: label, site: site, headcount: headcount, calendar: calendar, productive: productive,
            rate: rate, paid: paid, overtime: overtime, cover: cover, slides: slides
        )
    }

    private func readOvertime(_ node: Node) -> StaffPool.Overtime? {
        let fields = RecordReader(node, OvertimeFields.record)
        let limit = fields.value(OvertimeFields.limit, context)
        let rate = fields.value(OvertimeFields.rate, context)
        guard let limit, let rate else { return nil }
        return StaffPool.Overtime(hoursPerWeek: limit, rate: rate)
    }

    private func readCover(_ node: Node, _ headcount: Int?) -> StaffPool.Cover? {
        let fields = RecordReader(node, CoverFields.record)
        let calendar = fields.value(CoverFields.calendar, context)
        let rate = fields.value(CoverFields.rate, context)
        let own = fields.value(CoverFields.headcount, context)
        guard let calendar, let rate, let heads = own ?? headcount else { return nil }
        return StaffPool.Cover(calendar: calendar, headcount: heads, rate: rate)
    }
}
