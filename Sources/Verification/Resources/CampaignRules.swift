// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Runs of lots of equal key: how many lots they have, how they begin and end, and what they cost.
struct CampaignRules {
    let setting: Setting
    let keys: KeyRules

    /// A campaign as far as it has come.
    private struct Run {
        let key: String
        var lots: Int
        let began: Int?
        var left: Int
        /// Whether it was under way before the plan, with or without lots of the plan.
        let isEarlier: Bool
        /// How many of its lots the plan found.
        var given: Int
        var hasLots: Bool
        let cost: Exact
    }

    /// Reports campaigns that break their rules; books their costs and lists them, rooms first, then by time.
    func check(
        _ holds: [KeyRules.Held], _ rules: inout LedgerRules, _ log: inout FindingLog
    ) -> [PlannedCampaign] {
        guard !setting.frame.isRelaxed else { return [] }
        var result: [PlannedCampaign] = []
        for about in KeyedThing.all(setting.scenario) {
            guard let campaign = about.sharing.campaign else { continue }
            let runs = runs(keys.stays(in: about, holds), about, campaign, &log)
            for (place, run) in runs.enumerated() {
                judge(run, isLast: place == runs.count - 1, about, campaign, &log)
                guard run.hasLots else { continue }
                rules.addChangeover(of: about.name, run.cost)
                result.append(
                    PlannedCampaign(
                        kind: about.kind, resource: about.name, key: run.key, lots: run.lots,
                        entered: Instant(minutes: run.began ?? 0), left: Instant(minutes: run.left),
                        cost: Money(rounding: run.cost) ?? .zero))
            }
        }
        return result
    }

    /// Divides the stays into campaigns; checks how each begins and how long it lasts.
    private func runs(
        _ stays: [KeyRules.Stay], _ about: KeyedThing, _ campaign: Campaign, _ log: inout FindingLog
    ) -> [Run] {
        var runs: [Run] = []
        for stay in stays {
            if stay.from == .min {
                runs.append(
                    Run(
                        key: stay.key, lots: about.begun?.lots ?? 1, began: about.begun?.began?.minutes, left: stay.to,
                        isEarlier: true, given: about.begun?.lots ?? 1, hasLots: false, cost: .zero))
                continue
            }
            let idle = runs.last.map { stay.from - $0.left } ?? 0
            let isWithin = stay.isFact || campaign.gap.map { idle <= $0.minutes } ?? true
            if let last = runs.last, last.key == stay.key, isWithin {
                runs[runs.count - 1].lots += 1
                runs[runs.count - 1].left = max(last.left, stay.to)
                runs[runs.count - 1].hasLots = true
                if stay.isFact { runs[runs.count - 1].given += 1 }
            } else {
                if !stay.isFact { checkLead(of: stay, after: runs.last, about, campaign, &log) }
                runs.append(
                    Run(
                        key: stay.key, lots: 1, began: stay.from, left: stay.to, isEarlier: stay.isFact,
                        given: stay.isFact ? 1 : 0, hasLots: true, cost: stay.isFact ? .zero : campaign.cost))
            }
            if let longest = campaign.longest, let run = runs.last, run.lots == longest + 1, !stay.isFact {
                log.add(
                    .campaignWrong, about.name,
                    "\(stay.lot) comes after \(longest) lots of its campaign, and no more are allowed")
            }
            guard let lasts = campaign.lasts, let began = runs.last?.began, !stay.isFact else { continue }
            if stay.to - began > lasts.minutes {
                log.add(
                    .campaignWrong, about.name,
                    "\(stay.lot) leaves at \(setting.time(stay.to)), but its campaign has lasted since "
                        + "\(setting.time(began)) and may last \(lasts.text)")
            }
        }
        return runs
    }

    /// The first lot enters after the lead; after another key the lead is part of the changeover.
    private func checkLead(
        of stay: KeyRules.Stay, after last: Run?, _ about: KeyedThing, _ campaign: Campaign, _ log: inout FindingLog
    ) {
        guard last.map({ $0.key == stay.key }) ?? true else { return }
        let from = last?.left ?? 0
        guard stay.from < from + campaign.lead.minutes else { return }
        log.add(
            .campaignWrong, about.name,
            "\(stay.lot) enters first at \(setting.time(stay.from)), but getting ready takes \(campaign.lead.text) "
                + "from \(setting.time(from))")
    }

    /// Whether a campaign has a number of lots that it may have.
    private func judge(
        _ run: Run, isLast: Bool, _ about: KeyedThing, _ campaign: Campaign, _ log: inout FindingLog
    ) {
        func report(_ what: String) {
            log.add(
                .campaignWrong, about.name,
                "the campaign of \(run.key) that ends at \(setting.time(run.left)) has \(run.lots) lots, \(what)")
        }
        let gapEnd = campaign.gap.map { run.left.addingSaturated($0.minutes) }
        let isOpenAtEnd = isLast && gapEnd.map { $0 >= setting.frame.horizon } ?? true
        let wasOver = run.isEarlier && !run.hasLots && gapEnd.map { $0 < 0 } ?? false
        // What was full when the plan began is a fact.
        let wasFull = campaign.longest.map { run.given >= $0 && run.lots == run.given } ?? false
        guard !isOpenAtEnd, !wasOver, !wasFull else { return }
        if run.lots < campaign.shortest { report("at least \(campaign.shortest) are needed") }
        if run.lots % campaign.multiple != 0 { report("a multiple of \(campaign.multiple) is needed") }
    }
}
