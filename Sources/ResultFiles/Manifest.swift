// SPDX-License-Identifier: GPL-3.0-or-later

import FoundationEssentials

/// How the results of a folder came about; the only file in it that may differ between equal runs.
public struct Manifest: Hashable, Sendable, Codable {
    /// The version of the layout.
    public private(set) var format = Self.layout
    /// The version of the program.
    public var version: String
    /// The options of the command by name.
    public var options: [String: String]
    /// What the search did: counts by name.
    public var work: [String: Int]
    /// The most memory the process held [KiB].
    public var peakMemory: Int?
    /// The files that were read.
    public var inputs: [File]
    /// What overrides and settings changed in the scenario; nil or empty where nothing.
    public var changes: [Change]?
    /// The other files of the folder.
    public var outputs: [File]

    /// A file by its contents.
    public struct File: Hashable, Sendable, Codable {
        /// The path, relative to the scenario's folder or to the result folder.
        public var path: String
        /// The size [bytes].
        public var bytes: Int
        /// The SHA-256 digest in hexadecimal digits.
        public var sha256: String

        /// Takes the size and the digest of contents.
        public init(path: String, contents: [UInt8]) {
            self.path = path
            bytes = contents.count
            sha256 = SHA256.hex(contents)
        }
    }

    /// A value of the scenario that an override or a setting changed.
    public struct Change: Hashable, Sendable, Codable {
        /// The dotted path.
        public var path: String
        /// What stood there.
        public var old: String
        /// What stands there now.
        public var new: String
        /// The override, or `--set[n]`.
        public var by: String
        /// Where the change is written, as `file:line:column`.
        public var place: String

        /// Puts a change together.
        public init(path: String, old: String, new: String, by: String, place: String) {
            self.path = path
            self.old = old
            self.new = new
            self.by = by
            self.place = place
        }
    }

    /// The name of the file in a result folder.
    public static let name = "manifest.json"

    /// The version of the layout.
    static let layout = "exoplan-manifest/1"

    /// Puts a manifest together; the outputs are filled in when the folder is written.
    public init(
        version: String, options: [String: String] = [:], work: [String: Int] = [:], peakMemory: Int? = nil,
        inputs: [File] = [], changes: [Change] = []
    ) {
        self.version = version
        self.options = options
        self.work = work
        self.peakMemory = peakMemory
        self.inputs = inputs
        self.changes = changes.isEmpty ? nil : changes
        outputs = []
    }

    /// The manifest as readable JSON with sorted keys.
    public func encoded() -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Texts and whole numbers always have a JSON form, so the empty text is never written.
        let data = (try? encoder.encode(self)) ?? Data()
        return Array(data) + [UInt8(ascii: "\n")]
    }

    /// Reads a manifest, or answers nil where the text is none of ours.
    public static func decoded(_ bytes: [UInt8]) -> Manifest? {
        guard let manifest = try? JSONDecoder().decode(Manifest.self, from: Data(bytes)),
            manifest.format.hasPrefix("exoplan-manifest/")
        else { return nil }
        return manifest
    }
}
