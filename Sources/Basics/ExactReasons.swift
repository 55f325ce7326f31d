// SPDX-License-Identifier: GPL-3.0-or-later

extension Exact {
    /// Says why a text that is no strict decimal is none, and what its writer may have meant.
    static func whyNoDecimal(_ text: String) -> Misreading {
        let scalars = text.unicodeScalars
        if text.isEmpty {
            return Misreading("a number is missing")
        }
        if scalars.contains(":") {
            return Misreading(
                "a number has no colon",
                remedy: "write a duration as one number with its unit, such as 90 min"
            )
        }
        if scalars.contains("_") {
            return repaired("a number has no underscores", text.filter { $0 != "_" })
        }
        if scalars.contains(",") {
            return Misreading(
                "a number has no comma",
                remedy: "write a decimal point and nothing between thousands, such as 1.5 or 1000"
            )
        }
        if scalars.contains("\u{2212}") || scalars.contains("\u{2013}") {
            return Misreading("a minus sign is the plain -")
        }
        let body = text.lowercased().drop { $0 == "-" || $0 == "+" }
        if ["inf", ".inf", "infinity", "nan", ".nan", "unlimited"].contains(String(body)) {
            return Misreading("not a finite number")
        }
        if body.hasPrefix("0x") || body.hasPrefix("0o") || body.hasPrefix("0b") {
            return Misreading("a number is written in decimal digits")
        }
        if body.hasPrefix(".") {
            return repaired("a digit is missing before the point", text.replacing(first: ".", with: "0."))
        }
        if let point = body.firstIndex(of: "."), !(body[body.index(after: point)...].first?.isASCIIDigit ?? false) {
            return Misreading("a digit is missing behind the point")
        }
        if body.hasPrefix("0"), body.dropFirst().first?.isASCIIDigit ?? false {
            return repaired("a number has no leading zeros", text.withoutLeadingZeros)
        }
        return Misreading("not a number")
    }

    private static func repaired(_ problem: String, _ guess: String) -> Misreading {
        Misreading(problem, remedy: Exact(decimal: guess) == nil ? nil : "write \(guess)")
    }
}

extension Character {
    /// Whether the character is one of 0 to 9.
    var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

extension String {
    fileprivate func replacing(first: Character, with text: String) -> String {
        guard let place = firstIndex(of: first) else { return self }
        return self[..<place] + text + self[index(after: place)...]
    }

    fileprivate var withoutLeadingZeros: String {
        let sign = prefix { $0 == "-" || $0 == "+" }
        let rest = dropFirst(sign.count).drop { $0 == "0" }
        return sign + (rest.first?.isASCIIDigit ?? false ? "" : "0") + rest
    }
}
