// SPDX-License-Identifier: GPL-3.0-or-later

public import Manufacturing
import ScenarioFiles

/// Reads a scenario from the text of a test; `format: exoplan/1` is put before a text that lacks it.
///
/// - Throws: All faults of the text, so that a failing test shows them.
public func scenario(_ yaml: String) throws -> Scenario {
    try ScenarioReader.read(text: yaml.hasPrefix("format:") ? yaml : "format: exoplan/1\n" + yaml).scenario
}

/// The scenario that its own resolved text gives.
///
/// - Throws: All faults of the resolved text; there should be none.
public func rewritten(_ scenario: Scenario) throws -> Scenario {
    try ScenarioReader.read(text: scenario.resolvedText).scenario
}
