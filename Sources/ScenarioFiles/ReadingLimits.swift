// SPDX-License-Identifier: GPL-3.0-or-later

/// How much a scenario's files may hold, so that no file can take the machine's memory or time.
public struct ReadingLimits: Hashable, Sendable {
    /// The most bytes of YAML, all files together.
    public var yamlBytes = 8 << 20
    /// The most bytes of tables, all files together.
    public var tableBytes = 64 << 20
    /// The deepest nesting of maps and lists.
    public var depth = 64
    /// The most scalars, maps and lists in one YAML file.
    public var nodes = 1_000_000
    /// The most cells in one table.
    public var cells = 5_000_000
    /// The most faults that are told of one file.
    public var faults = 1000

    /// The limits of the format.
    public init() {}

    /// The limits of the format.
    public static let standard = ReadingLimits()

    static func mebibytes(_ bytes: Int) -> String {
        bytes.isMultiple(of: 1 << 20) ? "\(bytes >> 20) MiB" : "\(bytes) bytes"
    }
}
