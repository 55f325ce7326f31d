// SPDX-License-Identifier: GPL-3.0-or-later

import Sequencing

/// Says a PyJobShop problem in the engine's words.
struct DraftReader {
    let file: ProblemFile
    private(set) var draft = ProblemDraft()
    /// The file's index of each mode of each task.
    private(set) var modesOfTask: [[Int]]

    init(_ file: ProblemFile) throws {
        self.file = file
        modesOfTask = [[Int]](repeating: [], count: file.tasks.count)
        let faults = ProblemFileCheck(file).faults
        guard faults.isEmpty else {
            let more = faults.count > 20 ? ["and \(faults.count - 20) more"] : []
            throw Unsupported(description: (faults.prefix(20) + more).joined(separator: "\n"))
        }
        for (index, mode) in file.modes.enumerated() { modesOfTask[mode.task].append(index) }
        try refuse()
        readResources()
        readGroups()
        readTasks()
        readLinks()
        draft.makespanWeight = file.objective.weight_makespan ?? 0
    }

    private func refuse() throws {
        let rules = file.constraints
        let objective = file.objective
        if file.tasks.contains(where: \.optional) { throw Unsupported(description: "optional tasks") }
        if file.resources.contains(where: { $0.type == "consumable" }) {
            throw Unsupported(description: "consumable resources")
        }
        if file.resources.contains(where: { $0.no_idle == true }) { throw Unsupported(description: "no_idle") }
        for list in [rules.select_all_or_none, rules.select_at_least_one, rules.select_exactly_one]
        where list?.isEmpty == false {
            throw Unsupported(description: "selection of tasks")
        }
        for weight in [
            objective.weight_total_earliness, objective.weight_max_tardiness, objective.weight_total_setup_time,
            objective.weight_total_flow_time,
        ] where (weight ?? 0) != 0 {
            throw Unsupported(description: "an objective other than makespan, total tardiness and tardy jobs")
        }
        for rule in rules.mode_dependencies ?? [] where Set(rule.modes2.map { file.modes[$0].task }).count > 1 {
            throw Unsupported(description: "a mode that depends on modes of several tasks")
        }
    }

    private mutating func readResources() {
        var families = [[Int: Int]](repeating: [:], count: file.resources.count)
        for set in file.constraints.setup_times ?? [] where set.duration > 0 {
            for task in [set.task1, set.task2] where families[set.machine][task] == nil {
                families[set.machine][task] = families[set.machine].count
            }
        }
        familyOf = families
        for (index, resource) in file.resources.enumerated() {
            var spec = ResourceSpec(resource.type == "machine" ? .unit : .pool(resource.capacity ?? 0))
            if !resource.breaks.isEmpty {
                var open: [OpenInterval] = []
                var from = -Problem.never
                for pause in resource.breaks.sorted(by: { $0[0] < $1[0] }) {
                    if pause[0] > from { open.append(OpenInterval(from, pause[0])) }
                    from = pause[1]
                }
                spec.open = open + [OpenInterval(from, Problem.never)]
            }
            if !families[index].isEmpty {
                // One more family for tasks without set-ups.
                let count = families[index].count + 1
                spec.setUps = SetUps(families: count, minutes: [Int](repeating: 0, count: count * count))
            }
            draft.resources.append(spec)
        }
        for set in file.constraints.setup_times ?? [] where set.duration > 0 {
            guard let a = families[set.machine][set.task1], let b = families[set.machine][set.task2] else { continue }
            let count = families[set.machine].count + 1
            draft.resources[set.machine].setUps?.minutes[a * count + b] = Int(set.duration.rounded(.up))
        }
    }

    /// Family of each task on each machine with set-ups.
    private var familyOf: [[Int: Int]] = []

    /// Jobs are placed whole; without jobs, what lags tie together; a project that is one piece, task by task.
    private mutating func readGroups() {
        groupOf = [Int](repeating: -1, count: file.tasks.count)
        if file.jobs.count > 1 {
            for job in file.jobs {
                for task in job.tasks { groupOf[task] = draft.groups.count }
                draft.groups.append(group(of: job))
            }
        } else {
            var part = Array(groupOf.indices)
            func root(_ task: Int) -> Int {
                var task = task
                while part[task] != task { task = part[task] }
                return task
            }
            for lag in timings { part[root(lag.before.task)] = root(lag.after.task) }
            for pair in (file.constraints.identical_resources ?? []) + (file.constraints.consecutive ?? []) {
                part[root(pair.task1)] = root(pair.task2)
            }
            let roots = part.indices.map { root($0) }
            if Set(roots).count > 1 {
                var number: [Int: Int] = [:]
                for (task, root) in roots.enumerated() {
                    if number[root] == nil {
                        number[root] = draft.groups.count
                        draft.groups.append(GroupSpec())
                    }
                    groupOf[task] = number[root] ?? 0
                }
            }
        }
        let single = file.jobs.count == 1 ? group(of: file.jobs[0]) : GroupSpec()
        for task in groupOf.indices where groupOf[task] < 0 {
            groupOf[task] = draft.groups.count
            draft.groups.append(single)
        }
    }

    private var groupOf: [Int] = []

    private func group(of job: ProblemFile.Job) -> GroupSpec {
        GroupSpec(
            release: job.release_date, due: job.due_date,
            lateWeight: job.weight * (file.objective.weight_total_tardiness ?? 0),
            tardyCost: job.weight * (file.objective.weight_tardy_jobs ?? 0))
    }

    private func limited(_ time: Int) -> Int {
        max(-Problem.never, min(Problem.never, time))
    }

    private mutating func readTasks() {
        for (index, task) in file.tasks.enumerated() {
            let modes = modesOfTask[index].map { number in
                let mode = file.modes[number]
                let uses = mode.resources.indices.map { position in
                    let resource = mode.resources[position]
                    return Use(
                        resource, amount: mode.demands[position],
                        family: familyOf[resource][index] ?? familyOf[resource].count)
                }
                return ModeSpec(duration: mode.duration, uses: uses)
            }
            var spec = TaskSpec(
                group: groupOf[index], modes: modes, earliestStart: limited(task.earliest_start),
                latestStart: limited(task.latest_start), earliestEnd: limited(task.earliest_end),
                latestEnd: limited(task.latest_end), isPausable: task.allow_breaks,
                stretch: task.allow_idle ? Problem.never : 0)
            if let job = task.job { spec.latestEnd = min(spec.latestEnd, limited(file.jobs[job].deadline)) }
            draft.tasks.append(spec)
        }
    }

    /// All rules between two times.
    private var timings: [Lag] {
        let rules = file.constraints
        var result: [Lag] = []
        func add(_ list: [ProblemFile.Timing]?, _ from: (Int) -> Event, _ to: (Int) -> Event, isExact: Bool) {
            for rule in list ?? [] {
                result.append(.shortest(from(rule.task1), to(rule.task2), rule.delay))
                if isExact { result.append(.longest(from(rule.task1), to(rule.task2), rule.delay)) }
            }
        }
        add(rules.start_before_start, Event.start, Event.start, isExact: false)
        add(rules.start_before_end, Event.start, Event.end, isExact: false)
        add(rules.end_before_start, Event.end, Event.start, isExact: false)
        add(rules.end_before_end, Event.end, Event.end, isExact: false)
        add(rules.start_at_start, Event.start, Event.start, isExact: true)
        add(rules.start_at_end, Event.start, Event.end, isExact: true)
        add(rules.end_at_start, Event.end, Event.start, isExact: true)
        add(rules.end_at_end, Event.end, Event.end, isExact: true)
        return result
    }

    private mutating func readLinks() {
        let rules = file.constraints
        draft.lags = timings
        draft.sameUnits = (rules.identical_resources ?? []).map { TaskPair($0.task1, $0.task2) }
        draft.differentUnits = (rules.different_resources ?? []).map { TaskPair($0.task1, $0.task2) }
        draft.consecutive = (rules.consecutive ?? []).map { TaskPair($0.task1, $0.task2) }
        for rule in rules.mode_dependencies ?? [] {
            guard let first = rule.modes2.first else { continue }
            let task = file.modes[rule.mode1].task
            let other = file.modes[first].task
            draft.dependencies.append(
                ModeDependency(
                    task: task, mode: modesOfTask[task].firstIndex(of: rule.mode1) ?? 0, other: other,
                    allowed: rule.modes2.compactMap { modesOfTask[other].firstIndex(of: $0) }))
        }
        for rule in rules.same_sequence ?? [] {
            func tasks(_ machine: Int) -> [Int] {
                Set(file.modes.filter { $0.resources.contains(machine) }.map(\.task)).sorted()
            }
            draft.sameOrders.append(
                SameOrder(
                    resource1: rule.machine1, resource2: rule.machine2, tasks1: rule.tasks1 ?? tasks(rule.machine1),
                    tasks2: rule.tasks2 ?? tasks(rule.machine2)))
        }
    }
}
