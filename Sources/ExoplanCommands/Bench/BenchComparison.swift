// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// A run beside its baseline, figure by figure.
struct BenchComparison {
    let run: BenchRun
    let lines: [Line]

    /// One figure.
    struct Line {
        var figure: BenchFigure
        /// The value of the run; nil where it has none.
        var now: Exact?
        /// The value of the baseline; nil where it has none.
        var baseline: Exact?
        var tolerance: BenchTolerance?
        var verdict: Verdict
    }

    /// How a figure fares.
    enum Verdict: String {
        /// Within the tolerance.
        case same = "ok"
        /// Better by more than the tolerance.
        case better
        /// Worse by more than the tolerance, or gone.
        case worse = "WORSE"
        /// Not compared.
        case shown = "not in the baseline"
    }

    /// Compares a run; without a baseline its figures are only shown.
    init(_ run: BenchRun, with baseline: Baseline?) {
        self.run = run
        let entry = baseline?.entry(named: run.name)
        lines = BenchFigure.allCases.compactMap { figure in
            let (now, old) = (run.figures[figure], entry?.figures[figure])
            guard now != nil || old != nil else { return nil }
            guard let baseline, let entry, let old else {
                return Line(figure: figure, now: now, baseline: nil, tolerance: nil, verdict: .shown)
            }
            let tolerance = baseline.tolerance(of: figure, in: entry)
            return Line(
                figure: figure, now: now, baseline: old, tolerance: tolerance,
                verdict: now.map { Self.verdict(figure, $0, old, tolerance) } ?? .worse)
        }
    }

    private static func verdict(
        _ figure: BenchFigure, _ now: Exact, _ old: Exact, _ tolerance: BenchTolerance
    ) -> Verdict {
        let gain = figure.isGain ? now - old : old - now
        guard gain.magnitude > tolerance.width(of: figure, at: old) else { return .same }
        return gain.signum > 0 ? .better : .worse
    }

    /// How many figures fare so.
    func count(_ verdict: Verdict) -> Int { lines.count { $0.verdict == verdict } }
}
