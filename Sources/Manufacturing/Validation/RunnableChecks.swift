// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

extension ScenarioAssembly {
    /// Reports operations that nobody can run: things at another site, too few heads, hours that never fit.
    func checkRunnable(_ horizon: Horizon?) {
        for recipe in recipes.compactMap(\.self) {
            checkInstruments(recipe)
            for operation in recipe.operations {
                checkSites(operation, recipe)
                checkHeads(operation)
            }
        }
        guard let horizon else { return }
        let days = horizon.length.minutes / 1440 + 400
        // Nearly everything fits in the first weeks; only what does not is held against the whole horizon.
        let first = OpenHours(start: horizon.start, days: 60)
        let whole = OpenHours(start: horizon.start, days: days)
        for recipe in recipes.compactMap(\.self) {
            for operation in recipe.operations where !hourFaults(operation, first).isEmpty {
                hourFaults(operation, whole).forEach(root.log.add)
            }
            for (need, node) in recipe.releaseStaff where staff[need.pool.index] != nil {
                guard first.pool(need.pool, self).intervals.isEmpty, whole.pool(need.pool, self).intervals.isEmpty
                else {
                    continue
                }
                node.fault(
                    "\(context.names.staff.names[need.pool.index]) has no open hours in the horizon",
                    remedy: "look at its calendar", at: node.anchor)
            }
        }
    }

    private func checkInstruments(_ recipe: RecipeDraft) {
        guard let site = recipe.site, let tests = recipe.recipe?.release.tests else { return }
        for test in tests.things {
            guard let id = test.instrument?.unit, let unit = units[id.index], unit.site != site else { continue }
            let names = context.names.sites.names
            let node = recipe.node.child("release").child("tests").child(test.name).child("unit")
            node.fault(
                "\(unit.name) is at \(names[unit.site.index]), the recipe at \(names[site.index])", value: unit.name,
                remedy: "test at the recipe's site, or at a laboratory", at: node.anchor)
        }
    }

    private func checkSites(_ operation: OperationDraft, _ recipe: RecipeDraft) {
        guard let site = recipe.site else { return }
        let names = context.names
        func check(_ key: String, _ name: String, _ other: ID<Site>?) {
            guard let other, other != site else { return }
            let node = operation.node.child(key)
            node.fault(
                "\(name) is at \(names.sites.names[other.index]), the recipe at \(names.sites.names[site.index])",
                value: name, remedy: "all operations of a recipe run at one site", at: node.anchor)
        }
        if let unit = operation.unit { check("unit", names.units.names[unit.index], units[unit.index]?.site) }
        if let room = operation.room { check("room", names.rooms.names[room.index], rooms[room.index]?.site) }
        for need in operation.people {
            check("staff", names.staff.names[need.pool.index], staff[need.pool.index]?.site)
        }
    }

    private func checkHeads(_ operation: OperationDraft) {
        for need in operation.staff {
            guard case .heads(let heads) = need.amount, let pool = staff[need.pool.index] else { continue }
            let most = max(pool.headcount, pool.cover?.headcount ?? 0)
            let node = operation.node.child("staff").child(pool.name)
            guard heads <= most else {
                node.fault("more people than \(pool.name) has", value: String(heads), remedy: "it has \(most)")
                continue
            }
            let length = operation.setUp + (operation.run ?? .zero) + operation.clean
            guard let session = operation.longestSession, length > session, heads * 2 > most else { continue }
            node.fault(
                "it takes \(length.text), longer than a session of \(session.text), and \(pool.name) has no second team",
                value: String(heads), remedy: "two teams of \(heads) are needed, and it has \(most)")
        }
    }

    /// What of an operation fits no open hours of those who are needed for it.
    private func hourFaults(_ operation: OperationDraft, _ hours: OpenHours) -> [Fault] {
        let node = operation.node
        let names = context.names
        var unitOpen = OpenIntervals.always(until: hours.days * 1440)
        if let unit = operation.unit {
            guard let unit = units[unit.index], let open = hours.calendar(unit.calendar, self) else { return [] }
            guard !open.intervals.isEmpty else { return [closed(unit.name, node.child("unit"))] }
            unitOpen = open
        }
        var joint = unitOpen
        var attended = unitOpen
        for need in operation.people {
            guard staff[need.pool.index] != nil else { return [] }
            let open = hours.pool(need.pool, self)
            let name = names.staff.names[need.pool.index]
            guard !open.intervals.isEmpty else { return [closed(name, node.child("staff").child(name))] }
            joint = joint.intersection(open)
            if case .heads = need.amount { attended = attended.intersection(open) }
        }
        let unitName = [operation.unit.map { names.units.names[$0.index] }].compactMap(\.self)
        let everyone = unitName + operation.people.map { names.staff.names[$0.pool.index] }
        let attending = operation.staff.filter { if case .heads = $0.amount { true } else { false } }
        var faults = [("set-up", operation.setUp), ("clean", operation.clean)].compactMap { key, span in
            misfit(span, in: joint, "no shift of \(everyone.joined(separator: ", ")) is that long", node.child(key))
        }
        if let run = operation.run, !operation.isPausable {
            let needed = unitName + attending.map { names.staff.names[$0.pool.index] }
            let problem = "no open hours of \(needed.joined(separator: ", ")) are that long"
            faults += [misfit(run, in: attended, problem, node.child("run"), hint: ", or say pausable: yes")]
                .compactMap(\.self)
        }
        return faults
    }

    private func closed(_ name: String, _ node: Node) -> Fault {
        Fault(
            at: node.anchor, path: node.path, problem: "\(name) has no open hours in the horizon",
            remedy: "look at its calendar")
    }

    private func misfit(
        _ span: Span, in open: OpenIntervals, _ problem: String, _ node: Node, hint: String = ""
    ) -> Fault? {
        guard let longest = open.longest, span > longest else { return nil }
        return Fault(
            at: node.draft.position, path: node.path, problem: problem, value: span.text,
            remedy: longest == .zero
                ? "they are never open together; look at their calendars"
                : "the longest are \(longest.text); lengthen them or shorten it\(hint)")
    }
}

/// Open hours by calendar and pool, worked out when asked for.
final class OpenHours {
    private let start: CivilDate
    let days: Int
    private var calendars: [ID<WorkCalendar>: OpenIntervals] = [:]
    private var pools: [ID<StaffPool>: OpenIntervals] = [:]

    init(start: CivilDate, days: Int) {
        self.start = start
        self.days = days
    }

    /// The hours of a calendar; nil where it could not be read.
    func calendar(_ id: ID<WorkCalendar>, _ assembly: ScenarioAssembly) -> OpenIntervals? {
        if let known = calendars[id] { return known }
        guard let calendar = assembly.calendars[id.index] else { return nil }
        let open = OpenIntervals(calendar, from: start, days: days)
        calendars[id] = open
        return open
    }

    /// The hours of a pool, cover included; always open where its calendars could not be read.
    func pool(_ id: ID<StaffPool>, _ assembly: ScenarioAssembly) -> OpenIntervals {
        if let known = pools[id] { return known }
        let always = OpenIntervals.always(until: days * 1440)
        guard let pool = assembly.staff[id.index], var open = calendar(pool.calendar, assembly) else { return always }
        if let cover = pool.cover {
            guard let more = calendar(cover.calendar, assembly) else { return always }
            open = open.union(more)
        }
        pools[id] = open
        return open
    }
}
