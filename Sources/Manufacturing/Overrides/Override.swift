// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// Named changes of a scenario that are made together.
public struct Override: Hashable, Sendable {
    /// Its id.
    public var name: String
    /// A title for people.
    public var label: String
    /// Where it stands.
    public var position: SourcePosition
    /// What it does: first what it sets, then scales, adds and removes; each in the order of the paths.
    public var operations: [DraftOperation]
}

/// A named list of overrides.
public struct NamedScenario: Hashable, Sendable {
    /// Its id.
    public var name: String
    /// The overrides in the order in which they are made.
    public var overrides: [String]
}

/// One change to be made at the places of a path.
public struct DraftOperation: Hashable, Sendable {
    /// What is done there.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Puts a value in place of what stands there.
        case set
        /// Multiplies a number.
        case scale
        /// Puts entries into a map, items onto a list, or an amount onto a number or a date.
        case add
        /// Takes it away.
        case remove
    }

    /// What is done.
    public var kind: Kind
    /// Where.
    public var path: DraftPath
    /// Where the path is written.
    public var position: SourcePosition
    /// With what; nothing is needed to remove.
    public var value: Draft
}

/// A change that was made.
public struct DraftChange: Hashable, Sendable {
    /// The dotted path, without wildcards.
    public var path: String
    /// What stood there.
    public var old: String
    /// What stands there now.
    public var new: String
    /// The override, or `--set[n]`.
    public var by: String
    /// Where the change is written.
    public var position: SourcePosition

    /// What is told as the old value where none was written and none stands for it.
    public static let notWritten = "not written"
}

extension DraftOperation {
    /// What a setting of the command line does, or the fault in its path.
    public static func setting(
        _ path: String, to value: Draft, at position: SourcePosition
    ) -> Result<DraftOperation, Fault> {
        do throws(Misreading) {
            let read = try DraftPath.read(path)
            return .success(DraftOperation(kind: .set, path: read, position: position, value: value))
        } catch {
            return .failure(Fault(at: position, value: path, error))
        }
    }
}
