// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Sequencing
import Testing

/// A text in the good problem, what stands there instead, and what the message must name.
struct Break: Sendable, CustomTestStringConvertible {
    var named: String
    var old: String
    var new: String

    init(_ named: String, _ old: String, _ new: String) {
        self.named = named
        self.old = old
        self.new = new
    }

    var testDescription: String { "\(named): \(new)" }
}

@Suite("Reading public problems")
struct BrokenProblemTests {
    /// Two jobs of two tasks on two machines, with a rule of each kind that is read.
    private static let good = """
        {"jobs": [
            {"weight": 1, "release_date": 0, "deadline": 99, "due_date": 9, "tasks": [0, 1]},
            {"weight": 3, "release_date": 0, "deadline": 99, "due_date": Infinity, "tasks": [2, 3]}],
         "resources": [{"type": "machine", "breaks": [[40, 41]], "no_idle": false}, {"type": "machine", "breaks": []}],
         "tasks": [\(task(0)), \(task(0)), \(task(1)), \(task(1))],
         "modes": [
            {"task": 0, "resources": [0], "duration": 3, "demands": [0]},
            {"task": 1, "resources": [1], "duration": 4, "demands": [0]},
            {"task": 2, "resources": [0], "duration": 5, "demands": [0]},
            {"task": 3, "resources": [1], "duration": 6, "demands": [0]}],
         "constraints": {
            "end_before_start": [{"task1": 0, "task2": 1, "delay": 0}, {"task1": 2, "task2": 3, "delay": 0}],
            "setup_times": [{"machine": 0, "task1": 0, "task2": 2, "duration": 2}],
            "mode_dependencies": [{"mode1": 0, "modes2": [1]}],
            "same_sequence": [{"machine1": 0, "machine2": 1, "tasks1": [0, 2], "tasks2": [1, 3]}],
            "identical_resources": [{"task1": 1, "task2": 3}],
            "different_resources": [{"task1": 0, "task2": 3}],
            "consecutive": []},
         "objective": {"weight_makespan": 1, "weight_total_tardiness": 1}}
        """

    private static func task(_ job: Int) -> String {
        """
        {"job": \(job), "earliest_start": 0, "latest_start": 99, "earliest_end": 0, "latest_end": 99, \
        "allow_idle": false, "allow_breaks": false, "optional": false}
        """
    }

    /// What is told about a text; nil where it is read and laid out.
    private func told(_ text: String) -> String? {
        do {
            _ = try Problem(DraftReader(ProblemFile(text)).draft)
            return nil
        } catch {
            return "\(error)"
        }
    }

    @Test("a good problem is read and solved")
    func solved() throws {
        let problem = try Problem(DraftReader(ProblemFile(Self.good)).draft)
        let outcome = problem.search(.quick)
        #expect(problem.violations(of: outcome.schedule) == [])
        // The first job ends at 7, the set-up lets the second begin at 5, go over at 10 and end at 16.
        #expect(outcome.cost.total == 16)
    }

    @Test(
        "what is broken is named",
        arguments: [
            Break("file", "{\"jobs\"", "{\"jobs\"}"),
            Break("jobs", "\"jobs\"", "\"works\""),
            Break("modes.[1].duration", "\"duration\": 4", "\"duration\": \"long\""),
            Break("tasks[1].modes[0].duration", "\"duration\": 4", "\"duration\": -4"),
            Break("modes[3].task", "\"task\": 3", "\"task\": 9"),
            Break("tasks[3].modes", "\"task\": 3", "\"task\": 2"),
            Break("modes[1].resources", "\"resources\": [1], \"duration\": 4", "\"resources\": [-1], \"duration\": 4"),
            Break("modes[1].demands", "\"duration\": 4, \"demands\": [0]", "\"duration\": 4, \"demands\": []"),
            Break("jobs[1].tasks", "\"tasks\": [2, 3]", "\"tasks\": [2, 44]"),
            Break("groups[0].lateWeight", "\"weight\": 1", "\"weight\": \(1 << 62)"),
            Break("jobs[1].weight", "\"weight_total_tardiness\": 1", "\"weight_total_tardiness\": \(1 << 62)"),
            Break("groups[0].release", "\"release_date\": 0", "\"release_date\": \(1 << 61)"),
            Break("groups[0].due", "\"due_date\": 9", "\"due_date\": \(1 << 61)"),
            Break("resources[0].type", "\"machine\"", "\"robot\""),
            Break("consumable", "\"machine\"", "\"consumable\""),
            Break("resources[0].breaks", "[40, 41]", "[40]"),
            Break("resources[0].breaks", "[40, 41]", "[41, 40]"),
            Break("resources[0].open[0].end", "[40, 41]", "[\(1 << 60), \(1 << 61)]"),
            Break("no_idle", "\"no_idle\": false", "\"no_idle\": true"),
            Break("optional", "\"optional\": false", "\"optional\": true"),
            Break("tasks[0].job", "\"job\": 0", "\"job\": 7"),
            Break("end_before_start[0]", "\"task2\": 1, \"delay\"", "\"task2\": 9, \"delay\""),
            Break("lags[0].gap", "\"delay\": 0", "\"delay\": \(1 << 60)"),
            Break("setup_times[0]", "\"machine\": 0", "\"machine\": 4"),
            Break("setup_times[0]", "\"task2\": 2, \"duration\"", "\"task2\": -3, \"duration\""),
            Break("setup_times[0].duration", "\"duration\": 2", "\"duration\": 1e300"),
            Break("resources[0].setUps.minutes", "\"duration\": 2", "\"duration\": 1e11"),
            Break("mode_dependencies[0]", "\"mode1\": 0", "\"mode1\": 12"),
            Break("mode_dependencies[0]", "\"modes2\": [1]", "\"modes2\": [-1]"),
            Break("mode_dependencies[0].modes2", "\"modes2\": [1]", "\"modes2\": []"),
            Break("mode that depends", "\"modes2\": [1]", "\"modes2\": [1, 2]"),
            Break("same_sequence[0]", "\"machine2\": 1", "\"machine2\": 5"),
            Break("sameOrders[0]", "\"tasks2\": [1, 3]", "\"tasks2\": [1]"),
            Break("identical_resources[0]", "\"task1\": 1, \"task2\": 3", "\"task1\": 1, \"task2\": 4"),
            Break("different_resources[0]", "\"task1\": 0, \"task2\": 3", "\"task1\": -1, \"task2\": 3"),
            Break("differentUnits[0]", "\"task1\": 0, \"task2\": 3", "\"task1\": 3, \"task2\": 3"),
            Break("consecutive[0]", "\"consecutive\": []", "\"consecutive\": [{\"task1\": 0, \"task2\": 7}]"),
            Break("consecutive[0]", "\"consecutive\": []", "\"consecutive\": [{\"task1\": 1, \"task2\": 1}]"),
            Break("constraints.start_together", "\"consecutive\": []", "\"start_together\": [{}]"),
            Break("selection", "\"consecutive\": []", "\"select_exactly_one\": [{}]"),
            Break("objective.weight_energy", "\"weight_makespan\"", "\"weight_energy\""),
            Break("objective", "\"weight_makespan\"", "\"weight_total_earliness\""),
        ])
    func broken(_ change: Break) throws {
        let place = try #require(Self.good.range(of: change.old))
        let message = told(Self.good.replacingCharacters(in: place, with: change.new))
        #expect(message?.contains(change.named) == true, "\(message ?? "read without a fault")")
    }

    @Test("what is no problem at all is told", arguments: ["", "{", "[1, 2", "3", "null", "{}"])
    func noProblem(text: String) {
        #expect(told(text) != nil)
    }
}
