// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// Turns drafts into scenarios; the only maker of them.
public enum ScenarioValidation {
    /// Reads a draft and its demand table into a scenario, or throws everything that is wrong with them.
    ///
    /// `table` holds the rows of the file that ``tablePath(in:)`` names. `earlier` are faults of reading the files,
    /// which are thrown together with those found here; faults at the same places follow from them and are left out.
    public static func scenario(
        from draft: Draft,
        table: DraftTable? = nil,
        earlier: [Fault] = []
    ) throws(Faults) -> Scenario {
        let log = FaultLog()
        let root = Node(draft: draft, path: "", anchor: draft.position, log: log)
        let assembly = ScenarioAssembly(root, table: table)
        let scenario = assembly.assemble()
        let told = Set(earlier.compactMap(\.position))
        let faults = earlier + log.faults.filter { $0.position.map { !told.contains($0) } ?? true }
        guard faults.isEmpty, let scenario else {
            throw Faults(faults.isEmpty ? [Fault(at: draft.position, problem: "the scenario is incomplete")] : faults)
        }
        return scenario
    }

    /// The path of the demand table that a draft names, with its place.
    public static func tablePath(in draft: Draft) -> (path: String, position: SourcePosition)? {
        guard let demand = draft["demand"] else { return nil }
        let place = demand.entries == nil ? demand : demand["table"]
        guard let place, let path = place.scalarText?.trimmingBlanks, !path.isEmpty else { return nil }
        return (path, place.position)
    }
}
