// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// Turns drafts into scenarios; the only maker of them.
public enum ScenarioValidation {
    /// Reads a draft and its tables into a scenario, or throws everything that is wrong with them.
    ///
    /// `tables` holds the rows of the files that ``tablePath(in:section:)`` names. `earlier` are faults of reading the files,
    /// which are thrown together with those found here; faults at the same places follow from them and are left out.
    public static func scenario(
        from draft: Draft,
        tables: DraftTables = DraftTables(),
        earlier: [Fault] = []
    ) throws(Faults) -> Scenario {
        try reading(from: draft, tables: tables, earlier: earlier, like: nil).scenario
    }

    /// The same with what may be taken over for drafts that differ in their recipes only.
    ///
    /// - Parameters:
    ///   - draft: What the files say.
    ///   - tables: Their tables.
    ///   - earlier: Faults of reading them.
    ///   - known: What was read of another draft, which is taken over where it holds.
    /// - Returns: The scenario, and what others may take over.
    /// - Throws: Everything that is wrong.
    public static func reading(
        from draft: Draft, tables: DraftTables, earlier: [Fault], like known: ScenarioReading?
    ) throws(Faults) -> (scenario: Scenario, reading: ScenarioReading?) {
        let log = FaultLog()
        let root = Node(draft: draft, path: "", anchor: draft.position, log: log)
        let assembly = ScenarioAssembly(root, tables: tables, like: known)
        let scenario = assembly.assemble()
        let told = Set(earlier.compactMap(\.position))
        let faults = earlier + log.faults.filter { $0.position.map { !told.contains($0) } ?? true }
        guard faults.isEmpty, let scenario else {
            throw Faults(faults.isEmpty ? [Fault(at: draft.position, problem: "the scenario is incomplete")] : faults)
        }
        if let fault = SizeEstimate(scenario).fault(at: scenario.sources["horizon"]) { throw Faults([fault]) }
        return (scenario, assembly.reading)
    }

    /// The path of the table that a section of a draft names, `demand` or `patients`, with its place.
    public static func tablePath(
        in draft: Draft, section: String = "demand"
    ) -> (path: String, position: SourcePosition)? {
        guard let holder = draft[section] else { return nil }
        let place = holder.entries == nil ? holder : holder["table"]
        guard let place, let path = place.scalarText?.trimmingBlanks, !path.isEmpty else { return nil }
        return (path, place.position)
    }
}
