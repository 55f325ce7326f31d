// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing
import TestSupport

@testable import Planning

/// The rows of a family as the programme prints them, without the family's formula, one row to a line.
func rows(_ family: String, of yaml: String) throws -> String {
    let text = PlanningStudy(of: try scenario(yaml), options: PlanOptions()).mathematics(of: family)
    return joined(text.split(separator: "\n").dropFirst().joined(separator: "\n"))
}

/// What a family of a scenario should read, written with as many lines to a row as are clear.
func joined(_ text: String) -> String {
    var lines: [String] = []
    for line in text.split(separator: "\n") {
        if line.hasPrefix("        "), !lines.isEmpty {
            lines[lines.count - 1] += " " + line.drop { $0 == " " }
        } else {
            lines.append(String(line.drop { $0 == " " }))
        }
    }
    return lines.joined(separator: "\n")
}

/// The objective, one term to an entry; rates per minute do not have an end as decimals, so numbers are to 1e-9.
func objective(of yaml: String) throws -> [String] {
    let text = PlanningStudy(of: try scenario(yaml), options: PlanOptions()).mathematics
    let all = text.split(separator: "\n\n").first { $0.hasPrefix("minimise") } ?? ""
    let line = joined(all.split(separator: "\n").dropFirst().joined(separator: "\n"))
    let terms = line.replacing(" + ", with: "\n+ ").replacing(" - ", with: "\n- ").split(separator: "\n").dropFirst()
    return terms.map { term in
        term.split(separator: " ", maxSplits: 2).map { word in
            guard let number = Double(word) else { return String(word) }
            let tidy = (number * 1e9).rounded() / 1e9
            return tidy == tidy.rounded() ? "\(Int(tidy))" : "\(tidy)"
        }.joined(separator: " ")
    }
}
