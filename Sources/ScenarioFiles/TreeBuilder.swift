// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import YAMLEvents

/// Builds the tree out of events without recursion, and collects what is wrong with its form.
struct TreeBuilder {
    private enum Key {
        case none
        case named(String, SourcePosition)
        /// A key that is a fault itself; its value is read and dropped.
        case broken
    }

    private struct Frame {
        var position: SourcePosition
        var isMapping: Bool
        /// Whether the whole thing stands in the place of a key.
        var isKey: Bool
        var entries: [Draft.Entry] = []
        var firstPlaces: [String: SourcePosition] = [:]
        var items: [Draft] = []
        var key = Key.none
    }

    private let file: String
    private let limits: ReadingLimits
    private var frames: [Frame] = []
    private var root: Draft?
    private var faults: [Fault] = []
    private var documents = 0
    private var nodes = 0
    private var hasFailed = false

    init(file: String, limits: ReadingLimits) {
        self.file = file
        self.limits = limits
    }

    /// Takes one event; false where reading ends.
    mutating func take(_ event: EventReader.Event) -> Bool {
        let place = SourcePosition(file: file, line: event.line, column: event.column)
        guard faults.count < limits.faults else {
            fail(Fault(at: place, problem: "more than \(limits.faults) faults; the rest of the file is not read"))
            return false
        }
        switch event.kind {
        case yaml_events_document_start: return begin(event, place)
        case yaml_events_scalar: return scalar(event, place)
        case yaml_events_alias: return alias(event, place)
        case yaml_events_sequence_start, yaml_events_mapping_start: return open(event, place)
        case yaml_events_sequence_end, yaml_events_mapping_end: return close()
        case yaml_events_document_end: return true
        default: return false
        }
    }

    /// Ends the file with a fault that leaves no tree.
    mutating func fail(_ fault: Fault) {
        faults.append(fault)
        hasFailed = true
    }

    /// The tree, unless reading failed, and all faults in order.
    mutating func finish() -> (tree: Draft?, faults: [Fault]) {
        if !hasFailed, root?.isBlank ?? true, faults.isEmpty {
            let first = SourcePosition(file: file, line: 1, column: 1)
            fail(Fault(at: first, problem: "the file is empty", remedy: "begin with \"format: exoplan/1\""))
        }
        return (hasFailed ? nil : root, Faults(faults).list)
    }

    // MARK: Events

    private mutating func begin(_ event: EventReader.Event, _ place: SourcePosition) -> Bool {
        documents += 1
        if documents > 1 {
            report(place, "a second document in one file", nil, "put it into a file of its own")
            return false
        }
        if event.hasDirectives {
            report(place, "directives such as %YAML and %TAG have no use here", nil, "delete the line")
        }
        return true
    }

    private mutating func scalar(_ event: EventReader.Event, _ place: SourcePosition) -> Bool {
        guard count(place) else { return false }
        if awaitsKey {
            takeKey(event, place)
            return true
        }
        refuseProperties(event, place)
        add(Draft(.scalar(event.text, isQuoted: event.isQuoted), at: place))
        return true
    }

    private mutating func alias(_ event: EventReader.Event, _ place: SourcePosition) -> Bool {
        guard count(place) else { return false }
        report(place, "aliases have no use here", "*\(event.anchor ?? "")", "write the value out")
        if awaitsKey {
            frames[frames.count - 1].key = .broken
        } else {
            add(Draft(.scalar("", isQuoted: false), at: place))
        }
        return true
    }

    private mutating func open(_ event: EventReader.Event, _ place: SourcePosition) -> Bool {
        guard count(place) else { return false }
        guard frames.count < limits.depth else {
            fail(Fault(at: place, path: path, problem: "maps and lists nested deeper than \(limits.depth)"))
            return false
        }
        let isMapping = event.kind == yaml_events_mapping_start
        let isKey = awaitsKey
        if isKey {
            report(place, "a key is text, not a \(isMapping ? "map" : "list")", nil, Self.bracesHint(isMapping))
        }
        refuseProperties(event, place)
        frames.append(Frame(position: place, isMapping: isMapping, isKey: isKey))
        return true
    }

    private mutating func close() -> Bool {
        guard let frame = frames.popLast() else { return false }
        if frame.isKey {
            frames[frames.count - 1].key = .broken
        } else {
            add(Draft(frame.isMapping ? .mapping(frame.entries) : .sequence(frame.items), at: frame.position))
        }
        return true
    }

    // MARK: Parts

    private var awaitsKey: Bool {
        guard let frame = frames.last, frame.isMapping, case .none = frame.key else { return false }
        return true
    }

    private mutating func count(_ place: SourcePosition) -> Bool {
        nodes += 1
        guard nodes > limits.nodes else { return true }
        fail(Fault(at: place, problem: "more than \(limits.nodes) values in one file"))
        return false
    }

    private mutating func takeKey(_ event: EventReader.Event, _ place: SourcePosition) {
        let top = frames.count - 1
        refuseProperties(event, place)
        if event.text == "<<", !event.isQuoted {
            report(place, "merge keys have no use here", "<<", "write the keys out")
            frames[top].key = .broken
        } else if event.text.isEmpty {
            report(place, "a key is missing before the colon", nil, nil)
            frames[top].key = .broken
        } else if let first = frames[top].firstPlaces[event.text] {
            let remedy = "the first one stands in line \(first.line), column \(first.column)"
            report(place, "repeated key", event.text, remedy, key: event.text)
            frames[top].key = .broken
        } else {
            frames[top].firstPlaces[event.text] = place
            frames[top].key = .named(event.text, place)
        }
    }

    /// Puts a finished value where it belongs.
    private mutating func add(_ draft: Draft) {
        guard !frames.isEmpty else {
            root = draft
            return
        }
        let top = frames.count - 1
        guard frames[top].isMapping else {
            frames[top].items.append(draft)
            return
        }
        if case .named(let key, let place) = frames[top].key {
            frames[top].entries.append(Draft.Entry(key: key, keyPosition: place, value: draft))
        }
        frames[top].key = .none
    }

    private mutating func refuseProperties(_ event: EventReader.Event, _ place: SourcePosition) {
        if let anchor = event.anchor {
            report(place, "anchors have no use here", "&\(anchor)", "delete it")
        }
        if let tag = event.tag {
            let core = "tag:yaml.org,2002:"
            let shown = tag.hasPrefix(core) ? "!!\(tag.dropFirst(core.count))" : tag
            report(place, "tags have no use here", shown, "delete it; every field knows its type")
        }
    }

    // MARK: Faults

    private mutating func report(
        _ place: SourcePosition,
        _ problem: String,
        _ value: String?,
        _ remedy: String?,
        key: String? = nil
    ) {
        let dotted = [path, key ?? ""].filter { !$0.isEmpty }.joined(separator: ".")
        faults.append(Fault(at: place, path: dotted, problem: problem, value: value, remedy: remedy))
    }

    /// The dotted path of what is being read; items of lists are counted from 1.
    private var path: String {
        var text = ""
        for frame in frames {
            if !frame.isMapping {
                text += "[\(frame.items.count + 1)]"
            } else if case .named(let key, _) = frame.key {
                text += text.isEmpty ? key : ".\(key)"
            }
        }
        return text
    }

    private static func bracesHint(_ isMapping: Bool) -> String? {
        isMapping ? "put text with braces into quotes" : "put text with brackets into quotes"
    }
}
