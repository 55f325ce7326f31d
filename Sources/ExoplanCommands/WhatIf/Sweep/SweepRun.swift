// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Dispatch
import FoundationEssentials
import Manufacturing
import ResultFiles
import Synchronization
import WhatIf

/// Does all pieces of a study that are not done yet, on several threads.
struct SweepRun {
    let study: Study
    let design: SweepDesign
    let sides: [SweepSide]
    let folder: ChunkFolder
    let threads: Int
    let session: Session

    /// A piece: points of one side near each other, by number.
    private struct Piece {
        var side: Int
        var points: [Int]
        var name: String
    }

    /// What is stored of a piece.
    private struct Stored: Codable {
        var results: [SweepResult]
    }

    /// What the threads share.
    private struct Shared {
        var next = 0
        var results: [Int: [SweepResult]] = [:]
        var trouble: FileTrouble?
    }

    /// What came of a run.
    struct Outcome {
        /// The results by side, then point.
        var results: [[SweepResult]]
        /// How many points were there from an earlier run.
        var resumed: Int
    }

    private var pieces: [Piece] {
        let pieces = design.pieces(of: study.chunk)
        return sides.indices.flatMap { side in
            pieces.enumerated().map { number, points in
                Piece(side: side, points: points, name: "side-\(side)-\(String(100_000 + number).dropFirst()).json")
            }
        }
    }

    /// The results of all points.
    ///
    /// Throws an ending where it was interrupted or the folder cannot be written; what is stored stays.
    func run() throws(Ending) -> Outcome {
        let pieces = pieces
        var known: [Int: [SweepResult]] = [:]
        for (number, piece) in pieces.enumerated() { known[number] = stored(piece) }
        let resumed = known.values.reduce(0) { $0 + $1.count }
        let progress = SweepProgress(
            total: sides.count * design.points.count, resumed: resumed, line: ProgressLine(session: session))
        defer { progress.clear() }
        let open = pieces.indices.filter { known[$0] == nil }
        let shared = Mutex(Shared())
        let interrupt = session.console.interrupt
        let run = self
        DispatchQueue.concurrentPerform(iterations: max(1, min(threads, open.count))) { _ in
            while true {
                let number = shared.withLock { shared -> Int? in
                    guard shared.next < open.count, shared.trouble == nil else { return nil }
                    defer { shared.next += 1 }
                    return open[shared.next]
                }
                guard let number else { return }
                let piece = pieces[number]
                let worker = SweepWorker(
                    side: run.sides[piece.side], study: run.study, isStopped: { interrupt.isCancelled },
                    note: { progress.note($0) })
                guard let found = worker.results(of: run.design.path(through: piece.points)) else {
                    if interrupt.isCancelled { return }
                    continue
                }
                let results = found.sorted { $0.point < $1.point }
                do throws(FileTrouble) {
                    try run.folder.store(piece.name, Self.encoded(Stored(results: results)))
                    shared.withLock { $0.results[number] = results }
                } catch {
                    shared.withLock { $0.trouble = error }
                }
            }
        }
        let done = shared.withLock { ($0.results, $0.trouble) }
        if let trouble = done.1 { throw trouble.ending }
        known.merge(done.0) { _, new in new }
        guard !interrupt.isCancelled else {
            let count = known.values.reduce(0) { $0 + $1.count }
            throw Ending(
                .interrupted,
                "Interrupted with \(count) of \(progress.total) points stored; the same command goes on from there.")
        }
        guard known.count == pieces.count else {
            throw Ending(.failure, "The solver could not be started for some of the points.")
        }
        let results = sides.indices.map { side in
            pieces.indices.filter { pieces[$0].side == side }.flatMap { known[$0] ?? [] }.sorted { $0.point < $1.point }
        }
        return Outcome(results: results, resumed: resumed)
    }

    /// The results of a piece that an earlier run has stored; nil where they are not whole.
    private func stored(_ piece: Piece) -> [SweepResult]? {
        guard let bytes = folder.piece(piece.name),
            let stored = try? JSONDecoder().decode(Stored.self, from: Data(bytes)),
            stored.results.map(\.point) == piece.points
        else { return nil }
        return stored.results
    }

    private static func encoded(_ stored: Stored) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Numbers are finite, so there always is a text.
        return Array((try? encoder.encode(stored)) ?? Data()) + [UInt8(ascii: "\n")]
    }
}

/// How far a run is, with its rate and the time that is left.
final class SweepProgress: Sendable {
    let total: Int
    private let line: ProgressLine
    private let resumed: Int
    private let begin = ContinuousClock.now
    private let counts = Mutex((done: 0, failed: 0))

    init(total: Int, resumed: Int, line: ProgressLine) {
        self.total = total
        self.resumed = resumed
        self.line = line
    }

    func note(_ result: SweepResult) {
        let (done, failed) = counts.withLock { counts in
            counts.done += 1
            if result.status != .planned { counts.failed += 1 }
            return counts
        }
        line.show(Self.words(done, failed, resumed, total, ContinuousClock.now - begin))
    }

    func clear() { line.clear() }

    private static func words(_ done: Int, _ failed: Int, _ resumed: Int, _ total: Int, _ time: Duration) -> String {
        let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
        let rate = seconds > 0 ? Double(done) / seconds : 0
        var words = "\(min(total, resumed + done)) of \(total) points"
        if rate > 0 {
            let left = Double(max(0, total - resumed - done)) / rate
            words += ", \((rate * 10).rounded() / 10) a second, \(Int(left.rounded())) s left"
        }
        return failed > 0 ? words + ", \(failed) without a plan" : words
    }
}
