// SPDX-License-Identifier: GPL-3.0-or-later

import FoundationEssentials
import Testing

@testable import ResultFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A folder that goes when the test ends.
final class Scratch {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/exoplan-test-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        FolderExchange.remove(path)
    }

    func put(_ name: String, _ text: String) throws {
        try FileAccess.create("\(path)/\(name)", Array(text.utf8))
    }

    func text(_ name: String) throws -> String {
        String(decoding: try FileAccess.bytes(at: "\(path)/\(name)"), as: UTF8.self)
    }
}

@Suite("Result folder") struct ResultFolderTests {
    let scratch: Scratch
    let manifest = Manifest(version: "test")

    init() throws {
        scratch = try Scratch()
    }

    var folder: ResultFolder { ResultFolder(path: scratch.path + "/a.exoplan") }

    @Test(
        "stands beside the scenario",
        arguments: [
            ("plans/a.yaml", "plans/a.exoplan"), ("a.yml", "a.exoplan"), ("/x/y", "/x/y.exoplan"),
            ("./s.v2.yaml", "./s.v2.exoplan"), ("/.yaml", "/.yaml.exoplan"),
        ])
    func standardPath(scenario: String, expected: String) {
        #expect(ResultFolder.standardPath(for: scenario) == (expected.hasPrefix("./") ? "s.v2.exoplan" : expected))
    }

    @Test("is written whole, with a manifest that tells its files")
    func writes() throws {
        try folder.write(
            [ResultFile(name: "b.csv", text: "x"), ResultFile(name: "a.csv", text: "")], manifest: manifest)
        #expect(try FileAccess.names(in: folder.path) == ["a.csv", "b.csv", "manifest.json"])
        let written = try #require(Manifest.decoded(folder.contents(of: "manifest.json")))
        #expect(written.outputs.map(\.path) == ["a.csv", "b.csv"])
        #expect(written.outputs.map(\.bytes) == [0, 1])
    }

    @Test("is replaced when it is ours, leaving nothing of the old one and no sibling")
    func replaces() throws {
        try folder.write([ResultFile(name: "old.csv", text: "old")], manifest: manifest)
        try folder.write([ResultFile(name: "new.csv", text: "new")], manifest: manifest)
        #expect(try FileAccess.names(in: folder.path) == ["manifest.json", "new.csv"])
        #expect(try FileAccess.names(in: scratch.path) == ["a.exoplan"])
    }

    @Test("is refused when it is not ours, and replaced by force")
    func foreign() throws {
        try FileAccess.makeFolders(folder.path)
        try scratch.put("a.exoplan/thesis.txt", "years of work")
        #expect(throws: FileTrouble.notOurs(path: folder.path)) { try folder.write([], manifest: manifest) }
        #expect(try scratch.text("a.exoplan/thesis.txt") == "years of work")
        try folder.write([], manifest: manifest, force: true)
        #expect(try FileAccess.names(in: folder.path) == ["manifest.json"])
    }

    @Test("is refused when somebody put a file into it")
    func foreignFile() throws {
        try folder.write([], manifest: manifest)
        try scratch.put("a.exoplan/notes.txt", "mine")
        #expect(throws: FileTrouble.foreignFile(folder: folder.path, name: "notes.txt")) {
            try folder.admitsWriting(force: false)
        }
    }

    @Test("an empty folder may be used, a file may not, not even by force")
    func emptyAndFile() throws {
        try FileAccess.makeFolders(folder.path)
        try folder.write([], manifest: manifest)
        try scratch.put("file", "x")
        let file = ResultFolder(path: scratch.path + "/file")
        #expect(throws: FileTrouble.notAFolder(path: file.path)) {
            try file.write([], manifest: manifest, force: true)
        }
        #expect(try scratch.text("file") == "x")
    }

    @Test("never replaces the folder of the scenario, not even by force")
    func precious() throws {
        try scratch.put("s.yaml", "x")
        let here = ResultFolder(path: scratch.path)
        #expect {
            try here.write([], manifest: manifest, force: true, precious: [scratch.path + "/s.yaml"])
        } throws: { error in
            (error as? FileTrouble)?.text.contains("s.yaml and cannot be the result folder") ?? false
        }
        #expect(try scratch.text("s.yaml") == "x")
    }

    @Test("a link stands for the folder it leads to; one that leads nowhere is refused")
    func links() throws {
        try FileAccess.makeFolders(scratch.path + "/real")
        let manager = FileManager.default
        try manager.createSymbolicLink(atPath: scratch.path + "/link", withDestinationPath: "real")
        try ResultFolder(path: scratch.path + "/link").write([], manifest: manifest)
        #expect(try FileAccess.names(in: scratch.path + "/real") == ["manifest.json"])
        #expect(try manager.destinationOfSymbolicLink(atPath: scratch.path + "/link") == "real")
        try manager.createSymbolicLink(atPath: scratch.path + "/broken", withDestinationPath: "nowhere")
        let broken = ResultFolder(path: scratch.path + "/broken")
        #expect(throws: FileTrouble.notAFolder(path: broken.path)) { try broken.write([], manifest: manifest) }
    }

    @Test("removes siblings of ended processes, and leaves those of living ones")
    func sweep() throws {
        try FileAccess.makeFolders(scratch.path + "/.a.exoplan.exoplan-new-1-0/deep")
        try FileAccess.makeFolders(scratch.path + "/.b.exoplan.exoplan-new-1-0")
        let living = try SiblingFolder(of: folder.path)
        try folder.write([], manifest: manifest)
        let left = try FileAccess.names(in: scratch.path)
        #expect(left == [".a.exoplan.exoplan-new-\(getpid())-0", ".b.exoplan.exoplan-new-1-0", "a.exoplan"])
        #expect(FileAccess.kind(of: living.path) == .folder)
    }

    @Test("a failed write leaves the old folder and no sibling")
    func failedWrite() throws {
        try folder.write([ResultFile(name: "plan.json", text: "old")], manifest: manifest)
        let twice = [ResultFile(name: "x", text: "1"), ResultFile(name: "x", text: "2")]
        #expect(throws: FileTrouble.self) { try folder.write(twice, manifest: manifest) }
        #expect(try scratch.text("a.exoplan/plan.json") == "old")
        #expect(try FileAccess.names(in: scratch.path) == ["a.exoplan"])
    }

    @Test(
        "system errors are told in plain words",
        arguments: [
            (ENOSPC, "the disk is full"), (EROFS, "the disk is read-only"), (EACCES, "no permission"),
            (EFBIG, "files may not grow so large here"),
        ])
    func reasons(code: Int32, words: String) {
        #expect(FileTrouble.refused(action: "write", path: "p", code: code).text == "cannot write p: \(words)")
    }

    @Test("a full disk is told when writing")
    func fullDisk() {
        #expect(throws: FileTrouble.refused(action: "write", path: "/dev/full", code: ENOSPC)) {
            try FileAccess.replace("/dev/full", [1])
        }
    }

    @Test("no file is written over another")
    func neverOver() throws {
        try scratch.put("s.yaml", "mine")
        #expect(throws: FileTrouble.self) { try FileAccess.create(scratch.path + "/s.yaml", [1]) }
        #expect(try scratch.text("s.yaml") == "mine")
    }
}
