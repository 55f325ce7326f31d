// SPDX-License-Identifier: GPL-3.0-or-later

/// Collects every fault of a draft: indices, magnitudes, orders.
struct DraftValidation {
    let draft: ProblemDraft
    private(set) var faults: [ProblemFault] = []

    init(_ draft: ProblemDraft) {
        self.draft = draft
        for (index, resource) in draft.resources.enumerated() { check(resource, "resources[\(index)]") }
        for (index, stock) in draft.stocks.enumerated() { check(stock, "stocks[\(index)]") }
        for (index, group) in draft.groups.enumerated() { check(group, "groups[\(index)]") }
        for (index, task) in draft.tasks.enumerated() { check(task, index, "tasks[\(index)]") }
        checkLinks()
        checkOrders()
    }

    private mutating func require(_ holds: Bool, _ place: @autoclosure () -> String, _ rule: String) {
        if !holds { faults.append(ProblemFault(place: place(), rule: rule)) }
    }

    private mutating func time(_ value: Int, _ place: @autoclosure () -> String) {
        require(
            value >= -Problem.never && value <= Problem.never, place(), "a time lies within 2^40 minutes of the origin")
    }

    private mutating func amount(_ value: Int, _ place: @autoclosure () -> String) {
        require(value >= 0 && value <= Problem.largest, place(), "from 0 to 2^31")
    }

    private mutating func index(_ value: Int, below count: Int, _ place: @autoclosure () -> String) {
        require(value >= 0 && value < count, place(), "an index below \(count)")
    }

    private mutating func check(_ resource: ResourceSpec, _ place: String) {
        switch resource.kind {
        case .unit: break
        case .keyed(let size), .batch(let size):
            require(size >= 1 && size <= Problem.largest, "\(place).kind", "a size from 1 to 2^31")
        case .pool(let capacity): amount(capacity, "\(place).kind")
        }
        if case .pool = resource.kind {
            require(
                resource.setUps == nil && resource.expiry == nil && resource.opening == nil, place,
                "a pool has no set-ups, expiry or last holder")
        }
        if let open = resource.open {
            var previous = -Problem.never
            for (number, interval) in open.enumerated() {
                time(interval.start, "\(place).open[\(number)].start")
                time(interval.end, "\(place).open[\(number)].end")
                require(
                    interval.start >= previous && interval.end > interval.start, "\(place).open[\(number)]",
                    "intervals are not empty and stand in order")
                previous = interval.end
            }
        }
        if let setUps = resource.setUps {
            let size = setUps.families.multipliedReportingOverflow(by: setUps.families)
            require(
                setUps.families > 0 && !size.overflow && setUps.minutes.count == size.partialValue,
                "\(place).setUps.minutes", "families x families values")
            require(
                setUps.costs.isEmpty || setUps.costs.count == setUps.minutes.count, "\(place).setUps.costs",
                "empty or as many as minutes")
            require(
                setUps.minutes.allSatisfy { $0 >= 0 && $0 <= Problem.largest }, "\(place).setUps.minutes",
                "from 0 to 2^31")
            require(
                setUps.costs.allSatisfy { $0 >= 0 && $0 <= Problem.largest }, "\(place).setUps.costs", "from 0 to 2^31")
        }
        if let expiry = resource.expiry {
            amount(expiry.limit, "\(place).expiry.limit")
            amount(expiry.renewal, "\(place).expiry.renewal")
            amount(expiry.cost, "\(place).expiry.cost")
        }
        if let opening = resource.opening {
            time(opening.end, "\(place).opening.end")
            family(opening.family, of: resource, "\(place).opening.family")
        }
        amount(resource.batchWait, "\(place).batchWait")
    }

    private mutating func family(_ value: Int, of resource: ResourceSpec, _ place: @autoclosure () -> String) {
        let count = resource.setUps?.families ?? Problem.largest
        require(value >= 0 && value < count, place(), "a family from 0 below the resource's number of families")
    }

    private mutating func check(_ stock: StockSpec, _ place: String) {
        let range = -Problem.largest...Problem.largest
        require(range.contains(stock.initial), "\(place).initial", "a magnitude up to 2^31")
        require(range.contains(stock.minimum), "\(place).minimum", "a magnitude up to 2^31")
        if let maximum = stock.maximum {
            require(
                range.contains(maximum) && maximum >= stock.minimum, "\(place).maximum",
                "not below the minimum, up to 2^31")
        }
        for (number, supply) in stock.supplies.enumerated() {
            time(supply.time, "\(place).supplies[\(number)].time")
            require(range.contains(supply.amount), "\(place).supplies[\(number)].amount", "a magnitude up to 2^31")
        }
    }

    private mutating func check(_ group: GroupSpec, _ place: String) {
        time(group.release, "\(place).release")
        if let due = group.due { time(due, "\(place).due") }
        amount(group.lateWeight, "\(place).lateWeight")
        if let cap = group.lateCap { require(cap >= 0 && cap <= Problem.never, "\(place).lateCap", "from 0 to 2^40") }
        amount(group.tardyCost, "\(place).tardyCost")
        amount(group.unplacedCost, "\(place).unplacedCost")
    }

    private mutating func check(_ task: TaskSpec, _ number: Int, _ place: String) {
        index(task.group, below: draft.groups.count, "\(place).group")
        for (name, value) in [
            ("earliestStart", task.earliestStart), ("latestStart", task.latestStart), ("earliestEnd", task.earliestEnd),
            ("latestEnd", task.latestEnd),
        ] { time(value, "\(place).\(name)") }
        require(task.stretch >= 0 && task.stretch <= Problem.never, "\(place).stretch", "from 0 to 2^40 minutes")
        require(
            !task.modes.isEmpty && task.modes.count <= Problem.mostModes, "\(place).modes",
            "from 1 to \(Problem.mostModes) modes")
        for (modeNumber, mode) in task.modes.enumerated() { check(mode, "\(place).modes[\(modeNumber)]") }
        if let pin = task.pin {
            index(pin.mode, below: task.modes.count, "\(place).pin.mode")
            time(pin.start, "\(place).pin.start")
            if let end = pin.end {
                time(end, "\(place).pin.end")
                require(end >= pin.start, "\(place).pin.end", "not before the pin's start")
            }
            require(task.spans.isEmpty, "\(place).pin", "a span has its times from its tasks")
        }
        for (spanNumber, covered) in task.spans.enumerated() {
            let place = "\(place).spans[\(spanNumber)]"
            index(covered, below: draft.tasks.count, place)
            if draft.tasks.indices.contains(covered) {
                require(
                    covered != number && draft.tasks[covered].spans.isEmpty, place, "a task that is not itself a span")
                require(draft.tasks[covered].group == task.group, place, "a task of the same group")
            }
        }
        if !task.spans.isEmpty {
            require(task.modes.allSatisfy { $0.duration == 0 }, "\(place).modes", "a span's modes have duration 0")
            require(task.stretch == 0, "\(place).stretch", "a span stretches of itself")
        }
        for (changeNumber, change) in task.stockChanges.enumerated() {
            index(change.stock, below: draft.stocks.count, "\(place).stockChanges[\(changeNumber)].stock")
            require(
                change.amount.magnitude <= Problem.largest, "\(place).stockChanges[\(changeNumber)].amount",
                "a magnitude up to 2^31")
        }
    }

    private mutating func check(_ mode: ModeSpec, _ place: String) {
        amount(mode.duration, "\(place).duration")
        amount(mode.cost, "\(place).cost")
        var seen: [Int] = []
        for (number, use) in mode.uses.enumerated() {
            let place = "\(place).uses[\(number)]"
            index(use.resource, below: draft.resources.count, "\(place).resource")
            amount(use.amount, "\(place).amount")
            require(!seen.contains(use.resource), "\(place).resource", "each resource at most once in a mode")
            seen.append(use.resource)
            guard draft.resources.indices.contains(use.resource) else { continue }
            family(use.family, of: draft.resources[use.resource], "\(place).family")
        }
    }

    private mutating func checkLinks() {
        let count = draft.tasks.count
        for (number, lag) in draft.lags.enumerated() {
            index(lag.before.task, below: count, "lags[\(number)].before")
            index(lag.after.task, below: count, "lags[\(number)].after")
            time(lag.gap, "lags[\(number)].gap")
        }
        for (name, pairs) in [
            ("sameUnits", draft.sameUnits), ("differentUnits", draft.differentUnits),
            ("consecutive", draft.consecutive),
        ] {
            for (number, pair) in pairs.enumerated() {
                index(pair.first, below: count, "\(name)[\(number)].first")
                index(pair.second, below: count, "\(name)[\(number)].second")
                require(
                    pair.first != pair.second || name == "sameUnits", "\(name)[\(number)]", "two different tasks")
            }
        }
        for (number, rule) in draft.dependencies.enumerated() {
            let place = "dependencies[\(number)]"
            index(rule.task, below: count, "\(place).task")
            index(rule.other, below: count, "\(place).other")
            require(rule.task != rule.other, place, "two different tasks")
            guard draft.tasks.indices.contains(rule.task), draft.tasks.indices.contains(rule.other) else { continue }
            index(rule.mode, below: draft.tasks[rule.task].modes.count, "\(place).mode")
            for mode in rule.allowed {
                index(mode, below: draft.tasks[rule.other].modes.count, "\(place).allowed")
            }
        }
        for (number, cost) in draft.holdCosts.enumerated() {
            index(cost.from.task, below: count, "holdCosts[\(number)].from")
            index(cost.to.task, below: count, "holdCosts[\(number)].to")
            time(cost.free, "holdCosts[\(number)].free")
            amount(cost.rate, "holdCosts[\(number)].rate")
        }
        amount(draft.makespanWeight, "makespanWeight")
    }

    private mutating func checkOrders() {
        for (number, order) in draft.sameOrders.enumerated() {
            let place = "sameOrders[\(number)]"
            index(order.resource1, below: draft.resources.count, "\(place).resource1")
            index(order.resource2, below: draft.resources.count, "\(place).resource2")
            require(order.tasks1.count == order.tasks2.count, place, "as many tasks on either unit")
            for task in order.tasks1 + order.tasks2 {
                index(task, below: draft.tasks.count, "\(place).tasks")
            }
        }
    }
}
