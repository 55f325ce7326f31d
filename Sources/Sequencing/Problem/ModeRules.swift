// SPDX-License-Identifier: GPL-3.0-or-later

/// Same unit, different unit and connected equipment as one kind of rule: which modes of another task remain.
///
/// Every rule stands twice, once from either side.
struct ModeRules {
    private(set) var first: [Int]
    private(set) var other: [Int] = []
    private(set) var offset: [Int] = []
    private(set) var mask: [UInt64] = []

    init(_ draft: ProblemDraft) {
        var owners: [Int] = []
        var others: [Int] = []
        var masks: [[UInt64]] = []
        func add(_ a: Int, _ b: Int, _ allows: (Int, Int) -> Bool) {
            var forward = [UInt64](repeating: 0, count: draft.tasks[a].modes.count)
            var backward = [UInt64](repeating: 0, count: draft.tasks[b].modes.count)
            for i in forward.indices {
                for j in backward.indices where allows(i, j) {
                    forward[i] |= 1 << UInt64(j)
                    backward[j] |= 1 << UInt64(i)
                }
            }
            owners.append(a)
            others.append(b)
            masks.append(forward)
            owners.append(b)
            others.append(a)
            masks.append(backward)
        }
        let sets = draft.tasks.map { task in task.modes.map { mode in mode.uses.map(\.resource).sorted() } }
        for pair in draft.sameUnits where pair.first != pair.second {
            add(pair.first, pair.second) { sets[pair.first][$0] == sets[pair.second][$1] }
        }
        for pair in draft.differentUnits {
            add(pair.first, pair.second) { i, j in
                !sets[pair.first][i].contains { sets[pair.second][j].contains($0) }
            }
        }
        for rule in draft.dependencies {
            add(rule.task, rule.other) { i, j in i != rule.mode || rule.allowed.contains(j) }
        }
        let (first, order) = Problem.bucketed(owners, count: draft.tasks.count)
        self.first = first
        for index in order {
            other.append(others[index])
            offset.append(mask.count)
            mask.append(contentsOf: masks[index])
        }
    }
}
