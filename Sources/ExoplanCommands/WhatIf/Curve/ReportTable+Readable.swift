// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Reports

extension ReportTable {
    /// The table for people: without the decimal places that only machines read, amounts alike in all columns.
    var readable: ReportTable {
        var table = self
        for place in columns.indices {
            switch columns[place].kind {
            case .number(let places) where places > 3 && isLarge(place):
                table.columns[place].kind = .number(places: places - 2)
            case .money: table.columns[place].kind = .number(places: 2)
            default: continue
            }
        }
        table.rows = rows.map { row in
            row.map { cell in
                guard case .money(let amount) = cell else { return cell }
                return .number(amount.double)
            }
        }
        return table
    }

    /// Whether a column has any number beyond one: small ones need all their places.
    private func isLarge(_ place: Int) -> Bool {
        rows.contains { row in
            guard case .number(let number) = row[place] else { return false }
            return abs(number) >= 1
        }
    }
}
