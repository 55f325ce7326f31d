// SPDX-License-Identifier: GPL-3.0-or-later

import Synchronization

/// A flag that one thread raises to ask the work of others to stop at the next good moment.
public final class Cancellation: Sendable {
    private let flag = Atomic<Bool>(false)

    /// Makes a flag that is not raised.
    public init() {}

    /// Raises the flag; it never goes down again.
    public func cancel() {
        flag.store(true, ordering: .releasing)
    }

    /// Whether the flag is raised.
    public var isCancelled: Bool {
        flag.load(ordering: .acquiring)
    }
}
