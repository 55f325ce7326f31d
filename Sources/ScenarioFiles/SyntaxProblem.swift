// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// Turns libyaml's words about a syntax error into a fault that a planner can act on.
enum SyntaxProblem {
    static func fault(
        _ why: (problem: String, context: String?, line: Int, column: Int, contextLine: Int),
        file: String,
        bytes: ArraySlice<UInt8>
    ) -> Fault {
        let place = SourcePosition(file: file, line: why.line, column: why.column)
        if isTabIndented(bytes, line: why.line, column: why.column) {
            return Fault(
                at: place, problem: "not YAML: a tab where blanks must indent", remedy: "replace tabs by blanks")
        }
        let context = why.context.map {
            " (\($0)\(why.contextLine == why.line ? "" : " from line \(why.contextLine)"))"
        }
        return Fault(
            at: place,
            problem: "not YAML: \(why.problem)\(context ?? "")",
            remedy: remedies.first { why.problem.contains($0.words) }?.remedy
        )
    }

    private static let remedies: [(words: String, remedy: String)] = [
        ("mapping values are not allowed", "put text that holds a colon and a blank into quotes"),
        ("cannot start any token", "put text that begins with this character into quotes"),
        ("did not find expected key", "check that keys of one map begin in the same column"),
        ("could not find expected ':'", "write \"key: value\", with a blank behind the colon"),
        ("expected ',' or '}'", "close the map with } or put a comma between its entries"),
        ("expected ',' or ']'", "close the list with ] or put a comma between its items"),
        ("unexpected end of stream", "close the quotes"),
        ("undefined tag handle", "put text that begins with ! into quotes"),
        ("alphabetic or numeric character", "put text that begins with & or * into quotes"),
    ]

    /// Whether a tab stands among the blanks that begin the line, up to the place of the error.
    private static func isTabIndented(_ bytes: ArraySlice<UInt8>, line: Int, column: Int) -> Bool {
        var place = bytes.startIndex
        var current = 1
        while current < line, place < bytes.endIndex {
            let byte = bytes[place]
            place += 1
            if byte == 0x0A || (byte == 0x0D && !(place < bytes.endIndex && bytes[place] == 0x0A)) {
                current += 1
            }
        }
        let blanks = bytes[place...].prefix { $0 == 0x20 || $0 == 0x09 }
        return blanks.contains(0x09) && column <= blanks.count + 1
    }
}
