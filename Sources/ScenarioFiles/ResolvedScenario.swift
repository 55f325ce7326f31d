// SPDX-License-Identifier: GPL-3.0-or-later

public import Manufacturing

extension Scenario {
    /// The scenario as a file of its own: everything resolved, the demand table inlined, one text for one meaning.
    ///
    /// Reading it gives an equal scenario; files that differ in key order, notes or units of writing give the same text.
    public var resolvedText: String { YAMLWriter.text(of: draft) }
}
