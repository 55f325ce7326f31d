// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing
import Timing

extension Formulation {
    /// A laboratory takes only so many samples a week.
    ///
    ///     Σ samples[c,l,w]·lots[c] ≤ slots[l]        ∀ laboratory l, week w of arrival
    mutating func limitLaboratories() {
        let problem = problem
        let laboratories = scenario.laboratories
        guard laboratories.things.contains(where: { $0.slots != nil }) else { return }
        let rows = programme.rowFamily(
            "laboratory", unit: "samples",
            axes: [
                Axis("laboratory", count: laboratories.count) { laboratories.things[$0].name },
                Axis("week", count: problem.times.weekCount) { problem.text(at: $0 * 7 * 1440) },
            ],
            formula: "Σ samples[c,l,w]·lots[c] ≤ slots[l]")
        for laboratory in laboratories.ids {
            guard let slots = laboratories[laboratory].slots else { continue }
            let source = sources.id(of: "laboratories.\(laboratories[laboratory].name)")
            let sent = problem.sendings(to: laboratory)
            for week in 0..<problem.times.weekCount where !sent[week].isEmpty {
                programme.require(rows, laboratory, week, .atMost(Double(slots)), source: source) {
                    for sending in sent[week] {
                        sending.samples * variables.lots[sending.candidate]
                    }
                }
            }
        }
    }
}

extension PlanningProblem {
    /// Samples that a lot sends to a laboratory in a week.
    struct Sending: Sendable {
        let candidate: Int
        let samples: Double
    }

    /// What each lot sends to a laboratory, by week of arrival; each lot once a week.
    func sendings(to laboratory: ID<Laboratory>) -> Postings<Sending> {
        Postings(
            slots: times.weekCount,
            candidates.enumerated().flatMap { number, candidate in
                let own = candidate.timeline.sendings.filter { $0.laboratory == laboratory }
                let weeks = Set(own.map { $0.arrives.minutes / (7 * 1440) }).sorted()
                return weeks.map { week in
                    let samples = own.reduce(0) { $1.arrives.minutes / (7 * 1440) == week ? $0 + $1.samples : $0 }
                    return (slot: week, entry: Sending(candidate: number, samples: samples))
                }
            })
    }
}
