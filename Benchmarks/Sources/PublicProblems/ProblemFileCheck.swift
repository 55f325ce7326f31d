// SPDX-License-Identifier: GPL-3.0-or-later

/// What a file says that cannot be read as a problem: indices out of range, lists that do not go together, kinds unknown.
struct ProblemFileCheck {
    private let file: ProblemFile
    /// Every fault, each with its place.
    private(set) var faults: [String] = []

    init(_ file: ProblemFile) {
        self.file = file
        checkJobsAndTasks()
        checkResourcesAndModes()
        checkTimings()
        checkLinks()
    }

    private mutating func expect(_ holds: Bool, _ place: String, _ rule: String) {
        if !holds { faults.append("\(place): \(rule)") }
    }

    private mutating func expectTask(_ task: Int, _ place: String) {
        expect(file.tasks.indices.contains(task), place, "no task \(task), there are \(file.tasks.count)")
    }

    private mutating func expectResource(_ resource: Int, _ place: String) {
        expect(
            file.resources.indices.contains(resource), place,
            "no resource \(resource), there are \(file.resources.count)")
    }

    private mutating func expectMode(_ mode: Int, _ place: String) {
        expect(file.modes.indices.contains(mode), place, "no mode \(mode), there are \(file.modes.count)")
    }

    private mutating func checkJobsAndTasks() {
        let weights = file.objective
        for (index, job) in file.jobs.enumerated() {
            for task in job.tasks { expectTask(task, "jobs[\(index)].tasks") }
            for weight in [weights.weight_total_tardiness, weights.weight_tardy_jobs] {
                expect(
                    !job.weight.multipliedReportingOverflow(by: weight ?? 0).overflow, "jobs[\(index)].weight",
                    "too large")
            }
        }
        for (index, task) in file.tasks.enumerated() {
            guard let job = task.job else { continue }
            expect(file.jobs.indices.contains(job), "tasks[\(index)].job", "no job \(job)")
        }
    }

    private mutating func checkResourcesAndModes() {
        for (index, resource) in file.resources.enumerated() {
            expect(
                ["machine", "renewable", "consumable"].contains(resource.type), "resources[\(index)].type",
                "unknown type \(resource.type)")
            for pause in resource.breaks {
                expect(
                    pause.count == 2 && pause[0] < pause[1], "resources[\(index)].breaks",
                    "a break is a start and a later end")
            }
        }
        for (index, mode) in file.modes.enumerated() {
            expectTask(mode.task, "modes[\(index)].task")
            for resource in mode.resources { expectResource(resource, "modes[\(index)].resources") }
            expect(
                mode.demands.count == mode.resources.count, "modes[\(index)].demands", "one for each resource is asked")
        }
    }

    private mutating func checkTimings() {
        for (name, list) in file.constraints.timings {
            for (index, rule) in (list ?? []).enumerated() {
                expectTask(rule.task1, "\(name)[\(index)]")
                expectTask(rule.task2, "\(name)[\(index)]")
            }
        }
        for (name, list) in file.constraints.pairs {
            for (index, rule) in (list ?? []).enumerated() {
                expectTask(rule.task1, "\(name)[\(index)]")
                expectTask(rule.task2, "\(name)[\(index)]")
            }
        }
    }

    private mutating func checkLinks() {
        let rules = file.constraints
        for name in rules.unknown { expect(false, "constraints.\(name)", "unknown") }
        for name in file.objective.unknown { expect(false, "objective.\(name)", "unknown") }
        for (index, rule) in (rules.same_sequence ?? []).enumerated() {
            expectResource(rule.machine1, "same_sequence[\(index)]")
            expectResource(rule.machine2, "same_sequence[\(index)]")
            for task in (rule.tasks1 ?? []) + (rule.tasks2 ?? []) { expectTask(task, "same_sequence[\(index)]") }
        }
        for (index, rule) in (rules.setup_times ?? []).enumerated() {
            expectResource(rule.machine, "setup_times[\(index)]")
            expectTask(rule.task1, "setup_times[\(index)]")
            expectTask(rule.task2, "setup_times[\(index)]")
            expect(abs(rule.duration) < 1e12, "setup_times[\(index)].duration", "too large")
        }
        for (index, rule) in (rules.mode_dependencies ?? []).enumerated() {
            expectMode(rule.mode1, "mode_dependencies[\(index)]")
            for mode in rule.modes2 { expectMode(mode, "mode_dependencies[\(index)]") }
            expect(!rule.modes2.isEmpty, "mode_dependencies[\(index)].modes2", "at least one is asked")
        }
    }
}
