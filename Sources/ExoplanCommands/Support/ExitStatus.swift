// SPDX-License-Identifier: GPL-3.0-or-later

/// How a command ended, as scripts see it.
public enum ExitStatus: Int32, Hashable, Sendable, CaseIterable {
    /// Done; a plan is verified and within the gap.
    case success = 0
    /// The input has faults.
    case invalidInput = 2
    /// No plan can keep the rules of the plant.
    case infeasible = 3
    /// The gap was not reached within the limits; the plan is written.
    case limitReached = 4
    /// Stopped without a plan.
    case noPlan = 5
    /// A plan failed its check.
    case rejected = 6
    /// Some points of a sweep failed, or a benchmark is worse than its baseline.
    case fellShort = 7
    /// The command line is wrong.
    case usage = 64
    /// The program or the system failed.
    case failure = 70
    /// Interrupted; the best plan so far is written.
    case interrupted = 130
}

/// The end of a command before its work is done.
struct Ending: Error {
    var status: ExitStatus
    /// What to say on standard error; empty where all is said.
    var message: String

    init(_ status: ExitStatus, _ message: String = "") {
        self.status = status
        self.message = message
    }
}
