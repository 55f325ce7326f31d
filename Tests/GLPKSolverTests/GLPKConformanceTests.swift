// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import GLPKSolver
import LinearProgramming
import Synchronization
import Testing

@Suite("GLPK keeps the solver's contract")
struct GLPKConformanceTests {
    @Test("on one thread", arguments: SolverConformance.all)
    func contract(_ conformance: SolverConformance) throws {
        _ = try conformance.check(GLPKSolver())
    }

    @Test("on one thread, with rows that come in when they are broken", arguments: SolverConformance.all)
    func lazyContract(_ conformance: SolverConformance) throws {
        _ = try conformance.check(LazyRowSolver(base: GLPKSolver(), families: ["row", "sent", "wanted"]))
        _ = try conformance.check(LazyRowSolver(base: GLPKSolver(), families: ["wanted"]))
    }

    @Test("on four threads at once, with the same numbers to the last bit")
    func threads() throws {
        let all = SolverConformance.all
        @Sendable func run() -> [[UInt64]] {
            all.map { conformance in
                do {
                    return try conformance.check(GLPKSolver()).map(\.bitPattern)
                } catch {
                    Issue.record("\(conformance.name): \(error)")
                    return []
                }
            }
        }
        let results = Mutex<[[[UInt64]]]>([])
        let group = DispatchGroup()
        for _ in 0..<4 {
            group.enter()
            Thread.detachNewThread {
                let result = run()
                results.withLock { $0.append(result) }
                group.leave()
            }
        }
        group.wait()
        let found = results.withLock { $0 }
        #expect(found.count == 4)
        let alone = run()
        for result in found {
            for (index, numbers) in result.enumerated() {
                #expect(numbers == alone[index], "\(all[index].name)")
            }
        }
    }
}
