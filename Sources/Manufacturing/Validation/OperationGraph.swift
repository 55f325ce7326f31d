// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// How the operations of a recipe follow each other, fan out and come together.
struct OperationGraph {
    /// Operations by id.
    let operations: [OperationDraft]
    /// Operations in the order of the file, for messages.
    let written: [OperationDraft]
    /// An order in which every operation comes after those it follows, ties by id; nil where they go in a circle.
    let order: [ID<Operation>]?
    /// Whether anything follows each operation.
    private let isFollowed: [Bool]

    /// Looks at operations in the order of the file; nil where there are none.
    init?(_ recipe: Node, _ written: [OperationDraft]) {
        guard !written.isEmpty else { return nil }
        self.written = written
        operations = written.sorted { $0.id < $1.id }
        var isFollowed = Array(repeating: false, count: written.count)
        for operation in written {
            for earlier in operation.after { isFollowed[earlier.index] = true }
        }
        self.isFollowed = isFollowed
        let (order, rest) = Self.sort(operations, among: Set(operations.map(\.id)))
        self.order = rest.isEmpty ? order : nil
    }

    /// The one operation that nothing follows, if there is exactly one.
    var sink: ID<Operation>? {
        let ends = operations.filter { !isFollowed[$0.id.index] }
        return ends.count == 1 ? ends[0].id : nil
    }

    /// The operations through which the lot flows, from the last one back; nil without an order and a single end.
    var flow: [ID<Operation>]? {
        guard order != nil, let sink else { return nil }
        var chain = [sink]
        while let last = chain.last, let earlier = operations[last.index].after.first { chain.append(earlier) }
        return chain
    }

    /// The product of the recoveries along the flow.
    var flowRecovery: Exact {
        (flow ?? []).reduce(.one) { $0 * operations[$1.index].recovery.mode }
    }

    /// Reports everything that is wrong with the graph.
    func check() {
        checkCircles()
        // Half an order would seem to lead nowhere.
        guard !written.contains(where: \.isOrderFaulty) else { return }
        checkEnds()
        checkFlow()
        checkFans()
    }

    /// How many copies each operation has, by id; 1 where that cannot be told.
    var copies: [Int] {
        var counts = Array(repeating: 1, count: operations.count)
        for id in order ?? [] {
            switch operations[id.index].pattern {
            case .once, .pools: break
            case .repeated(let times, _): counts[id.index] = times
            case .forEach(let other): counts[id.index] = counts[other.index]
            }
        }
        return counts
    }

    private func name(_ id: ID<Operation>) -> String { operations[id.index].name }

    // MARK: Circles

    /// Sorts some operations so that each comes after those it follows; those in circles or behind them are left over.
    private static func sort(
        _ operations: [OperationDraft], among: Set<ID<Operation>>
    ) -> (order: [ID<Operation>], rest: Set<ID<Operation>>) {
        var waiting: [Int] = operations.map { $0.after.count(where: among.contains) }
        var followers: [[ID<Operation>]] = Array(repeating: [], count: operations.count)
        for operation in operations where among.contains(operation.id) {
            for earlier in operation.after where among.contains(earlier) {
                followers[earlier.index].append(operation.id)
            }
        }
        // Kept from large to small, so that the least id is taken from the end.
        var ready = operations.map(\.id).filter { among.contains($0) && waiting[$0.index] == 0 }.sorted(by: >)
        var order: [ID<Operation>] = []
        while let next = ready.popLast() {
            order.append(next)
            for follower in followers[next.index] {
                waiting[follower.index] -= 1
                if waiting[follower.index] == 0 {
                    ready.insert(follower, at: ready.firstIndex { $0 < follower } ?? ready.count)
                }
            }
        }
        return (order, among.subtracting(order))
    }

    /// Reports the first few circles.
    private func checkCircles() {
        var rest = Self.sort(operations, among: Set(operations.map(\.id))).rest
        for _ in 0..<10 {
            guard let start = rest.min() else { return }
            let circle = circle(from: start, among: rest)
            let first = operations[circle[0].index]
            let names = (circle.prefix(8).map { name($0) } + (circle.count > 8 ? ["…"] : []) + [first.name])
            first.node.fault(
                circle.count == 1
                    ? "the operation follows itself"
                    : "the operations go in a circle: \(names.joined(separator: " after "))",
                remedy: "take one of them out of an after", at: first.node.anchor)
            rest = Self.sort(operations, among: rest.subtracting(circle)).rest
        }
    }

    /// Some operations that follow each other in a circle, beginning with the least id among them.
    ///
    /// What is left over follows something left over, so walking back must come around.
    private func circle(from start: ID<Operation>, among rest: Set<ID<Operation>>) -> [ID<Operation>] {
        var path = [start]
        var places = [start: 0]
        while let last = path.last, let next = operations[last.index].after.filter(rest.contains).min() {
            if let place = places[next] {
                let circle = Array(path[place...])
                let least = circle.indices.min { circle[$0] < circle[$1] } ?? 0
                return Array(circle[least...] + circle[..<least])
            }
            places[next] = path.count
            path.append(next)
        }
        return path
    }

    // MARK: Ends and flow

    private func checkEnds() {
        let ends = written.filter { !isFollowed[$0.id.index] }
        guard ends.count > 1, let last = ends.last else { return }
        for end in ends.dropLast() {
            end.node.fault(
                "leads nowhere: no operation follows it, and \"\(last.name)\" ends the recipe",
                remedy: "name it in the after of an operation that needs it", at: end.node.anchor)
        }
    }

    private func checkFlow() {
        var takers: [ID<Operation>: OperationDraft] = [:]
        for operation in written {
            guard let source = operation.after.first else { continue }
            if let taker = takers[source] {
                operation.node.fault(
                    "\"\(name(source))\" flows into \"\(taker.name)\" already, and a lot is not split",
                    remedy: "let it follow \"\(taker.name)\", or name another operation first in its after",
                    at: operation.node.anchor)
            } else {
                takers[source] = operation
            }
        }
        guard let flow else { return }
        let inFlow = Set(flow)
        for operation in written where !inFlow.contains(operation.id) {
            for (key, isLossy) in [
                ("recovery", operation.recovery != Uncertain(mode: .one)), ("hold-loss", !operation.holdLoss.isZero),
            ] where isLossy {
                operation.node.child(key).fault(
                    "the lot does not flow through \"\(operation.name)\", so nothing can be lost there",
                    remedy: "name it first in the after of what it feeds, or leave \(key) out")
            }
        }
    }

    // MARK: Fan-out

    private enum Fan {
        case single, unknown
        case fanned(Int)

        var count: Int? {
            if case .fanned(let count) = self { return count }
            return nil
        }
    }

    private func checkFans() {
        guard let order else { return }
        var fans: [Fan] = Array(repeating: .single, count: operations.count)
        for id in order {
            fans[id.index] = fan(of: operations[id.index], fans)
        }
        if let sink, let count = fans[sink.index].count {
            let last = operations[sink.index]
            last.node.fault(
                "the recipe ends in \(count) copies of it", remedy: "add an operation that pools: \(last.name)",
                at: last.node.anchor)
        }
    }

    private func fan(of operation: OperationDraft, _ fans: [Fan]) -> Fan {
        let node = operation.node
        switch operation.pattern {
        case .once:
            for earlier in operation.after {
                guard let count = fans[earlier.index].count else { continue }
                node.fault(
                    "\"\(name(earlier))\" has \(count) copies",
                    remedy: "write for-each: \(name(earlier)) or pools: \(name(earlier))", at: node.anchor)
                return .unknown
            }
            return .single
        case .repeated(let times, _):
            for earlier in operation.after {
                guard let count = fans[earlier.index].count else { continue }
                node.child("repeat").fault(
                    "\"\(name(earlier))\" has \(count) copies already, and these cannot be repeated",
                    remedy: "pool them first", at: node.child("repeat").anchor)
                return .unknown
            }
            return .fanned(times)
        case .forEach(let other), .pools(let other):
            let key = node.draft["pools"] == nil ? "for-each" : "pools"
            if case .single = fans[other.index] {
                node.child(key).fault(
                    "\"\(name(other))\" is done once", value: name(other),
                    remedy: "write after: \(name(other)), or give that operation a repeat")
                return .unknown
            }
            for earlier in operation.after where earlier != other {
                guard let count = fans[earlier.index].count else { continue }
                node.child("after").fault(
                    "\"\(name(earlier))\" has \(count) copies of its own", value: name(earlier),
                    remedy: "pool them first")
            }
            return key == "pools" ? .single : fans[other.index]
        }
    }
}
