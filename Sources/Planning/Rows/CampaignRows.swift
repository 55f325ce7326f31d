// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing

extension Formulation {
    /// Campaigns have their lengths, gaps and leads, and are paid with the changeovers between them.
    ///
    ///     lots[c] = Σ run[c,n]                               run[c,n]: lot c is run when n lots of its campaign are done
    ///     one unit flows through the states of the place:
    ///       ready[k,t]     made ready for a campaign of key k, waiting at t      → run[c,0]
    ///       open[k,n,t]    a campaign of k with n lots, waiting at t             → run[c,n]
    ///       run[c,n]       ends at e with m = n + 1 lots                         → stay[k,m,e] + close[k,m,e] + end[k,m,e]
    ///       close[k,m,e]   only where m lots may be all                          → Σ go[k,e,j] + end[k,e]
    ///       go[k,e,j]      reaches ready[j] after changeover and lead
    ///     open[k,n,t] ≤ Σ stay[k,n,e] (e no more than the gap before the next t)
    ///     lots[c] ≤ Σ run[g,0] (g of equal key entering in the longest time before c leaves)
    ///     cost = Σ (changeover[k,j] + campaign) · go[k,e,j]
    ///
    /// The unit passes each lot that starts in full, so its way is whole where the lots are. Fractions of lots have no
    /// order: a relaxed plan knows no campaigns.
    mutating func keepCampaigns(isRelaxed: Bool) {
        guard !isRelaxed else { return }
        for kind in [ResourceLoad.Kind.room, .unit] {
            keepCampaigns(in: KeyedPlaces(kind, of: problem) { $0.sharing.campaign != nil })
        }
    }

    private mutating func keepCampaigns(in places: KeyedPlaces) {
        guard !places.all.isEmpty else { return }
        let problem = problem
        let prefix = places.kind.rawValue
        let flows = places.all.compactMap { place in
            place.sharing.campaign.map {
                CampaignFlow(of: place, $0, horizon: problem.horizon, text: { problem.text(at: $0) })
            }
        }
        guard flows.count == places.all.count else { return }
        let columns = programme.raggedVariables(
            "\(prefix)-campaigns", unit: "units", over: places.axis, counts: flows.map(\.columns.count),
            secondName: "state", label: { flows[$0].columns[$1].text }, upper: 1)
        let rows = programme.raggedRowFamily(
            "\(prefix)-campaign", unit: "units", over: places.axisOfAll, counts: places.counts(flows.map(\.rows.count)),
            secondName: "row",
            label: { thing, row in places.place(of: thing).map { flows[$0].rows[row].text } ?? "" },
            formula: "in = out of each state; lots[c] = Σ run[c,n]")
        for (place, (about, flow)) in zip(places.all, flows).enumerated() {
            let source = sources.id(of: "\(prefix)s.\(about.name).campaign")
            for (number, row) in flow.rows.enumerated() {
                let right = Double(row.supply)
                programme.require(
                    rows, about, number, row.isLimit ? .atMost(right) : .equal(to: right), source: source
                ) {
                    for lot in row.lots { variables.lots[lot] }
                    for term in row.plus { columns[place, term] }
                    for term in row.minus { -columns[place, term] }
                }
            }
            for (number, column) in flow.columns.enumerated() where column.cost != 0 {
                programme.addCost(column.cost, to: columns[place, number])
            }
        }
    }
}
