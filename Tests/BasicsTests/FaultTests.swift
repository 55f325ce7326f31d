// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Basics

@Suite struct FaultTests {
    let place = SourcePosition(file: "scenario.yaml", line: 14, column: 9)

    @Test("A fault tells place, path, problem, value and remedy in one line")
    func text() {
        let fault = Fault(
            at: place,
            path: "recipes.msc.operations.polish.runn",
            problem: "unknown key",
            value: "runn",
            remedy: "did you mean \"run\"?"
        )
        #expect(
            fault.text
                == "scenario.yaml:14:9: recipes.msc.operations.polish.runn: unknown key (found \"runn\"); "
                + "did you mean \"run\"?"
        )
        #expect(Fault(at: nil, problem: "no demand").text == "no demand")
        #expect(
            Fault(
                at: place,
                path: "a.b",
                value: "010 d",
                Misreading("a number has no leading zeros", remedy: "write 10")
            )
            .text == "scenario.yaml:14:9: a.b: a number has no leading zeros (found \"010 d\"); write 10"
        )
    }

    @Test("No part of a fault can drive the terminal")
    func escaping() {
        let fault = Fault(
            at: SourcePosition(file: "a\u{1B}[2J.yaml", line: 1, column: 2),
            path: "b\u{202E}c",
            problem: "tab\there",
            value: "x\ny\u{200B}",
            remedy: "\u{7F}\u{9B}é €"
        )
        #expect(
            fault.text
                == "a\\u{1B}[2J.yaml:1:2: b\\u{202E}c: tab\\u{9}here (found \"x\\u{A}y\\u{200B}\"); \\u{7F}\\u{9B}é €"
        )
    }

    @Test(
        "Invisible characters are shown",
        arguments: [
            "\u{0}", "\u{1B}", "\u{85}", "\u{200E}", "\u{2028}", "\u{2066}", "\u{FEFF}", "\u{E0041}", "\u{FE0F}",
            "\u{115F}", "\u{E000}", "\u{AD}", "\u{61C}",
        ]
    )
    func invisible(text: String) {
        #expect(DisplayText.escaped("a\(text)b").unicodeScalars.allSatisfy { (0x20..<0x7F).contains($0.value) })
        #expect(DisplayText.escaped("a\(text)b").hasPrefix("a\\u{"))
    }

    @Test("Ordinary text stays as it is", arguments: ["plain", "é–µ²€", "日本語", "e\u{301}", "12\u{202F}345", ""])
    func visible(text: String) {
        #expect(DisplayText.escaped(text) == text)
    }

    @Test("Long values are cut")
    func longValue() {
        let fault = Fault(at: nil, problem: "p", value: String(repeating: "x", count: 81))
        #expect(fault.text == "p (found \"\(String(repeating: "x", count: 80))…\")")
    }

    @Test("Faults come sorted by place and path, each once")
    func sorting() {
        func at(_ file: String, _ line: Int, _ column: Int, _ path: String = "") -> Fault {
            Fault(at: SourcePosition(file: file, line: line, column: column), path: path, problem: "p")
        }
        let wanted = [
            Fault(at: nil, problem: "p"), at("B", 9, 9), at("a", 2, 10), at("a", 10, 1, "A"), at("a", 10, 1, "b"),
            at("a", 10, 2),
        ]
        #expect(Faults(wanted.reversed() + wanted).list == wanted)
        #expect(Faults([]).isEmpty)
        #expect(Faults([at("a", 1, 2), at("a", 1, 1, "k")]).text == "a:1:1: k: p\na:1:2: p")
    }

    @Test(
        "The nearest name",
        arguments: [
            ("runn", "run"), ("setup", "set-up"), ("staf", "staff"), ("opreation", "operation"), ("UNIT", "unit"),
            ("shelflife", "shelf-life"), ("colour", nil), ("zzz", nil), ("", nil), ("h", nil), ("run", nil),
        ] as [(String, String?)]
    )
    func nearest(word: String, answer: String?) {
        let names = ["staff", "operation", "run", "set-up", "unit", "shelf-life", "x"]
        #expect(nearestName(to: word, among: names) == answer)
        #expect(nearestName(to: word, among: names.reversed()) == answer)
    }

    @Test("Ties go to the first name by bytes, capital letters matter least")
    func ties() {
        #expect(nearestName(to: "bun", among: ["run", "fun", "Bun"]) == "Bun")
        #expect(nearestName(to: "bun", among: ["run", "fun", "gun"]) == "fun")
        #expect(nearestName(to: String(repeating: "a", count: 5000), among: ["a"]) == nil)
    }

    @Test(
        "Edit distance with swaps",
        arguments: [("ab", "ba", 1), ("abcd", "acbd", 1), ("kitten", "sitting", 3), ("", "abc", 3), ("ca", "abc", 3)]
    )
    func distance(left: String, right: String, count: Int) {
        #expect(editDistance(Array(left.unicodeScalars), Array(right.unicodeScalars)) == count)
        #expect(editDistance(Array(right.unicodeScalars), Array(left.unicodeScalars)) == count)
    }
}
