// SPDX-License-Identifier: GPL-3.0-or-later

import YAMLEvents

/// The owner of one libyaml reader; it never outlives the bytes it reads.
struct EventReader: ~Copyable {
    private let reader: OpaquePointer

    /// Runs `body` with a reader over bytes of checked UTF-8, or answers nil if memory is short.
    static func read<Answer>(
        _ bytes: ArraySlice<UInt8>,
        _ body: (borrowing EventReader) -> Answer
    ) -> Answer? {
        bytes.withUnsafeBufferPointer { buffer -> Answer? in
            guard let opened = yaml_events_open(buffer.baseAddress, buffer.count) else { return nil }
            let owner = EventReader(reader: opened)
            return body(owner)
        }
    }

    private init(reader: OpaquePointer) {
        self.reader = reader
    }

    deinit {
        yaml_events_close(reader)
    }

    /// The next event, with its texts copied.
    func next() -> Event {
        var raw = yaml_events_event()
        yaml_events_next(reader, &raw)
        let text = raw.text.map { start in
            start.withMemoryRebound(to: UInt8.self, capacity: raw.length) {
                String(decoding: UnsafeBufferPointer(start: $0, count: raw.length), as: UTF8.self)
            }
        }
        return Event(
            kind: raw.kind,
            text: text ?? "",
            isQuoted: raw.is_quoted,
            hasDirectives: raw.has_directives,
            anchor: raw.anchor.map { String(cString: $0) },
            tag: raw.tag.map { String(cString: $0) },
            line: Int(raw.line) + 1,
            column: Int(raw.column) + 1
        )
    }

    /// Why the text is no YAML, after a failure: a sentence, and where, both counted from 1.
    func why() -> (problem: String, context: String?, line: Int, column: Int, contextLine: Int) {
        let raw = yaml_events_why(reader)
        return (
            raw.problem.map { String(cString: $0) } ?? "unknown reason",
            raw.context.map { String(cString: $0) },
            Int(raw.line) + 1,
            Int(raw.column) + 1,
            Int(raw.context_line) + 1
        )
    }

    /// One event of the text.
    struct Event {
        var kind: yaml_events_kind
        var text: String
        var isQuoted: Bool
        var hasDirectives: Bool
        var anchor: String?
        var tag: String?
        var line: Int
        var column: Int
    }
}
