// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// A figure of a run that repeats exactly: a count of work, or how good the plan is.
enum BenchFigure: String, CaseIterable {
    /// Starts walked through the calendars.
    case walks
    case rows, columns, integers
    /// Coefficients of the programme.
    case nonZeros = "non-zeros"
    /// Pivots of the simplex method, of all rounds.
    case iterations
    /// Nodes of trees and relaxations of dives, of all rounds.
    case nodes
    /// Units of work as `--work` counts them, of all rounds.
    case units
    /// Inequalities that tightened the relaxation.
    case cuts
    /// Rounds of plan and timetable.
    case rounds
    /// Whole timetables that were built.
    case decodes
    /// Size of all result files but the manifest [bytes].
    case bytes
    /// Size of the certificate, where one is asked for [bytes].
    case certificate
    /// Result of the plan [money].
    case contribution
    /// The most that any plan can contribute by the search [money].
    case bound
    /// The same, proved at the root with directed rounding [money].
    case certified
    /// What the plan may be short of the best, as a share.
    case gap
    /// Share of the demanded worth that is delivered.
    case delivered
    /// Share of the demanded worth that is delivered by its due dates, as planned.
    case onTime = "on-time"
    /// The same by the timetable.
    case timetable = "on-time-by-timetable"

    /// What its values are.
    enum Kind {
        case count, money, share
    }

    /// What its values are.
    var kind: Kind {
        switch self {
        case .contribution, .bound, .certified: .money
        case .gap, .delivered, .onTime, .timetable: .share
        default: .count
        }
    }

    /// Whether more of it is better.
    var isGain: Bool {
        switch self {
        case .contribution, .delivered, .onTime, .timetable: true
        default: false
        }
    }

    /// How far it may change where the baseline says nothing.
    var standardTolerance: BenchTolerance {
        switch self {
        case .walks, .rows, .columns, .integers, .nonZeros: .percent(1)
        case .iterations, .nodes, .units, .decodes: .percent(10)
        case .cuts: .percent(20)
        case .bytes, .certificate: .percent(5)
        case .rounds: .amount(.zero)
        case .contribution, .bound, .certified, .gap, .delivered: .share(Exact(1, over: 1000))
        case .onTime, .timetable: .share(Exact(5, over: 1000))
        }
    }

    /// A value in the words of a baseline: shares in percent.
    func text(_ value: Exact) -> String {
        kind == .share ? "\((value * 100).decimalText) %" : value.decimalText
    }
}

/// How far a figure may change for the worse.
enum BenchTolerance: Hashable {
    /// A share of the baseline's value; for figures that are shares themselves, so many points.
    case share(Exact)
    /// So much in the figure's own unit.
    case amount(Exact)

    /// A share written in percent.
    static func percent(_ number: Int) -> BenchTolerance { .share(Exact(number, over: 100)) }

    /// As it is written in a baseline.
    var text: String {
        switch self {
        case .share(let share): "\((share * 100).decimalText) %"
        case .amount(let amount): amount.decimalText
        }
    }

    /// The change that it admits of a value.
    func width(of figure: BenchFigure, at value: Exact) -> Exact {
        switch self {
        case .amount(let amount): amount
        case .share(let share): figure.kind == .share ? share : share * value.magnitude
        }
    }
}
