// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// How far firm demand reaches for the forecast it takes the place of.
public struct ForecastConsumption: Hashable, Sendable {
    /// How long before the firm due date a forecast may be due.
    public let back: Span
    /// How long after it.
    public let ahead: Span

    /// Makes a rule.
    public init(back: Span, ahead: Span) {
        self.back = back
        self.ahead = ahead
    }
}

extension DemandLine {
    /// The same line with another quantity.
    public func wanting(_ quantity: Exact) -> DemandLine {
        DemandLine(
            name: name, label: label, material: material, quantity: quantity, due: due, price: price,
            latePerDay: latePerDay, lateCap: lateCap, lost: lost, early: early, latest: latest, customer: customer,
            kind: kind, remainingLife: remainingLife, priority: priority)
    }
}
