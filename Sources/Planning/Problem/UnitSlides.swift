// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing

/// Where the work of a unit class may be done: the day it is asked for, how long it may wait, and the day it is done.
struct UnitSlides: Sendable {
    /// Work that may wait, asked for on a day.
    struct Asked: Hashable, Sendable {
        let day: Int
        let slideDays: Int
    }

    /// Such work done on a day.
    struct Slot: Hashable, Sendable {
        /// Its place among what is asked for.
        let asked: Int
        /// The day on which it is done.
        let done: Int
    }

    /// What is asked for and may wait, by day, then by how long.
    let asked: [Asked]
    /// By what is asked for, then the day it is done.
    let slots: [Slot]

    /// Gathers what lots ask for; none where work on the unit does not slide.
    init(of unit: ID<UnitClass>, _ candidates: [Candidate], slides: Bool, dayCount: Int) {
        var found: Set<Asked> = []
        for candidate in slides ? candidates : [] {
            for take in candidate.unitDays
            where take.unit == unit && take.slideDays > 0 && take.day < dayCount - 1 {
                found.insert(Asked(day: take.day, slideDays: take.slideDays))
            }
        }
        let asked = found.sorted { ($0.day, $0.slideDays) < ($1.day, $1.slideDays) }
        self.asked = asked
        slots = asked.enumerated().flatMap { place, one in
            (one.day...min(one.day + one.slideDays, dayCount - 1)).map { Slot(asked: place, done: $0) }
        }
    }

    /// The place among what is asked for of a take, nil where it cannot wait.
    func place(of take: Candidate.UnitTake) -> Int? {
        guard take.slideDays > 0 else { return nil }
        return asked.firstIndex { $0.day == take.day && $0.slideDays == take.slideDays }
    }

    /// A slot in words.
    func text(slot: Int, _ problem: PlanningProblem) -> String {
        let slot = slots[slot]
        return "\(text(asked: slot.asked, problem)) on \(problem.text(at: slot.done * 1440))"
    }

    /// What is asked for in words.
    func text(asked: Int, _ problem: PlanningProblem) -> String {
        "\(problem.text(at: self.asked[asked].day * 1440)) + \(self.asked[asked].slideDays) d"
    }
}
