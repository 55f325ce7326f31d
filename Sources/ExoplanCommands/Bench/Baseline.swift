// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import ScenarioFiles

/// What runs came to at an earlier time, to compare others with.
struct Baseline {
    /// The options of the runs by name, bytewise.
    var options: [Option] = []
    /// The solver of the runs; their counts are those of its version.
    var solver = ""
    /// Tolerances of all scenarios, where they are not the standard ones.
    var tolerances: [BenchFigure: BenchTolerance] = [:]
    /// The scenarios by name, bytewise.
    var scenarios: [Entry] = []
    /// Where the options stand.
    var optionsPosition: SourcePosition?
    /// Where the scenarios stand.
    var scenariosPosition: SourcePosition?

    /// An option as the manifest of a plan tells it.
    struct Option: Hashable {
        var name: String
        var value: String
    }

    /// What the run of one scenario came to.
    struct Entry {
        /// The scenario's name.
        var name: String
        /// The digest of what its files say.
        var inputs: String
        /// Its own tolerances.
        var tolerances: [BenchFigure: BenchTolerance] = [:]
        /// Its figures; those left out are shown and not compared.
        var figures: [BenchFigure: Exact]
        /// Where the digest stands.
        var inputsPosition: SourcePosition?
    }

    /// The version of the layout.
    static let layout = "exoplan-baseline/1"

    /// The keys of a file.
    enum Key {
        static let all = [format, options, solver, tolerances, scenarios]
        static let format = "format"
        static let options = "options"
        static let solver = "solver"
        static let tolerances = "tolerances"
        static let scenarios = "scenarios"
        static let ofScenario = [inputs, tolerances, figures]
        static let inputs = "inputs"
        static let figures = "figures"
    }

    /// The entry of a scenario.
    func entry(named name: String) -> Entry? { scenarios.first { $0.name == name } }

    /// How far a figure of a scenario may change.
    func tolerance(of figure: BenchFigure, in entry: Entry) -> BenchTolerance {
        entry.tolerances[figure] ?? tolerances[figure] ?? figure.standardTolerance
    }

    /// Puts a run in the place of an earlier one of the same scenario; its tolerances stay.
    mutating func keep(_ run: BenchRun) {
        let tolerances = entry(named: run.name)?.tolerances ?? [:]
        scenarios.removeAll { $0.name == run.name }
        scenarios.append(Entry(name: run.name, inputs: run.inputs, tolerances: tolerances, figures: run.figures))
        scenarios = scenarios.sortedBytewise(by: \.name)
    }

    /// The file's text; equal baselines give equal texts.
    var text: String {
        var entries = [
            (Key.format, Draft(Self.layout)), (Key.options, Draft(options.map { ($0.name, Draft($0.value)) })),
        ]
        if !solver.isEmpty { entries.append((Key.solver, Draft(solver))) }
        if !tolerances.isEmpty { entries.append((Key.tolerances, Self.draft(tolerances))) }
        entries.append((Key.scenarios, Draft(scenarios.map { ($0.name, Self.draft($0)) })))
        return YAMLWriter.text(of: Draft(entries))
    }

    private static func draft(_ entry: Entry) -> Draft {
        var entries = [(Key.inputs, Draft(entry.inputs))]
        if !entry.tolerances.isEmpty { entries.append((Key.tolerances, draft(entry.tolerances))) }
        let figures = BenchFigure.allCases.compactMap { figure in
            entry.figures[figure].map { (figure.rawValue, Draft(figure.text($0))) }
        }
        return Draft(entries + [(Key.figures, Draft(figures))])
    }

    private static func draft(_ tolerances: [BenchFigure: BenchTolerance]) -> Draft {
        Draft(
            BenchFigure.allCases.compactMap { figure in
                tolerances[figure].map { (figure.rawValue, Draft($0.text)) }
            })
    }
}

extension Draft {
    /// Where drafts stand that are not read from a file.
    private static let unwritten = SourcePosition(file: "", line: 1, column: 1)

    fileprivate init(_ text: String) {
        self.init(.scalar(text, isQuoted: false), at: Self.unwritten)
    }

    fileprivate init(_ entries: [(String, Draft)]) {
        self.init(
            .mapping(entries.map { Entry(key: $0.0, keyPosition: Self.unwritten, value: $0.1) }), at: Self.unwritten)
    }
}
