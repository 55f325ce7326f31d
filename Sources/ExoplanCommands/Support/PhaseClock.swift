// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Synchronization

/// The parts of the way from a scenario's file to its results.
enum WorkPhase: String, CaseIterable {
    case read, validate, formulate, load, solve, search, extract, schedule, check, report

    /// The part to which a phase of planning belongs.
    init(_ phase: PlanProgress.Phase) {
        switch phase {
        case .formulate: self = .formulate
        case .load: self = .load
        case .relax: self = .solve
        case .search: self = .search
        case .extract, .price: self = .extract
        }
    }
}

/// Adds up CPU seconds by phase; told from any thread when another phase begins.
final class PhaseClock: Sendable {
    private struct State {
        var phase: WorkPhase?
        var since = 0.0
        var seconds: [WorkPhase: Double] = [:]
    }

    private let state = Mutex(State())

    /// Ends the phase before and begins another; nil: begins none.
    func enter(_ phase: WorkPhase?) {
        state.withLock { state in
            guard phase != state.phase else { return }
            let now = ProcessUsage.cpuSeconds
            if let ended = state.phase { state.seconds[ended, default: 0] += now - state.since }
            state.phase = phase
            state.since = now
        }
    }

    /// CPU seconds of ended phases.
    var seconds: [WorkPhase: Double] { state.withLock { $0.seconds } }
}
