// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

extension Draft {
    /// The places that a path leads to, with their dotted paths, in the order of the file.
    func places(of path: DraftPath) -> [(path: String, draft: Draft)] {
        var found: [(path: String, draft: Draft)] = []
        collect(path.steps[...], "", &found)
        return found
    }

    private func collect(
        _ steps: ArraySlice<DraftPath.Step>, _ path: String, _ found: inout [(path: String, draft: Draft)]
    ) {
        guard let step = steps.first else {
            found.append((path, self))
            return
        }
        let rest = steps.dropFirst()
        for entry in entries ?? [] {
            guard case .key(let pattern) = step, !entry.key.hasPrefix("x-"), matches(entry.key, pattern: pattern) else {
                continue
            }
            entry.value.collect(rest, Node.join(path, entry.key), &found)
        }
        for (number, item) in (items ?? []).enumerated() {
            let isChosen =
                switch step {
                case .key: false
                case .item(let wanted): number == wanted - 1
                case .everyItem: true
                case .itemWith(let key, let value): item[key]?.scalarText?.trimmingBlanks == value
                }
            if isChosen { item.collect(rest, "\(path)[\(number + 1)]", &found) }
        }
    }

    /// Every map with `mode`, `low` and `high`, by its dotted path.
    private func collectUncertain(_ path: String, _ found: inout [(path: String, draft: Draft)]) {
        if let entries, entries.contains(where: { $0.key == "mode" }) {
            found.append((path, self))
            return
        }
        for entry in entries ?? [] where !entry.key.hasPrefix("x-") {
            entry.value.collectUncertain(Node.join(path, entry.key), &found)
        }
        for (number, item) in (items ?? []).enumerated() { item.collectUncertain("\(path)[\(number + 1)]", &found) }
    }

    /// The uncertain values that a study varies, as parameters named by their paths, bytewise.
    ///
    /// - Returns: Those with both ends, and a fault for each path of the study that leads to none.
    public func uncertainParameters(of study: Study) -> (parameters: [StudyParameter], faults: [Fault]) {
        var all: [(path: String, draft: Draft)] = []
        collectUncertain("", &all)
        var faults: [Fault] = []
        var chosen: [(path: String, draft: Draft)] = study.variesAllUncertain ? all : []
        for (path, position) in zip(study.uncertain, study.places.uncertain) {
            let places = places(of: path).filter { place in all.contains { $0.path == place.path } }
            if places.isEmpty {
                let near = nearestName(to: path.text, among: all.map(\.path)).map { "did you mean \"\($0)\"?" }
                faults.append(
                    Fault(
                        at: position, path: "uncertain", problem: "no value with {mode, low, high} stands there",
                        value: path.text, remedy: near))
            }
            chosen += places.filter { place in !chosen.contains { $0.path == place.path } }
        }
        let parameters = chosen.compactMap { place -> StudyParameter? in
            func value(_ key: String) -> StudyValue? {
                place.draft[key]?.scalarText.map { StudyValue($0.trimmingBlanks) }
            }
            guard let path = try? DraftPath.read(place.path), let low = value("low"), let high = value("high"),
                low.number != high.number
            else { return nil }
            return StudyParameter(
                name: place.path, kind: .set, paths: [path], positions: [place.draft.position], low: low,
                mode: value("mode"), high: high)
        }
        if study.variesAllUncertain, parameters.isEmpty {
            faults.append(
                Fault(
                    at: study.places.uncertain.first, path: "uncertain",
                    problem: "no value of the scenario is written with {mode, low, high}", value: "all",
                    remedy:
                        "write one, such as yield: {mode: 4e13 particle, low: 3e13 particle, high: 5e13 particle}, or "
                        + "leave uncertain: out"))
        }
        return (parameters.sortedBytewise(by: \.name), faults)
    }
}

extension StudyParameter {
    /// What puts a value of the parameter into a scenario.
    public func operations(at value: StudyValue) -> [DraftOperation] {
        zip(paths, positions).map { path, position in
            DraftOperation(
                kind: kind, path: path, position: position,
                value: Draft(.scalar(value.text, isQuoted: false), at: position))
        }
    }

    /// The number that the parameter has in a scenario as it stands; nil where that is not one number in its own unit.
    public func number(in draft: Draft) -> Double? {
        if kind == .scale { return (low?.unit ?? "") == "%" ? 100 : 1 }
        let texts = paths.flatMap { draft.places(of: $0) }.map { place in
            (place.draft["mode"] ?? place.draft).scalarText.map { StudyValue($0.trimmingBlanks) }
        }
        guard let first = texts.first, let value = first, texts.allSatisfy({ $0 == value }) else { return nil }
        return value.unit == low?.unit ? value.double : nil
    }
}
