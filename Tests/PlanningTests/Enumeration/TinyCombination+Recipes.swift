// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import TestSupport

/// What is made, and who wants it.
extension TinyCombination {
    // MARK: Recipes

    func recipes(_ random: inout SplitMix64) -> String {
        let isShort = rules.count { $0.isWide } >= 2
        let many = has(.roomCampaign) || has(.unitCampaign)
        let first = many ? "[mon, tue, thu]" : isShort ? "[mon, thu]" : "[mon, wed, fri]"
        let second = isShort ? "[tue]" : "[tue, fri]"
        var texts = ["recipes:"]
        texts.append(recipe("r-a", makes: "m-vial", lots: random.pick(1...2), litres: 4, days: first, &random))
        texts.append(recipe("r-b", makes: other, lots: 1, litres: 2, days: second, &random))
        if has(.patients) {
            texts.append(
                """
                  r-own:
                    makes: m-own
                    autologous: yes\(has(.sites) ? "\n    site: q-east" : "")
                    yield: 8 dose
                    donor: own
                    client: own
                    cost: 40 EUR
                    operations: {make: {stage: culture, room: p-suite, run: \(random.pick([12, 24])) h}}
                    release: {pass: 50 %, review: \(random.pick(0...2)) d}
                """)
        }
        return texts.joined(separator: "\n")
    }

    private func recipe(
        _ name: String, makes: String, lots: Int, litres: Int, days: String, _ random: inout SplitMix64
    ) -> String {
        let isFirst = name == "r-a"
        let isSized = has(.sizeRange) && !isFirst
        let reserve = has(.quarantine) && !isSized ? 2 : 0
        let passes = has(.passRate) && isFirst
        // What arrives at the end is a multiple of ten after losses, reserve and failures.
        let net = isSized ? 20 : lots * 10
        var gross = passes ? 2 * net + reserve : net + reserve
        if has(.holdAllowance) { gross *= 2 }
        var keys = ["makes: \(makes)", "yield: \(gross) vial"]
        if has(.sites) { keys.append("site: q-east") }
        if isSized { keys.append("size: {from: 50 %}") }
        keys += ["donor: \(isFirst ? "one" : "two")", "client: \(isFirst ? "one" : "two")"]
        if isFirst { keys.append("gmo: yes") }
        keys += ["cost: \(random.pick(2...12) * 10) EUR", "start-days: \(days)"]
        let last = hasUnit ? "finish" : "grow"
        if isFirst, has(.severalOutputs) {
            keys.append("also-makes: {m-other: {quantity: 10 vial, after: \(last), elapsed: \(random.pick(0...2)) d}}")
        }
        // A skid of a working day takes a run of less.
        let hours = random.pick([12, 24, 36])
        var grow = ["stage: culture", "room: p-suite", "run: \(hours) h"]
        if hasUnit { grow.append("hold: \(has(.holdAllowance) ? 2 : 3) d") }
        if has(.holdAllowance) { grow += ["hold-loss: 50 %/d", "hold-allowance: 1 d"] }
        if hasPeople, !has(.longestSession) || random.chance(50) {
            grow.append("staff: {s-crew: \(random.pick(3...8)) h}")
        }
        grow.append("uses: {m-medium: \(litres) L}")
        keys.append("operations:\n      grow: {\(grow.joined(separator: ", "))}")
        if hasUnit {
            var finish = ["stage: fill", "unit: u-skid", "run: \(random.pick([4, 6])) h", "clean: 1 h"]
            if has(.longestSession) { finish += ["staff: {s-crew: {heads: 1}}", "longest-session: 4 h"] }
            keys[keys.count - 1] += "\n      finish: {\(finish.joined(separator: ", "))}"
        }
        keys.append("release: {\(release(isFirst, last, reserve, passes, &random))}")
        return "  \(name):\n" + keys.map { "    \($0)" }.joined(separator: "\n")
    }

    private func release(
        _ isFirst: Bool, _ last: String, _ reserve: Int, _ passes: Bool, _ random: inout SplitMix64
    ) -> String {
        var keys: [String] = []
        if reserve > 0 { keys.append("reserve: \(reserve) vial") }
        if passes { keys.append("pass: 50 %") }
        if has(.quarantine) { keys.append("review: \(random.pick(1...3)) d") }
        var tests: [String] = []
        let all = isFirst || random.chance(50)
        let sample = "sample-after: \(last)"
        if has(.plate), all { tests.append("t-plate: {\(sample), plate: z-elisa}") }
        if has(.instrument), all { tests.append("t-hplc: {\(sample), unit: u-hplc, run: 5 h, elapsed: 2 d}") }
        if has(.laboratory), all {
            let again = has(.retest) ? ", retest: 50 %" : ""
            tests.append("t-lab: {\(sample), laboratory: l-lab, elapsed: 1 d, cost: 6 EUR\(again)}")
        }
        if !tests.isEmpty { keys.append("tests: {\(tests.joined(separator: ", "))}") }
        if has(.stability), isFirst { keys.append("stability: {after: 3 d, staff: {s-crew: 2 h}, cost: 7 EUR}") }
        return keys.joined(separator: ", ")
    }

    // MARK: Demand

    func demand(_ random: inout SplitMix64) -> String {
        var lines: [String] = []
        let first = line("m-vial", 20, &random) + (has(.priority) ? ", priority: 1" : "")
        if isSplit {
            let half = first.replacing("quantity: 20 vial", with: "quantity: 10 vial")
            lines += ["d-1: {\(half)}", "d-1b: {\(half)}"]
        } else {
            lines.append("d-1: {\(first)}")
        }
        if has(.sites) {
            lines.append("d-2: {\(line("m-vial", 10, &random).replacing("site: q-east", with: "site: q-west"))}")
        } else if has(.priority) || has(.forecast) {
            let kind = has(.forecast) ? ", kind: forecast" : ""
            lines.append("d-2: {\(line("m-vial", has(.service) ? 20 : 10, &random))\(kind)}")
        }
        lines.append("d-3: {\(line(other, has(.service) ? 20 : 10, &random))}")
        var text = "demand:\n"
        if has(.forecast) { text += "  consume: {back: \(random.pick(0...4)) d, ahead: \(random.pick(0...4)) d}\n" }
        text += "  lines:\n    " + lines.joined(separator: "\n    ")
        if has(.service) {
            let penalty = random.chance(80) ? ", penalty: \(random.pick(2...9)) EUR/vial" : ""
            text += "\nservice:\n  v-target: {\(place(of: "m-vial"))material: m-vial, target: 50 %\(penalty)}"
        }
        if has(.patients) {
            text += "\npatients:\n  lines:"
            for number in 1...(rules.count { $0.isWide } > 2 ? 1 : random.pick(1...2)) {
                text +=
                    "\n    h-\(number): {recipe: r-own, arrives: 2027-01-0\(random.pick(4...7))T\(random.pick(10...18)):00, "
                    + "price: \(random.pick(2...9) * 100) EUR, due: \(random.pick(2...4)) d, late: 30 EUR/d, "
                    + "lost: \(random.pick(0...2) * 50) EUR}"
            }
        }
        return text
    }

    private func line(_ material: String, _ quantity: Int, _ random: inout SplitMix64) -> String {
        var text = "\(place(of: material))material: \(material), quantity: \(quantity) vial"
        text += ", due: 2027-01-\(random.pick(["08", "10", "12", "14"])), price: \(random.pick(12...45)) EUR/vial"
        text += ", lost: \(random.pick(0...6)) EUR/vial"
        guard has(.lateness) else {
            return text + ", late: 1 EUR/vial/d, late-cap: 8 EUR/vial, early: 4 d, latest: 6 d"
        }
        text += ", late: \(random.pick(1...7)) EUR/vial/d, late-cap: \(random.pick(5...20)) EUR/vial"
        return text + ", early: \(random.pick(0...3)) d, latest: \(random.pick(0...7)) d"
    }
}
