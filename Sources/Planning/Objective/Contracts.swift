// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing

extension Formulation {
    /// Lots of contractors are paid for, and those booked earlier that are given up by their fee.
    ///
    ///     cost = Σ price[d] · contracted[d] + Σ fee[d] · (booked[d] − contracted[d])
    mutating func payContracts() {
        for (number, day) in problem.contracts.enumerated() {
            programme.addCost(day.price - day.fee, to: variables.contracted[number])
            guard day.isBooked else { continue }
            programme.objectiveConstant += day.fee * problem.bookedLots(number)
        }
    }
}

extension PlanningProblem {
    /// How many lots of a day are booked already.
    func bookedLots(_ number: Int) -> Double {
        let day = contracts[number]
        guard day.isBooked else { return 0 }
        return Double(scenario.contractors[day.contractor].booked.first { $0.day.minutes == day.day }?.lots ?? 0)
    }
}
