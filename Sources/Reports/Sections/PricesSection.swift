// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
public import Manufacturing

extension PlanReport {
    /// The highest prices of the relaxed plan, and what whole plans with a step more and a step fewer came to.
    func prices(on page: inout Page) {
        guard let prices = plan.prices, !prices.relaxed.isEmpty else { return }
        page.heading("Prices of the relaxed plan [\(plan.header.currency) per step]")
        let isStudied = prices.relaxed.contains { $0.study != nil }
        var columns: [TextTable.Column] = [
            .init(title: "of", isFlexible: true), .init(title: "quarter"), .init(title: "step"),
            .init(title: "relaxed", isRight: true),
        ]
        if isStudied {
            columns += [
                .init(title: "one more", isRight: true), .init(title: "one fewer", isRight: true),
                .init(title: "holds", isRight: true, leaveOut: 2), .init(title: "then binds", leaveOut: 1),
            ]
        }
        var table = TextTable(columns)
        let capacities = highest(prices.relaxed.filter { $0.kind.isCapacity }, Self.mostCapacities)
        let others = highest(prices.relaxed.filter { !$0.kind.isCapacity }, Self.mostOthers)
        for price in capacities + others {
            table.row(
                [price.words, clock.quarter(price.from), step(price), relaxed(price)] + studied(price, isStudied))
        }
        table.set(on: &page)
        let rest = prices.relaxed.count - capacities.count - others.count
        if rest > 0 { page.words("\(count(rest, "more price")) in prices.csv", indent: 2) }
        page.words(
            isStudied
                ? "One more, one fewer: the exact change of the relaxed plan. Two prices are those for less and for more."
                : "A relaxed price holds for a small part of a step, and lots are whole: it is no offer. "
                    + "exoplan plan --prices tells what a step more and a step fewer are worth.", indent: 2, hanging: 2)
        steps(prices.steps ?? [], on: &page)
    }

    /// As many prices of capacities and limits as the report lists, the highest first.
    static let mostCapacities = 8
    /// As many of materials and demand.
    static let mostOthers = 4

    private func highest(_ prices: [ResourcePrice], _ most: Int) -> [ResourcePrice] {
        prices.enumerated().sorted {
            let (one, other) = (abs($0.element.price), abs($1.element.price))
            return one != other ? one > other : $0.offset < $1.offset
        }.prefix(most).map(\.element)
    }

    private func step(_ price: ResourcePrice) -> String {
        price.amount == 1 ? "1 \(price.unit)" : "\(number(price.amount)) \(price.unit)"
    }

    /// The price, or both where they differ.
    private func relaxed(_ price: ResourcePrice) -> String {
        guard let study = price.study, let left = study.left, let right = study.right, abs(left - right) > 0.005 else {
            return amount(price.study?.right ?? price.study?.left ?? price.price)
        }
        return "\(amount(left)) / \(amount(right))"
    }

    private func studied(_ price: ResourcePrice, _ isStudied: Bool) -> [String] {
        guard isStudied else { return [] }
        guard let study = price.study else { return ["", "", "", ""] }
        let fewer = study.holdsFewer.map { number(-$0, places: 2) } ?? "0"
        let more = study.holdsMore.map { "+" + number($0, places: 2) } ?? "0"
        return [
            study.more.map { signed($0) } ?? "no plan", study.fewer.map { signed($0) } ?? "no plan",
            "\(fewer) to \(more)", study.next ?? "",
        ]
    }

    private func steps(_ steps: [CapacityStep], on page: inout Page) {
        guard !steps.isEmpty else { return }
        page.heading("Whole plans with a step more and a step fewer [\(plan.header.currency)]")
        var table = TextTable([
            .init(title: "change", isFlexible: true), .init(title: "relaxed price", isRight: true),
            .init(title: "whole plan", isRight: true),
            .init(title: "at least", isRight: true, leaveOut: 1), .init(title: "at most", isRight: true, leaveOut: 2),
        ])
        for step in steps {
            for (outcome, sign) in [(step.more, 1.0), (step.fewer, -1.0)] {
                guard let outcome else { continue }
                table.row([
                    outcome.setting + (step.isBottleneck ? " (bottleneck)" : ""),
                    signed(sign * step.price), outcome.change.map(signed) ?? "no plan",
                    outcome.least.map(signed) ?? "", outcome.most.map(signed) ?? "",
                ])
            }
        }
        table.set(on: &page)
        for step in steps {
            guard let most = step.more?.most, step.price > most, step.price > 0.005 else { continue }
            page.words(
                "\(step.words): the relaxed price promises \(amount(step.price)), a step more adds at most "
                    + "\(amount(max(0, most))) to a whole plan.", indent: 2, hanging: 2, ink: .warning)
        }
    }

    /// An amount in whole cents without the currency.
    private func amount(_ value: Double) -> String {
        NumberText.grouped(NumberText.fixed(value, places: 2), blank: style.thousandsBlank)
    }

    private func signed(_ value: Double) -> String { (value > 0.004 ? "+" : "") + amount(value) }

    /// The most loaded resource after ramp-up; nil where nothing is loaded.
    public static func bottleneck(of plan: Plan) -> (kind: ResourceLoad.Kind, name: String)? {
        LoadSummary.highest(in: LoadSummary.all(of: plan)).map { ($0.kind, $0.name) }
    }
}

extension ResourcePrice {
    /// What it is a price of, in plant words.
    var words: String { Self.words(kind, resource, line) }

    static func words(_ kind: Kind, _ resource: String, _ line: String?) -> String {
        switch kind {
        case .demand: "demand \(line ?? resource)"
        case .material: "stock of \(resource)"
        case .storage: "storage of \(resource)"
        case .overtime: "overtime of \(resource)"
        case .cover: "cover of \(resource)"
        case .room, .unit, .staff, .laboratory: "\(kind.rawValue) \(resource)"
        }
    }
}

extension CapacityStep {
    /// What is more or fewer, in plant words.
    var words: String { ResourcePrice.words(kind, resource, line) }
}
