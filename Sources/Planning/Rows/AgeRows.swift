// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming
import Manufacturing

extension Formulation {
    /// What expires is used, delivered or discarded by then, first-expired-first-out.
    ///
    ///     stock[m, e] − Σ supplies usable by e that expire after e ≤ 0        ∀ expiry e
    ///
    /// Stock after e can only be what had not expired by e. Where supplies do not become usable in the order in
    /// which they expire (quarantine), what comes in from a on and expires by e must leave within [a, e]:
    ///
    ///     stock[m, e] − stock[m, a−] − Σ supplies usable in [a, e] that expire after e ≤ 0
    mutating func useBeforeExpiry() {
        let problem = problem
        let materials = scenario.materials
        let plans = problem.flows.map(ExpiryChecks.init(of:))
        let rows = programme.raggedRowFamily(
            "age", unit: "units", over: Axis("material", count: materials.count) { materials.things[$0].name },
            counts: plans.map(\.checks.count), secondName: "expiry",
            label: { problem.text(at: plans[$0].checks[$1].expires) },
            formula: "stock[m,e] − stock[m,a−] − Σ supplies usable in [a,e] that expire after e ≤ 0")
        for material in materials.ids {
            let flow = problem.flows[material.index]
            let about = materials[material]
            let source = sources.id(of: "materials.\(about.name).shelf-life")
            for (number, check) in plans[material.index].checks.enumerated() {
                guard let cut = flow.cut(closing: check.expires) else { continue }
                let fresh = flow.supplies.filter {
                    $0.available >= check.from && $0.available <= check.expires
                        && ($0.expires ?? .max) > check.expires
                }
                let given = fresh.reduce(0) { sum, supply in
                    if case .given = supply.source { sum + supply.quantity } else { sum }
                }
                let before = check.from > 0 ? flow.cut(closing: check.from).map { $0 - 1 } : nil
                programme.require(rows, material, number, .atMost(given), source: source) {
                    variables.stock[material, cut]
                    if let before, before >= 0 {
                        -variables.stock[material, before]
                    }
                    for supply in fresh {
                        switch supply.source {
                        case .lot(let candidate): -supply.quantity * variables.lots[candidate]
                        case .purchase(let arrival):
                            -about.purchaseSize * variables.purchase[material, arrival]
                        case .given: [Term]()
                        }
                    }
                }
            }
        }
    }
}

/// The pairs (a, e) at which the age of a material's stock is checked.
struct ExpiryChecks: Sendable {
    /// What becomes usable from `from` on and expires by `expires` must have left by then.
    struct Check: Hashable, Sendable {
        let from: Int
        let expires: Int
    }

    /// The checks, by expiry, then start.
    let checks: [Check]

    init(of flow: MaterialFlow) {
        let end = flow.cuts.last ?? 0
        var checks: Set<Check> = []
        for supply in flow.supplies {
            guard let expires = supply.expires, expires < end else { continue }
            checks.insert(Check(from: 0, expires: expires))
            let isOvertaken = flow.supplies.contains {
                $0.available < supply.available && ($0.expires ?? .max) > expires
            }
            if isOvertaken, supply.available <= expires {
                checks.insert(Check(from: supply.available, expires: expires))
            }
        }
        self.checks = checks.sorted { ($0.expires, $0.from) < ($1.expires, $1.from) }
    }
}
