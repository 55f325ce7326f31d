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
    /// A column is one text with a cell to a line, as the encoder takes as long for every value of a list as for this
    /// text; no cell holds a line break, as shown text has none.
    struct Table: Encodable {
        var name: String
        var rows: Int
        var columns: [Column]

        /// The cells of a column from top to bottom; a line is empty where a cell holds nothing.
        struct Column: Encodable {
            var head: String
            var number: Bool
            var places: Int
            var isMoney: Bool
            var cells: String
        }

        /// Writes the cells, or throws where a number is not finite.
        init(_ table: ReportTable) throws(HTMLReportError) {
            name = PageData.shown(table.name)
            rows = table.rows.count
            columns = []
            for (place, column) in table.columns.enumerated() {
                var cells = ""
                for (row, told) in table.rows.enumerated() {
                    if row > 0 { cells += "\n" }
                    cells += try Self.text(told[place])
                }
                columns.append(
                    Column(
                        head: PageData.shown(column.head), number: !column.kind.isText, places: column.kind.places,
                        isMoney: column.kind == .money, cells: cells))
            }
        }

        private static func text(_ cell: ReportTable.Cell) throws(HTMLReportError) -> String {
            switch cell {
            case .text(let text), .moment(let text): return PageData.shown(text)
            case .whole(let number): return String(number)
            case .number(let number):
                guard number.isFinite else { throw .notWritable }
                return String(number)
            case .money(let money): return String(money.double)
            case .none: return ""
            }
        }
    }
}
