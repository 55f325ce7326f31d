// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing
import ScenarioFiles

/// What libFuzzer calls with each input: the text is read as a scenario, and a scenario is written and read again.
@_cdecl("LLVMFuzzerTestOneInput")
public func readScenario(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    guard let document = try? ScenarioReader.read(text: text) else { return 0 }
    let resolved = document.scenario.resolvedText
    // What was accepted must be accepted again, with the same meaning; anything else is a find.
    guard let again = try? ScenarioReader.read(text: resolved), again.scenario == document.scenario else {
        preconditionFailure("the resolved text is not the scenario")
    }
    return 0
}
