// SPDX-License-Identifier: GPL-3.0-or-later

import Sequencing
import Testing

/// A draft with resources, one group per task unless said otherwise, and the makespan as cost.
struct Draft {
    var draft = ProblemDraft()

    init(_ kinds: ResourceSpec..., makespan: Int = 1) {
        draft.resources = kinds
        draft.makespanWeight = makespan
    }

    /// Adds a group and returns its index.
    mutating func group(_ spec: GroupSpec = GroupSpec()) -> Int {
        draft.groups.append(spec)
        return draft.groups.count - 1
    }

    /// Adds a task of one mode; without a group it has its own.
    @discardableResult
    mutating func task(_ duration: Int, on resources: Int..., group number: Int? = nil) -> Int {
        task(modes: [ModeSpec(duration: duration, uses: resources.map { Use($0) })], group: number)
    }

    /// Adds a task with modes.
    @discardableResult
    mutating func task(modes: [ModeSpec], group number: Int? = nil) -> Int {
        let number = number ?? group()
        draft.tasks.append(TaskSpec(group: number, modes: modes))
        return draft.tasks.count - 1
    }
}

/// Searches a little; whatever comes out must keep every rule, and its cost must not be below any bound.
func solved(_ draft: ProblemDraft, decodes: Int = 300) throws -> (Problem, SearchOutcome) {
    let problem = try Problem(draft)
    let outcome = problem.search(SearchOptions(decodes: decodes, chains: 1))
    #expect(problem.violations(of: outcome.schedule) == [])
    if outcome.isComplete {
        let prices = problem.unitTimePrices(work: 200_000, atLeast: 1, found: nil)
        for bound in problem.bounds() + [prices?.bound].compactMap(\.self) {
            #expect(bound.total <= outcome.cost.total, "\(bound)")
        }
    }
    return (problem, outcome)
}

/// The optimum is reached, and a change to the schedule is found out as exactly this kind of violation.
func expect(
    _ draft: ProblemDraft, optimum: Int, mutation: (inout [Placement]) -> Void,
    isFound: (Violation) -> Bool, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let (problem, outcome) = try solved(draft)
    #expect(outcome.isComplete, sourceLocation: sourceLocation)
    #expect(outcome.cost.total == optimum, sourceLocation: sourceLocation)
    var placements = outcome.schedule.placements.compactMap { $0 }
    mutation(&placements)
    let found = problem.violations(of: Schedule(placements: placements))
    let isThere = found.contains(where: isFound)
    #expect(isThere, "found \(found)", sourceLocation: sourceLocation)
}

extension Placement {
    /// The same run so much later.
    mutating func move(by minutes: Int) {
        start += minutes
        end += minutes
    }

    /// The same run from another minute.
    mutating func move(to minute: Int) {
        move(by: minute - start)
    }
}
