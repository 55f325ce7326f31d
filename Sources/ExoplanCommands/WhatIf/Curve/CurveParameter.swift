// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Planning
import ScenarioFiles

/// The number of a scenario that a curve is drawn over: what stands at a path, or all that stands at one with wildcards.
struct CurveParameter {
    /// What stands at one place.
    private struct Place {
        var path: String
        var number: Exact
        var unit: String
    }

    /// The path as it was given.
    let path: String
    private let places: [Place]
    private let source: ScenarioSource
    private let choice: ScenarioChoice

    /// What the numbers of the curve are counted in: the unit of the place, or % of what stands at several.
    var unit: String { places.count == 1 ? places[0].unit : "%" }
    /// The number as the scenario has it.
    var present: Double { places.count == 1 ? places[0].number.double : 100 }
    /// Whether only whole numbers can stand there.
    private var isWhole: Bool { places.allSatisfy { $0.unit.isEmpty && $0.number.isWhole } }

    /// What a path means that leads to a thing and not to a number, by its section.
    private static let mainKeys = [
        "demand": "quantity", "rooms": "count", "units": "count", "staff": "headcount", "materials": "price",
        "laboratories": "slots", "opening": "quantity", "contractors": "price", "options": "cost",
    ]

    /// Reads what stands at a path.
    init(_ path: String, of file: String, _ choice: ScenarioChoice, in session: Session) throws(Ending) {
        let source = try ScenarioLoading.telling(in: session) { () throws(Faults) in
            try ScenarioSource.open(path: file)
        }
        let scenario = try ScenarioLoading.telling(in: session) { () throws(Faults) in
            try source.document(choice).scenario
        }
        // The resolved scenario has the lines of tables and what follows from other values.
        let resolved = try ScenarioLoading.telling(in: session) { () throws(Faults) in
            try ScenarioReader.read(text: scenario.resolvedText)
        }
        var found = try ScenarioLoading.telling(in: session) { () throws(Faults) in
            try Self.texts(at: path, in: resolved)
        }
        var full = path
        if found.contains(where: { $0.text.hasPrefix("{") }),
            let key = Self.mainKeys[String(path.prefix { $0 != "." && $0 != "[" })]
        {
            full = "\(path).\(key)"
            found = try ScenarioLoading.telling(in: session) { () throws(Faults) in
                try Self.texts(at: full, in: resolved)
            }
        }
        try ScenarioLoading.telling(in: session) { () throws(Faults) in
            try Self.refuseUnwritten(found, full, in: scenario)
        }
        places = try found.map { place throws(Ending) in
            let number = place.text.prefix { $0 != " " }
            guard let value = Exact(decimal: number) else {
                let hint = place.text.hasPrefix("{mode:") ? "; add .mode for the value that is planned with" : ""
                throw Ending(
                    .invalidInput,
                    DisplayText.escaped("--of: \(place.path) is \"\(place.text)\", which is no number\(hint)"))
            }
            let unit = place.text[number.endIndex...].drop { $0 == " " }
            return Place(path: place.path, number: value, unit: String(unit))
        }
        self.path = full
        self.source = source
        self.choice = choice
    }

    /// What stands at the places of a path; a path that leads nowhere is a fault.
    private static func texts(
        at path: String, in document: ScenarioDocument
    ) throws(Faults) -> [(path: String, text: String)] {
        let position = SourcePosition(file: "--of", line: 1, column: 1)
        // A value that stands nowhere, so that each place shows what it had.
        let other = Draft(.scalar("\u{1}", isQuoted: false), at: position)
        var revision = DraftRevision(document.draft, tables: document.tables)
        revision.beginSettings()
        switch DraftOperation.setting(path, to: other, at: position) {
        case .failure(let fault): throw Faults([fault])
        case .success(let operation): revision.apply(operation, by: "--of")
        }
        guard revision.faults.isEmpty else { throw Faults(revision.faults) }
        // What is not written is told as its default.
        let mark = " (standard)"
        return revision.changes.map { change in
            (change.path, change.old.hasSuffix(mark) ? String(change.old.dropLast(mark.count)) : change.old)
        }
    }

    /// Refuses places of a path where nothing is written and no number stands for it.
    private static func refuseUnwritten(
        _ found: [(path: String, text: String)], _ path: String, in scenario: Scenario
    ) throws(Faults) {
        let facts = FieldTable.facts(at: path)
        let faults = found.filter { $0.text == DraftChange.notWritten }.map { place in
            let example = facts.map { " such as \($0.example)" } ?? ""
            return Fault(
                at: scenario.source(nearest: place.path), path: place.path,
                problem: "nothing is written here, so --of has no number to move",
                remedy: found.count == 1
                    ? "write one\(example)" : "write one\(example), or name in --of the entries that have one")
        }
        guard faults.isEmpty else { throw Faults(faults) }
    }

    // MARK: Numbers

    /// The end of the range where none is given: half of what stands there, or twice as much, a share up to 100 %.
    func end(isUpper: Bool) -> Double {
        let isShare = places.count == 1 && places[0].unit == "%" && present <= 100
        return isUpper ? (isShare ? min(2 * present, 100) : 2 * present) : present / 2
    }

    /// The number that an end of the range means: `50 %` of what stands there, or an amount; of a number that is a share
    /// itself, `50 %` is the amount.
    func end(_ text: String, option: String) throws(Ending) -> Double {
        let digits = text.prefix { $0 != " " && $0 != "%" }
        let unit = String(text[digits.endIndex...].drop { $0 == " " })
        guard let number = Exact(decimal: digits) else {
            throw Ending(.usage, DisplayText.escaped("\(option): \"\(text)\" is no number"))
        }
        if unit == "%", places.count > 1 || places[0].unit != "%" {
            return places.count == 1 ? (number * places[0].number).double / 100 : number.double
        }
        guard places.count == 1 else {
            throw Ending(
                .usage,
                DisplayText.escaped("\(option): \(path) stands for \(places.count) numbers; give a share such as 50 %"))
        }
        if unit == places[0].unit { return number.double }
        let words = countables
        guard let own = Unit(places[0].unit, countables: words), let given = Unit(unit, countables: words),
            own.dimension == given.dimension, own.currency == given.currency,
            let value = (number * given.scale).divided(by: own.scale)
        else {
            let example = places[0].unit.isEmpty ? "a number without a unit" : "an amount in \(places[0].unit)"
            throw Ending(
                .usage,
                DisplayText.escaped(
                    "\(option): \"\(text)\" does not fit \(path); give \(example) or a share such as 50 %"))
        }
        return value.double
    }

    /// The words that units of the places may be made of.
    private var countables: Set<String> {
        Set(places.flatMap { $0.unit.split(separator: "/").map(String.init) }.filter { Unit($0) == nil })
    }

    /// The number with its unit.
    func words(_ number: Double) -> String {
        let text = (Exact(exactly: number) ?? 0).rounded(.halfAwayFromZero, places: 6).decimalText
        return unit.isEmpty ? text : "\(text) \(unit)"
    }

    // MARK: Scenarios

    /// The scenario at a number, or at the nearest that it can have.
    ///
    /// Throws what is wrong with the scenario at both, as of the option that asks for the number.
    func document(
        at number: Double, option: String = "--of"
    ) throws(Faults) -> (number: Double, document: ScenarioDocument) {
        guard let exact = Exact(exactly: number)?.rounded(.halfAwayFromZero, places: 9) else { throw Faults([]) }
        if !isWhole {
            if let document = try? source.document(choice, point: try moved(to: exact, option)) {
                return (exact.double, document)
            }
        }
        // Counted things are whole, and so are the minutes of a time.
        let whole = places.count == 1 ? exact.rounded(.halfAwayFromZero, places: 0) : exact
        return (
            whole.double, try source.document(choice, point: try moved(to: whole, option, isRounded: true))
        )
    }

    /// The scenario of a station, if it can have one.
    func station(at number: Double) -> CurveSearch.Station? {
        guard let found = try? document(at: number) else { return nil }
        return CurveSearch.Station(number: found.number, scenario: found.document.scenario)
    }

    /// What puts a number at the places.
    private func moved(
        to number: Exact, _ option: String, isRounded: Bool = false
    ) throws(Faults) -> [DraftOperation] {
        let position = SourcePosition(file: option, line: 1, column: 1)
        var operations: [DraftOperation] = []
        for place in places {
            let value = places.count == 1 ? number : place.number * number * Exact(1, over: 100)
            let text = Self.text(isRounded && isWhole ? value.rounded(.halfAwayFromZero) : value, place.unit)
            switch DraftOperation.setting(
                place.path, to: Draft(.scalar(text, isQuoted: false), at: position), at: position)
            {
            case .success(let operation): operations.append(operation)
            case .failure(let fault): throw Faults([fault])
            }
        }
        return operations
    }

    /// A value as it is written; a time in whole minutes.
    private static func text(_ value: Exact, _ unit: String) -> String {
        if let time = Unit(unit), time.dimension == .time, !unit.contains("/") {
            return "\((value * time.scale).rounded(.halfAwayFromZero, places: 0).decimalText) min"
        }
        let text = value.rounded(.halfAwayFromZero, places: 9).decimalText
        return unit.isEmpty ? text : "\(text) \(unit)"
    }
}
