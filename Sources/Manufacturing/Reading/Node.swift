// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// Where faults are gathered while a scenario is read.
final class FaultLog {
    private(set) var faults: [Fault] = []
    /// What is told already: several ways of a recipe may be wrong in the same place.
    private var told: Set<Fault> = []
    /// How many names may still be compared with misspelt ones; a file of nothing but slips must not hold the reader.
    private var comparisons = 200_000

    func add(_ fault: Fault) {
        guard faults.count <= Limits.faults, told.insert(fault).inserted else { return }
        if faults.count < Limits.faults {
            faults.append(fault)
        } else if faults.count == Limits.faults {
            faults.append(
                Fault(at: fault.position, problem: "more than \(Limits.faults) faults; the rest is not listed"))
        }
    }

    /// The name that a misspelt one most likely means.
    func nearest(to name: String, among names: [String]) -> String? {
        guard names.count <= comparisons else { return nil }
        comparisons -= names.count
        return nearestName(to: name, among: names)
    }
}

/// A piece of a draft on its way to a value: with its dotted path, and the log for what is wrong with it.
struct Node {
    let draft: Draft
    /// The dotted path, empty for the whole scenario.
    let path: String
    /// Where its key stands, or the item itself.
    let anchor: SourcePosition
    let log: FaultLog

    /// The same piece, whose faults nobody hears.
    var silent: Node { Node(draft: draft, path: path, anchor: anchor, log: FaultLog()) }

    /// Reports something wrong with this piece.
    func fault(_ problem: String, value: String? = nil, remedy: String? = nil, at position: SourcePosition? = nil) {
        // Two texts that look the same and are not would leave everybody at a loss.
        let hint = LookAlikes.hint(in: value ?? problem)
        let remedies = [hint, remedy].compactMap(\.self)
        log.add(
            Fault(
                at: position ?? draft.position, path: path, problem: problem, value: value,
                remedy: remedies.isEmpty ? nil : remedies.joined(separator: "; "))
        )
    }

    /// Reports a text that could not be read; without a better remedy the example shows what is meant.
    func report(_ misreading: Misreading, value: String?, example: String) {
        let isBare = misreading.remedy.map { $0.hasPrefix("give it in") || $0.hasPrefix("write it after") } ?? true
        let remedy = isBare ? "write it like \(example)" : misreading.remedy
        fault(misreading.problem, value: value, remedy: remedy)
    }

    /// The text of a single value; a map, a list or nothing is a fault.
    func scalar(_ kind: String, example: @autoclosure () -> String) -> String? {
        guard let text = draft.scalarText else {
            fault(
                "here stands \(draft.shape), a single value is needed (\(kind))", remedy: "write it like \(example())")
            return nil
        }
        let trimmed = text.trimmingBlanks
        guard !trimmed.isEmpty else {
            fault("the value is missing (\(kind))", remedy: "write it like \(example())")
            return nil
        }
        return trimmed
    }

    /// The entries of a map without its notes, each key once; anything but a map is a fault and answers nil.
    func entries(of what: @autoclosure () -> String) -> [(key: String, node: Node)]? {
        guard let entries = draft.entries else {
            fault(
                "here stands \(draft.shape), a map is needed (\(what()))",
                remedy: draft.isBlank ? Self.emptyHint : Self.mapHint)
            return nil
        }
        var first: [String: SourcePosition] = [:]
        var kept: [(key: String, node: Node)] = []
        for entry in entries where !entry.key.hasPrefix("x-") {
            let child = Node(
                draft: entry.value, path: Self.join(path, entry.key), anchor: entry.keyPosition, log: log
            )
            if let earlier = first[entry.key] {
                child.fault(
                    "the key is given twice", remedy: "keep one of the two; the first is at line \(earlier.line)",
                    at: entry.keyPosition
                )
                continue
            }
            first[entry.key] = entry.keyPosition
            kept.append((entry.key, child))
        }
        return kept
    }

    /// The items of a list, counted from 1 in their paths; anything but a list is a fault and answers nil.
    func items(of what: String) -> [Node]? {
        guard let items = draft.items else {
            fault("here stands \(draft.shape), a list is needed (\(what))", remedy: "write it in brackets: [ … ]")
            return nil
        }
        return items.enumerated().map { place, item in
            Node(draft: item, path: "\(path)[\(place + 1)]", anchor: item.position, log: log)
        }
    }

    static func join(_ path: String, _ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    private static let mapHint = "write entries like key: value"
    private static let emptyHint = "leave the key out, or write entries below it, indented further than it"
}

extension Draft {
    /// A place for drafts that stand in no file.
    static let nowhere = SourcePosition(file: "", line: 1, column: 1)

    /// A scalar that stands in no file.
    init(written text: String) {
        self.init(.scalar(text, isQuoted: false), at: Self.nowhere)
    }

    /// A map that stands in no file.
    init(written entries: [(String, Draft)]) {
        self.init(
            .mapping(entries.map { Entry(key: $0.0, keyPosition: Self.nowhere, value: $0.1) }), at: Self.nowhere
        )
    }

    /// A list that stands in no file.
    init(written items: [Draft]) {
        self.init(.sequence(items), at: Self.nowhere)
    }

    /// Its shape in words.
    var shape: String {
        switch content {
        case .scalar(let text, let isQuoted): text.isEmpty && !isQuoted ? "nothing" : "a single value"
        case .mapping: "a map"
        case .sequence: "a list"
        }
    }
}

extension String {
    /// The text without blanks and tabs at its ends.
    var trimmingBlanks: String {
        let ends = [utf8.first, utf8.last]
        if !ends.contains(UInt8(ascii: " ")), !ends.contains(UInt8(ascii: "\t")) { return self }
        let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        var rest = self[...].drop(while: isBlank)
        while let last = rest.last, isBlank(last) { rest.removeLast() }
        return String(rest)
    }
}
