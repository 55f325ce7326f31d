// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Planning
import Reports
import ResultFiles
import ScenarioFiles

/// The files of a plan and of its schedule.
struct PlanOutput {
    let report: ReportText
    let document: ScenarioDocument
    let options: [String: String]
    let work: PlanningWork
    let proof: PlanningProof?

    /// All files but the manifest; equal plans of equal scenarios give equal bytes.
    func files() throws(Ending) -> [ResultFile] {
        var files: [ResultFile] = []
        do throws(ResultFileError) {
            files.append(ResultFile(name: PlanFile.name, contents: try PlanFile.encode(report.plan)))
            if let schedule = report.schedule {
                files.append(ResultFile(name: ScheduleFile.name, contents: try ScheduleFile.encode(schedule)))
            }
        } catch {
            throw Ending(.failure, DisplayText.escaped(error.text))
        }
        files.append(ResultFile(name: "scenario.yaml", text: document.scenario.resolvedText))
        return files + (try ReportFiles.of(report)) + Self.files(of: proof)
    }

    /// The counts of the search; those of inequalities only where some came in.
    private static func counts(_ work: PlanningWork) -> [String: Int] {
        var counts = [
            "columns": work.columns, "integers": work.integers, "iterations": work.iterations,
            "nodes": work.nodes, "nonZeros": work.nonZeros, "rows": work.rows, "units": work.units,
            "walks": work.walks,
        ]
        for cuts in work.cuts {
            counts["cuts \(cuts.family.rawValue)"] = cuts.count
            // In whole money: what a bound gains beyond that is noise.
            counts["bound gained by \(cuts.family.rawValue)"] = Int(exactly: cuts.gain.rounded(.down)) ?? 0
        }
        return counts
    }

    /// A certificate with the programme that it speaks of; nothing where nothing is proved.
    static func files(of proof: PlanningProof?) -> [ResultFile] {
        guard let proof, let certificate = proof.certificate else { return [] }
        return [
            ResultFile(name: PlanningProof.certificateName, text: certificate),
            ResultFile(name: PlanningProof.programmeName, text: proof.programme),
        ]
    }

    /// How the files came about.
    var manifest: Manifest { Self.manifest(document, options, work) }

    /// How files came about.
    static func manifest(
        _ document: ScenarioDocument, _ options: [String: String], _ work: PlanningWork
    ) -> Manifest {
        Manifest(
            version: Exoplan.version, options: options,
            work: counts(work),
            peakMemory: ProcessUsage.peakKilobytes,
            inputs: document.files.map { Manifest.File(path: $0.name, contents: $0.bytes) },
            changes: document.changes.map { change in
                Manifest.Change(
                    path: change.path, old: change.old, new: change.new, by: change.by,
                    place: change.position.description)
            })
    }
}

extension FileTrouble {
    /// A folder that must not be replaced is a matter of the command line, the rest of the system.
    var ending: Ending {
        switch self {
        case .notOurs, .foreignFile, .notAFolder, .precious: Ending(.usage, DisplayText.escaped(text))
        case .refused, .tooLarge: Ending(.failure, DisplayText.escaped(text))
        }
    }
}
