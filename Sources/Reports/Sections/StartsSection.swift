// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PlanReport {
    /// For each recipe the days on which lots cannot start, by weekday, and why.
    func starts(on page: inout Page) {
        let concerned = plan.starts.filter { !$0.lost.isEmpty }
        guard !concerned.isEmpty else { return }
        page.heading("Starts that calendars and holds do not admit")
        for starts in concerned {
            page.words("\(starts.recipe): \(possible(starts))", indent: 2, hanging: 2)
            let byCount = starts.lost.enumerated().sorted {
                ($1.element.cells.count, $0.offset) < ($0.element.cells.count, $1.offset)
            }
            for lost in byCount.prefix(Self.mostReasons) {
                page.words("\(days(of: lost.element.cells, in: starts)): \(lost.element.reason)", indent: 4, hanging: 2)
            }
            if byCount.count > Self.mostReasons {
                page.words("\(count(byCount.count - Self.mostReasons, "more reason")) in lost-starts.csv", indent: 4)
            }
        }
    }

    /// As many reasons of a recipe as a report lists.
    static let mostReasons = 8

    private func possible(_ starts: RecipeStarts) -> String {
        let share = "\(starts.possible) of \(count(starts.cells, "start")) on the planning grid can be kept"
        guard let grid = grid(of: starts) else { return share }
        let lost = Set(starts.lost.flatMap(\.cells))
        let kept = Set(grid.filter { !lost.contains($0) }.compactMap { clock.weekday($0) })
        let all = Set(grid.compactMap { clock.weekday($0) })
        guard !kept.isEmpty, kept.count < all.count else { return share }
        return "\(plural(kept)) only; \(share)"
    }

    /// All cells of the planning grid, where the plan tells enough to know them.
    private func grid(of starts: RecipeStarts) -> [Instant]? {
        let length = plan.header.horizon.minutes
        guard starts.cells > 0, starts.cells < 100_000, length > 0, length % starts.cells == 0 else { return nil }
        return (0..<starts.cells).map { Instant(minutes: $0 * (length / starts.cells)) }
    }

    private func days(of cells: [Instant], in starts: RecipeStarts) -> String {
        let counts = Dictionary(grouping: cells.compactMap { clock.weekday($0) }) { $0 }.mapValues(\.count)
        let grid = Dictionary(grouping: (grid(of: starts) ?? []).compactMap { clock.weekday($0) }) { $0 }
        let isWhole = !counts.isEmpty && counts.allSatisfy { day, number in grid[day]?.count == number }
        if isWhole { return "no start on \(plural(Set(counts.keys)))" }
        if cells.count <= 3 {
            return "no start on \(cells.map { clock.spoken($0, isDay: true) }.joined(separator: ", "))"
        }
        let weekdays = counts.keys.sorted().map { "\($0.name.prefix(3)) \(counts[$0] ?? 0)" }
        let ends = [cells.min(), cells.max()].compactMap { $0 }.map { clock.day($0) }
        return "no start on \(count(cells.count, "day")) from \(ends.joined(separator: " to ")) "
            + "(\(weekdays.joined(separator: ", ")))"
    }

    /// `Thursdays and Fridays`, `Mondays to Wednesdays and Saturdays`.
    private func plural(_ days: Set<Weekday>) -> String {
        var runs: [[Weekday]] = []
        for day in days.sorted() {
            if let last = runs.last?.last, last.rawValue + 1 == day.rawValue {
                runs[runs.count - 1].append(day)
            } else {
                runs.append([day])
            }
        }
        let words = runs.flatMap { run -> [String] in
            guard run.count > 2, let first = run.first, let last = run.last else { return run.map { $0.name + "s" } }
            return ["\(first.name)s to \(last.name)s"]
        }
        guard words.count > 1, let last = words.last else { return words.joined() }
        return words.dropLast().joined(separator: ", ") + " and " + last
    }
}
