// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Testing

@Suite("Paths as text")
struct FilePathTests {
    @Test(
        "a path is its folder and its last name",
        arguments: [
            ("a", ".", "a"), ("/a", "/", "a"), ("a/b", "a", "b"), ("/a/b/", "/a", "b"), ("a//b//", "a", "b"),
            ("/", "/", ""), ("//", "/", ""), ("", ".", ""), ("../x.yaml", "..", "x.yaml"),
        ])
    func parts(path: String, folder: String, name: String) {
        #expect(FilePath.folder(of: path) == folder)
        #expect(FilePath.name(of: path) == name)
    }

    @Test("a slash counts before a mark that combines with it")
    func combiningMark() {
        let path = "plants/\u{301}x.yaml"
        #expect(FilePath.folder(of: path) == "plants")
        #expect(Array(FilePath.name(of: path).utf8) == Array("\u{301}x.yaml".utf8))
        #expect(FilePath.normal("/a/../\u{301}b") == "/\u{301}b")
    }

    @Test("joining puts one slash between, and none behind no folder")
    func join() {
        #expect(FilePath.join("a", "b") == "a/b")
        #expect(FilePath.join("a/", "b") == "a/b")
        #expect(FilePath.join("/", "b") == "/b")
        #expect(FilePath.join(".", "b") == "b")
        #expect(FilePath.join("", "b") == "b")
    }

    @Test("a folder holds itself and what lies below, by bytes and whole names")
    func inside() {
        #expect(FilePath.isInside("/plants/a", "/plants"))
        #expect(FilePath.isInside("/plants", "/plants"))
        #expect(FilePath.isInside("/plants", "/"))
        #expect(!FilePath.isInside("/plants-old/a", "/plants"))
        #expect(!FilePath.isInside("/", "/plants"))
        // Two folders on disk, though the same text to a reader.
        #expect(!FilePath.isInside("/usin\u{E9}/a", "/usine\u{301}"))
    }

    @Test("points are taken out, and the way between two places goes up and down")
    func ways() {
        #expect(FilePath.normal("/a/./b/../c//d") == "/a/c/d")
        #expect(FilePath.normal("/../a") == "/a")
        #expect(FilePath.relative("/a/b/c", to: "/a") == "b/c")
        #expect(FilePath.relative("/a/b", to: "/a/c/d") == "../../b")
        #expect(FilePath.relative("/b", to: "/a") == "../b")
        #expect(FilePath.relative("/usin\u{E9}", to: "/usine\u{301}") == "../usin\u{E9}")
    }
}
