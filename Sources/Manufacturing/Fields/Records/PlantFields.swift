// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// The keys of a calendar beside its weekdays.
enum CalendarFields {
    static let label = Field<String>.optional("label", .text, "A name for people.")
    static let week = MapField(
        "mon … sun, mon-fri, …", "shifts", missing: "closed", example: "06:00-14:00, 14:00-22:00",
        "The shifts of a weekday or of a run of weekdays; 22:00-06:00 runs past midnight, 00:00-24:00 is all day.")
    static let closed = MapField(
        "closed", "list of dates and ranges of dates", example: "[2027-04-02, 2027-12-24..2027-12-31]",
        "Days on which no shift begins.")
    static let open = MapField(
        "open", "map of dates: shifts", example: "{2027-04-03: 08:00-12:00}",
        "Days with shifts of their own, which replace the weekly ones and win over closed.")
    static let shifts = Field<Shifts>.required("shifts", .shifts, "The shifts of a day.")
    static let closedDays = Field<WorkCalendar.DateRange>.required("closed", .dateRange, "Days without shifts.")
    static let record = FieldRecord("calendars.<id>", "A calendar", [label, week, closed, open])
}

/// The keys of a site.
enum SiteFields {
    static let label = Field<String>.optional("label", .text, "A name for people.")
    static let offset = StandardField<Span>(
        "utc-offset", .offset, standard: .zero, told: "+00:00", "The fixed difference of its clock from UTC.")
    static let record = FieldRecord("sites.<id>", "A site", [label, offset])
}

/// The keys of a unit class.
enum UnitFields {
    static let label = Field<String>.optional("label", .text, "A name for people.")
    static let site = Field<ID<Site>>.optional("site", .site, missing: "the only site", "Where it stands.")
    static let count = StandardField<Int>("count", .count, standard: 1, "How many interchangeable units there are.")
    static let calendar = Field<ID<WorkCalendar>>.optional(
        "calendar", .calendar, missing: "always (24/7)", "When work can run on it.")
    static let rate = StandardField<Exact>(
        "rate", .measure(.moneyPerTime), standard: .zero, told: "0 EUR/h", "The cost of holding one unit.")
    static let turnaround = StandardField<Span>(
        "turnaround", .duration, standard: .zero, "How long a unit stays taken after a lot's last clean.")
    static let maintenance = MapField(
        "maintenance", "list", example: "[{from: 2027-03-01, to: 2027-03-04, label: yearly service}]",
        "When units are down.")
    static let record = FieldRecord(
        "units.<id>", "A class of interchangeable units",
        [label, site, count, calendar, rate, turnaround, maintenance])
}

/// The keys of a stretch in which units or rooms are out.
enum OutageFields {
    static let from = Field<CivilDateTime>.required("from", .moment, "The first minute that is out.")
    static let to = Field<CivilDateTime>.required("to", .moment, "The first minute that is available again.")
    static let count = Field<Int>.optional("count", .count, missing: "all", "How many units are out.")
    static let label = Field<String>.optional("label", .text, "What it is for.")
    static let maintenance = FieldRecord(
        "units.<id>.maintenance[n]", "A stretch in which units are down", [from, to, count, label])
    static let closed = FieldRecord(
        "rooms.<id>.closed[n]", "A stretch in which all rooms of the kind are closed", [from, to, label])
}

/// The keys of a room.
enum RoomFields {
    static let label = Field<String>.optional("label", .text, "A name for people.")
    static let site = Field<ID<Site>>.optional("site", .site, missing: "the only site", "Where it is.")
    static let count = StandardField<Int>("count", .count, standard: 1, "How many equal rooms there are.")
    static let holds = StandardField<String>(
        "holds",
        .only("lot") { text in
            ["product", "donor", "client", "gmo"].contains(text)
                ? .init(
                    "a room shared by \(text) is not planned yet",
                    remedy: "write holds: lot, one lot at a time") : nil
        },
        standard: "lot", "What a room admits together; one lot at a time.")
    static let turnaround = StandardField<Span>(
        "turnaround", .duration, standard: .zero, "How long a room stays taken after each lot.")
    static let rate = StandardField<Exact>(
        "rate", .measure(.moneyPerTime), standard: .zero, told: "0 EUR/h", "The cost of holding one room.")
    static let closed = MapField(
        "closed", "list", example: "[{from: 2027-08-02, to: 2027-08-16, label: media fill}]", "When rooms are closed.")
    static let record = FieldRecord(
        "rooms.<id>", "A room, or equal rooms", [label, site, count, holds, turnaround, rate, closed])
}
