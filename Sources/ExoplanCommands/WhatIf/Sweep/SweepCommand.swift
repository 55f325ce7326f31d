// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Basics
import FoundationEssentials
import GLPKSolver
import Manufacturing
import Planning
import Reports
import ResultFiles
import ScenarioFiles
import Verification
import WhatIf

/// `exoplan sweep`: plans a scenario at many points of what is uncertain or open.
struct SweepCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep", abstract: "Plan a scenario at many points: one value at a time, a grid, or a sample.",
        discussion: """
            Examples:
              exoplan sweep scenarios/02-msc-clinical-site/study.yaml
              exoplan sweep plant/study.yaml -o results/uncertainty --threads 2

            The study's file says what is varied. Finished pieces are stored in the result \
            folder (beside the study by default) at once: the same command goes on where an interrupted one ended, and gives the \
            same files on any number of threads.
            """)

    @Argument(help: "The study's file.")
    var study: String

    @OptionGroup var place: FolderOptions

    @Option(help: "How many threads to use; all processors by default.")
    var threads: Int?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard threads.map({ (1...1024).contains($0) }) ?? true else {
            throw ValidationError("--threads is a whole number from 1 to 1024.")
        }
    }

    func run(in session: Session) throws(Ending) -> ExitStatus {
        session.console.watchInterrupts()
        let path = study
        let document = try ScenarioLoading.telling(in: session) { () throws(Faults) in
            try StudyReader.read(path: path)
        }
        let setting = try SweepSetting(document, in: session)
        let folder = place.folder ?? ResultFolder.standardPath(for: study, variant: "").replacingSuffix
        let key = setting.key(of: document.file)
        let store: ChunkFolder
        do throws(FileTrouble) {
            store = try ChunkFolder(path: folder, key: key, outputs: SweepReport.names, force: place.force)
        } catch {
            throw error.ending
        }
        let run = SweepRun(
            study: document.study, design: setting.design, sides: setting.sides, folder: store,
            threads: threads ?? ProcessInfo.processInfo.activeProcessorCount, session: session)
        let outcome = try run.run()
        let report = SweepReport(
            tables: SweepTables(
                study: document.study, design: setting.design, sides: setting.sides, results: outcome.results))
        do throws(FileTrouble) {
            try store.finish(report.files, manifest: manifest(setting, outcome))
        } catch {
            throw error.ending
        }
        if session.options.json {
            session.console.print(JSONText.of(SweepText(report.tables)))
        } else {
            session.report(report.text(style: session.style))
            session.report("The points are in \(DisplayText.escaped(folder))")
        }
        guard report.failures.isEmpty else {
            let (count, all) = (report.failures.count, outcome.results.reduce(0) { $0 + $1.count })
            session.console.complain("\(count) of \(all) points have no plan; points.csv tells why.")
            return .fellShort
        }
        return .success
    }

    private func manifest(_ setting: SweepSetting, _ outcome: SweepRun.Outcome) -> Manifest {
        let all = outcome.results.flatMap(\.self)
        return Manifest(
            version: Exoplan.version, options: ["study": study],
            work: [
                "points": all.count, "resumed": outcome.resumed, "iterations": all.reduce(0) { $0 + $1.iterations },
                "withoutPlan": all.count { $0.status != .planned }, "checked": all.count { $0.difference != nil },
                "loadedAnew": all.count { $0.way == RelaxedAnswer.Way.loaded.rawValue },
                "cold": all.count { $0.way == RelaxedAnswer.Way.cold.rawValue },
            ],
            inputs: ([setting.file] + setting.sides[0].document.files).map {
                Manifest.File(path: $0.name, contents: $0.bytes)
            })
    }
}

/// The distributions of a study as JSON; all points are in the folder.
struct SweepText: Encodable {
    struct Side: Encodable {
        var name: String
        var contribution: Double?
        var points: Int
        var withoutPlan: Int
        var mean: Double?
        var quantiles: [String: Double]
    }

    var currency: String
    var scenarios: [Side]

    init(_ tables: SweepTables) {
        currency = tables.currency
        scenarios = tables.sides.indices.map { side in
            let spread = Distribution(tables.results(.sample, of: side).compactMap(\.contribution))
            let quantiles = [("5 %", 0.05), ("50 %", 0.5), ("95 %", 0.95)]
            return Side(
                name: tables.sides[side].name, contribution: tables.results[side].first?.contribution,
                points: tables.results[side].count,
                withoutPlan: tables.results[side].count { $0.status != .planned }, mean: spread?.mean,
                quantiles: Dictionary(
                    uniqueKeysWithValues: quantiles.compactMap { name, share in
                        spread.map { (name, $0.quantile(share)) }
                    }))
        }
    }
}

extension String {
    /// The standard place of a study's results: `study.exoplan` becomes `study.sweep`.
    fileprivate var replacingSuffix: String { hasSuffix(".exoplan") ? dropLast(8) + ".sweep" : self }
}
