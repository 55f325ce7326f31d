// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing

/// Builds the planning programme: minimise cost = −contribution over lots, purchases, deliveries and stock.
struct Formulation {
    /// What is planned.
    let problem: PlanningProblem
    /// The columns.
    let variables: PlanVariables
    /// The programme so far.
    var programme: LinearProgramme
    /// The key paths that rows and columns come from.
    var sources = SourceIndex()
    /// Where capacities may change in time, each as a row of its own though others imply it [min]; nil: only rows that
    /// say something are written.
    let steps: [Int]?
    /// The minutes of the rows of rooms, by room.
    var roomMinutes: [[Int]] = []
    /// The minutes of the rows of storage, by material.
    var storageMinutes: [[Int]] = []

    /// The scenario of the problem.
    var scenario: Scenario { problem.scenario }

    /// Declares the columns of a problem.
    private init(of problem: PlanningProblem, isRelaxed: Bool, steps: [Int]?) {
        self.problem = problem
        self.steps = steps
        var programme = LinearProgramme(
            name: problem.scenario.label.isEmpty ? "exoplan" : problem.scenario.label,
            objectiveUnit: problem.scenario.currency)
        variables = PlanVariables(of: problem, in: &programme, isRelaxed: isRelaxed, isWhole: steps != nil)
        self.programme = programme
    }

    /// States a problem as a programme: every rule and every cost, one after another.
    ///
    /// With `steps` nothing is left out because other capacities imply it, so that each may be changed alone, from and
    /// to these minutes; the plans that the programme admits are the same.
    static func formulate(
        _ problem: PlanningProblem, isRelaxed: Bool, limits: [CapacityLimit] = [], steps: [Int]? = nil
    ) -> Formulation {
        var formulation = Formulation(of: problem, isRelaxed: isRelaxed, steps: steps)
        formulation.countLots()
        formulation.limitLotSizes()
        formulation.balanceMaterials()
        formulation.useBeforeExpiry()
        formulation.keepRemainingLife()
        formulation.keepCommitments()
        formulation.limitShipments()
        formulation.limitQuarantine()
        formulation.fillPlates()
        formulation.admitOneLotPerRoom()
        formulation.keepKeysApart(isRelaxed: isRelaxed)
        formulation.changeKeysInTurn(isRelaxed: isRelaxed)
        formulation.keepCampaigns(isRelaxed: isRelaxed)
        formulation.limitUnitTime()
        formulation.setUpUnits(isRelaxed: isRelaxed)
        formulation.limitStaffTime()
        formulation.limitLaboratories()
        formulation.limitStorage()
        formulation.limitPurchases()
        formulation.meetDemand()
        formulation.serveByPriority()
        formulation.meetServiceTargets()
        formulation.treatPatients()
        formulation.treatByPriority()
        formulation.keepSafetyStock()
        formulation.keepClosingStock()
        formulation.keepTimetableLimits(limits)

        formulation.earnRevenue()
        formulation.creditClosingStock()
        formulation.payMaterials()
        formulation.payLots()
        formulation.payCommitments()
        formulation.payShipping()
        formulation.payContracts()
        formulation.payPlates()
        formulation.payOvertime()
        formulation.payInvestment()
        formulation.payHolding()
        formulation.payDisposal()
        formulation.payLateness()
        formulation.payLostDemand()
        formulation.payServiceTargets()
        formulation.payPatients()
        formulation.payShortfall()
        formulation.payConstants()
        return formulation
    }
}

/// A side table from small numbers to the dotted key paths of the scenario.
struct SourceIndex: Sendable {
    /// The key paths, by source id.
    private(set) var paths: [String] = []
    private var numbers: [String: Int32] = [:]

    /// The id of a key path, made on first use.
    mutating func id(of path: String) -> Int32 {
        if let number = numbers[path] { return number }
        let number = Int32(paths.count)
        paths.append(path)
        numbers[path] = number
        return number
    }
}
