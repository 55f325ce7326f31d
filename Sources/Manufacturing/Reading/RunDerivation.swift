// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// Derives the length of runs from what comes into them.
///
/// Volumes flow as the lot does, per copy: an operation gets what left the one it follows first, shared equally over
/// its copies, and gives its own `volume` where that is said, else what it got, a filtration the concentrate. Particles
/// are the yield times the recoveries before; losses while waiting are left out, since waits depend on the runs.
struct RunDerivation {
    let graph: OperationGraph
    let yield: Yield?
    let fillCap: Exact?
    let material: Material?

    init(_ graph: OperationGraph, yield: Yield?, fillCap: Exact?, material: Material?) {
        self.graph = graph
        self.yield = yield
        self.fillCap = fillCap
        self.material = material
    }

    /// What leaves one copy of an operation.
    private struct Stream {
        /// Litres, where they are known.
        var volume: Exact?
        /// The share of the lot's yield.
        var share: Exact
    }

    /// Sets the runs that follow from a rule, and reports those that cannot be told.
    func derive(_ operations: inout [OperationDraft]) {
        guard let order = graph.order, operations.contains(where: { $0.physics != nil }) else { return }
        let copies = graph.copies
        var streams: [Stream] = Array(repeating: Stream(volume: nil, share: .one), count: operations.count)
        var places: [ID<Operation>: Int] = [:]
        for (place, operation) in operations.enumerated() { places[operation.id] = place }
        for id in order {
            guard let place = places[id] else { continue }
            let operation = operations[place]
            let count = Exact(copies[id.index])
            var stream = Stream(volume: nil, share: Exact.one.divided(by: count) ?? .one)
            if let source = operation.after.first, let part = Exact(copies[source.index]).divided(by: count) {
                let before = streams[source.index]
                stream = Stream(volume: before.volume.map { $0 * part }, share: before.share * part)
            }
            if let physics = operation.physics {
                operations[place].derived = derived(physics, stream, count, operation)
                if let derived = operations[place].derived { operations[place].run = span(derived, operation) }
            }
            if case .tangentialFlow(let rule) = operation.physics {
                stream.volume = stream.volume?.divided(by: rule.concentration)
            }
            if let volume = operations[place].derived.flatMap({ derived in
                derived.physics.each.volume.map { $0 * Exact(derived.cycles ?? 0) }
            }) {
                stream.volume = volume
            }
            stream.volume = operation.volume ?? stream.volume
            stream.share = stream.share * operation.recovery.mode
            streams[id.index] = stream
        }
        for operation in operations where operation.physics != nil {
            checkBeat(operation)
            checkCycles(operation)
        }
    }

    /// What a copy works on, and in how many cycles.
    private func derived(
        _ physics: StepPhysics, _ stream: Stream, _ copies: Exact, _ operation: OperationDraft
    ) -> DerivedRun? {
        let node = operation.node.child("run")
        switch physics {
        case .ultracentrifuge(let rule):
            guard let volume = stream.volume else { return unknownVolume(operation, node) }
            return cycled(physics, volume, capacity: rule.rotor)
        case .tangentialFlow:
            guard let volume = stream.volume else { return unknownVolume(operation, node) }
            return DerivedRun(physics: physics, enters: volume, cycles: nil)
        case .chromatography(let rule):
            switch rule.load {
            case .share(let share):
                guard let volume = stream.volume else { return unknownVolume(operation, node) }
                return cycled(physics, volume, capacity: rule.column * share)
            case .particles(let density):
                guard let yield else { return nil }
                guard let particles = particles(yield) else {
                    node.child("chromatography").child("load").fault(
                        "the yield is not in particles, so they cannot be counted here",
                        remedy: "give it as a share of the column volume, such as 10 %")
                    return nil
                }
                return cycled(physics, particles * stream.share, capacity: rule.column * density)
            }
        case .fill:
            guard let units = units?.divided(by: copies) else { return nil }
            return DerivedRun(physics: physics, enters: units, cycles: nil)
        }
    }

    private func unknownVolume(_ operation: OperationDraft, _ node: Node) -> DerivedRun? {
        // A volume that could not be read has its own fault.
        guard !graph.operations.contains(where: { $0.node.draft["volume"] != nil && $0.volume == nil }) else {
            return nil
        }
        node.fault(
            "the volume that comes into \"\(operation.name)\" is not known",
            remedy: "write volume: 15 L or the like in an operation before it", at: node.anchor)
        return nil
    }

    private func cycled(_ physics: StepPhysics, _ load: Exact, capacity: Exact) -> DerivedRun? {
        let cycles = load.divided(by: capacity)?.ceilingToInt ?? .max
        return DerivedRun(physics: physics, enters: load, cycles: max(1, cycles))
    }

    /// Particles of a whole lot before recoveries; nil where they cannot be told.
    private func particles(_ yield: Yield) -> Exact? {
        if yield.isParticles { return yield.amount.mode }
        return material?.particles.map { yield.amount.mode * $0 }
    }

    /// The units of a lot, without losses while waiting.
    private var units: Exact? {
        guard let yield, let material else { return nil }
        var amount = yield.amount.mode * graph.flowRecovery
        if yield.isParticles {
            guard let particles = material.particles, let units = amount.divided(by: particles) else { return nil }
            amount = units
        }
        if material.isCounted { amount = amount.rounded(.down) }
        return fillCap.map { min($0, amount) } ?? amount
    }

    /// The length of a run, rounded up to whole minutes; a run of more than 20 years is a fault.
    private func span(_ derived: DerivedRun, _ operation: OperationDraft) -> Span? {
        var minutes: Exact?
        switch derived.physics {
        case .ultracentrifuge(let rule): minutes = Exact(derived.cycles ?? 1) * Exact(rule.cycle.minutes)
        case .chromatography(let rule): minutes = Exact(derived.cycles ?? 1) * Exact(rule.cycle.minutes)
        case .tangentialFlow(let rule):
            let concentrate = derived.enters.divided(by: rule.concentration) ?? derived.enters
            let filtrate = derived.enters - concentrate + concentrate * rule.diafiltration
            minutes = (filtrate * 60).divided(by: rule.area * rule.flux).map { $0 + Exact(rule.flush.minutes) }
        case .fill(let rule): minutes = (derived.enters * 60).divided(by: rule.rate)
        }
        guard let minutes, let span = Span(roundingUp: minutes), span <= Limits.span else {
            let node = operation.node.child("run")
            node.fault(
                "the run would take longer than 20 years", remedy: "check the figures it follows from",
                at: node.anchor)
            return nil
        }
        return max(span, .minutes(1))
    }

    /// Reports what is said both of the operation and of its cycles.
    private func checkCycles(_ operation: OperationDraft) {
        guard let each = operation.physics?.each else { return }
        let run = operation.node.child("run")
        let node = run.child(run.draft.entries?.first?.key ?? "")
        if each.volume != nil, operation.volume != nil {
            node.child("volume").fault(
                "the operation says what leaves each copy already", remedy: "leave one of the two volumes out")
        }
        for need in each.staff where operation.staff.contains(where: { $0.pool == need.pool && $0.isAttended }) {
            node.child("staff").fault(
                "these people attend the whole run already", remedy: "leave them out here, or give hours in both places"
            )
        }
    }

    private func checkBeat(_ operation: OperationDraft) {
        guard case .repeated(_, let every) = operation.pattern, let run = operation.run, every < run else { return }
        operation.node.child("repeat").child("every").fault(
            "the next run would begin before this one ends", value: every.text,
            remedy: "it must be at least the run of \(run.text)")
    }
}
