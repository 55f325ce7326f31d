// SPDX-License-Identifier: GPL-3.0-or-later

import FoundationEssentials

/// Results as JSON.
enum JSONText {
    /// Readable JSON with sorted keys.
    static func of(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Only texts, whole numbers and finite numbers are given here, which all have a JSON form.
        guard let data = try? encoder.encode(value) else { return "{}" }
        return String(decoding: data, as: UTF8.self)
    }
}
