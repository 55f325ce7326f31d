// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// What is chosen of a scenario's files: named scenarios or overrides, then single settings.
public struct ScenarioChoice: Hashable, Sendable {
    /// Names of scenarios or overrides, in the order in which they are made.
    public var names: [String]
    /// Settings such as `rooms.culture-suite.count=2`, made last.
    public var settings: [String]

    /// Chooses; nothing chosen is the scenario as it stands.
    public init(names: [String] = [], settings: [String] = []) {
        self.names = names
        self.settings = settings
    }

    /// Whether the scenario stays as it stands.
    public var isEmpty: Bool { names.isEmpty && settings.isEmpty }
}

/// Reads settings of the command line.
enum SettingReader {
    /// What a setting does.
    ///
    /// `number` counts from 1; faults show `--set[number]` for a file.
    static func operation(_ text: String, number: Int) -> (operation: DraftOperation?, faults: [Fault]) {
        let file = name(number)
        let start = SourcePosition(file: file, line: 1, column: 1)
        // A value may hold `=`; so may a path, in brackets.
        var depth = 0
        let cut = text.firstIndex { character in
            depth += character == "[" ? 1 : character == "]" ? -1 : 0
            return character == "=" && depth <= 0
        }
        guard let cut else {
            let fault = Fault(
                at: start, problem: "a setting is a path, = and a value", value: text,
                remedy: "write it like rooms.culture-suite.count=2")
            return (nil, [fault])
        }
        let value = String(text[text.index(after: cut)...])
        let before = text[...cut].unicodeScalars.count
        var faults: [Fault] = []
        var draft = Draft(
            .scalar("", isQuoted: false), at: SourcePosition(file: file, line: 1, column: before + 1))
        if value.unicodeScalars.contains(where: { $0 != " " }) {
            let (tree, found) = TreeReader.read(Array(value.utf8), file: file)
            faults = found.map { fault in
                var fault = fault
                fault.position = fault.position.map { shifted($0, by: before) }
                return fault
            }
            if let tree { draft = shifted(tree, by: before) }
        }
        switch DraftOperation.setting(String(text[..<cut]), to: draft, at: start) {
        case .success(let operation): return (faults.isEmpty ? operation : nil, faults)
        case .failure(let fault): return (nil, faults + [fault])
        }
    }

    /// The name of a setting in positions and in the log of changes.
    static func name(_ number: Int) -> String { "--set[\(number)]" }

    private static func shifted(_ place: SourcePosition, by columns: Int) -> SourcePosition {
        guard place.line == 1 else { return place }
        return SourcePosition(file: place.file, line: 1, column: place.column + columns)
    }

    private static func shifted(_ draft: Draft, by columns: Int) -> Draft {
        let place = shifted(draft.position, by: columns)
        switch draft.content {
        case .scalar: return Draft(draft.content, at: place)
        case .sequence(let items): return Draft(.sequence(items.map { shifted($0, by: columns) }), at: place)
        case .mapping(let entries):
            let moved = entries.map { entry in
                Draft.Entry(
                    key: entry.key, keyPosition: shifted(entry.keyPosition, by: columns),
                    value: shifted(entry.value, by: columns))
            }
            return Draft(.mapping(moved), at: place)
        }
    }
}
