// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// The keys of a commitment.
enum CommitmentFields {
    static let label = Field<String>.optional("label", .text, "A name for people.")
    static let at = Field<CivilDateTime>.required("at", .moment, "When the first one begins at the earliest.")
    static let every = Field<Span>.optional(
        "every", .days(example: "26 weeks"), missing: "once", "From one to the next.")
    static let times = Field<Int>.optional(
        "times", .count, missing: "to the end of the tail", "How many there are in all.")
    static let window = StandardField<Span>(
        "window", .daysOrNone, standard: .zero, told: "0 d",
        "By how many days the begin of each may be put off, at the plan's choice.")
    static let run = Field<Span>.required("run", .run, "How long it takes, without a pause.")
    static let units = Field<[ID<UnitClass>]>.optional(
        "unit", .several(.unit, "unit"), "The unit classes of which it holds one unit each.")
    static let rooms = Field<[ID<Room>]>.optional(
        "room", .several(.room, "room"), "The rooms of which it holds one each.")
    static let staff = Field<[StaffNeed]>.optional(
        "staff", .staff(allowsHeads: false), "Work of people, spread over their normal hours in it.")
    static let site = Field<ID<Site>>.optional(
        "site", .site, missing: "the only site that stocks it", "From whose stock it takes what it uses.")
    /// The units of materials are known only with a scenario, so the form is made when it is used.
    static let uses = MapField(
        "uses", "map of materials: quantity", example: "{medium: 60 L}", "What it takes when it begins.")
    static let cost = StandardField<Exact>("cost", .measure(.money), standard: .zero, "The cost of each.")
    static let record = FieldRecord(
        "commitments.<id>", "Work without revenue that takes capacity, such as a media fill or a qualification run",
        [label, at, every, times, window, run, units, rooms, staff, site, uses, cost])
}

extension Form {
    /// One id, or a list of them; read in the order of the ids.
    static func several<Thing>(_ one: Form<ID<Thing>>, _ noun: String) -> Form where Value == [ID<Thing>] {
        Form(
            kind: "\(one.kind), or list of them",
            range: nil,
            example: one.example,
            read: { node, context in
                let nodes = node.draft.items == nil ? [node] : node.items(of: "\(noun)s") ?? []
                var ids: [ID<Thing>] = []
                for piece in nodes {
                    guard let id = one.read(piece, context) else { continue }
                    guard !ids.contains(id) else {
                        piece.fault("the \(noun) is named twice", remedy: "name each \(noun) once")
                        continue
                    }
                    ids.append(id)
                }
                return ids.sorted()
            },
            write: { ids, context in
                let items = ids.map { one.write($0, context) }
                return items.count == 1 ? items[0] : Draft(written: items)
            }
        )
    }
}
