// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import GLPKSolver
import LinearProgramming
import Planning
import ScenarioFiles

/// `exoplan trial`: times the relaxation alone, for the scripts under Benchmarks.
struct TrialCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "trial", abstract: "Time the relaxation of a scenario in CPU seconds.", shouldDisplay: false)

    @Argument(help: "The scenario's file, or its folder.")
    var scenario: String

    @Option(help: "Demand lines that are changed by a tenth and back, one after another.")
    var changes = 0

    @OptionGroup var output: OutputOptions

    /// CPU seconds and sizes.
    private struct Figures: Encodable {
        var rows: Int
        var columns: Int
        var nonZeros: Int
        var formulate: Double
        var cold: Double
        var iterations: Int
        var cost: Double
        var exact: Double
        var exactGap: Double?
        var resolves: Int
        var warm: Double
        var warmCosts: Double
        var kilobytesBefore: Int
        var kilobytesAfter: Int
    }

    func run(in session: Session) throws(Ending) -> ExitStatus {
        let document = try ScenarioLoading.document(at: scenario, in: session)
        let begin = ProcessUsage.cpuSeconds
        let study = Planner(solver: GLPKSolver()).study(document.scenario, options: PlanOptions(isRelaxed: true))
        let formulated = ProcessUsage.cpuSeconds
        let before = ProcessUsage.peakKilobytes ?? 0
        do throws(SolverFault) {
            let loading = ProcessUsage.cpuSeconds
            let trial = try study.trial(with: GLPKSolver())
            defer { trial.close() }
            let answer = try trial.solve()
            let solved = ProcessUsage.cpuSeconds
            let after = ProcessUsage.peakKilobytes ?? 0
            let gap = trial.exactGap(of: answer)
            let evaluated = ProcessUsage.cpuSeconds
            var costs = 0.0
            let lines =
                changes > 0 ? Array(stride(from: 0, to: trial.lineCount, by: max(1, trial.lineCount / changes))) : []
            for line in lines {
                costs += try trial.solve(line: line, times: 1.1).objective
                costs += try trial.solve(line: line, times: 1).objective
            }
            let done = ProcessUsage.cpuSeconds
            let work = study.work
            session.console.print(
                JSONText.of(
                    Figures(
                        rows: work.rows, columns: work.columns, nonZeros: work.nonZeros,
                        formulate: formulated - begin, cold: solved - loading, iterations: answer.iterations,
                        cost: answer.objective, exact: evaluated - solved, exactGap: gap.isFinite ? gap : nil,
                        resolves: 2 * lines.count,
                        warm: done - evaluated, warmCosts: costs,
                        kilobytesBefore: before, kilobytesAfter: after)))
        } catch {
            throw Ending(.failure, error.sentence)
        }
        return .success
    }
}
