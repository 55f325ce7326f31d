// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// The keys of a staff pool.
enum StaffFields {
    static let label = Field<String>.optional("label", .text, "A name for people.")
    static let site = Field<ID<Site>>.optional("site", .site, missing: "the only site", "Where they work.")
    static let headcount = Field<Int>.required("headcount", .count, "People present in each open hour.")
    static let calendar = Field<ID<WorkCalendar>>.required("calendar", .calendar, "Their normal hours.")
    static let productive = StandardField<Exact>(
        "productive", .measure(.share, .partOrAll), standard: .one,
        "Share of paid time that is work; the rest is gowning, records, leave.")
    static let rate = StandardField<Exact>(
        "rate", .measure(.moneyPerTime), standard: .zero, told: "0 EUR/h", "The pay of a normal hour.")
    static let paid = StandardField<StaffPool.Pay>(
        "paid", .word("way of pay"), standard: .roster,
        "Whether all normal hours are paid (roster) or only those used.")
    static let overtime = MapField(
        "overtime", "map", example: "{limit: 20 h/week, rate: 93 EUR/h}", "Work beyond normal hours on the same days.")
    static let cover = MapField(
        "cover", "map", example: "{calendar: weekend, rate: 110 EUR/h}",
        "Hours beyond the normal calendar in which people can be called in, paid as used.")
    static let slides = StandardField<Span>(
        "slides", .slide, standard: StaffPool.usualSlides, told: "1 week",
        "How much later than its week work in normal hours may be done (0 d: in its own week).")
    static let record = FieldRecord(
        "staff.<id>", "A pool of people of one skill",
        [label, site, headcount, calendar, productive, rate, paid, overtime, cover, slides])
}

/// The keys of overtime.
enum OvertimeFields {
    static let limit = Field<Exact>.required(
        "limit", .measure(.timePerTime), "Work hours the whole pool may add in a week of 7 days.")
    static let rate = Field<Exact>.required("rate", .measure(.moneyPerTime), "The pay of such an hour.")
    static let record = FieldRecord("staff.<id>.overtime", "Work beyond normal hours", [limit, rate])
}

/// The keys of cover.
enum CoverFields {
    static let calendar = Field<ID<WorkCalendar>>.required(
        "calendar", .calendar, "When people can be called in; normal hours do not count.")
    static let rate = Field<Exact>.required("rate", .measure(.moneyPerTime), "The pay of such an hour.")
    static let headcount = Field<Int>.optional(
        "headcount", .count, missing: "the pool's headcount", "People who can be called in.")
    static let record = FieldRecord(
        "staff.<id>.cover", "Hours beyond the normal calendar", [calendar, rate, headcount])
}
