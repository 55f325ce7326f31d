// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// Lines of a report; whatever comes from a scenario is made safe for a terminal on its way in.
struct Page {
    let style: ReportStyle
    private(set) var text = ""

    init(style: ReportStyle) {
        self.style = style
    }

    /// A heading with an empty line before it.
    mutating func heading(_ words: String) {
        blank()
        self.words(words, hanging: 2, ink: .heading)
    }

    /// An empty line, unless nothing stands before it.
    mutating func blank() {
        if !text.isEmpty {
            text += "\n"
        }
    }

    /// Words, broken at the page's width; all lines begin so many columns in, all but the first `hanging` more.
    mutating func words(_ words: String, indent: Int = 0, hanging: Int = 0, ink: ReportStyle.Ink? = nil) {
        let lines = DisplayWidth.wrapped(DisplayText.escaped(words), to: style.width - indent - hanging)
        for (index, line) in lines.enumerated() {
            let margin = String(repeating: " ", count: index == 0 ? indent : indent + hanging)
            append(margin + style.inked(line, ink))
        }
    }

    /// A name with words beside it, broken so that the names stand free.
    mutating func fact(_ name: String, _ words: String, nameWidth: Int, ink: ReportStyle.Ink? = nil) {
        let lines = DisplayWidth.wrapped(DisplayText.escaped(words), to: style.width - nameWidth - 2)
        for (index, line) in lines.enumerated() {
            let shown = index == 0 ? DisplayText.escaped(name) : ""
            append(DisplayWidth.padded(shown, to: nameWidth, right: false) + "  " + style.inked(line, ink))
        }
    }

    /// Pieces of one line, each in its ink; made safe, not broken.
    mutating func line(_ pieces: [(text: String, ink: ReportStyle.Ink?)]) {
        var runs: [(text: String, ink: ReportStyle.Ink?)] = []
        for piece in pieces {
            if let last = runs.last, last.ink == piece.ink {
                runs[runs.count - 1].text += piece.text
            } else {
                runs.append(piece)
            }
        }
        // Blanks at the end of a line are of no use to anybody.
        while let last = runs.last {
            let kept = Self.withoutBlanksAtEnd(last.text)
            runs.removeLast()
            guard kept.isEmpty else {
                runs.append((kept, last.ink))
                break
            }
        }
        append(runs.map { style.inked(DisplayText.escaped($0.text), $0.ink) }.joined())
    }

    private static func withoutBlanksAtEnd(_ text: String) -> String {
        let blanks = text.utf8.reversed().prefix { $0 == UInt8(ascii: " ") }.count
        return blanks == 0 ? text : String(text.unicodeScalars.dropLast(blanks))
    }

    private mutating func append(_ line: String) {
        if DisplayText.isPlain(line) {
            text += line
        } else {
            text.unicodeScalars.append(
                contentsOf: line.unicodeScalars.lazy.map { $0 == ReportStyle.fixedBlank ? " " : $0 })
        }
        text += "\n"
    }
}
