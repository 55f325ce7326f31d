// SPDX-License-Identifier: GPL-3.0-or-later

extension Problem {
    /// Checks a draft and lays it out; every fault is reported at once.
    ///
    /// - Throws: `ProblemFaults` when indices, magnitudes or orders in the draft are wrong.
    public init(_ draft: ProblemDraft) throws(ProblemFaults) {
        let faults = DraftValidation(draft).faults
        guard faults.isEmpty else { throw ProblemFaults(faults: faults) }
        self.draft = draft

        var hours: [OpenHours] = []
        var known: [OpenHours: Int] = [:]
        func intern(_ value: OpenHours) -> Int {
            if let index = known[value] { return index }
            known[value] = hours.count
            hours.append(value)
            return hours.count - 1
        }
        let resourceHours = draft.resources.map { $0.open.map { intern(OpenHours($0)) } ?? -1 }
        self.resourceHours = resourceHours

        var firstMode = [0]
        var modeDuration: [Int] = []
        var modeCost: [Int] = []
        var modeHours: [Int] = []
        var firstUse = [0]
        var useResource: [Int] = []
        var useAmount: [Int] = []
        var useFamily: [Int] = []
        var useOnce: [Bool] = []
        for task in draft.tasks {
            for mode in task.modes {
                modeDuration.append(mode.duration)
                modeCost.append(mode.cost)
                // A span keeps its unit or room while that is closed.
                var common = -1
                for use in mode.uses {
                    useResource.append(use.resource)
                    useAmount.append(use.amount)
                    useFamily.append(use.family)
                    useOnce.append(use.isOncePerBatch)
                    let own = resourceHours[use.resource]
                    if task.spans.isEmpty, own >= 0, own != common {
                        common = common < 0 ? own : intern(hours[common].intersection(hours[own]))
                    }
                }
                modeHours.append(common)
                firstUse.append(useResource.count)
            }
            firstMode.append(modeDuration.count)
        }
        self.firstMode = firstMode
        self.modeDuration = modeDuration
        self.modeCost = modeCost
        self.modeHours = modeHours
        self.firstUse = firstUse
        self.useResource = useResource
        self.useAmount = useAmount
        self.useFamily = useFamily
        self.useOnce = useOnce
        self.hours = hours

        var lags = draft.lags
        for (span, task) in draft.tasks.enumerated() {
            for covered in task.spans {
                lags.append(.shortest(.start(span), .start(covered)))
                lags.append(.shortest(.end(covered), .end(span)))
            }
        }
        self.lags = lags
        (firstOut, outLag) = Problem.bucketed(lags.map(\.before.task), count: draft.tasks.count)
        (firstIn, inLag) = Problem.bucketed(lags.map(\.after.task), count: draft.tasks.count)

        let rules = ModeRules(draft)
        firstRule = rules.first
        ruleOther = rules.other
        ruleOffset = rules.offset
        ruleMask = rules.mask

        var graph = EventGraph(draft, lags: lags, hours: hours, modeHours: modeHours, firstMode: firstMode)
        impossibleTask = graph.relaxHeads()
        headStart = draft.tasks.indices.map { graph.head[2 * $0] }
        headEnd = draft.tasks.indices.map { graph.head[2 * $0 + 1] }
        graph.relaxTails()
        tailStart = draft.tasks.indices.map { graph.tail[2 * $0] }
        tailEnd = draft.tasks.indices.map { graph.tail[2 * $0 + 1] }

        let blocks = Problem.makeBlocks(draft, lags: lags, headStart: headStart, headEnd: headEnd)
        self.blocks = blocks
        var blockOfTask = [Int](repeating: 0, count: draft.tasks.count)
        for (index, block) in blocks.enumerated() {
            for task in block.tasks { blockOfTask[task] = index }
        }
        self.blockOfTask = blockOfTask

        var directBefore = [[Int]](repeating: [], count: draft.tasks.count)
        var directAfter = directBefore
        for pair in draft.consecutive {
            directAfter[pair.first].append(pair.second)
            directBefore[pair.second].append(pair.first)
        }
        self.directBefore = directBefore
        self.directAfter = directAfter
    }

    /// Indices into `owners` sorted by owner: those of owner `o` are `order[first[o]..<first[o + 1]]`.
    static func bucketed(_ owners: [Int], count: Int) -> (first: [Int], order: [Int]) {
        var first = [Int](repeating: 0, count: count + 1)
        for owner in owners { first[owner + 1] += 1 }
        for owner in 0..<count { first[owner + 1] += first[owner] }
        var next = first
        var order = [Int](repeating: 0, count: owners.count)
        for (index, owner) in owners.enumerated() {
            order[next[owner]] = index
            next[owner] += 1
        }
        return (first, order)
    }

    /// Groups that lags bind both ways, as strongly connected parts, with the tasks in the order of placing.
    private static func makeBlocks(
        _ draft: ProblemDraft, lags: [Lag], headStart: [Int], headEnd: [Int]
    ) -> [Block] {
        var arcs = [[Int]](repeating: [], count: draft.groups.count)
        for lag in lags {
            let from = draft.tasks[lag.before.task].group
            let to = draft.tasks[lag.after.task].group
            if from != to { arcs[from].append(to) }
        }
        let part = strongParts(arcs)
        let count = (part.max() ?? -1) + 1
        // Number the parts by their smallest group, so that the order of the draft decides.
        var number = [Int](repeating: -1, count: count)
        var blocks: [Block] = []
        for group in draft.groups.indices {
            if number[part[group]] < 0 {
                number[part[group]] = blocks.count
                blocks.append(Block(groups: [], tasks: [], before: []))
            }
            blocks[number[part[group]]].groups.append(group)
        }
        for (from, targets) in arcs.enumerated() {
            for to in targets where part[from] != part[to] {
                blocks[number[part[to]]].before.append(number[part[from]])
            }
        }
        for (task, spec) in draft.tasks.enumerated() {
            blocks[number[part[spec.group]]].tasks.append(task)
        }
        func key(_ task: Int) -> (Int, Int, Int, Int) {
            let spec = draft.tasks[task]
            let stretches = spec.stretch > 0
            return (
                spec.spans.isEmpty ? 0 : 1, stretches ? headEnd[task] : headStart[task], headEnd[task], task
            )
        }
        for index in blocks.indices {
            blocks[index].tasks.sort { key($0) < key($1) }
            blocks[index].before = Array(Set(blocks[index].before)).sorted()
        }
        return blocks
    }

    /// The strongly connected part of each node, numbered from zero.
    static func strongParts(_ arcs: [[Int]]) -> [Int] {
        var order = [Int](repeating: -1, count: arcs.count)
        var low = order
        var part = order
        var stack: [Int] = []
        var work: [(node: Int, next: Int)] = []
        var clock = 0
        var parts = 0
        for root in arcs.indices where order[root] < 0 {
            work.append((root, 0))
            while let (node, next) = work.popLast() {
                if next == 0 {
                    order[node] = clock
                    low[node] = clock
                    clock += 1
                    stack.append(node)
                }
                if next < arcs[node].count {
                    work.append((node, next + 1))
                    let target = arcs[node][next]
                    if order[target] < 0 {
                        work.append((target, 0))
                    } else if part[target] < 0 {
                        low[node] = min(low[node], order[target])
                    }
                    continue
                }
                if low[node] == order[node] {
                    while let member = stack.popLast() {
                        part[member] = parts
                        if member == node { break }
                    }
                    parts += 1
                }
                if let parent = work.last?.node { low[parent] = min(low[parent], low[node]) }
            }
        }
        return part
    }
}
