// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming
import Manufacturing

/// Discards put off as long as no rule and no money speaks against it: what need not go stays in stock, to the end.
///
/// A solver may as well discard today what nobody takes later; a planner who reads it would throw away good doses. From
/// cut to cut, and never by more than the rows leave room for:
///
///     discarded[m,k] − δ,   stock[m,k] + δ,   discarded[m,k+1] + kept·δ
///
/// At the last cut δ stays in stock.
struct LatestDiscards {
    let formulation: Formulation

    private var programme: LinearProgramme { formulation.programme }

    /// Quantities below this are none [unit].
    private static let least = 1e-9

    /// The rows in which a material's stock and discards stand, and how much of their room is used.
    private struct Rooms {
        var rowsOf: [Int: [(row: Int, coefficient: Double)]] = [:]
        var activity: [Int: Double] = [:]
    }

    /// A column and how it moves with a unit that is kept.
    private typealias Move = (column: Int, change: Double)

    /// The same values but for stock and discards; the objective and the room of every row stay as they are, or grow.
    func values(_ values: [Double]) -> [Double] {
        var values = values
        let moved = formulation.scenario.materials.ids.filter { material in
            columns(formulation.variables.discarded, material).contains { values[$0] > Self.least }
        }
        guard !moved.isEmpty else { return values }
        var rooms = rooms(of: moved, values)
        for material in moved { putOff(material, &values, &rooms) }
        return values
    }

    private func columns(_ family: VariableFamily, _ material: ID<Material>) -> [Int] {
        (0..<family.count(of: material)).map { family[material, $0].index }
    }

    private func rooms(of materials: [ID<Material>], _ values: [Double]) -> Rooms {
        let variables = formulation.variables
        var isWatched = [Bool](repeating: false, count: programme.columnCount)
        for material in materials {
            for column in columns(variables.stock, material) { isWatched[column] = true }
            for column in columns(variables.discarded, material) { isWatched[column] = true }
        }
        var rooms = Rooms()
        for row in programme.rows {
            let terms = programme.terms(of: row)
            for term in terms where isWatched[term.variable.index] {
                rooms.rowsOf[term.variable.index, default: []].append((row.index, term.coefficient))
                if rooms.activity[row.index] == nil {
                    rooms.activity[row.index] = terms.value(at: values)
                }
            }
        }
        return rooms
    }

    private func putOff(_ material: ID<Material>, _ values: inout [Double], _ rooms: inout Rooms) {
        let flow = formulation.problem.flows[material.index]
        let discarded = columns(formulation.variables.discarded, material)
        let stock = columns(formulation.variables.stock, material)
        for cut in discarded.indices where values[discarded[cut]] > Self.least {
            var moves: [Move] = [(discarded[cut], -1), (stock[cut], 1)]
            if cut + 1 < discarded.count {
                moves.append((discarded[cut + 1], flow.kept(from: flow.cuts[cut], to: flow.cuts[cut + 1])))
            }
            guard moves.allSatisfy({ programme.kinds[$0.column] == .continuous }),
                moves.reduce(0, { $0 + $1.change * programme.costs[$1.column] }) == 0
            else { continue }
            let quantity = room(for: moves, values, rooms)
            guard quantity > Self.least else { continue }
            for move in moves {
                values[move.column] += move.change * quantity
                for (row, coefficient) in rooms.rowsOf[move.column] ?? [] {
                    rooms.activity[row, default: 0] += coefficient * move.change * quantity
                }
            }
            if values[discarded[cut]] <= Self.least { values[discarded[cut]] = 0 }
        }
    }

    /// How far columns may move together before a bound or a row is met.
    private func room(for moves: [Move], _ values: [Double], _ rooms: Rooms) -> Double {
        var room = Double.infinity
        var changes: [Int: Double] = [:]
        for move in moves {
            let bound = move.change > 0 ? programme.columnUpper[move.column] : programme.columnLower[move.column]
            if bound.isFinite { room = min(room, (bound - values[move.column]) / move.change) }
            for (row, coefficient) in rooms.rowsOf[move.column] ?? [] {
                changes[row, default: 0] += coefficient * move.change
            }
        }
        for (row, change) in changes where abs(change) > 1e-12 {
            let bound = change > 0 ? programme.rowUpper[row] : programme.rowLower[row]
            if bound.isFinite { room = min(room, (bound - (rooms.activity[row] ?? 0)) / change) }
        }
        return max(0, room)
    }
}
