// SPDX-License-Identifier: GPL-3.0-or-later

/// The shortest text that reads back as the same number; whole numbers have no point, zero no sign.
func numberText(_ value: Double) -> String {
    if value == 0 { return "0" }
    if value.isInfinite { return value < 0 ? "-∞" : "∞" }
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

/// A term with its sign and a blank before it, such as ` + 2.5 lots[msc]`; the coefficient 1 is left out.
func termText(_ coefficient: Double, _ name: String) -> String {
    let sign = coefficient < 0 ? " - " : " + "
    return coefficient.magnitude == 1 ? sign + name : "\(sign)\(numberText(coefficient.magnitude)) \(name)"
}
