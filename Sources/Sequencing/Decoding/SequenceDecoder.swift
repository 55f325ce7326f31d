// SPDX-License-Identifier: GPL-3.0-or-later

/// How good a schedule is: groups not placed first, then cost, then the sum of the groups' ends.
struct Score: Comparable, Sendable {
    var unplaced = 0
    var total = 0
    var second = 0

    static func < (a: Score, b: Score) -> Bool {
        (a.unplaced, a.total, a.second) < (b.unplaced, b.total, b.second)
    }
}

/// Places blocks one after the other; what is placed stays available as the state before the next block.
struct SequenceDecoder {
    /// A block that was tried, and what stood before it.
    struct Entry {
        var block: Int
        var mark: Int
        var hindrance: Hindrance?
        var cost = 0
        var latest = 0
        var ends = 0
        /// Cost and last end up to and including this block.
        var costSoFar = 0
        var latestSoFar = 0
    }

    let problem: Problem
    var table: Timetable
    let distances: [BlockDistances?]
    /// Mode each task tries first, by index among its modes; -1 for the one that ends first.
    var preferred: [Int]
    /// Tasks of each block in the order of placing; spans stay last.
    var taskOrder: [[Int]]
    /// Whether cheaper modes go before earlier ones.
    var isThrifty = false
    private(set) var entries: [Entry] = []
    private(set) var isComplete: [Bool]
    private var fixedHindrances: [Int: Hindrance] = [:]
    /// How many blocks were placed in all.
    private(set) var placements = 0
    private let hasSetUpCosts: [Int]
    private let holdsOfBlock: [[HoldCost]]

    // Scratch of `placeBlock`, by task.
    var lowerStart: [Int]
    var lowerEnd: [Int]
    var domain: [UInt64]
    var localIndex: [Int]
    var position: [Int]
    var snapshots: [UInt64] = []

    init(_ problem: Problem) {
        self.problem = problem
        table = Timetable(problem)
        distances = problem.blocks.map { BlockDistances(problem, $0) }
        preferred = [Int](repeating: -1, count: problem.taskCount)
        taskOrder = problem.blocks.map(\.tasks)
        isComplete = [Bool](repeating: false, count: problem.blocks.count)
        lowerStart = problem.headStart
        lowerEnd = problem.headEnd
        domain = [UInt64](repeating: 0, count: problem.taskCount)
        localIndex = [Int](repeating: 0, count: problem.taskCount)
        position = [Int](repeating: -1, count: problem.taskCount)
        hasSetUpCosts = problem.draft.resources.indices.filter { problem.isCostly($0) }
        var holds = [[HoldCost]](repeating: [], count: problem.blocks.count)
        for hold in problem.draft.holdCosts {
            // Charged where the later of the two blocks would be; between blocks an approximation until the end.
            holds[problem.blockOfTask[hold.to.task]].append(hold)
        }
        holdsOfBlock = holds
        for block in problem.blocks {
            for (index, task) in block.tasks.enumerated() { localIndex[task] = index }
        }
        // Pinned tasks stand before all others are placed.
        for task in placePins() { fixedHindrances[problem.blockOfTask[task]] = .pin(task: task) }
    }

    /// How many blocks have been tried since the beginning.
    var count: Int { entries.count }

    /// Goes back to the state after the first `count` blocks.
    mutating func truncate(to count: Int) {
        while entries.count > count, let entry = entries.popLast() {
            table.unwind(to: entry.mark)
            isComplete[entry.block] = false
        }
    }

    /// Tries to place one more block.
    mutating func append(_ block: Int) {
        placements += 1
        var entry = Entry(block: block, mark: table.trail.count)
        if let task = problem.impossibleTask, problem.blockOfTask[task] == block {
            entry.hindrance = .lagCycle(task: task)
        } else if let waits = problem.blocks[block].before.first(where: { !isComplete[$0] }) {
            entry.hindrance = .waitsFor(group: problem.blocks[waits].groups[0])
        } else {
            entry.hindrance = fixedHindrances[block] ?? placeBlock(block)
        }
        if entry.hindrance == nil {
            isComplete[block] = true
            assess(&entry)
        } else {
            table.unwind(to: entry.mark)
        }
        entry.costSoFar = sum(entries.last?.costSoFar ?? 0, entry.cost)
        entry.latestSoFar = max(entries.last?.latestSoFar ?? 0, entry.hindrance == nil ? entry.latest : 0)
        entries.append(entry)
    }

    /// A cost that whatever follows cannot go below.
    var totalSoFar: Int {
        guard let last = entries.last else { return 0 }
        return sum(last.costSoFar, scaled(last.latestSoFar, problem.draft.makespanWeight))
    }

    /// Tries once more what failed for want of material, while anything changes.
    mutating func retryFailed() {
        var changes = true
        while changes {
            changes = false
            for entry in entries where !isComplete[entry.block] && entry.hindrance != nil {
                switch entry.hindrance {
                case .stock, .waitsFor: break
                default: continue
                }
                let before = entries.count
                append(entry.block)
                if isComplete[entry.block] { changes = true } else { truncate(to: before) }
            }
        }
    }

    private func assess(_ entry: inout Entry) {
        let block = problem.blocks[entry.block]
        entry.latest = -Problem.never
        for task in block.tasks {
            entry.latest = max(entry.latest, table.end[task])
            entry.cost = sum(entry.cost, problem.modeCost[table.mode[task]])
        }
        if block.groups.count == 1 {
            entry.cost = sum(entry.cost, problem.draft.groups[block.groups[0]].lateCost(end: entry.latest))
            entry.ends = entry.latest
        } else {
            for group in block.groups {
                let end = block.tasks.lazy.filter { self.problem.draft.tasks[$0].group == group }
                    .map { self.table.end[$0] }.max()
                entry.cost = sum(entry.cost, problem.draft.groups[group].lateCost(end: end ?? -Problem.never))
                entry.ends += end ?? 0
            }
        }
        for hold in holdsOfBlock[entry.block] where table.isPlaced[hold.from.task] {
            let wait = table.time(of: hold.to) - table.time(of: hold.from) - hold.free
            entry.cost = sum(entry.cost, scaled(max(0, wait), hold.rate))
        }
    }

    /// The score of what is placed.
    func score() -> Score {
        var score = Score()
        var latest = 0
        for entry in entries where entry.hindrance == nil {
            score.total = sum(score.total, entry.cost)
            score.second += entry.ends
            latest = max(latest, entry.latest)
        }
        for (index, block) in problem.blocks.enumerated() where !isComplete[index] {
            for group in block.groups {
                score.unplaced += 1
                score.total = sum(score.total, problem.draft.groups[group].unplacedCost)
            }
        }
        score.total = sum(score.total, scaled(latest, problem.draft.makespanWeight))
        for resource in hasSetUpCosts {
            score.total = sum(score.total, problem.setUpCost(on: resource, runs: table.runs[resource]))
        }
        return score
    }

    /// What is placed, as a schedule; groups that are not whole are left out with their reason.
    func schedule() -> Schedule {
        var result = Schedule(placements: [Placement?](repeating: nil, count: problem.taskCount))
        var reasons: [Int: Hindrance] = [:]
        for entry in entries { reasons[entry.block] = entry.hindrance }
        for (index, block) in problem.blocks.enumerated() {
            if isComplete[index] {
                for task in block.tasks {
                    result.placements[task] = Placement(
                        mode: table.mode[task] - problem.firstMode[task], start: table.start[task],
                        end: table.end[task])
                }
            } else {
                let hindrance = reasons[index] ?? fixedHindrances[index] ?? .noMode(task: block.tasks.first ?? 0)
                result.unplaced += block.groups.map { Unplaced(group: $0, hindrance: hindrance) }
            }
        }
        result.unplaced.sort { $0.group < $1.group }
        return result
    }
}
