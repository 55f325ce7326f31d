// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// A list of the page that grows with the plan, as one text: a line to an element, its values apart by tabs.
///
/// The encoder takes as long for every value of a list as for this text. No value holds a tab or a line break, as shown
/// text has neither.
struct PageLines: Encodable {
    /// The names of the values, apart by blanks, with what they are: `n` a number, `p` a pair of numbers, `t` a text.
    let fields: String
    let lines: String

    /// An element of such a list.
    protocol Line {
        /// The names of the values and what they are, such as `lot:n held:p key:t`.
        static var fields: String { get }
        /// Writes the values in that order; throws where a number is not finite.
        func write(to line: inout Writer) throws(HTMLReportError)
    }

    /// Writes the elements in their order, or throws where a number is not finite.
    init<Element: Line>(_ elements: [Element]) throws(HTMLReportError) {
        fields = Element.fields
        var writer = Writer()
        for element in elements {
            writer.begin()
            try element.write(to: &writer)
        }
        lines = writer.text
    }

    /// Writes values one after another.
    struct Writer {
        private var bytes: [UInt8] = []
        private var count = 0
        private var isFirst = true

        /// All lines so far.
        var text: String { String(decoding: bytes, as: UTF8.self) }

        /// Begins the next line.
        mutating func begin() {
            if count > 0 { bytes.append(UInt8(ascii: "\n")) }
            count += 1
            isFirst = true
        }

        private mutating func next() {
            if !isFirst { bytes.append(UInt8(ascii: "\t")) }
            isFirst = false
        }

        /// A value that is not there.
        mutating func skip() { next() }

        mutating func add(_ number: Int) {
            next()
            bytes += String(number).utf8
        }

        mutating func add(_ number: Double) throws(HTMLReportError) {
            guard number.isFinite else { throw .notWritable }
            next()
            bytes += String(number).utf8
        }

        mutating func add(_ shown: String) {
            next()
            bytes += shown.utf8
        }

        mutating func add(_ interval: Interval) {
            next()
            bytes += String(interval.from.minutes).utf8
            bytes.append(UInt8(ascii: " "))
            bytes += String(interval.to.minutes).utf8
        }
    }
}
