// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Reads a scenario's file and what it includes into one draft.
///
/// Maps of several files are merged; any other value may stand in one of the files only, but for `format`. A file that
/// is included twice is read once.
struct IncludeReader {
    private(set) var files: [SourceFile] = []
    private(set) var faults: [Fault] = []
    private var reading: [String] = []
    private let limits: ReadingLimits

    /// The deepest chain of files that include each other.
    static let deepest = 16

    init(limits: ReadingLimits) {
        self.limits = limits
    }

    /// The draft of a file with everything that it includes; nil where the file itself cannot be read.
    mutating func draft(of file: SourceFile, in folder: inout ScenarioFolder) -> Draft? {
        files.append(file)
        let (tree, found) = TreeReader.read(file.bytes, file: file.name, limits: limits)
        faults += found
        guard var draft = tree else { return nil }
        reading.append(file.name)
        defer { reading.removeLast() }
        for reference in takeReferences(&draft) {
            guard let included = included(reference, in: &folder) else { continue }
            merge(included, into: &draft, path: "")
        }
        return draft
    }

    /// Takes `include` out of a draft and answers the paths that it names.
    private mutating func takeReferences(_ draft: inout Draft) -> [Draft] {
        guard var entries = draft.entries, let place = entries.firstIndex(where: { $0.key == "include" }) else {
            return []
        }
        let value = entries.remove(at: place).value
        draft.content = .mapping(entries)
        let items = value.items ?? [value]
        return items.enumerated().filter { number, item in
            guard item.scalarText?.isEmpty ?? true else { return true }
            let path = value.items == nil ? "include" : "include[\(number + 1)]"
            faults.append(
                Fault(
                    at: item.position, path: path, problem: "the path of a file is needed",
                    remedy: "write it like [recipes.yaml]"))
            return false
        }.map(\.element)
    }

    private mutating func included(_ reference: Draft, in folder: inout ScenarioFolder) -> Draft? {
        let text = reference.scalarText ?? ""
        func fault(_ problem: String, _ remedy: String? = nil) -> Fault {
            Fault(at: reference.position, path: "include", problem: problem, value: text, remedy: remedy)
        }
        let file: SourceFile
        do throws(Fault) {
            file = try folder.read(text, as: .yaml, at: reference.position, path: "include")
        } catch {
            faults.append(error)
            return nil
        }
        if let first = reading.firstIndex(of: file.name) {
            let chain = (reading[first...] + [file.name]).joined(separator: " includes ")
            faults.append(fault("the file includes itself: \(chain)", "take one of the includes away"))
            return nil
        }
        guard !files.contains(where: { $0.name == file.name }) else { return nil }
        guard reading.count < Self.deepest else {
            faults.append(fault("more than \(Self.deepest) files that include each other"))
            return nil
        }
        return draft(of: file, in: &folder)
    }

    /// Puts the entries of one draft into another.
    private mutating func merge(_ more: Draft, into draft: inout Draft, path: String) {
        guard var entries = draft.entries, let additions = more.entries else {
            faults.append(
                Fault(
                    at: more.position, path: path, problem: "the value stands in two files",
                    remedy: "keep one of the two, or change it with an override; the other is at \(draft.position)"))
            return
        }
        for entry in additions {
            guard let place = entries.firstIndex(where: { $0.key == entry.key }) else {
                entries.append(entry)
                continue
            }
            if path.isEmpty, entry.key == "format", entries[place].value.content == entry.value.content { continue }
            merge(entry.value, into: &entries[place].value, path: path.isEmpty ? entry.key : "\(path).\(entry.key)")
        }
        draft.content = .mapping(entries)
    }
}
