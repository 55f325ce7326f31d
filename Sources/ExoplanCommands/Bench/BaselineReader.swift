// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import ResultFiles
import ScenarioFiles

/// Reads baselines, which are YAML or JSON, with every fault in them.
struct BaselineReader {
    private var faults: [Fault] = []

    private init() {}

    /// Reads a file; throws everything that is wrong with it.
    static func read(path: String) throws(Faults) -> Baseline {
        let bytes: [UInt8]
        do throws(FileTrouble) {
            bytes = try FileAccess.bytes(at: path, limit: 1 << 24)
        } catch {
            throw Faults([Fault(at: nil, problem: error.text)])
        }
        return try read(bytes, file: path)
    }

    /// Reads the bytes of a file; throws everything that is wrong with it.
    static func read(_ bytes: [UInt8], file: String) throws(Faults) -> Baseline {
        guard bytes.contains(where: { $0 > 0x20 }) else {
            throw Faults([
                Fault(
                    at: SourcePosition(file: file, line: 1, column: 1), problem: "the file is empty",
                    remedy: "remove it, and let exoplan bench --update write one")
            ])
        }
        let (tree, formFaults) = TreeReader.read(bytes, file: file)
        guard let draft = tree else { throw Faults(formFaults) }
        var reader = BaselineReader()
        let baseline = reader.baseline(draft)
        let faults = formFaults + reader.faults
        guard faults.isEmpty else { throw Faults(faults) }
        return baseline
    }

    private mutating func baseline(_ draft: Draft) -> Baseline {
        var baseline = Baseline()
        var hasFormat = false
        for entry in entries(of: draft, "", known: Baseline.Key.all) {
            switch entry.key {
            case Baseline.Key.format:
                hasFormat = true
                if let text = scalar(entry.value, entry.key), text != Baseline.layout {
                    fault(
                        entry.value, entry.key, "not a baseline of this version", value: text,
                        remedy: "write \(Baseline.layout)")
                }
            case Baseline.Key.options:
                baseline.optionsPosition = entry.keyPosition
                baseline.options = entries(of: entry.value, entry.key).map { option in
                    Baseline.Option(
                        name: option.key, value: scalar(option.value, "\(entry.key).\(option.key)") ?? "")
                }.sortedBytewise(by: \.name)
            case Baseline.Key.solver: baseline.solver = scalar(entry.value, entry.key) ?? ""
            case Baseline.Key.tolerances: baseline.tolerances = tolerances(entry.value, entry.key)
            default:
                baseline.scenariosPosition = entry.keyPosition
                baseline.scenarios = entries(of: entry.value, entry.key).map {
                    scenario($0, "\(entry.key).\($0.key)")
                }.sortedBytewise(by: \.name)
            }
        }
        if draft.entries != nil {
            if !hasFormat { missing(Baseline.Key.format, "", draft.position, "write format: \(Baseline.layout)") }
            if baseline.optionsPosition == nil {
                missing(Baseline.Key.options, "", draft.position, "let exoplan bench --update write the file")
            }
            if baseline.scenariosPosition == nil {
                missing(Baseline.Key.scenarios, "", draft.position, "let exoplan bench --update write the file")
            }
        }
        return baseline
    }

    private mutating func scenario(_ entry: Draft.Entry, _ path: String) -> Baseline.Entry {
        var found = Baseline.Entry(name: entry.key, inputs: "", figures: [:])
        var keys: Set<String> = []
        for part in entries(of: entry.value, path, known: Baseline.Key.ofScenario) {
            keys.insert(part.key)
            let place = "\(path).\(part.key)"
            switch part.key {
            case Baseline.Key.inputs:
                found.inputsPosition = part.value.position
                found.inputs = scalar(part.value, place) ?? ""
            case Baseline.Key.tolerances: found.tolerances = tolerances(part.value, place)
            default:
                for figure in figures(of: part.value, place) {
                    found.figures[figure.name] = number(figure.value, figure.path, figure.name)
                }
            }
        }
        for key in [Baseline.Key.inputs, Baseline.Key.figures]
        where !keys.contains(key) && entry.value.entries != nil {
            missing(key, path, entry.keyPosition, "let exoplan bench --update write it")
        }
        return found
    }

    private mutating func tolerances(_ draft: Draft, _ path: String) -> [BenchFigure: BenchTolerance] {
        var found: [BenchFigure: BenchTolerance] = [:]
        for figure in figures(of: draft, path) {
            guard let (value, isShare) = amount(figure.value, figure.path, example: "5 %") else { continue }
            guard value.signum >= 0 else {
                fault(
                    figure.value, figure.path, "out of range", value: figure.value.scalarText, remedy: "write 0 or more"
                )
                continue
            }
            found[figure.name] = isShare ? .share(value) : .amount(value)
        }
        return found
    }

    /// The value of a figure, as a share where it is one.
    private mutating func number(_ draft: Draft, _ path: String, _ figure: BenchFigure) -> Exact? {
        let isShare = figure.kind == .share
        guard let (value, isPercent) = amount(draft, path, example: isShare ? "98.5 %" : "1200") else { return nil }
        guard isPercent == isShare else {
            fault(
                draft, path, isShare ? "a share in percent is needed" : "a number without a unit is needed",
                value: draft.scalarText, remedy: "write it like \(isShare ? "98.5 %" : "1200")")
            return nil
        }
        guard figure.kind != .count || value.isWhole && value.signum >= 0 else {
            fault(draft, path, "a count is needed", value: draft.scalarText, remedy: "write a whole number, 0 or more")
            return nil
        }
        return value
    }

    /// A number or a share in percent.
    private mutating func amount(_ draft: Draft, _ path: String, example: String) -> (Exact, isShare: Bool)? {
        guard let text = scalar(draft, path) else { return nil }
        let isShare = text.hasSuffix("%")
        let digits = isShare ? String(text.dropLast()).filter { $0 != " " } : text
        do throws(Misreading) {
            let value = try Exact.read(decimal: digits)
            return (isShare ? value * Exact(1, over: 100) : value, isShare)
        } catch {
            faults.append(
                Fault(
                    at: draft.position, path: path, problem: error.problem, value: text,
                    remedy: error.remedy ?? "write it like \(example)"))
            return nil
        }
    }

    // MARK: Pieces

    private mutating func figures(
        of draft: Draft, _ path: String
    ) -> [(name: BenchFigure, value: Draft, path: String)] {
        entries(of: draft, path, known: BenchFigure.allCases.map(\.rawValue)).compactMap { entry in
            BenchFigure(rawValue: entry.key).map { ($0, entry.value, "\(path).\(entry.key)") }
        }
    }

    /// The known entries of a map; the rest are faults.
    private mutating func entries(of draft: Draft, _ path: String, known: [String]? = nil) -> [Draft.Entry] {
        guard let entries = draft.entries else {
            fault(draft, path, "a map is needed", remedy: "write entries like key: value")
            return []
        }
        return entries.filter { entry in
            guard let known, !known.contains(entry.key) else { return true }
            let near = nearestName(to: entry.key, among: known).map { "did you mean \"\($0)\"?" }
            faults.append(
                Fault(
                    at: entry.keyPosition, path: path.isEmpty ? entry.key : "\(path).\(entry.key)",
                    problem: "unknown key", remedy: near ?? "known here: \(known.joined(separator: ", "))"))
            return false
        }
    }

    private mutating func scalar(_ draft: Draft, _ path: String) -> String? {
        if let text = draft.scalarText, !text.isEmpty { return text }
        fault(draft, path, "a single value is needed")
        return nil
    }

    private mutating func missing(_ key: String, _ path: String, _ position: SourcePosition, _ remedy: String) {
        faults.append(Fault(at: position, path: path, problem: "the key \"\(key)\" is missing", remedy: remedy))
    }

    private mutating func fault(
        _ draft: Draft, _ path: String, _ problem: String, value: String? = nil, remedy: String? = nil
    ) {
        faults.append(Fault(at: draft.position, path: path, problem: problem, value: value, remedy: remedy))
    }
}
