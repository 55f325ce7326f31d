// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// A problem as PyJobShop writes it (`ProblemData.to_json`); only the fields that are read here.
struct ProblemFile: Decodable {
    struct Job: Decodable {
        var weight: Int
        var release_date: Int
        var deadline: Int
        var due_date: Int?
        var tasks: [Int]
    }

    struct Resource: Decodable {
        var type: String
        var capacity: Int?
        var breaks: [[Int]]
        var no_idle: Bool?
    }

    struct Task: Decodable {
        var job: Int?
        var earliest_start: Int
        var latest_start: Int
        var earliest_end: Int
        var latest_end: Int
        var allow_idle: Bool
        var allow_breaks: Bool
        var optional: Bool
    }

    struct Mode: Decodable {
        var task: Int
        var resources: [Int]
        var duration: Int
        var demands: [Int]
    }

    struct Timing: Decodable {
        var task1: Int
        var task2: Int
        var delay: Int
    }

    struct Pair: Decodable {
        var task1: Int
        var task2: Int
    }

    struct SameSequence: Decodable {
        var machine1: Int
        var machine2: Int
        var tasks1: [Int]?
        var tasks2: [Int]?
    }

    struct SetUpTime: Decodable {
        var machine: Int
        var task1: Int
        var task2: Int
        var duration: Double
    }

    struct Dependency: Decodable {
        var mode1: Int
        var modes2: [Int]
    }

    /// A rule that is not supported here; only whether there is any is read.
    struct Selection: Decodable {}

    struct Constraints: Decodable {
        var start_before_start: [Timing]?
        var start_before_end: [Timing]?
        var end_before_start: [Timing]?
        var end_before_end: [Timing]?
        var start_at_start: [Timing]?
        var start_at_end: [Timing]?
        var end_at_start: [Timing]?
        var end_at_end: [Timing]?
        var identical_resources: [Pair]?
        var different_resources: [Pair]?
        var consecutive: [Pair]?
        var same_sequence: [SameSequence]?
        var setup_times: [SetUpTime]?
        var mode_dependencies: [Dependency]?
        var select_all_or_none: [Selection]?
        var select_at_least_one: [Selection]?
        var select_exactly_one: [Selection]?
    }

    struct Objective: Decodable {
        var weight_makespan: Int?
        var weight_tardy_jobs: Int?
        var weight_total_flow_time: Int?
        var weight_total_tardiness: Int?
        var weight_total_earliness: Int?
        var weight_max_tardiness: Int?
        var weight_total_setup_time: Int?
    }

    var jobs: [Job]
    var resources: [Resource]
    var tasks: [Task]
    var modes: [Mode]
    var constraints: Constraints
    var objective: Objective

    /// Reads a file; Python's `Infinity` stands for no due date.
    init(contentsOf path: String) throws {
        let text = try String(contentsOfFile: path, encoding: .utf8)
            .replacingOccurrences(of: "Infinity", with: "null")
        self = try JSONDecoder().decode(ProblemFile.self, from: Data(text.utf8))
    }
}

/// Something in a file that the engine has no word for.
struct Unsupported: Error, CustomStringConvertible {
    var description: String
}
