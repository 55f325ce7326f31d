// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// Tables and waterfalls of several plans as one spreadsheet.
public enum ComparisonWorkbook {
    /// The name of the file in a result folder.
    public static let name = "comparison.xlsx"

    /// Writes the spreadsheet at a path, which must not be in use; equal parts give equal bytes.
    public static func write(
        title: String, waterfalls: [Waterfall], tables: [ReportTable], at path: String
    ) throws(WorkbookError) {
        let book = try WorkbookFile(path: path, title: DisplayText.escaped(title))
        let styles = try PlanWorkbook.Styles(book)
        for (number, waterfall) in waterfalls.enumerated() {
            try add(waterfall, number + 1, to: book, styles)
        }
        for table in tables where !table.rows.isEmpty {
            try PlanWorkbook.add(table, to: book, styles)
        }
        try book.close()
    }

    private static func add(
        _ waterfall: Waterfall, _ number: Int, to book: borrowing WorkbookFile, _ styles: PlanWorkbook.Styles
    ) throws(WorkbookError) {
        let sheet = try book.sheet("bridge \(number)")
        let currency = DisplayText.escaped(waterfall.currency)
        let heads = ["step", "amount [\(currency)]", "below", "total", "gain", "loss"]
        for (column, head) in heads.enumerated() {
            try book.text(head, on: sheet, row: 0, column: column, column == 0 ? styles.head : styles.numberHead)
        }
        let bars = waterfall.bars
        let names = bars.map { DisplayWidth.of(DisplayText.escaped($0.name)) }.max() ?? 0
        let floor = bars.map { min($0.from, $0.to) }.min() ?? 0
        for (index, bar) in bars.enumerated() {
            let row = index + 1
            let (from, to) = (min(bar.from, bar.to) - floor, max(bar.from, bar.to) - floor)
            try book.text(
                DisplayText.escaped(bar.name), on: sheet, row: row, column: 0, bar.isTotal ? styles.bold : styles.text)
            try book.number(
                bar.amount.double, on: sheet, row: row, column: 1,
                bar.isTotal ? styles.boldMoney : styles.money)
            // The bars of the chart, each on an invisible one from the floor.
            let kind = bar.isTotal ? 3 : bar.amount < .zero ? 5 : 4
            try book.number(from / 100, on: sheet, row: row, column: 2, styles.money)
            try book.number((to - from) / 100, on: sheet, row: row, column: kind, styles.money)
        }
        book.finish(sheet, widths: [names, 18, 14, 14, 14, 14], lastRow: bars.count)
        try book.waterfall(
            on: sheet, title: DisplayText.escaped(waterfall.title), valueTitle: currency, lastRow: bars.count, at: 7)
    }
}
