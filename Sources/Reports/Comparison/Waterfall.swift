// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// How one amount becomes another, step by step.
public struct Waterfall: Hashable, Sendable {
    /// A change of the amount.
    public struct Step: Hashable, Sendable {
        /// What changes it.
        public var name: String
        /// By how much.
        public var amount: Money

        /// Puts a step together.
        public init(_ name: String, _ amount: Money) {
            self.name = name
            self.amount = amount
        }
    }

    /// One bar: where it begins and ends.
    struct Bar: Hashable {
        var name: String
        var amount: Money
        var from: Double
        var to: Double
        /// Whether it is an amount of its own rather than a change.
        var isTotal: Bool
    }

    /// What is shown, in one line.
    public var title: String
    /// The currency of all amounts.
    public var currency: String
    /// The name and the amount at the beginning.
    public var start: Step
    /// The changes, in order.
    public var steps: [Step]
    /// The name and the amount at the end: the start and all changes.
    public var end: Step

    /// Puts a waterfall together.
    public init(title: String, currency: String, start: Step, steps: [Step], end: Step) {
        self.title = title
        self.currency = currency
        self.start = start
        self.steps = steps
        self.end = end
    }

    /// All bars, from top to bottom; totals begin at the floor.
    var bars: [Bar] {
        var level = Double(start.amount.cents)
        var changes: [Bar] = []
        for step in steps {
            let next = level + Double(step.amount.cents)
            changes.append(Bar(name: step.name, amount: step.amount, from: level, to: next, isTotal: false))
            level = next
        }
        let levels = [Double(start.amount.cents), Double(end.amount.cents)] + changes.map(\.to)
        let (least, most) = (levels.min() ?? 0, levels.max() ?? 0)
        // From zero where that leaves the changes to be seen, else from a little below the lowest level.
        let isWide = least >= 0 && most - least > most / 4
        let floor = isWide ? 0 : least - max(1, (most - least) / 5)
        func total(_ step: Step) -> Bar {
            Bar(name: step.name, amount: step.amount, from: floor, to: Double(step.amount.cents), isTotal: true)
        }
        return [total(start)] + changes + [total(end)]
    }

    /// A text for a terminal: names, amounts and bars.
    public func text(style: ReportStyle = ReportStyle()) -> String {
        let bars = self.bars
        let levels = bars.flatMap { [$0.from, $0.to] }
        let (least, most) = (levels.min() ?? 0, levels.max() ?? 0)
        let width = max(10, min(44, style.width - 60))
        func place(_ level: Double) -> Int {
            most > least ? Int(((level - least) / (most - least) * Double(width)).rounded()) : 0
        }
        var table = TextTable([
            .init(title: "", isFlexible: true), .init(title: currency, isRight: true), .init(title: ""),
        ])
        for bar in bars {
            let (from, to) = (place(min(bar.from, bar.to)), place(max(bar.from, bar.to)))
            let mark = bar.isTotal ? "#" : bar.amount < .zero ? "-" : "+"
            let shown = NumberText.grouped(bar.amount.text, blank: style.thousandsBlank)
            let drawn =
                String(repeating: " ", count: from)
                + String(repeating: mark, count: max(bar.amount == .zero ? 0 : 1, to - from))
            table.row(
                [bar.name, bar.isTotal || bar.amount < .zero ? shown : "+\(shown)", drawn],
                ink: bar.isTotal ? .heading : nil)
        }
        var page = Page(style: style)
        page.heading(title)
        table.set(on: &page)
        return page.text
    }
}
