// SPDX-License-Identifier: GPL-3.0-or-later

/// A place in an input file.
public struct SourcePosition: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The file as shown to the user, relative to the scenario's folder.
    public var file: String
    /// The line, from 1.
    public var line: Int
    /// The column, from 1, in Unicode scalars.
    public var column: Int

    /// Makes a place from a file, a line and a column, both from 1.
    public init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }

    /// The place as `file:line:column`.
    public var description: String { "\(file):\(line):\(column)" }

    /// Orders by file (bytewise), line, column.
    public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
        left.file.utf8.elementsEqual(right.file.utf8)
            ? (left.line, left.column) < (right.line, right.column)
            : precedesBytewise(left.file, right.file)
    }
}
