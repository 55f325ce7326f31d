// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing

// The lists of the page that grow with the plan.
extension PageData {
    /// One copy of an operation; `unit` is -1 without one, `number` 0 where no timetable gives it.
    struct Bar: PageLines.Line {
        var lot: Int
        var operation: String
        var copy: Int
        var stage: String
        var unit: Int
        var number: Int
        var setUp: Interval
        var run: Interval
        var clean: Interval
        var hold: Interval
        var reason: String

        static let fields = "lot:n operation:t copy:n stage:t unit:n number:n setUp:p run:p clean:p hold:p reason:t"

        func write(to line: inout PageLines.Writer) {
            line.add(lot)
            line.add(operation)
            line.add(copy)
            line.add(stage)
            line.add(unit)
            line.add(number)
            line.add(setUp)
            line.add(run)
            line.add(clean)
            line.add(hold)
            line.add(reason)
        }
    }

    /// A room held by a lot; `number` is 0 where no timetable gives it.
    struct RoomHold: PageLines.Line {
        var room: Int
        var number: Int
        var lot: Int
        var key: String
        var held: Interval

        static let fields = "room:n number:n lot:n key:t held:p"

        func write(to line: inout PageLines.Writer) {
            line.add(room)
            line.add(number)
            line.add(lot)
            line.add(key)
            line.add(held)
        }
    }

    /// People at work.
    struct Work: PageLines.Line {
        var pool: Int
        var lot: Int
        var task: String
        var during: Interval
        var people: Double

        static let fields = "pool:n lot:n task:t during:p people:n"

        func write(to line: inout PageLines.Writer) throws(HTMLReportError) {
            line.add(pool)
            line.add(lot)
            line.add(task)
            line.add(during)
            try line.add(people)
        }
    }

    /// Work of a pool in one week [h].
    struct Week: PageLines.Line {
        var pool: Int
        var at: Int
        var used: Double
        var capacity: Double
        var overtime: Double
        var cover: Double

        static let fields = "pool:n at:n used:n capacity:n overtime:n cover:n"

        func write(to line: inout PageLines.Writer) throws(HTMLReportError) {
            line.add(pool)
            line.add(at)
            try line.add(used)
            try line.add(capacity)
            try line.add(overtime)
            try line.add(cover)
        }
    }

    /// A test or review of a lot.
    struct Check: PageLines.Line {
        var lot: Int
        var name: String
        var during: Interval

        static let fields = "lot:n name:t during:p"

        func write(to line: inout PageLines.Writer) {
            line.add(lot)
            line.add(name)
            line.add(during)
        }
    }

    /// Hours of a resource that are taken, and that there are, in a bucket.
    struct Bucket: PageLines.Line {
        var used: Double
        var available: Double

        static let fields = "used:n available:n"

        func write(to line: inout PageLines.Writer) throws(HTMLReportError) {
            try line.add(used)
            try line.add(available)
        }
    }
}
