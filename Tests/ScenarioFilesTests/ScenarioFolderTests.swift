// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Foundation
import ScenarioFiles
import Testing

/// Folders made for one test and taken away after it.
struct Scratch: ~Copyable {
    let path: String

    init() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "exoplan-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.resolvingSymlinksInPath().path(percentEncoded: false)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func write(_ name: String, _ text: String = "a: 1\n") throws {
        let url = URL(filePath: path).appending(path: name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: "\(path)/\(name)", withDestinationPath: target)
    }
}

@Suite struct ScenarioFolderTests {
    /// What a reference written in a file answers: the name and text read, or the fault.
    static func answer(
        _ folder: inout ScenarioFolder,
        _ reference: String,
        in file: String = "scenario.yaml",
        as kind: ScenarioFolder.Kind = .table
    ) -> String {
        let place = SourcePosition(file: file, line: 3, column: 9)
        do throws(Fault) {
            let source = try folder.read(reference, as: kind, at: place, path: "demand")
            return "\(source.name) = \(String(decoding: source.bytes, as: UTF8.self))"
        } catch {
            return error.text
        }
    }

    @Test("Files are found from the file that names them and shown from the scenario's folder")
    func references() throws {
        let scratch = try Scratch()
        try scratch.write("plant/scenario.yaml", "format: exoplan/1\n")
        try scratch.write("plant/demand.csv", "d")
        try scratch.write("plant/parts/rooms.yaml", "r")
        try scratch.write("plant/parts/list.csv", "l")
        try scratch.write("shared/people.yaml", "p")
        try scratch.write("shared/more.csv", "m")
        try scratch.write(".exoplan-root", "")
        var folder = try ScenarioFolder(scenario: "\(scratch.path)/plant/scenario.yaml")
        #expect(folder.root == scratch.path)
        #expect(folder.folder == "\(scratch.path)/plant")
        let own = try folder.readScenario()
        #expect(own.name == "scenario.yaml")
        #expect(own.bytes == Array("format: exoplan/1\n".utf8))
        #expect(Self.answer(&folder, "demand.csv") == "demand.csv = d")
        #expect(Self.answer(&folder, "./parts/../demand.csv") == "demand.csv = d")
        #expect(Self.answer(&folder, "parts/rooms.yaml") == "parts/rooms.yaml = r")
        #expect(Self.answer(&folder, "list.csv", in: "parts/rooms.yaml") == "parts/list.csv = l")
        #expect(Self.answer(&folder, "../shared/people.yaml") == "../shared/people.yaml = p")
        #expect(Self.answer(&folder, "more.csv", in: "../shared/people.yaml") == "../shared/more.csv = m")
        #expect(try ScenarioFolder(scenario: "\(scratch.path)/plant/").scenarioName == "scenario.yaml")
    }

    @Test("Without a mark the scenario's folder is the root")
    func ownRoot() throws {
        let scratch = try Scratch()
        try scratch.write("plant/scenario.yaml")
        try scratch.write("secret.csv")
        try scratch.link("plant/way-out.csv", to: "../secret.csv")
        try scratch.link("plant/up", to: "..")
        try scratch.write("plant/real.csv", "x")
        try scratch.link("plant/way-in.csv", to: "real.csv")
        try scratch.link("plant/nowhere.csv", to: "gone.csv")
        var folder = try ScenarioFolder(scenario: "\(scratch.path)/plant/scenario.yaml")
        #expect(folder.root == "\(scratch.path)/plant")
        for reference in ["../secret.csv", "way-out.csv", "up/secret.csv", "../nothing.csv", "../no/thing.csv"] {
            #expect(
                Self.answer(&folder, reference)
                    == "scenario.yaml:3:9: demand: the path leads out of the scenario's root (found \"\(reference)\"); "
                    + "put a file .exoplan-root into a folder above both"
            )
        }
        #expect(Self.answer(&folder, "way-in.csv") == "real.csv = x")
        #expect(
            Self.answer(&folder, "nowhere.csv") == "scenario.yaml:3:9: demand: no such file (found \"nowhere.csv\")"
        )
    }

    @Test(
        "Paths that cannot be read say why",
        arguments: [
            ("demnad.csv", "no such file (found \"demnad.csv\"); did you mean \"demand.csv\"?"),
            ("parts/demand.csv", "no such file (found \"parts/demand.csv\"); there is no folder \"parts\""),
            ("parts/x/demand.csv", "no such file (found \"parts/x/demand.csv\"); there is no folder \"parts/x\""),
            ("folder", "a folder, not a file (found \"folder\")"),
            (".", "a folder, not a file (found \".\")"),
            ("", "the path of a file is missing (found \"\")"),
            (
                "/etc/passwd",
                "a path starts at the file that holds it (found \"/etc/passwd\"); write it without the leading /"
            ),
            (
                "~/demand.csv",
                "a path starts at the file that holds it (found \"~/demand.csv\"); write it without the leading ~"
            ),
            ("a\u{0}b", "no file has such a path (found \"a\\u{0}b\")"),
            ("pipe", "no ordinary file (found \"pipe\")"),
            ("large.csv", "with this file more than 1 MiB of tables (found \"large.csv\")"),
            ("demand.csv/x", "no such file (found \"demand.csv/x\")"),
        ]
    )
    func refusals(reference: String, wanted: String) throws {
        let scratch = try Scratch()
        try scratch.write("scenario.yaml")
        try scratch.write("demand.csv")
        try scratch.write("folder/x.csv")
        try scratch.write("large.csv", String(repeating: "x", count: (1 << 20) + 1))
        #expect(mkfifo("\(scratch.path)/pipe", 0o600) == 0)
        var limits = ReadingLimits()
        limits.tableBytes = 1 << 20
        var folder = try ScenarioFolder(scenario: "\(scratch.path)/scenario.yaml", limits: limits)
        #expect(Self.answer(&folder, reference) == "scenario.yaml:3:9: demand: \(wanted)")
    }

    @Test("Budgets hold for all files of a kind together")
    func budgets() throws {
        let scratch = try Scratch()
        try scratch.write("scenario.yaml", "12345")
        try scratch.write("a.yaml", "12345")
        try scratch.write("b.yaml", "1")
        var limits = ReadingLimits()
        limits.yamlBytes = 10
        var folder = try ScenarioFolder(scenario: "\(scratch.path)/scenario.yaml", limits: limits)
        _ = try folder.readScenario()
        #expect(Self.answer(&folder, "a.yaml", as: .yaml) == "a.yaml = 12345")
        #expect(
            Self.answer(&folder, "b.yaml", as: .yaml)
                == "scenario.yaml:3:9: demand: with this file more than 10 bytes of YAML (found \"b.yaml\")"
        )
        #expect(Self.answer(&folder, "b.yaml") == "b.yaml = 1")
    }

    @Test("A scenario that is not there is told with the nearest name")
    func noScenario() throws {
        let scratch = try Scratch()
        try scratch.write("scenario.yaml")
        try scratch.write("sub/other.yaml")
        func fault(_ name: String) -> String? {
            do throws(Fault) {
                _ = try ScenarioFolder(scenario: name)
                return nil
            } catch {
                return error.text.replacing(scratch.path, with: "T")
            }
        }
        #expect(
            fault("\(scratch.path)/scenaro.yaml")
                == "no such scenario file (found \"T/scenaro.yaml\"); did you mean \"scenario.yaml\"?"
        )
        #expect(fault("\(scratch.path)/sub") == "no such scenario file (found \"T/sub/scenario.yaml\")")
        #expect(fault("") == "the path of the scenario is empty or holds NUL (found \"\")")
        #expect(fault("/dev/null") == "/dev/null:1:1: the scenario is no ordinary file that can be read")
        #expect(fault("\(scratch.path)") == nil)
    }

    @Test("A linked scenario stands where its file is")
    func linkedScenario() throws {
        let scratch = try Scratch()
        try scratch.write("real/scenario.yaml")
        try scratch.write("real/demand.csv", "d")
        try scratch.link("plan.yaml", to: "real/scenario.yaml")
        var folder = try ScenarioFolder(scenario: "\(scratch.path)/plan.yaml")
        #expect(folder.folder == "\(scratch.path)/real")
        #expect(Self.answer(&folder, "demand.csv") == "demand.csv = d")
    }
}
