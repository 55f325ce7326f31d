// SPDX-License-Identifier: GPL-3.0-or-later

import Algorithms
import Basics
import Manufacturing

/// Serves the plan's deliveries, in the plan's order, from what lots bring when they are released as scheduled.
struct DeliveryBook {
    let problem: SchedulingProblem
    /// By material: what comes and goes but for deliveries.
    let flows: [StockBook]
    /// By material: what its lots wait for that come later than planned or not at all; empty where none does.
    let blame: [String]

    /// What leaves when on which line.
    struct Result {
        var deliveries: [PlannedDelivery] = []
        var demand: [DemandOutcome] = []
    }

    /// The least amount that counts.
    private static let least = 1e-6

    func serve() -> Result {
        let plan = problem.plan
        var outcomes: [String: DemandOutcome] = [:]
        for line in plan.demand {
            outcomes[line.line] = DemandOutcome(
                line: line.line, material: line.material, due: line.due, wanted: line.wanted, onTime: 0, late: 0,
                lost: 0, reason: "")
        }
        var parts: [(line: String, at: Int, quantity: Double)] = []
        for material in problem.scenario.materials.ids {
            let name = problem.scenario.materials[material].name
            let wanted = plan.deliveries.filter { outcomes[$0.line]?.material == name }.sorted {
                $0.at != $1.at ? $0.at < $1.at : precedesBytewise($0.line, $1.line)
            }
            guard !wanted.isEmpty else { continue }
            parts += serve(wanted, flows[material.index])
        }
        var result = Result()
        for part in parts.sorted(by: {
            $0.line != $1.line ? precedesBytewise($0.line, $1.line) : $0.at < $1.at
        }) {
            guard let line = outcomes[part.line] else { continue }
            let at = Instant(minutes: part.at)
            let late = max(0, (at - line.due).minutes)
            if late > 0 {
                outcomes[part.line]?.late += part.quantity
            } else {
                outcomes[part.line]?.onTime += part.quantity
            }
            if let last = result.deliveries.last, last.line == part.line, last.at == at {
                result.deliveries[result.deliveries.count - 1].quantity =
                    (last.quantity + part.quantity).rounded(to: 1e6)
            } else {
                result.deliveries.append(
                    PlannedDelivery(
                        line: part.line, at: at, quantity: part.quantity.rounded(to: 1e6), daysLate: late / 1440))
            }
        }
        for planned in plan.demand {
            guard var line = outcomes[planned.line] else { continue }
            line.onTime = line.onTime.rounded(to: 1e6)
            line.late = line.late.rounded(to: 1e6)
            line.lost = max(0, line.wanted - line.onTime - line.late).rounded(to: 1e6)
            line.reason = reason(planned, line)
            result.demand.append(line)
        }
        return result
    }

    private func reason(_ planned: DemandOutcome, _ line: DemandOutcome) -> String {
        guard line.onTime < planned.onTime - 1e-6 * max(1, planned.onTime) else { return planned.reason }
        var words = "lots of \(line.material) are released later than planned, or have no place"
        let blame = problem.scenario.materials.id(named: line.material).map { self.blame[$0.index] } ?? ""
        if !blame.isEmpty { words += ": \(blame)" }
        return planned.reason.isEmpty ? words : "\(planned.reason); \(words)"
    }

    /// What leaves of one material: each planned delivery at its instant or at midnights after it, first come first
    /// served.
    private func serve(_ wanted: [PlannedDelivery], _ book: StockBook) -> [(line: String, at: Int, quantity: Double)] {
        let end = problem.end
        let balances = book.balances
        let slack = StockBook.slack(book.come(until: end))
        // What may leave from each instant on: the least balance then and later, up to the end.
        var least: [(time: Int, amount: Double)] = []
        var lowest = Double.infinity
        for balance in balances.reversed() where balance.time <= end {
            lowest = min(lowest, balance.balance)
            least.append((balance.time, lowest))
        }
        least.reverse()
        func free(at minute: Int, _ gone: Double) -> Double {
            let next = least.partitioningIndex { $0.time > minute }
            // Before the first entry there is nothing; a later entry can only be less.
            guard next > 0 else { return 0 }
            return max(0, least[next - 1].amount - gone)
        }
        var result: [(line: String, at: Int, quantity: Double)] = []
        var gone = 0.0
        var now = Int.min
        for delivery in wanted {
            var rest = delivery.quantity
            var at = max(delivery.at.minutes, now)
            let last = problem.latest(delivery.line).map { min($0, end) } ?? end
            while rest >= Self.least, at <= last {
                var quantity = min(rest, free(at: at, gone))
                // What sums of rounded figures lack is not missing.
                if rest - quantity <= slack { quantity = rest }
                quantity = quantity == rest ? rest : (quantity * 1e6).rounded(.down) / 1e6
                if quantity >= Self.least {
                    result.append((delivery.line, at, quantity))
                    gone += quantity
                    rest -= quantity
                    now = at
                }
                guard rest >= Self.least else { break }
                guard let next = least.first(where: { $0.time > at && $0.amount - gone >= Self.least })?.time else {
                    break
                }
                at = max((next + 1439) / 1440 * 1440, at + 1)
            }
        }
        return result
    }
}

extension SchedulingProblem {
    /// The last instant at which a line may be delivered, where it says one.
    func latest(_ line: String) -> Int? {
        guard let id = scenario.demand.id(named: line), let latest = scenario.demand[id].latest else { return nil }
        return (scenario.demand[id].due + latest).minutes
    }
}
