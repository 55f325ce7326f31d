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

/// The objective, one term to a line.
func objective(of yaml: String) throws -> [String] {
    let text = PlanningStudy(of: try scenario(yaml), options: PlanOptions()).mathematics
    let part = text.split(separator: "\n\n").first { $0.hasPrefix("minimise") } ?? ""
    let line = joined(part.split(separator: "\n").dropFirst().joined(separator: "\n"))
    return line.replacing(" + ", with: "\n+ ").replacing(" - ", with: "\n- ").split(separator: "\n").dropFirst()
        .map(String.init)
}
