// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// The files of the tests and the scenarios of the package, found beside the source.
enum Fixtures {
    static let tests = URL(filePath: #filePath).deletingLastPathComponent()
    static let package = tests.deletingLastPathComponent().deletingLastPathComponent()

    static func folder(_ name: String) -> String { tests.appending(path: name).path }

    /// The names of the folders in a folder, bytewise in order.
    static func folders(in path: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return
            names
            .filter { FileManager.default.fileExists(atPath: "\(path)/\($0)/scenario.yaml") }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    static func text(_ path: String) -> String? {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Every valid scenario there is: the fixtures, and what the package shows as examples.
    static let valid: [String] =
        [
            folder("Valid"), package.appending(path: "scenarios").path,
            package.appending(path: "scenarios/known-answers").path,
        ]
        .flatMap { root in folders(in: root).map { "\(root)/\($0)" } }
}
