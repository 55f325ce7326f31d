// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import ScenarioFiles

/// An alternative to a base as it is asked for, read before anything is planned.
enum AlternativeSide {
    /// Another scenario, or a result folder with its plan.
    case other(ComparedSide)
    /// The base with changes.
    case changed(ChangedBase)

    private var currency: String {
        switch self {
        case .other(let side): side.plan?.header.currency ?? side.scenario.currency
        case .changed(let changed): changed.scenario.currency
        }
    }

    /// Reads alternatives to a base as they are asked for; the faults of all that change it are told together.
    static func read(_ titles: [String], _ base: ChosenBase, in session: Session) throws(Ending) -> [AlternativeSide] {
        let changed = try ScenarioLoading.telling(in: session) { () throws(Faults) in
            var (changed, faults): ([String: ChangedBase], [Fault]) = ([:], [])
            for title in titles where ComparedSide.isChoice(title) && changed[title] == nil {
                do throws(Faults) {
                    changed[title] = try ChangedBase(title, base)
                } catch {
                    faults += error.list.filter { !faults.contains($0) }
                }
            }
            guard faults.isEmpty else { throw Faults(faults) }
            return changed
        }
        var sides: [AlternativeSide] = []
        for title in titles {
            let side: AlternativeSide =
                if let known = changed[title] {
                    .changed(known)
                } else {
                    .other(try ComparedSide.read(title, ScenarioChoice(), base: nil, in: session))
                }
            try ComparedSide.agree(base.currency, side.currency, title)
            if case .changed(let one) = side, one.names.count > ChangedBase.most {
                throw Ending(.usage, "an alternative makes at most \(ChangedBase.most) overrides")
            }
            sides.append(side)
        }
        return sides
    }
}

/// The scenario that alternatives change.
struct ChosenBase {
    /// Its files.
    let source: ScenarioSource
    /// The overrides that it makes itself.
    let overrides: [Override]
    /// The settings that it makes itself.
    let settings: [String]
    /// What its money is counted in.
    let currency: String
}

/// A base with changes that it does not make itself.
struct ChangedBase {
    /// Changes of one alternative; sets of them are told by the bits of a word.
    static let most = 60

    /// How it is called.
    let title: String
    /// The overrides beyond those of the base.
    let overrides: [Override]
    /// The settings beyond those of the base.
    let settings: [String]
    /// The scenario with all changes.
    let scenario: Scenario

    /// The changes, in their order.
    var names: [String] { overrides.map(\.name) + settings }

    /// Reads names of scenarios, or a setting.
    init(_ title: String, _ base: ChosenBase) throws(Faults) {
        let choice = ComparedSide.choice(title)
        let named = try base.source.layers.overrides(named: choice.names, key: "alternative")
        self.title = title
        overrides = named.filter { !base.overrides.contains($0) }
        settings = choice.settings
        scenario =
            try base.source.document(making: base.overrides + overrides, settings: base.settings + choice.settings)
            .scenario
    }
}
