// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import ScenarioFiles
import Testing

@Suite struct TreeReaderTests {
    /// A tree in one line: keys and scalars with their line and column, quoted scalars in quotes.
    static func show(_ tree: Draft) -> String {
        let at = "@\(tree.position.line):\(tree.position.column)"
        switch tree.content {
        case .scalar(let text, let isQuoted): return (isQuoted ? "\"\(text)\"" : text) + at
        case .sequence(let items): return "[" + items.map(show).joined(separator: ", ") + "]" + at
        case .mapping(let entries):
            let parts = entries.map { "\($0.key)@\($0.keyPosition.line):\($0.keyPosition.column): \(show($0.value))" }
            return "{" + parts.joined(separator: ", ") + "}" + at
        }
    }

    @Test(
        "Everything keeps its place, counted in characters from 1",
        arguments: [
            ("a: 1", "{a@1:1: 1@1:4}@1:1"),
            ("a:\n  b: [x, 'y z']\n", "{a@1:1: {b@2:3: [x@2:7, \"y z\"@2:10]@2:6}@2:3}@1:1"),
            ("é€: {b: ñ, c: 2 d}\n", "{é€@1:1: {b@1:6: ñ@1:9, c@1:12: 2 d@1:15}@1:5}@1:1"),
            ("a:\nb: \"\"\n", "{a@1:1: @1:3, b@2:1: \"\"@2:4}@1:1"),
            ("- 1:30\n- no\n- 010\n- ~\n", "[1:30@1:3, no@2:3, 010@3:3, ~@4:3]@1:1"),
            ("\u{FEFF}a: 1\r\nb: 2\r\n", "{a@1:1: 1@1:4, b@2:1: 2@2:4}@1:1"),
            ("a: 1\rb: 2", "{a@1:1: 1@1:4, b@2:1: 2@2:4}@1:1"),
            ("# c\n---\na: |\n  x\n  y\n...\n", "{a@3:1: \"x\ny\n\"@3:4}@3:1"),
            ("b: 1\na: 2\n", "{b@1:1: 1@1:4, a@2:1: 2@2:4}@1:1"),
            ("a: one\n  two\n", "{a@1:1: one two@1:4}@1:1"),
            ("a:\t1\n", "{a@1:1: 1@1:4}@1:1"),
            ("'<<': 1\n? k\n: v\n", "{<<@1:1: 1@1:7, k@2:3: v@3:3}@1:1"),
        ]
    )
    func positions(text: String, shown: String) throws {
        let (tree, faults) = TreeReader.read(Array(text.utf8), file: "s.yaml")
        #expect(faults.isEmpty)
        #expect(Self.show(try #require(tree)) == shown)
        #expect(tree?.position.file == "s.yaml")
    }

    @Test(
        "Every fault of form has its exact text",
        arguments: [
            ("", "s.yaml:1:1: the file is empty; begin with \"format: exoplan/1\""),
            ("# nothing\n\n", "s.yaml:1:1: the file is empty; begin with \"format: exoplan/1\""),
            ("---\n", "s.yaml:1:1: the file is empty; begin with \"format: exoplan/1\""),
            ("\u{FEFF}", "s.yaml:1:1: the file is empty; begin with \"format: exoplan/1\""),
            (
                "a: 1\nb: 2\na: 3\n",
                "s.yaml:3:1: a: repeated key (found \"a\"); the first one stands in line 1, column 1"
            ),
            (
                "u:\n  t: {n: 1, n: 2, n: 3}\n",
                """
                s.yaml:2:13: u.t.n: repeated key (found "n"); the first one stands in line 2, column 7
                s.yaml:2:19: u.t.n: repeated key (found "n"); the first one stands in line 2, column 7
                """
            ),
            (
                "l:\n  - x\n  - {k: 1, k: 2}\n",
                "s.yaml:3:12: l[2].k: repeated key (found \"k\"); the first one stands in line 3, column 6"
            ),
            (
                "a: &x 1\nb: *x\n",
                """
                s.yaml:1:4: a: anchors have no use here (found "&x"); delete it
                s.yaml:2:4: b: aliases have no use here (found "*x"); write the value out
                """
            ),
            ("? *x\n: 1\n", "s.yaml:1:3: aliases have no use here (found \"*x\"); write the value out"),
            (
                "a:\n  <<: {b: 1}\n  c: 2\n",
                "s.yaml:2:3: a: merge keys have no use here (found \"<<\"); write the keys out"
            ),
            (
                "a: !!int 5\nb: !thing {}\n",
                """
                s.yaml:1:4: a: tags have no use here (found "!!int"); delete it; every field knows its type
                s.yaml:2:4: b: tags have no use here (found "!thing"); delete it; every field knows its type
                """
            ),
            (
                "a: ! x\n",
                "s.yaml:1:4: a: tags have no use here (found \"!\"); delete it; every field knows its type"
            ),
            ("a: 1\n---\nb: 2\n", "s.yaml:2:1: a second document in one file; put it into a file of its own"),
            (
                "%YAML 1.1\n---\na: 1\n",
                "s.yaml:1:1: directives such as %YAML and %TAG have no use here; delete the line"
            ),
            ("a: 1\n? [x, y]\n: 2\n", "s.yaml:2:3: a key is text, not a list; put text with brackets into quotes"),
            ("m: {{x: 1}: 2}\n", "s.yaml:1:5: m: a key is text, not a map; put text with braces into quotes"),
            ("a: {'': 2}\n", "s.yaml:1:5: a: a key is missing before the colon"),
            ("? # none\n: 2\n", "s.yaml:1:2: a key is missing before the colon"),
            ("a: 1\nb: x\u{0}y\n", "s.yaml:2:5: the invisible character U+0000; delete it"),
            ("é: \u{1B}[2J\n", "s.yaml:1:4: the invisible character U+001B; delete it"),
            ("a: 1\u{2028}b: 2\n", "s.yaml:1:5: the invisible character U+2028; delete it"),
            ("a: 1\u{85}b: 2\n", "s.yaml:1:5: the invisible character U+0085; delete it"),
            ("a: b\u{FEFF}\n", "s.yaml:1:5: the invisible character U+FEFF; delete it"),
            ("a:\n\tb: 1\n", "s.yaml:2:1: not YAML: a tab where blanks must indent; replace tabs by blanks"),
            ("a:\n  b: 1\n  \tc: 2\n", "s.yaml:3:3: not YAML: a tab where blanks must indent; replace tabs by blanks"),
            (
                "a: b: c\n",
                "s.yaml:1:5: not YAML: mapping values are not allowed in this context; "
                    + "put text that holds a colon and a blank into quotes"
            ),
            (
                "a: {b: 1\nc: 2\n",
                "s.yaml:2:2: not YAML: did not find expected ',' or '}' (while parsing a flow mapping from line 1); "
                    + "close the map with } or put a comma between its entries"
            ),
            (
                "a: [1, 2\n",
                "s.yaml:2:1: not YAML: did not find expected ',' or ']' (while parsing a flow sequence from line 1); "
                    + "close the list with ] or put a comma between its items"
            ),
            (
                "a: \"x\n",
                "s.yaml:2:1: not YAML: found unexpected end of stream (while scanning a quoted scalar from line 1); "
                    + "close the quotes"
            ),
            (
                "a: @x\n",
                "s.yaml:1:4: not YAML: found character that cannot start any token "
                    + "(while scanning for the next token); put text that begins with this character into quotes"
            ),
            (
                "a:\n  b: 1\n c: 2\n",
                "s.yaml:3:2: not YAML: did not find expected key (while parsing a block mapping from line 1); "
                    + "check that keys of one map begin in the same column"
            ),
            (
                "a: 1\nb\n",
                "s.yaml:3:1: not YAML: could not find expected ':' (while scanning a simple key from line 2); "
                    + "write \"key: value\", with a blank behind the colon"
            ),
            (
                "a: 1\na: 2\nb: [\n",
                """
                s.yaml:2:1: a: repeated key (found "a"); the first one stands in line 1, column 1
                s.yaml:4:1: not YAML: did not find expected node content (while parsing a flow node)
                """
            ),
        ]
    )
    func faults(text: String, wanted: String) {
        let (_, faults) = TreeReader.read(Array(text.utf8), file: "s.yaml")
        #expect(faults.map(\.text).joined(separator: "\n") == wanted)
    }

    @Test(
        "Bytes that are no UTF-8 are refused at their place",
        arguments: [
            ([0x61, 0x3A, 0x0A, 0x62, 0xFF], "s.yaml:2:2: the file is not UTF-8; save it as UTF-8"),
            ([0xC3, 0xA9, 0xC3], "s.yaml:1:2: the file is not UTF-8; save it as UTF-8"),
            ([0xC0, 0x80], "s.yaml:1:1: the file is not UTF-8; save it as UTF-8"),
            ([0xED, 0xA0, 0x80], "s.yaml:1:1: the file is not UTF-8; save it as UTF-8"),
            ([0xF4, 0x90, 0x80, 0x80], "s.yaml:1:1: the file is not UTF-8; save it as UTF-8"),
            ([0xE2, 0x28, 0xA1], "s.yaml:1:1: the file is not UTF-8; save it as UTF-8"),
            ([0xFF, 0xFE, 0x61, 0x00], "s.yaml:1:1: the file is UTF-16; save it as UTF-8"),
        ] as [([UInt8], String)]
    )
    func encodings(bytes: [UInt8], wanted: String) {
        let (tree, faults) = TreeReader.read(bytes, file: "s.yaml")
        #expect(tree == nil)
        #expect(faults.map(\.text) == [wanted])
    }

    @Test("A fault of form does not take the rest of the tree with it")
    func survivors() throws {
        let text = "a: {b: 1, b: 2, c: 3}\n<<: {z: 1}\n? [k]\n: {l: 1}\nd: &q 4\ne: *q\nd: 5\n"
        let (tree, faults) = TreeReader.read(Array(text.utf8), file: "s")
        #expect(
            Self.show(try #require(tree))
                == "{a@1:1: {b@1:5: 1@1:8, c@1:17: 3@1:20}@1:4, d@5:1: 4@5:4, e@6:1: @6:4}@1:1"
        )
        #expect(faults.count == 6)
        #expect(faults == faults.sorted())
    }

    @Test("A syntax error, a budget and an unreadable file leave no tree")
    func noTree() {
        #expect(TreeReader.read(Array("a: [".utf8), file: "s").tree == nil)
        #expect(TreeReader.read(Array("".utf8), file: "s").tree == nil)
    }
}
