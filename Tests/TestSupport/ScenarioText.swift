// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
public import Manufacturing
import ScenarioFiles

/// Reads a scenario from the text of a test; `format: exoplan/1` is put before a text that lacks it.
///
/// - Throws: All faults of the text, so that a failing test shows them.
public func scenario(_ yaml: String) throws -> Scenario {
    let text = yaml.hasPrefix("format:") ? yaml : "format: exoplan/1\n" + yaml
    let (tree, faults) = TreeReader.read(Array(text.utf8), file: "test.yaml")
    guard let tree else { throw Faults(faults) }
    return try ScenarioValidation.scenario(from: tree, earlier: faults)
}
