// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
public import Manufacturing

/// The tables of a plan and of its schedule as one spreadsheet, a sheet per table, with a chart of the money in front.
public enum PlanWorkbook {
    /// The name of the file in a result folder.
    public static let name = "plan.xlsx"

    /// Most rows that a sheet holds, the head included.
    static let mostRows = 1_048_576

    /// Writes the spreadsheet at a path, which must not be in use; equal plans and schedules give equal bytes.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - schedule: Its timetable, where one was made.
    ///   - tables: All tables of both, where they are at hand.
    ///   - path: Where to write.
    /// - Throws: What the library of spreadsheets cannot write.
    public static func write(
        _ plan: Plan, schedule: Schedule? = nil, tables: [ReportTable]? = nil, at path: String
    ) throws(WorkbookError) {
        let book = try WorkbookFile(path: path, title: DisplayText.escaped(plan.header.label))
        let styles = try Styles(book)
        try money(plan, in: book, styles)
        for table in tables ?? PlanTables(plan, schedule: schedule).all {
            try add(table, to: book, styles)
        }
        try book.close()
    }

    /// Puts a table on a sheet of its own.
    static func add(
        _ table: ReportTable, to book: borrowing WorkbookFile, _ styles: Styles
    ) throws(WorkbookError) {
        guard table.rows.count < mostRows else { throw .tooLarge(table.name) }
        let sheet = try book.sheet(String(table.name.prefix(31)))
        var widths = table.columns.map { DisplayWidth.of($0.head) + 2 }
        for (column, head) in table.columns.enumerated() {
            try book.text(
                DisplayText.escaped(head.head), on: sheet, row: 0, column: column,
                head.kind.isText ? styles.head : styles.numberHead)
        }
        for (row, cells) in shown(table).enumerated() {
            for (column, cell) in cells.enumerated() {
                let width = try write(
                    cell, of: table.columns[column].kind, on: sheet, in: book, row: row + 1, column: column, styles)
                widths[column] = max(widths[column], width)
            }
        }
        book.finish(sheet, widths: widths, lastRow: table.rows.count)
    }

    /// The rows of a table; of an empty one a line that says so in the words of the page.
    static func shown(_ table: ReportTable) -> [[ReportTable.Cell]] {
        table.rows.isEmpty && !table.columns.isEmpty ? [[.text("No rows.")]] : table.rows
    }

    /// Writes a cell; answers its width in characters.
    private static func write(
        _ cell: ReportTable.Cell, of kind: ReportTable.Kind, on sheet: WorkbookFile.Sheet,
        in book: borrowing WorkbookFile, row: Int, column: Int, _ styles: Styles
    ) throws(WorkbookError) -> Int {
        switch cell {
        case .text(let text):
            let shown = DisplayText.escaped(text)
            try book.text(shown, on: sheet, row: row, column: column, styles.text)
            return DisplayWidth.of(shown)
        case .whole(let number):
            try book.number(Double(number), on: sheet, row: row, column: column, styles.whole)
            return String(number).utf8.count
        case .number(let number):
            // A spreadsheet has no text for numbers that are not finite.
            guard number.isFinite else { return 0 }
            try book.number(number == 0 ? 0 : number, on: sheet, row: row, column: column, styles.number(number, kind))
            return 12
        case .money(let money):
            try book.number(money.double, on: sheet, row: row, column: column, styles.money)
            return money.text.utf8.count + 3
        case .moment(let text):
            guard let moment = CivilDateTime(text) else {
                try book.text(DisplayText.escaped(text), on: sheet, row: row, column: column, styles.text)
                return DisplayWidth.of(text)
            }
            try book.number(
                SheetDate.serial(moment), on: sheet, row: row, column: column,
                text.utf8.count > 10 ? styles.moment : styles.day)
            return 16
        case .none: return 0
        }
    }

    /// Income, costs and penalties by account with a chart of them.
    private static func money(
        _ plan: Plan, in book: borrowing WorkbookFile, _ styles: Styles
    ) throws(WorkbookError) {
        let sheet = try book.sheet("money")
        let currency = DisplayText.escaped(plan.header.currency)
        try book.text("account", on: sheet, row: 0, column: 0, styles.head)
        try book.text("amount [\(currency)]", on: sheet, row: 0, column: 1, styles.numberHead)
        var row = 1
        for account in LedgerAccount.allCases {
            let lines = plan.ledger.filter { $0.account == account && $0.amount.cents != 0 }
            guard !lines.isEmpty, let sum = Money.sum(lines.map(\.amount)) else { continue }
            try book.text(account.words, on: sheet, row: row, column: 0, styles.text)
            try book.number(sum.double, on: sheet, row: row, column: 1, styles.money)
            row += 1
        }
        let lastAccount = row - 1
        try book.text("contribution", on: sheet, row: row, column: 0, styles.bold)
        try book.number(
            plan.outcome.contribution.double, on: sheet, row: row, column: 1, styles.boldMoney)
        book.finish(sheet, widths: [20, 18], lastRow: row)
        if lastAccount >= 1 {
            try book.bars(
                on: sheet, title: "Income and costs by account", valueTitle: currency, names: 0, values: 1,
                lastRow: lastAccount, at: 3)
        }
    }

    /// The styles of all sheets.
    struct Styles {
        let head: WorkbookFile.Style
        let numberHead: WorkbookFile.Style
        let text: WorkbookFile.Style
        let bold: WorkbookFile.Style
        let whole: WorkbookFile.Style
        let money: WorkbookFile.Style
        let boldMoney: WorkbookFile.Style
        let moment: WorkbookFile.Style
        let day: WorkbookFile.Style
        private let places: [WorkbookFile.Style]

        init(_ book: borrowing WorkbookFile) throws(WorkbookError) {
            head = try book.style(head: true, align: .left)
            numberHead = try book.style(head: true, align: .right)
            text = try book.style(align: .left)
            bold = try book.style(bold: true, align: .left)
            whole = try book.style("#,##0")
            money = try book.style("#,##0.00")
            boldMoney = try book.style("#,##0.00", bold: true)
            moment = try book.style("yyyy-mm-dd hh:mm", align: .left)
            day = try book.style("yyyy-mm-dd", align: .left)
            var places = [try book.style("#,##0")]
            for count in 1...6 {
                places.append(try book.style("#,##0.0" + String(repeating: "#", count: count - 1)))
            }
            self.places = places
        }

        /// The format of a number in a column; a whole one has no point behind it.
        func number(_ number: Double, _ kind: ReportTable.Kind) -> WorkbookFile.Style {
            let count = max(0, min(kind.places, 6))
            let rest = abs(number - number.rounded())
            return places[rest * NumberText.power(count) < 0.5 ? 0 : count]
        }
    }
}

/// Civil time as spreadsheets count it.
enum SheetDate {
    /// Days since 1899-12-30, the day's share behind the point.
    static func serial(_ moment: CivilDateTime) -> Double {
        guard let zero = CivilDate(iso: "1899-12-30") else { return 0 }
        let minutes = moment.instant(since: CivilDateTime(date: zero)).minutes
        return Double(minutes) / 1440
    }
}
