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
    struct Table: Encodable {
        var name: String
        var columns: [Column]
        var rows: [[Cell]]

        struct Column: Encodable {
            var head: String
            var number: Bool
            var places: Int
            var isMoney: Bool
        }

        /// A cell as text, number or nothing.
        enum Cell: Encodable {
            case text(String), number(Double), none

            func encode(to encoder: any Encoder) throws {
                var container = encoder.singleValueContainer()
                switch self {
                case .text(let text): try container.encode(text)
                case .number(let number): try container.encode(number)
                case .none: try container.encodeNil()
                }
            }
        }

        init(_ table: ReportTable) {
            name = PageData.shown(table.name)
            columns = table.columns.map { column in
                Column(
                    head: PageData.shown(column.head), number: !column.kind.isText, places: column.kind.places,
                    isMoney: column.kind == .money)
            }
            rows = table.rows.map { row in row.map(Self.cell) }
        }

        private static func cell(_ cell: ReportTable.Cell) -> Cell {
            switch cell {
            case .text(let text), .moment(let text): .text(PageData.shown(text))
            case .whole(let number): .number(Double(number))
            case .number(let number): .number(number)
            case .money(let money): .number(money.double)
            case .none: .none
            }
        }
    }
}
