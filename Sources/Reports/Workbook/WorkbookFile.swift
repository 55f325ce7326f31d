// SPDX-License-Identifier: GPL-3.0-or-later

import SheetWriter

/// A spreadsheet file being written: the one owner of the library's book.
struct WorkbookFile: ~Copyable {
    private let book: OpaquePointer

    /// How a cell looks.
    struct Style {
        fileprivate let pointer: OpaquePointer?

        /// No style of its own.
        static var plain: Style { Style(pointer: nil) }
    }

    /// A page of the book; valid while the book is open.
    struct Sheet {
        fileprivate let pointer: OpaquePointer
        /// Its name.
        let name: String
    }

    /// Begins a file at a path.
    init(path: String, title: String) throws(WorkbookError) {
        guard let book = sheet_book_open(path, title) else { throw .noMemory }
        self.book = book
    }

    /// Writes the file and ends it.
    consuming func close() throws(WorkbookError) {
        let book = self.book
        discard self
        if let reason = sheet_book_close(book) {
            throw .notWritten(String(cString: reason))
        }
    }

    deinit {
        // Left early: what was written is of no use, but its memory is given back.
        _ = sheet_book_close(book)
    }

    /// Where a cell's content stands.
    enum Align {
        /// Numbers at the right, texts at the left.
        case general
        /// At the left, a little in.
        case left
        /// At the right, with room for the button of a filter.
        case right
    }

    /// A style by its number format.
    func style(
        _ numberFormat: String? = nil, bold: Bool = false, head: Bool = false, align: Align = .general
    ) throws(WorkbookError) -> Style {
        let side =
            switch align {
            case .general: sheet_align_general
            case .left: sheet_align_left
            case .right: sheet_align_right
            }
        let pointer =
            if let numberFormat {
                sheet_book_style(book, numberFormat, bold, head, side)
            } else {
                sheet_book_style(book, nil, bold, head, side)
            }
        guard let pointer else { throw .noMemory }
        return Style(pointer: pointer)
    }

    /// A page under a name of at most 31 characters.
    func sheet(_ name: String) throws(WorkbookError) -> Sheet {
        guard let pointer = sheet_book_page(book, name) else { throw .noMemory }
        return Sheet(pointer: pointer, name: name)
    }

    /// Writes a text, cut where a cell holds no more; it never becomes a formula.
    func text(_ text: String, on sheet: Sheet, row: Int, column: Int, _ style: Style = .plain) throws(WorkbookError) {
        // A cell holds 32,767 UTF-16 units; with room for the sign that it was cut.
        let kept = text.utf16.count <= 32_767 ? text : String(text.unicodeScalars.prefix(16_000)) + "\u{2026}"
        guard sheet_page_text(sheet.pointer, UInt32(row), UInt16(column), kept, style.pointer) else {
            throw .tooLarge(sheet.name)
        }
    }

    /// Writes a number.
    func number(
        _ number: Double, on sheet: Sheet, row: Int, column: Int, _ style: Style = .plain
    ) throws(WorkbookError) {
        guard sheet_page_number(sheet.pointer, UInt32(row), UInt16(column), number, style.pointer) else {
            throw .tooLarge(sheet.name)
        }
    }

    /// Sets widths in characters, keeps the head in sight, puts filters on it, and fits the sheet to paper.
    func finish(_ sheet: Sheet, widths: [Int], lastRow: Int) {
        for (column, width) in widths.enumerated() {
            sheet_page_width(sheet.pointer, UInt16(column), Double(min(60, max(6, width + 2))))
        }
        sheet_page_freeze(sheet.pointer)
        sheet_page_print(sheet.pointer)
        if !widths.isEmpty {
            sheet_page_filter(sheet.pointer, UInt32(max(1, lastRow)), UInt16(widths.count - 1))
        }
    }

    /// Draws bars of two columns of a sheet beside them.
    func bars(
        on sheet: Sheet, title: String, valueTitle: String, names: Int, values: Int, lastRow: Int, at column: Int
    ) throws(WorkbookError) {
        let isDrawn = sheet.name.withCString { pageName in
            title.withCString { title in
                valueTitle.withCString { valueTitle in
                    var chart = sheet_chart(
                        page_name: pageName, title: title, value_title: valueTitle, names_column: UInt16(names),
                        values_column: UInt16(values), last_row: UInt32(lastRow), at_column: UInt16(column))
                    return sheet_page_bars(book, sheet.pointer, &chart)
                }
            }
        }
        guard isDrawn else { throw .noMemory }
    }
}

extension WorkbookFile {
    /// Draws the columns 2 to 5 of a sheet on each other, the first of them invisible, over the names in column 0.
    func waterfall(
        on sheet: Sheet, title: String, valueTitle: String, lastRow: Int, at column: Int
    ) throws(WorkbookError) {
        let isDrawn = sheet.name.withCString { pageName in
            title.withCString { title in
                valueTitle.withCString { valueTitle in
                    var chart = sheet_chart(
                        page_name: pageName, title: title, value_title: valueTitle, names_column: 0,
                        values_column: 2, last_row: UInt32(lastRow), at_column: UInt16(column))
                    return sheet_page_waterfall(book, sheet.pointer, &chart)
                }
            }
        }
        guard isDrawn else { throw .noMemory }
    }
}

/// Why a spreadsheet could not be written.
public enum WorkbookError: Error, Hashable, Sendable {
    /// The library got no memory.
    case noMemory
    /// A table has more rows or columns than a sheet holds.
    case tooLarge(String)
    /// The file could not be written, with the library's or the system's reason.
    case notWritten(String)

    /// One sentence without a full stop.
    public var text: String {
        switch self {
        case .noMemory: "the spreadsheet needs more memory than there is"
        case .tooLarge(let sheet): "the table \(sheet) is larger than a sheet of a spreadsheet"
        case .notWritten(let reason): "the spreadsheet cannot be written: \(reason)"
        }
    }
}
