// SPDX-License-Identifier: GPL-3.0-or-later

/// Characters that look like plain ones and are others, as they come from word processors and other alphabets.
public enum LookAlikes {
    /// A sentence on the first such character of a text, such as `U+00A0 only looks like a blank`; nil without one.
    public static func hint(in text: some StringProtocol) -> String? {
        for scalar in text.unicodeScalars where scalar.value > 0x7E {
            guard let plain = plain(scalar) else { continue }
            let digits = String(scalar.value, radix: 16, uppercase: true)
            let name = String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
            return "U+\(name) only looks like \(plain == " " ? "a blank" : "\"\(plain)\""): type it anew"
        }
        return nil
    }

    private static func plain(_ scalar: Unicode.Scalar) -> Character? {
        switch scalar.value {
        case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return " "
        case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63: return "-"
        case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0).map { Character($0) }
        case 0x2215, 0x2044: return "/"
        case 0x037E: return ";"
        default: return letters[scalar]
        }
    }

    /// Greek and Cyrillic letters with the Latin shape they have.
    private static let letters: [Unicode.Scalar: Character] = {
        let greek = zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ".unicodeScalars, "ABEZHIKMNOPTYXovp")
        let cyrillic = zip("АВЕЗКМНОРСТУХаеорсухѕіј".unicodeScalars, "ABE3KMHOPCTYXaeopcyxsij")
        return Dictionary(Array(greek) + Array(cyrillic)) { first, _ in first }
    }()
}
