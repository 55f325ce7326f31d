// SPDX-License-Identifier: GPL-3.0-or-later

import FoundationEssentials

/// Texts kept in files; `EXOPLAN_WRITE_GOLDENS=1 swift test --filter ReportsTests` writes them anew.
enum Golden {
    /// The kept text, or what was made where the files are being written anew.
    static func text(_ name: String, made: String) throws -> String {
        let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        let path = "\(folder)/Goldens/\(name)"
        if ProcessInfo.processInfo.environment["EXOPLAN_WRITE_GOLDENS"] == "1" {
            try Data(made.utf8).write(to: URL(filePath: path))
        }
        return String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    }
}
