// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

extension ReportTable {
    /// The table as aligned text for a terminal, scenario text made safe; the last column is broken into lines, others are cut.
    public func text(style: ReportStyle = ReportStyle()) -> String {
        var table = TextTable(
            columns.enumerated().map { place, column in
                TextTable.Column(
                    title: column.head, isRight: column.kind != .text && column.kind != .moment,
                    isFlexible: column.kind == .text, isWrapped: column.kind == .text && place == columns.count - 1)
            })
        for row in rows {
            table.row(zip(columns, row).map { Self.shown($1, in: $0, style) })
        }
        var page = Page(style: style)
        table.set(on: &page)
        return page.text
    }

    /// A cell as people read it.
    static func shown(_ cell: Cell, in column: Column, _ style: ReportStyle) -> String {
        switch cell {
        case .none: ""
        case .text(let text), .moment(let text): text
        case .whole(let number): NumberText.grouped(String(number), blank: style.thousandsBlank)
        case .money(let amount): NumberText.grouped(amount.text, blank: style.thousandsBlank)
        case .number(let value):
            NumberText.grouped(
                NumberText.fixed(value, places: column.kind.places, trimmed: true), blank: style.thousandsBlank)
        }
    }
}
