// SPDX-License-Identifier: GPL-3.0-or-later

/// Orders by rule from which a search starts.
enum OrderRule: CaseIterable {
    /// As written.
    case index
    /// Earliest due first, heavier first among equals.
    case due
    /// Least slack per weight first, in the spirit of apparent tardiness cost.
    case slack
    /// Earliest possible start first.
    case head
    /// Most work first, as NEH orders jobs.
    case work
    /// Longest way to the end first.
    case tail

    /// The blocks in the rule's order.
    func order(_ problem: Problem) -> [Int] {
        let keys = problem.blocks.map { key($0, problem) }
        return problem.blocks.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
    }

    private func key(_ block: Block, _ problem: Problem) -> Double {
        var work = 0
        for task in block.tasks { work += problem.modeDuration[problem.firstMode[task]] }
        var due = Problem.never
        var weight = 0
        for group in block.groups {
            due = min(due, problem.draft.groups[group].due ?? Problem.never)
            weight = max(weight, problem.draft.groups[group].lateWeight)
        }
        switch self {
        case .index: return 0
        case .due: return Double(due) - Double(weight) * 1e-9
        case .slack: return (Double(due) - 2 * Double(work)) / Double(max(1, weight))
        case .head: return Double(block.tasks.map { problem.headStart[$0] }.min() ?? 0)
        case .work: return -Double(work)
        case .tail: return -Double(block.tasks.map { problem.tailStart[$0] }.max() ?? 0)
        }
    }
}
