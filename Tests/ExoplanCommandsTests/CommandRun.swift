// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import ExoplanCommands
import FoundationEssentials

/// What a command line came to, run within the test's process.
struct CommandRun {
    let status: Int32
    let output: String
    let error: String

    init(_ arguments: String..., environment: [String: String] = [:], isTerminal: Bool = false, cancelled: Bool = false)
    {
        self.init(list: arguments, environment: environment, isTerminal: isTerminal, cancelled: cancelled)
    }

    init(
        list arguments: [String], environment: [String: String] = [:], isTerminal: Bool = false, cancelled: Bool = false
    ) {
        let capture = ConsoleCapture()
        let console = capture.console(environment: environment, isTerminal: isTerminal)
        if cancelled {
            console.interrupt.cancel()
        }
        status = Exoplan.run(arguments, console: console)
        (output, error) = (capture.output, capture.error)
    }
}

/// A folder that goes when the test ends.
final class Workplace {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/exoplan-commands-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func place(_ name: String) -> String { "\(path)/\(name)" }

    @discardableResult
    func put(_ name: String, _ text: String) throws -> String {
        try Data(text.utf8).write(to: URL(filePath: place(name)))
        return place(name)
    }

    func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: place(name))), as: UTF8.self)
    }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: place(name)) }

    func names(_ name: String = "") throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: place(name)).sorted()
    }

    /// The path of a file of the package.
    static func packagePath(_ name: String) -> String {
        #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/") + "/"
            + name
    }

    /// The text of a file of the package.
    static func packageFile(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: packagePath(name))), as: UTF8.self)
    }
}
