// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

extension ScenarioAssembly {
    /// Reads what campaigns of a room or unit must be like; nil where nothing is said.
    func readCampaign(_ fields: RecordReader, isRoom: Bool, capacity: Int) -> Campaign? {
        guard let node = fields.child("campaign") else { return nil }
        let own = RecordReader(node, isRoom ? CampaignFields.ofRoom : CampaignFields.ofUnit)
        let shortest = own.value(CampaignFields.shortest, context)
        let longest = own.value(CampaignFields.longest, context)
        let multiple = own.value(CampaignFields.multiple, context)
        let gap = own.value(CampaignFields.gap, context)
        let lead = own.value(CampaignFields.lead, context)
        let lasts = own.value(CampaignFields.lasts, context)
        let cost = own.value(CampaignFields.cost, context)
        if capacity > 1 {
            node.fault(
                "campaigns are counted where lots come one by one, and \(capacity) may be here at a time",
                remedy: "write capacity: 1 beside holds:", at: node.anchor)
        }
        let fewest = (max(shortest, 1) + multiple - 1) / multiple * multiple
        if let longest, longest < fewest {
            own.child("longest")?.fault(
                "no number of lots is long enough and short enough", value: String(longest),
                remedy: "shortest and multiple-of ask for \(fewest) lots at least")
        }
        let most = longest ?? fewest + multiple
        if most > Self.mostStates || fewest > Self.mostStates {
            node.fault(
                "campaigns are counted up to \(Self.mostStates) lots",
                remedy: "leave longest: out where it never binds",
                at: node.anchor)
        }
        return Campaign(
            shortest: shortest, longest: longest, multiple: multiple, gap: gap, lead: lead, lasts: lasts, cost: cost)
    }

    /// Each number of lots is a state of the programme.
    private static let mostStates = 100

    /// Reads the campaign under way at the horizon's start; nil where there are no campaigns.
    func readBegun(
        of name: String, _ campaign: Campaign?, _ free: CivilDateTime, _ node: Node, _ fields: RecordReader
    ) -> Campaign.Begun? {
        let lots = fields.value(HeldFields.lots, context)
        let began = fields.value(HeldFields.began, context)
        guard let campaign else {
            for key in ["lots", "began"] where fields.has(key) {
                fields.child(key)?.fault(
                    "\(name) knows no campaigns", remedy: "leave \(key) out, or write campaign: below \(name)",
                    at: fields.child(key)?.anchor)
            }
            return nil
        }
        if campaign.lasts != nil, !fields.has("began") {
            node.fault(
                "campaigns on \(name) last only so long, and when the one under way began is not said",
                remedy: "write began: with the time at which its first lot entered", at: node.anchor)
        }
        if let began, began > free {
            fields.child("began")?.fault(
                "it begins after its last lot has left", value: began.description, remedy: "write began before free")
        }
        if let lots, let longest = campaign.longest, lots > longest {
            fields.child("lots")?.fault(
                "more than a campaign may have", value: String(lots), remedy: "it must be at most \(longest)")
        }
        return Campaign.Begun(lots: lots ?? 1, began: began.map(instant))
    }
}
