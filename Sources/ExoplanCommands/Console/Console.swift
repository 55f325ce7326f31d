// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics
import Synchronization

/// Where a command writes and what it knows of its reader; tests give one that keeps what is written.
public struct Console: Sendable {
    /// Takes text for standard output.
    public var output: @Sendable (String) -> Void
    /// Takes text for standard error.
    public var error: @Sendable (String) -> Void
    /// Whether standard output is a terminal.
    public var outputIsTerminal: Bool
    /// Whether standard error is a terminal.
    public var errorIsTerminal: Bool
    /// The width of the terminal, if there is one.
    public var terminalColumns: Int?
    /// The environment's variables that concern writing.
    public var environment: [String: String]
    /// Raised by the first interrupt while ``watchInterrupts`` is in force.
    public var interrupt: Cancellation
    /// Asks for interrupts to raise ``interrupt``; a second one then ends the process.
    public var watchInterrupts: @Sendable () -> Void

    /// Says what kept standard output from being written, if anything but its reader going away did.
    public var outputTrouble: @Sendable () -> String?

    /// Makes a console; by default of a program whose output goes nowhere.
    public init(
        output: @escaping @Sendable (String) -> Void = { _ in }, error: @escaping @Sendable (String) -> Void = { _ in },
        outputIsTerminal: Bool = false, errorIsTerminal: Bool = false, terminalColumns: Int? = nil,
        environment: [String: String] = [:], interrupt: Cancellation = Cancellation(),
        watchInterrupts: @escaping @Sendable () -> Void = {}, outputTrouble: @escaping @Sendable () -> String? = { nil }
    ) {
        self.output = output
        self.error = error
        self.outputIsTerminal = outputIsTerminal
        self.errorIsTerminal = errorIsTerminal
        self.terminalColumns = terminalColumns
        self.environment = environment
        self.interrupt = interrupt
        self.watchInterrupts = watchInterrupts
        self.outputTrouble = outputTrouble
    }

    /// The columns to write in: COLUMNS, else the terminal's, else 100; held within 40 to 400.
    var columns: Int {
        let told = environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
        return max(40, min(told ?? terminalColumns ?? 100, 400))
    }

    /// Whether the reader's terminal is one for colours and wants them.
    var admitsColor: Bool { (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb" }

    /// Whether the reader's locale is one of UTF-8.
    var speaksUnicode: Bool {
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        let folded = locale.lowercased()
        return folded.contains("utf-8") || folded.contains("utf8")
    }

    /// Prints a result, with a line's end if it has none.
    func print(_ text: String) {
        output(text.hasSuffix("\n") ? text : text + "\n")
    }

    /// Tells something that is no result, with a line's end if it has none.
    func complain(_ text: String) {
        error(text.hasSuffix("\n") ? text : text + "\n")
    }
}

/// What a command has written, for tests.
public final class ConsoleCapture: Sendable {
    private let texts = Mutex<(output: String, error: String)>(("", ""))

    /// Keeps nothing yet.
    public init() {}

    /// A console that writes here.
    public func console(environment: [String: String] = [:], isTerminal: Bool = false) -> Console {
        Console(
            output: { text in self.texts.withLock { $0.output += text } },
            error: { text in self.texts.withLock { $0.error += text } },
            outputIsTerminal: isTerminal, errorIsTerminal: isTerminal, environment: environment)
    }

    /// All that went to standard output.
    public var output: String { texts.withLock { $0.output } }

    /// All that went to standard error.
    public var error: String { texts.withLock { $0.error } }
}
