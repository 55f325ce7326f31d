// SPDX-License-Identifier: GPL-3.0-or-later

import Synchronization

/// One line on a terminal that is written over and over, and gone when the work is done.
final class ProgressLine: Sendable {
    private let console: Console
    private let isShown: Bool
    private let last: Mutex<ContinuousClock.Instant?> = Mutex(nil)

    /// Shows nothing where standard error is no terminal or the session is quiet.
    init(session: Session) {
        console = session.console
        isShown = session.console.errorIsTerminal && !session.options.quiet
    }

    /// Writes the line, ten times a second at most.
    func show(_ text: @autoclosure () -> String) {
        guard isShown else { return }
        let now = ContinuousClock.now
        let isDue = last.withLock { last in
            if let last, now - last < .milliseconds(100) { return false }
            last = now
            return true
        }
        guard isDue else { return }
        console.error("\r\u{1B}[2K" + String(text().prefix(max(8, console.columns - 1))))
    }

    /// Takes the line away.
    func clear() {
        guard isShown, last.withLock({ $0 }) != nil else { return }
        console.error("\r\u{1B}[2K")
    }
}
