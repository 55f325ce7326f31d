// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import ResultFiles
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension Console {
    /// The console of this process; a reader that goes away early is no error, and a file that may grow no more is one
    /// that is told.
    public static func process() -> Console {
        for trouble in [SIGPIPE, SIGXFSZ] { signal(trouble, SIG_IGN) }
        let names = ["COLUMNS", "NO_COLOR", "TERM", "LC_ALL", "LC_CTYPE", "LANG"]
        var environment: [String: String] = [:]
        for name in names {
            environment[name] = getenv(name).map { String(cString: $0) }
        }
        let (output, error) = (Stream(STDOUT_FILENO), Stream(STDERR_FILENO))
        let console = Console(
            output: { output.write($0) }, error: { error.write($0) },
            outputIsTerminal: isatty(STDOUT_FILENO) == 1, errorIsTerminal: isatty(STDERR_FILENO) == 1,
            terminalColumns: terminalWidth(), environment: environment, interrupt: Interrupts.cancellation,
            watchInterrupts: { Interrupts.watch() }, outputTrouble: { output.trouble })
        // The parser of arguments lays its help out by this variable and stops the process where it is too small.
        setenv("COLUMNS", String(console.columns), 1)
        return console
    }

    private static func terminalWidth() -> Int? {
        var size = winsize()
        for file in [STDOUT_FILENO, STDERR_FILENO] where ioctl(file, UInt(TIOCGWINSZ), &size) == 0 {
            return size.ws_col > 0 ? Int(size.ws_col) : nil
        }
        return nil
    }
}

/// A file that text is written to until it is closed at the other end.
private final class Stream: Sendable {
    private let file: Int32
    /// The error that closed it, 0 while it is open.
    private let closing = Mutex<Int32>(0)

    /// What kept text from being written; a reader that went away is none.
    var trouble: String? {
        let code = closing.withLock { $0 }
        return code == 0 || code == EPIPE
            ? nil : FileTrouble.refused(action: "write", path: "standard output", code: code).text
    }

    init(_ file: Int32) {
        self.file = file
    }

    func write(_ text: String) {
        closing.withLock { closing in
            var bytes = Array(text.utf8)[...]
            while closing == 0, !bytes.isEmpty {
                let count = bytes.withUnsafeBytes { pointer in
                    // The module's own function, not this method.
                    #if canImport(Glibc)
                        Glibc.write(file, pointer.baseAddress, pointer.count)
                    #else
                        Darwin.write(file, pointer.baseAddress, pointer.count)
                    #endif
                }
                if count > 0 {
                    bytes = bytes.dropFirst(count)
                } else if count == 0 || errno == EAGAIN {
                    // A terminal set to non-blocking by another program is asked again a little later.
                    usleep(1000)
                } else if errno != EINTR {
                    closing = errno
                }
            }
        }
    }
}

/// The process's reaction to Ctrl-C while it plans.
private enum Interrupts {
    static let cancellation = Cancellation()

    /// The first interrupt asks the work to stop, the second ends the process at once.
    static func watch() {
        // Made before the first signal, as a signal's handler may only touch what is there.
        _ = cancellation.isCancelled
        signal(SIGINT) { _ in
            if Interrupts.cancellation.isCancelled {
                _exit(ExitStatus.interrupted.rawValue)
            }
            Interrupts.cancellation.cancel()
        }
    }
}
