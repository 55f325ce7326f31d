// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import ScenarioFiles
import Testing

@Suite struct TreeLimitsTests {
    static func nested(_ depth: Int) -> [UInt8] {
        Array(repeating: UInt8(ascii: "["), count: depth) + Array(repeating: UInt8(ascii: "]"), count: depth)
    }

    @Test("64 levels are read, one more is refused at its place")
    func depth() throws {
        let (tree, faults) = TreeReader.read(Self.nested(64), file: "s")
        #expect(faults.isEmpty)
        var levels = 0
        var rest = tree
        while let current = rest {
            levels += 1
            rest = current.items?.first
        }
        #expect(levels == 64)

        let deeper = TreeReader.read(Self.nested(65), file: "s")
        let path = String(repeating: "[1]", count: 64)
        #expect(deeper.faults.map(\.text) == ["s:1:65: \(path): maps and lists nested deeper than 64"])
        #expect(deeper.tree == nil)
    }

    @Test(
        "A hundred thousand levels end with a fault, not with the stack",
        arguments: ["[", "{a: ", "{", "- ", "? ", "[\n", "!!seq [", "[[{"]
    )
    func abyss(piece: String) {
        let bytes = Array(String(repeating: piece, count: 100_000).utf8)
        let (tree, faults) = TreeReader.read(bytes, file: "s")
        #expect(tree == nil)
        #expect(!faults.isEmpty)
    }

    @Test("Block maps nested too deep end with a fault")
    func blockAbyss() {
        var text = ""
        for depth in 0..<2000 {
            text += String(repeating: " ", count: depth) + "a:\n"
        }
        let (tree, faults) = TreeReader.read(Array(text.utf8), file: "s")
        #expect(tree == nil)
        #expect(faults.count == 1)
        #expect(faults.first?.position == SourcePosition(file: "s", line: 65, column: 65))
    }

    @Test("Bytes and values have a budget")
    func budgets() {
        let long = Array("a: ".utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: (8 << 20) - 2)
        #expect(
            TreeReader.read(long, file: "s").faults.map(\.text)
                == ["s:1:1: more than 8 MiB of YAML; put long lists into CSV tables"]
        )
        var limits = ReadingLimits()
        limits.nodes = 5
        let few = TreeReader.read(Array("a: 1\nb: 2\n".utf8), file: "s", limits: limits)
        #expect(few.faults.isEmpty)
        let many = TreeReader.read(Array("a: 1\nb: 2\nc: 3\n".utf8), file: "s", limits: limits)
        #expect(many.tree == nil)
        #expect(many.faults.map(\.text) == ["s:3:1: more than 5 values in one file"])
    }

    @Test("A file with endless faults is left after a thousand")
    func faultBudget() {
        let keys = TreeReader.read(Array(String(repeating: "a: 1\n", count: 3000).utf8), file: "s")
        #expect(keys.tree == nil)
        #expect(keys.faults.count == 1001)
        #expect(keys.faults.last?.text == "s:1001:4: more than 1000 faults; the rest of the file is not read")
        let rows = CSVTable.read(Array(("a,b\n" + String(repeating: "1\n", count: 3000)).utf8), file: "d")
        #expect(rows.table == nil)
        #expect(rows.faults.count == 1001)
        #expect(rows.faults.last?.text == "d:1001:2: more than 1000 faults; the rest of the file is not read")
    }

    @Test("Eight MiB of a plain text are fine")
    func largest() {
        let text = Array("a: ".utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: (8 << 20) - 3)
        let (tree, faults) = TreeReader.read(text, file: "s")
        #expect(faults.isEmpty)
        #expect(tree?["a"]?.scalarText?.utf8.count == (8 << 20) - 3)
    }

    @Test("Random bytes and random YAML never crash and always answer", arguments: 0..<10)
    func noise(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let pieces = [
            "a", "b", ": ", ":", "- ", "\n", "\n  ", "\n    ", "[", "]", "{", "}", ", ", "\"", "'", "&x ", "*x", "!t ",
            "<<", "|", ">", "? ", "#", "---\n", "...\n", "%TAG ! x\n", "\t", "é", "\r\n", "\\", "@", "`", "~", "2 d",
            "%",
        ]
        for _ in 0..<50 {
            let bytes: [UInt8]
            if Bool.random(using: &generator) {
                bytes = (0..<Int.random(in: 0...200, using: &generator)).map { _ in
                    UInt8(truncatingIfNeeded: generator.next())
                }
            } else {
                let count = Int.random(in: 0...120, using: &generator)
                let text = (0..<count).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }
                bytes = Array(text.joined().utf8)
            }
            let (tree, faults) = TreeReader.read(bytes, file: "s")
            #expect(tree != nil || !faults.isEmpty)
            for fault in faults {
                #expect((fault.position?.line ?? 0) >= 1 && (fault.position?.column ?? 0) >= 1)
            }
            #expect(TreeReader.read(bytes, file: "s") == (tree, faults))
        }
    }
}
