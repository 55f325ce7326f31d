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
        "utc-offset", .offset, standard: .zero, told: "+00:00",
        "The fixed difference of its clock from UTC; all its times are read from that clock.")
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
    static let slides = StandardField<Span>(
        "slides", .daysOrNone, standard: .zero, told: "0 d",
        "By how much work on it may be put off at most, as far as the hold before it leaves time.")
    static let holds = StandardField<LotKey>(
        "holds", .word("key of lots"), standard: .lot,
        "What is equal of lots that follow each other on it without a changeover; lot: it knows no changeovers.")
    static let changeover = MapField(
        "changeover", "map", example: "{time: 8 h, cost: 900 EUR}",
        "What it takes, beside the turnaround, before a lot of another key may come to it.")
    static let changeovers = MapField(
        "changeovers", "list", example: "[{from: serum-ev, time: 2 d}]",
        "Changeovers of their own between some keys; the first that fits counts.")
    static let campaign = MapField(
        "campaign", "map", example: "{shortest: 2, longest: 8, lead: 12 h}",
        "What runs of lots of equal key must be like.")
    static let only = Field<[ID<Recipe>]>.optional(
        "only", .several(.anyRecipe, "recipe"), missing: "any", "The recipes it is kept for.")
    static let barred = Field<[ID<Recipe>]>.optional(
        "not", .several(.anyRecipe, "recipe"), "The recipes that must not use it.")
    static let setUps = MapField(
        "set-ups", "map by material", example: "{msc-ev: {time: 40 min, cost: 300 EUR}}",
        "What it takes to set it up for lots of a product, once in each bucket in which they hold it.")
    static let qualified = Field<CivilDate>.optional(
        "qualified", .date, missing: "always", "The day from which lots and tests may use it.")
    static let record = FieldRecord(
        "units.<id>", "A class of interchangeable units",
        [
            label, site, count, calendar, slides, only, barred, holds, changeover, changeovers, campaign, setUps,
            rate, turnaround, maintenance, qualified,
        ])
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
    static let holds = StandardField<LotKey>(
        "holds", .word("key of lots"), standard: .lot,
        "One lot at a time, or what is equal of the lots that may be there together.")
    static let capacity = Field<Int>.optional(
        "capacity", .count, missing: "\(KeySharing.standardCapacity) where lots share the room",
        "How many lots of equal key may be there at a time.")
    static let changeover = MapField(
        "changeover", "map", example: "{time: 3 d, cost: 4000 EUR}",
        "What it takes, beside the turnaround, before a lot of another key may enter.")
    static let changeovers = MapField(
        "changeovers", "list", example: "[{by: gmo, from: gmo, to: non-gmo, time: 5 d}]",
        "Changeovers of their own between some keys; the first that fits counts.")
    static let campaign = MapField(
        "campaign", "map", example: "{shortest: 3, multiple-of: 3, gap: 7 d, cost: 2000 EUR}",
        "What runs of lots of equal key must be like, in a room with capacity 1.")
    static let turnaround = StandardField<Span>(
        "turnaround", .duration, standard: .zero, "How long a room stays taken after each lot.")
    static let rate = StandardField<Exact>(
        "rate", .measure(.moneyPerTime), standard: .zero, told: "0 EUR/h", "The cost of holding one room.")
    static let closed = MapField(
        "closed", "list", example: "[{from: 2027-08-02, to: 2027-08-16, label: media fill}]", "When rooms are closed.")
    static let record = FieldRecord(
        "rooms.<id>", "A room, or equal rooms",
        [label, site, count, holds, capacity, turnaround, changeover, changeovers, campaign, rate, closed])
}

/// The keys of changeovers in a room or on a unit.
enum ChangeoverFields {
    static let by = Field<LotKey>.optional(
        "by", .word("key of lots", except: [.lot]), missing: "what the room or unit holds", "What from and to name.")
    static let from = Field<String>.optional("from", .text, missing: "any", "The key of the earlier holder.")
    static let to = Field<String>.optional("to", .text, missing: "any", "The key of the later holder.")
    static let time = StandardField<Span>(
        "time", .duration, standard: .zero, "How long nobody is there after the turnaround of the last lot.")
    static let cost = StandardField<Exact>("cost", .measure(.money), standard: .zero, "What each one costs.")
    static let usual = FieldRecord("rooms.<id>.changeover", "The changeover between any two keys", [time, cost])
    static let exception = FieldRecord(
        "rooms.<id>.changeovers[n]", "A changeover between some keys", [by, from, to, time, cost])
    static let usualOfUnit = FieldRecord(
        "units.<id>.changeover", "The changeover of a unit between any two keys", [time, cost])
    static let exceptionOfUnit = FieldRecord(
        "units.<id>.changeovers[n]", "A changeover of a unit between some keys", [by, from, to, time, cost])
}
