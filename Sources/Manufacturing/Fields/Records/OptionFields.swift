// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// The keys of an option to add capacity.
enum OptionFields {
    static let label = Field<String>.optional("label", .text, "A name for people.")
    static let unit = Field<ID<UnitClass>>.optional("unit", .unit, "The unit class that grows.")
    static let room = Field<ID<Room>>.optional("room", .room, "The room that there is more of.")
    static let staff = Field<ID<StaffPool>>.optional("staff", .pool, "The pool that grows.")
    static let count = StandardField<Int>(
        "count", .count, standard: 1, "How many units, rooms or people each choice adds.")
    static let calendar = Field<ID<WorkCalendar>>.optional(
        "calendar", .calendar, missing: "the pool's hours", "The shift in which people who are added work.")
    static let most = StandardField<Int>("most", .count, standard: 1, "How many times it may be chosen.")
    static let cost = Field<Exact>.required(
        "cost", .measure(.money), "The price of one choice for the whole horizon, wages included.")
    static let from = Field<CivilDate>.optional(
        "from", .date, missing: "the horizon's start", "The first day on which it is there.")
    static let record = FieldRecord(
        "options.<id>", "Capacity that the plan may choose to add, of a unit class, a room or a pool",
        [label, unit, room, staff, count, calendar, most, cost, from])
}
