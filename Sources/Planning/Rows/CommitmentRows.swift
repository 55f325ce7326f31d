// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing

extension Formulation {
    /// Each date of a commitment is kept on one of its days.
    ///
    ///     Σ done[o,d] (days d of date k) = 1        ∀ commitment o, date k
    mutating func keepCommitments() {
        let problem = problem
        let commitments = scenario.commitments
        guard !commitments.isEmpty else { return }
        let rows = programme.raggedRowFamily(
            "commitment", unit: "times",
            over: Axis("commitment", count: commitments.count) { commitments.things[$0].name },
            counts: problem.dateCounts, secondName: "date",
            label: { commitment, date in
                let errand = problem.errands.firstIndex { $0.commitment.index == commitment && $0.date == date }
                return errand.map { problem.text(at: problem.errands[$0].during.from.minutes) } ?? "\(date + 1)"
            },
            formula: "Σ done[o,d] = 1")
        for commitment in commitments.ids {
            let source = sources.id(of: "commitments.\(commitments[commitment].name)")
            for date in 0..<problem.dateCounts[commitment.index] {
                programme.require(rows, commitment, date, .equal(to: 1), source: source) {
                    for (number, errand) in problem.errands.enumerated()
                    where errand.commitment == commitment && errand.date == date {
                        variables.done[number]
                    }
                }
            }
        }
    }
}
