// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing
import Timing

/// Reads the plan from the values of the columns and works out everything that follows from the decisions.
struct PlanExtraction {
    let formulation: Formulation
    let options: PlanOptions

    /// The plan of an answer.
    func plan(from answer: SearchAnswer) -> Plan {
        let problem = formulation.problem
        var answer = answer
        answer.values = LatestDiscards(formulation: formulation).values(answer.values)
        let decisions = PlanDecisions(from: answer.values, of: formulation, isRelaxed: options.isRelaxed)
        let lots = LotExtraction(problem: problem, decisions: decisions, isRelaxed: options.isRelaxed)
        let books = problem.scenario.materials.ids.map { StockBook(of: $0, in: problem, decisions) }
        let staff = StaffExtraction(problem: problem, decisions: decisions)
        let setUps = SetUpExtraction(problem: problem, decisions: decisions, isRelaxed: options.isRelaxed)
        let loads = LoadExtraction(problem: problem, decisions: decisions, setUps: setUps.planned).loads
        let flows = FlowExtraction(problem: problem, decisions: decisions, books: books)
        let reasons = ShortageReasons(formulation: formulation, root: answer.root, decisions: decisions, loads: loads)
        let changeovers = ChangeoverExtraction(problem: problem, decisions: decisions, isRelaxed: options.isRelaxed)
        let campaigns = CampaignExtraction(problem: problem, decisions: decisions, isRelaxed: options.isRelaxed)
            .stretches
        let planned = lots.lots
        let patients = PatientExtraction(problem: problem, lots: planned).entries { reasons.reason(of: $0) }
        let service = ServiceExtraction(problem: problem, decisions: decisions).outcomes
        let ledger = LedgerExtraction(
            problem: problem, decisions: decisions, flows: flows, overtime: staff.overtimeHours,
            changeovers: changeovers.changes, campaigns: campaigns, setUps: setUps.costs, patients: patients,
            service: service
        ).lines
        let outcomes = patients.map(\.outcome)
        let risks =
            options.isRelaxed
            ? [] : RiskExtraction(problem: problem, decisions: decisions, books: books, lots: planned).risks
        var plan = Plan(
            header: header, outcome: outcome(answer, ledger, idleCost: decisions.idleCost), lots: planned.map(\.lot),
            starts: problem.starts,
            changeovers: changeovers.planned, campaigns: campaigns.map(\.planned), setUps: setUps.planned,
            purchases: flows.purchases,
            deliveries: flows.deliveries,
            demand: flows.demand { reasons.reason(of: $0, late: $1, lost: $2) },
            stock: flows.stock, discards: flows.discards, staff: staff.weeks, loads: loads,
            shortfalls: flows.shortfalls, ledger: ledger,
            lotCosts: planned.map { LotCosting(problem: problem).cost(of: $0.lot, $0.candidate) },
            notes: problem.notes,
            legend: PlanLegend(problem.scenario, lines: problem.demand.map(\.line)),
            options: OptionExtraction(problem: problem, decisions: decisions).options,
            commitments: CommitmentExtraction(problem: problem, decisions: decisions).commitments,
            shipments: ShipmentExtraction(
                problem: problem, decisions: decisions, lots: planned.map { ($0.lot, $0.number) }
            ).shipments,
            contracts: ContractExtraction(problem: problem, decisions: decisions).contracts,
            patients: outcomes.isEmpty ? nil : outcomes,
            veinToVein: outcomes.isEmpty ? nil : PatientExtraction.summaries(of: outcomes),
            service: service.isEmpty ? nil : service, risks: risks.isEmpty ? nil : risks,
            laboratories: LaboratoryExtraction(problem: problem, decisions: decisions).weeks,
            plates: PlateExtraction(problem: problem, decisions: decisions).plates)
        plan.prices = RelaxedPrices(formulation: formulation, root: answer.root).prices
        plan.costs = CostExtraction(scenario: problem.scenario, plan: plan).shares
        return plan
    }

    private var header: PlanHeader {
        let problem = formulation.problem
        let scenario = problem.scenario
        return PlanHeader(
            label: scenario.label, currency: scenario.currency, start: scenario.horizon.start.description,
            horizon: scenario.horizon.length, tail: problem.times.end - Instant(minutes: problem.horizon),
            bucketEnds: problem.times.bucketEnds, isRelaxed: options.isRelaxed)
    }

    /// Gap = (bound − objective) / (revenue + variable cost + penalties), constants left out.
    private func outcome(_ answer: SearchAnswer, _ ledger: [LedgerLine], idleCost: Double) -> PlanOutcome {
        let contribution = Money.sum(ledger.map(\.amount)) ?? .zero
        // Without shipments that nothing needs the plan is as sound and costs less.
        let objective = answer.objective - idleCost
        let difference = max(0, objective - answer.bound)
        let gap = PlanOutcome.gap(of: difference, turnover: ledger.turnover)
        // Without a proof of its own a solver's word makes no optimum.
        let isReached = gap <= options.gap && answer.isProven
        let status: PlanOutcome.Status =
            switch answer.end {
            case .interrupted: .interrupted
            case .limit: isReached ? .optimal : gap <= options.gap ? .feasible : .limit
            case .proved, .unproved: isReached ? .optimal : .feasible
            }
        return PlanOutcome(
            status: status, contribution: contribution, objective: (-objective).rounded(to: 1e6),
            bound: (-answer.bound).rounded(to: 1e6), certified: answer.certified.map { Self.roundedUp(-$0) },
            gap: gap.rounded(to: 1e9),
            gapMoney: difference.rounded(to: 1e6), exactness: exactness(answer, idleCost: idleCost))
    }

    /// What the decisions are worth on the programme's stored numbers, without rounding.
    private func exactness(_ answer: SearchAnswer, idleCost: Double) -> PlanExactness? {
        guard let exact = ExactEvaluation.primal(of: answer.values, in: formulation.programme) else { return nil }
        return PlanExactness(
            objective: (-exact.objective.upperBound + idleCost).rounded(to: 1e6),
            rowMiss: Self.powerOfTen(exact.relativeRowMiss),
            boundMiss: Self.powerOfTen(exact.relativeBoundMiss))
    }

    /// The power of ten that is not below a miss.
    private static func powerOfTen(_ miss: Double) -> Double {
        guard miss > 0 else { return 0 }
        return (-16...6).lazy.map { Double(powerOfTen: $0) }.first { $0 >= miss } ?? miss
    }

    /// The next millionth that is not below a certified figure, so that the text proves what the number does.
    private static func roundedUp(_ value: Double) -> Double {
        let scaled = value * 1e6
        // Beyond 2^52 the figure has no millionths to round.
        guard abs(scaled) < 4e15 else { return value }
        let rounded = scaled.rounded(.up) / 1e6
        return rounded < value ? value : rounded
    }
}

extension Double {
    /// A power of ten, as the nearest number.
    fileprivate init(powerOfTen exponent: Int) {
        self = Double("1e\(exponent)") ?? 0
    }
}
