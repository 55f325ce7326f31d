// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PageData {
    /// What a step of something is worth in the relaxed plan in a quarter [cents per step].
    struct Marginal: Encodable {
        var of: String
        var quarter: String
        var step: String
        var price: Int64?
        var more: Int64?
        var fewer: Int64?
        var left: Int64?
        var right: Int64?
        var holdsMore: Double?
        var holdsFewer: Double?
        var next: String
        var studied: Bool
    }

    /// What a whole plan with a step more or fewer came to [cents].
    struct CapacityStepData: Encodable {
        var of: String
        var setting: String
        var price: Int64?
        var change: Int64?
        var least: Int64?
        var most: Int64?
        var bottleneck: Bool
    }

    static func cents(_ value: Double?) -> Int64? { value.flatMap { Int64(exactly: ($0 * 100).rounded()) } }

    /// Both outcomes of each step, more before fewer; the price has the sign of the step.
    static func capacitySteps(of plan: Plan) -> [CapacityStepData] {
        (plan.prices?.steps ?? []).flatMap { step in
            [(step.more, 1.0), (step.fewer, -1.0)].compactMap { outcome, sign in
                outcome.map {
                    CapacityStepData(
                        of: shown(step.words), setting: shown($0.setting), price: cents(sign * step.price),
                        change: cents($0.change), least: cents($0.least), most: cents($0.most),
                        bottleneck: step.isBottleneck)
                }
            }
        }
    }
}

extension PlanReport {
    /// The prices of the relaxed plan in their order.
    var marginals: [PageData.Marginal] {
        (plan.prices?.relaxed ?? []).map { price in
            let study = price.study
            return PageData.Marginal(
                of: PageData.shown(price.words), quarter: clock.quarter(price.from),
                step: PageData.shown("\(number(price.amount)) \(price.unit)"), price: PageData.cents(price.price),
                more: PageData.cents(study?.more), fewer: PageData.cents(study?.fewer),
                left: PageData.cents(study?.left), right: PageData.cents(study?.right), holdsMore: study?.holdsMore,
                holdsFewer: study?.holdsFewer, next: PageData.shown(study?.next ?? ""), studied: study != nil)
        }
    }
}
