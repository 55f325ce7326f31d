// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// Arithmetic on values as they are written: a number with its unit keeps its unit.
struct DraftArithmetic {
    /// The words that the scenario counts in.
    let countables: Set<String>

    /// A factor such as `1.3` or `130 %`, 0 or more.
    static func factor(_ text: String) throws(Misreading) -> Exact {
        let value: Exact
        if text.hasSuffix("%") {
            value = try Quantity.read(text, as: .share).canonical
        } else {
            let number = text.prefix { $0 != " " }
            if number.count < text.count, Exact(decimal: number) != nil {
                throw Misreading("a factor has no unit", remedy: "write it like 1.3 or 130 %")
            }
            value = try Exact.read(decimal: text)
        }
        guard value.signum >= 0 else { throw Misreading("a factor cannot be negative", remedy: "it must be 0 or more") }
        return value
    }

    /// A written number times a factor; a duration is rounded to whole minutes.
    func scaled(_ text: String, by factor: Exact) throws(Misreading) -> String {
        let text = text.trimmingBlanks
        if text == "unlimited" { return text }
        let (number, unit) = Self.parts(text)
        guard let value = Exact(decimal: number) else {
            throw Misreading("this is no number, so it cannot be scaled", remedy: "use set: to change it")
        }
        let product = value * factor
        let exact = unit.isEmpty ? product.decimalText : "\(product.decimalText) \(unit)"
        guard let time = Unit(unit), time.dimension == .time, !unit.contains("/") else { return exact }
        let minutes = product * time.scale
        guard !minutes.isWhole else { return exact }
        return "\(minutes.rounded(.halfAwayFromZero, places: 0).decimalText) min"
    }

    /// The sum of two written amounts in the unit of the first; to a date a duration is added.
    func sum(_ text: String, _ more: String) throws(Misreading) -> String {
        let (text, more) = (text.trimmingBlanks, more.trimmingBlanks)
        if let moved = try later(text, more) { return moved }
        let (number, unit) = Self.parts(text)
        guard let value = Exact(decimal: number) else {
            throw Misreading("this is no number, so nothing can be added to it", remedy: "use set: to change it")
        }
        let (addition, other) = Self.parts(more)
        if unit == other {
            let sum = value + (try Exact.read(decimal: addition))
            return unit.isEmpty ? sum.decimalText : "\(sum.decimalText) \(unit)"
        }
        guard !unit.isEmpty else { throw Misreading("here stands a number without a unit", remedy: "add one like 1") }
        let read = try Unit.read(unit, countables: countables)
        let quantity = try Quantity.read(more, as: read.dimension, countables: countables)
        guard let converted = quantity.value(in: read), quantity.unit.currency == read.currency else {
            throw Misreading("two currencies cannot be added", remedy: "give it in \(unit)")
        }
        return "\((value + converted).decimalText) \(unit)"
    }

    /// A date or moment that is a duration later; nil where the first text is neither.
    private func later(_ text: String, _ span: String) throws(Misreading) -> String? {
        if let date = CivilDate(iso: text) {
            let days = try shift(span)
            guard days.minutes.isMultiple(of: 1440) else {
                throw Misreading("to a date whole days are added", remedy: "write it like 7 d")
            }
            return date.adding(days: days.minutes / 1440).description
        }
        guard let moment = CivilDateTime(text) else { return nil }
        return CivilDateTime(.start + (try shift(span)), since: moment).description
    }

    private func shift(_ text: String) throws(Misreading) -> Span {
        let quantity = try Quantity.read(text, as: .time)
        guard let span = Span(quantity), span.minutes.magnitude <= Limits.span.minutes else {
            throw Misreading("this is no duration of whole minutes", remedy: "write it like 7 d")
        }
        return span
    }

    private static func parts(_ text: String) -> (number: String, unit: String) {
        let number = text.prefix { $0 != " " }
        return (String(number), String(text[number.endIndex...]).trimmingBlanks)
    }
}

extension Draft {
    /// The draft in a line: maps in braces and lists in brackets, cut where it is long.
    public var line: String {
        let text = lineParts(depth: 0)
        let limit = 200
        guard text.unicodeScalars.count > limit else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit))) + "…"
    }

    private func lineParts(depth: Int) -> String {
        switch content {
        case .scalar(let text, _): text
        case .mapping(let entries):
            depth > 3
                ? "{…}"
                : "{"
                    + entries.prefix(20).map { "\($0.key): \($0.value.lineParts(depth: depth + 1))" }
                    .joined(separator: ", ") + "}"
        case .sequence(let items):
            depth > 3
                ? "[…]"
                : "["
                    + items.prefix(20).map { $0.lineParts(depth: depth + 1) }
                    .joined(separator: ", ") + "]"
        }
    }
}
