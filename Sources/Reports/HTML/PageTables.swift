// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PageData {
    /// The starts of a recipe on the planning grid.
    struct Starts: Encodable {
        var recipe: String
        var cells: Int
        var possible: Int
        var lost: [Reason]

        /// So many starts lost for one reason.
        struct Reason: Encodable {
            var count: Int
            var reason: String

            func encode(to encoder: any Encoder) throws {
                var list = encoder.unkeyedContainer()
                try list.encode(count)
                try list.encode(reason)
            }
        }
    }

    /// A table of the result folder.
    ///
    /// Its columns and its rows are texts for the same reason as ``PageLines``; where a cell holds nothing, nothing
    /// stands between its tabs.
    struct Table: Encodable {
        var name: String
        var rows: Int
        /// A line to a column: its head, then `text`, `money` or how many decimal places its numbers have.
        var columns: String
        /// A line to a row.
        var cells: String

        /// Writes the cells, or throws where a number is not finite.
        init(_ table: ReportTable) throws(HTMLReportError) {
            name = PageData.shown(table.name)
            rows = table.rows.count
            var heads = PageLines.Writer()
            for column in table.columns {
                heads.begin()
                heads.add(PageData.shown(column.head))
                heads.add(column.kind.isText ? "text" : column.kind == .money ? "money" : String(column.kind.places))
            }
            columns = heads.text
            var lines = PageLines.Writer()
            for row in table.rows {
                lines.begin()
                for cell in row { try Self.add(cell, to: &lines) }
            }
            cells = lines.text
        }

        private static func add(_ cell: ReportTable.Cell, to line: inout PageLines.Writer) throws(HTMLReportError) {
            switch cell {
            case .text(let text), .moment(let text): line.add(PageData.shown(text))
            case .whole(let number): line.add(number)
            case .number(let number): try line.add(number)
            case .money(let money): try line.add(money.double)
            case .none: line.skip()
            }
        }
    }
}
