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

    /// The name of a field, known or not.
    struct Field: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }

        init?(stringValue: String) {
            self.stringValue = stringValue
        }

        init?(intValue: Int) {
            nil
        }
    }

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
        /// Rules of other names that are not empty.
        var unknown: [String] = []

        enum CodingKeys: String, CodingKey, CaseIterable {
            case start_before_start, start_before_end, end_before_start, end_before_end
            case start_at_start, start_at_end, end_at_start, end_at_end
            case identical_resources, different_resources, consecutive, same_sequence, setup_times, mode_dependencies
            case select_all_or_none, select_at_least_one, select_exactly_one
        }

        /// Rules between two times, by name.
        var timings: [(String, [Timing]?)] {
            [
                ("start_before_start", start_before_start), ("start_before_end", start_before_end),
                ("end_before_start", end_before_start), ("end_before_end", end_before_end),
                ("start_at_start", start_at_start), ("start_at_end", start_at_end), ("end_at_start", end_at_start),
                ("end_at_end", end_at_end),
            ]
        }

        /// Rules between two tasks, by name.
        var pairs: [(String, [Pair]?)] {
            [
                ("identical_resources", identical_resources), ("different_resources", different_resources),
                ("consecutive", consecutive),
            ]
        }
    }

    struct Objective: Decodable {
        var weight_makespan: Int?
        var weight_tardy_jobs: Int?
        var weight_total_flow_time: Int?
        var weight_total_tardiness: Int?
        var weight_total_earliness: Int?
        var weight_max_tardiness: Int?
        var weight_total_setup_time: Int?
        /// Weights of other names.
        var unknown: [String] = []

        enum CodingKeys: String, CodingKey, CaseIterable {
            case weight_makespan, weight_tardy_jobs, weight_total_flow_time, weight_total_tardiness
            case weight_total_earliness, weight_max_tardiness, weight_total_setup_time
        }
    }

    var jobs: [Job]
    var resources: [Resource]
    var tasks: [Task]
    var modes: [Mode]
    var constraints: Constraints
    var objective: Objective

    /// Reads a file.
    init(contentsOf path: String) throws {
        try self.init(String(contentsOfFile: path, encoding: .utf8))
    }

    /// Reads a file's text; Python's `Infinity` stands for no due date.
    init(_ text: String) throws {
        let data = Data(text.replacingOccurrences(of: "Infinity", with: "null").utf8)
        do {
            self = try JSONDecoder().decode(ProblemFile.self, from: data)
            let names = try JSONDecoder().decode(Names.self, from: data)
            constraints.unknown = names.constraints.others(than: Constraints.CodingKeys.allCases.map(\.rawValue))
            objective.unknown = names.objective.others(than: Objective.CodingKeys.allCases.map(\.rawValue))
        } catch let error as DecodingError {
            throw Unsupported(description: error.line)
        }
    }

    /// The names of rules and weights, to find those that are not known.
    private struct Names: Decodable {
        struct Entries: Decodable {
            /// Names of fields that hold anything but nothing, an empty list or zero.
            var used: [String] = []

            init(from decoder: any Decoder) throws {
                let fields = try decoder.container(keyedBy: Field.self)
                for name in fields.allKeys {
                    if try fields.decodeNil(forKey: name) { continue }
                    if let list = try? fields.nestedUnkeyedContainer(forKey: name), list.isAtEnd { continue }
                    if let number = try? fields.decode(Double.self, forKey: name), number == 0 { continue }
                    used.append(name.stringValue)
                }
            }

            func others(than known: [String]) -> [String] {
                used.filter { !known.contains($0) }.sorted()
            }
        }

        var constraints: Entries
        var objective: Entries
    }
}

extension DecodingError {
    /// The error as one line: where, and what is wrong there.
    fileprivate var line: String {
        let context: Context
        switch self {
        case .typeMismatch(_, let found), .valueNotFound(_, let found), .dataCorrupted(let found): context = found
        case .keyNotFound(let key, let found):
            return "\(place(found.codingPath)): \(key.stringValue) is missing"
        @unknown default: return "\(self)"
        }
        return "\(place(context.codingPath)): \(context.debugDescription)"
    }

    private func place(_ path: [any CodingKey]) -> String {
        path.isEmpty ? "file" : path.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".")
    }
}

/// Something in a file that the engine has no word for.
struct Unsupported: Error, CustomStringConvertible {
    var description: String
}
