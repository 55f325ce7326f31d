// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Glibc
import Sequencing

/// CPU seconds of the process so far.
func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

/// What was asked on the command line.
struct Arguments {
    var files: [String] = []
    var seconds: Double?
    var decodes: Int?
    var seed: UInt64 = 1
    var chains = 1
    var threads = 1
    var output: String?
    /// Work for the bound by prices of unit time; 0 for none.
    var boundWork = 0

    init(_ words: [String]) throws {
        var words = words[...]
        while let word = words.popFirst() {
            func value() throws -> String {
                guard let next = words.popFirst() else { throw Unsupported(description: "\(word) needs a value") }
                return next
            }
            func number<Number: LosslessStringConvertible>(_ type: Number.Type) throws -> Number {
                let text = try value()
                guard let number = Number(text) else { throw Unsupported(description: "\(word): \(text)") }
                return number
            }
            switch word {
            case "--seconds": seconds = try number(Double.self)
            case "--decodes": decodes = try number(Int.self)
            case "--seed": seed = try number(UInt64.self)
            case "--chains": chains = try number(Int.self)
            case "--threads": threads = try number(Int.self)
            case "--output": output = try value()
            case "--bound-work": boundWork = try number(Int.self)
            default: files.append(word)
            }
        }
        if files.isEmpty {
            throw Unsupported(
                description: "PublicProblems FILE... [--seconds S] [--decodes N] [--seed K] [--chains C] [--threads T] "
                    + "[--bound-work W] [--output DIR]")
        }
    }
}

/// One answer as a line of JSON, and as a file for the checker.
func answer(_ path: String, _ arguments: Arguments) throws {
    let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    let reader = try DraftReader(ProblemFile(contentsOf: path))
    let problem = try Problem(reader.draft)
    let begun = cpuSeconds()
    var options = SearchOptions(
        decodes: arguments.decodes ?? (arguments.seconds == nil ? 20_000 : 1 << 40), seed: arguments.seed,
        chains: arguments.chains, threads: arguments.threads)
    if let seconds = arguments.seconds { options.shouldStop = { cpuSeconds() - begun >= seconds } }
    let outcome = problem.search(options)
    let seconds = cpuSeconds() - begun
    var bounds = problem.bounds()
    let prices = problem.unitTimePrices(
        work: arguments.boundWork, atLeast: bounds.compactMap(\.makespan).max() ?? 0,
        found: outcome.isComplete ? outcome.cost.total : nil)
    if let prices { bounds.append(prices.bound) }
    let bound = bounds.max { $0.total < $1.total }
    let violations = problem.violations(of: outcome.schedule)
    let tasks = outcome.schedule.placements.enumerated().map { task, placement -> String in
        guard let placement else { return "null" }
        return "[\(reader.modesOfTask[task][placement.mode]),\(placement.start),\(placement.end)]"
    }
    let fields = [
        "\"name\":\"\(name)\"", "\"shape\":\"\(outcome.shape.rawValue)\"",
        "\"objective\":\(outcome.isComplete ? String(outcome.cost.total) : "null")",
        "\"bound\":\(bound.map { String($0.total) } ?? "null")",
        "\"boundKind\":\"\(bound.map { "\($0.kind)" } ?? "none")\"", "\"unplaced\":\(outcome.cost.unplacedCount)",
        "\"violations\":\(violations.count)", "\"decodes\":\(outcome.decodes)",
        "\"cpuSeconds\":\((seconds * 1000).rounded() / 1000)",
    ]
    print("{\(fields.joined(separator: ","))}")
    if let hindrance = outcome.schedule.unplaced.first { print("# \(hindrance)") }
    if let violation = violations.first { print("# \(violation)") }
    guard let output = arguments.output else { return }
    try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
    let text = "{\(fields.joined(separator: ",")),\"tasks\":[\(tasks.joined(separator: ","))]}\n"
    try text.write(toFile: "\(output)/\(name).solution.json", atomically: true, encoding: .utf8)
    if let prices {
        let text =
            "{\"makespan\":\(prices.makespan),\"price\":[\(prices.price.map(String.init).joined(separator: ","))]}\n"
        try text.write(toFile: "\(output)/\(name).prices.json", atomically: true, encoding: .utf8)
    }
}

@main
struct PublicProblems {
    static func main() {
        func tell(_ text: String) { FileHandle.standardError.write(Data("\(text)\n".utf8)) }
        let arguments: Arguments
        do {
            arguments = try Arguments(Array(CommandLine.arguments.dropFirst()))
        } catch {
            tell("\(error)")
            exit(2)
        }
        var isWhole = true
        for path in arguments.files {
            do {
                try answer(path, arguments)
            } catch let faults as ProblemFaults {
                for fault in faults.faults.prefix(20) { tell("\(path): \(fault)") }
                isWhole = false
            } catch let unsupported as Unsupported {
                for line in unsupported.description.split(separator: "\n") { tell("\(path): \(line)") }
                isWhole = false
            } catch {
                tell("\(path): \(error.localizedDescription)")
                isWhole = false
            }
        }
        if !isWhole { exit(2) }
    }
}
