// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// A table for a page: columns as wide as they need, fewer or narrower ones where the page is narrow.
struct TextTable {
    /// A column.
    struct Column {
        var title: String
        var isRight = false
        /// Columns with the highest number are left out first; 0 stays.
        var leaveOut = 0
        /// Whether its cells may be cut.
        var isFlexible = false
        /// Whether its cells are broken into lines instead; for the last column only.
        var isWrapped = false
    }

    /// A row.
    enum Row {
        case cells([String], ReportStyle.Ink?)
        /// Words over the whole width, before the rows that they head.
        case group(String)
        /// Words under a row, broken at the width.
        case note(String)
    }

    var columns: [Column]
    private(set) var rows: [Row] = []
    var indent = 2

    init(_ columns: [Column]) {
        self.columns = columns
    }

    mutating func row(_ cells: [String], ink: ReportStyle.Ink? = nil) {
        rows.append(.cells(cells.map { DisplayText.escaped($0) }, ink))
    }

    mutating func group(_ words: String) { rows.append(.group(words)) }

    mutating func note(_ words: String) { rows.append(.note(words)) }

    /// Sets the table on a page.
    func set(on page: inout Page) {
        var shown = columns.indices.filter { place in !isEmpty(place) }
        var widths = columns.indices.map(naturalWidth)
        var leftOut: [String] = []
        while total(widths, shown) > page.style.width,
            let place = shown.filter({ columns[$0].leaveOut > 0 }).max(by: {
                columns[$0].leaveOut < columns[$1].leaveOut
            })
        {
            shown.removeAll { $0 == place }
            leftOut.append(columns[place].title)
        }
        let mark = page.style.ellipsis
        shrink(&widths, shown, to: page.style.width, mark: mark)
        let heads = columns.indices.map { place in
            DisplayWidth.cutInside(columns[place].title, to: widths[place], tail: widths[place] / 2, mark: mark)
        }
        let names = shown.first.map { TableNames(cells(of: $0), mark: mark) }
        let tail = shown.first.flatMap { names?.cut(to: widths[$0]).tail } ?? 0
        set(heads, widths, shown, ink: .quiet, on: &page)
        for row in rows {
            switch row {
            case .cells(var cells, let ink):
                if let first = shown.first, first < cells.count {
                    cells[first] = DisplayWidth.cutInside(cells[first], to: widths[first], tail: tail, mark: mark)
                }
                set(cells, widths, shown, ink: ink, on: &page)
            case .group(let words): page.words(words, indent: indent, hanging: 2)
            case .note(let words): page.words(words, indent: indent + 4, hanging: 0, ink: .quiet)
            }
        }
        if !leftOut.isEmpty {
            page.words(
                "(left out for lack of width: \(leftOut.reversed().joined(separator: ", ")))", indent: indent,
                ink: .quiet)
        }
    }

    /// Takes from the wrapped column first, then from the widest flexible ones, then from heads that are wider than what
    /// stands below them; last of all from the first column, as long as it tells the rows apart.
    private func shrink(_ widths: inout [Int], _ shown: [Int], to width: Int, mark: String) {
        func wrap(_ least: Int) {
            for place in shown where columns[place].isWrapped {
                widths[place] = max(min(widths[place], least), widths[place] - max(0, total(widths, shown) - width))
            }
        }
        wrap(30)
        let names = shown.first
        func cut(_ places: [Int], to least: (Int) -> Int) {
            // Most tables fit: what their cells need at least is looked at only where they do not.
            guard total(widths, shown) > width else { return }
            let least = places.map { ($0, max(8, least($0))) }
            while total(widths, shown) > width {
                let candidates = least.filter { widths[$0.0] > $0.1 }
                guard let widest = candidates.max(by: { widths[$0.0] < widths[$1.0] }) else { return }
                widths[widest.0] -= 1
            }
        }
        cut(shown.filter { columns[$0].isFlexible && !columns[$0].isWrapped && $0 != names }) { _ in 0 }
        // A head that ends with its unit is told whole.
        cut(shown.filter { !columns[$0].isFlexible && !columns[$0].title.hasSuffix("]") && $0 != names }) { place in
            cells(of: place).map { DisplayWidth.of($0) }.max() ?? 0
        }
        wrap(20)
        cut(shown.filter { columns[$0].isFlexible && $0 == names }) { place in
            TableNames(cells(of: place), mark: mark).leastWidth(within: 8...max(8, min(widths[place], width / 2)))
        }
    }

    private func set(
        _ cells: [String], _ widths: [Int], _ shown: [Int], ink: ReportStyle.Ink?, on page: inout Page
    ) {
        let wrapped = shown.last.flatMap { columns[$0].isWrapped ? $0 : nil }
        let lines = wrapped.map { DisplayWidth.wrapped($0 < cells.count ? cells[$0] : "", to: widths[$0]) } ?? [""]
        for (number, words) in (lines.isEmpty ? [""] : lines).enumerated() {
            var line = String(repeating: " ", count: indent)
            for (order, place) in shown.enumerated() {
                let cell = number == 0 && place < cells.count ? cells[place] : ""
                let cut = DisplayWidth.cut(cell, to: widths[place], mark: page.style.ellipsis)
                line += order > 0 ? "  " : ""
                line +=
                    place == wrapped
                    ? words : DisplayWidth.padded(cut, to: widths[place], right: columns[place].isRight)
            }
            page.line([(line, ink)])
        }
    }

    private func isEmpty(_ place: Int) -> Bool {
        columns[place].leaveOut > 0 && cells(of: place).allSatisfy(\.isEmpty)
    }

    private func cells(of place: Int) -> [String] {
        rows.compactMap { row in
            guard case .cells(let cells, _) = row else { return nil }
            return place < cells.count ? cells[place] : ""
        }
    }

    private func naturalWidth(_ place: Int) -> Int {
        (cells(of: place) + [columns[place].title]).map { DisplayWidth.of($0) }.max() ?? 0
    }

    private func total(_ widths: [Int], _ shown: [Int]) -> Int {
        indent + shown.reduce(0) { $0 + widths[$1] } + 2 * max(0, shown.count - 1)
    }
}
