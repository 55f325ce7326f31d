// SPDX-License-Identifier: GPL-3.0-or-later

/// How far a piece of work has come, for people to read while they wait; never part of a result.
public struct Progress: Hashable, Sendable {
    /// What is being done, such as "solving".
    public var stage: String
    /// Work done so far, in the stage's own steps.
    public var done: Int
    /// All steps of the stage, or nil where nobody knows.
    public var total: Int?
    /// More words, such as the best plan so far with its unit, or empty.
    public var detail: String

    /// Makes a note of progress.
    public init(stage: String, done: Int = 0, total: Int? = nil, detail: String = "") {
        self.stage = stage
        self.done = done
        self.total = total
        self.detail = detail
    }

    /// The part done, 0 to 1, or nil where the total is unknown.
    public var fraction: Double? {
        guard let total, total > 0 else { return nil }
        return min(max(Double(done) / Double(total), 0), 1)
    }
}

/// Where long work reports its progress and learns that it should stop.
public struct WorkControl: Sendable {
    /// Raised when the work should stop.
    public let cancellation: Cancellation
    private let report: @Sendable (Progress) -> Void

    /// Makes a control from a flag and a receiver of progress, which may be called from any thread.
    public init(
        cancellation: Cancellation = Cancellation(),
        report: @escaping @Sendable (Progress) -> Void = { _ in }
    ) {
        self.cancellation = cancellation
        self.report = report
    }

    /// Tells how far the work has come.
    public func note(_ progress: Progress) {
        report(progress)
    }

    /// Whether the work should stop.
    public var isCancelled: Bool { cancellation.isCancelled }
}
