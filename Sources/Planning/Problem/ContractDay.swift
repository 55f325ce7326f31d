// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

/// A day on which a contractor makes lots, one column of the programme.
struct ContractDay: Sendable {
    let contractor: ID<Contractor>
    /// 00:00 of the day [min].
    let day: Int
    /// When its goods may be used [min].
    let arrives: Int
    /// Whether the lots are booked already.
    let isBooked: Bool
    /// The most lots.
    let most: Double
    /// What a lot is expected to give [unit].
    let net: Double
    /// What a lot costs [money].
    let price: Double
    /// What a lot that is given up costs [money].
    let fee: Double

    /// All days of all contractors, by contractor, then day, booked lots first.
    static func all(of scenario: Scenario, times: PlanningTimes) -> [ContractDay] {
        scenario.contractors.ids.flatMap { id in
            let about = scenario.contractors[id]
            func day(_ slot: Contractor.Slot, isBooked: Bool) -> ContractDay {
                let arrives = (slot.day + about.leadTime).minutes
                // Fees are told the nearest first; beyond the last there is none.
                let share = about.fees.first { slot.day.minutes <= $0.within.minutes }?.share ?? .zero
                return ContractDay(
                    contractor: id, day: slot.day.minutes, arrives: arrives, isBooked: isBooked,
                    // What would come after the end of the tail cannot be made, only given up.
                    most: arrives <= times.end.minutes ? Double(slot.lots) : 0,
                    net: (about.lot * about.pass).double, price: about.price.double,
                    fee: isBooked ? (about.price * share).double : 0)
            }
            let booked = about.booked.map { day($0, isBooked: true) }
            let free = about.slots.filter { $0.day >= .start + about.notice }.map { day($0, isBooked: false) }
            return (booked + free.filter { $0.most > 0 }).sorted {
                ($0.day, $0.isBooked ? 0 : 1) < ($1.day, $1.isBooked ? 0 : 1)
            }
        }
    }
}

extension PlanningProblem {
    /// A day of a contractor in words.
    func contractText(_ number: Int) -> String {
        let day = contracts[number]
        return "\(scenario.contractors[day.contractor].name),\(text(at: day.day))\(day.isBooked ? ",booked" : "")"
    }
}
