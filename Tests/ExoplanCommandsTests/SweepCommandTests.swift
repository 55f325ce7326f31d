// SPDX-License-Identifier: GPL-3.0-or-later

import ExoplanCommands
import Foundation
import Testing

@Suite("sweep")
struct SweepCommandTests {
    /// A small plant with an uncertain pass rate, a hostile label and an override.
    private static let plant =
        SmallScenarios.good.replacing("review: 2 d", with: "review: 2 d, pass: {mode: 90 %, low: 60 %, high: 100 %}")
        + "overrides: {quick: {set: {recipes.lot.release.review: 1 d}}}\n"

    private static let study = """
        format: exoplan-study/1
        label: "<b>What \\u202Ematters"
        alternatives: [quick]
        chunk: 7
        check: 3
        parameters:
          price: {scale: demand.*.price, low: 50 %, mode: 100 %, high: 120 %}
          yield: {set: recipes.lot.yield, low: 5e12 particle, mode: 1e13 particle, high: 1.2e13 particle}
          run: {set: recipes.lot.operations.grow.run, low: 4 d, high: 9 d}
        uncertain: all
        tornado: yes
        grid: {price: 3, yield: [6e12 particle, 9e12 particle]}
        sample: {points: 24, seed: 3}

        """

    private func workplace(_ study: String = Self.study, _ plant: String = Self.plant) throws -> (Workplace, String) {
        let work = try Workplace()
        try work.put("scenario.yaml", plant)
        return (work, try work.put("study.yaml", study))
    }

    @Test("writes points, tornado, sample and page, the same on any number of threads")
    func whole() throws {
        let (work, file) = try workplace()
        let run = CommandRun("sweep", file, "--threads", "1")
        #expect(run.status == 0, "\(run.error)")
        let files = try work.names("study.sweep")
        #expect(
            files == [
                "alternatives.csv", "chunks", "distribution.csv", "influence.csv", "manifest.json", "points.csv",
                "service.csv", "sweep.html", "sweep.json", "sweep.txt", "tornado.csv",
            ])
        let points = try work.text("study.sweep/points.csv").split(separator: "\n")
        // One base, four parameters twice, six of the grid, 24 drawn; for both scenarios.
        #expect(points.count == 1 + 2 * (1 + 8 + 6 + 24))
        #expect(
            points[0]
                == "scenario,point,part,price [%],run [d],yield [particle],recipes.lot.release.pass [%],status,"
                + "contribution [EUR],at most [EUR],on time [%],delivered [%],moved [lots],lots of lot,reason")
        #expect(points[1].hasPrefix("base,0,base,,,,,planned,"))
        #expect(run.output.contains("all agree to 1e-9"))
        let other = CommandRun("sweep", file, "--threads", "3", "-o", work.place("again"))
        #expect(other.status == 0, "\(other.error)")
        for name in files where name != "chunks" && name != "manifest.json" {
            #expect(try work.text("again/\(name)") == work.text("study.sweep/\(name)"), "\(name)")
        }
        for name in try work.names("study.sweep/chunks") {
            #expect(try work.text("again/chunks/\(name)") == work.text("study.sweep/chunks/\(name)"), "\(name)")
        }
    }

    @Test("goes on where it ended, takes no broken piece, and begins anew with another study")
    func resume() throws {
        let (work, file) = try workplace()
        #expect(CommandRun("sweep", file).status == 0)
        let points = try work.text("study.sweep/points.csv")
        let pieces = try work.names("study.sweep/chunks")
        #expect(pieces.count == 12)
        let folder = work.place("study.sweep")
        for (number, name) in pieces.enumerated() where number % 3 == 0 {
            try FileManager.default.removeItem(atPath: "\(folder)/chunks/\(name)")
        }
        let half = try work.text("study.sweep/chunks/\(pieces[1])").prefix(200)
        try work.put("study.sweep/chunks/\(pieces[1])", String(half))
        try work.put("study.sweep/chunks/.\(pieces[2]).new-999999", "cut off")
        try FileManager.default.removeItem(atPath: "\(folder)/points.csv")
        try FileManager.default.removeItem(atPath: "\(folder)/manifest.json")
        #expect(CommandRun("sweep", file).status == 0)
        #expect(try work.text("study.sweep/points.csv") == points)
        #expect(try work.text("study.sweep/manifest.json").contains("\"resumed\" : 48"))
        #expect(try work.names("study.sweep/chunks") == pieces)
        #expect(CommandRun("sweep", file).status == 0)
        #expect(try work.text("study.sweep/manifest.json").contains("\"resumed\" : 78"))
        try work.put("study.yaml", Self.study.replacing("seed: 3", with: "seed: 4"))
        #expect(CommandRun("sweep", file).status == 0)
        #expect(try work.text("study.sweep/manifest.json").contains("\"resumed\" : 0"))
        #expect(try work.text("study.sweep/points.csv") != points)
    }

    @Test("records points without a plan with their reasons, and ends with 7")
    func failures() throws {
        let (work, file) = try workplace(
            """
            format: exoplan-study/1
            parameters:
              stock: {set: materials.ev.closing-stock, low: 1 dose, high: 100000 dose}
              pass: {set: recipes.lot.release.pass, low: 50 %, high: 130 %}
            """)
        let run = CommandRun("sweep", file)
        #expect(run.status == 7, "\(run.error)")
        #expect(run.error.contains("2 of 5 points have no plan; points.csv tells why."))
        #expect(
            run.output.contains("Without a plan: 1 point, infeasible: no plan keeps all rules of the plant together"))
        let points = try work.text("study.sweep/points.csv").split(separator: "\n")
        #expect(points[3].hasPrefix("base,2,tornado,130,,invalid,,,,,,,"), "\(points[3])")
        #expect(points[5].hasPrefix("base,4,tornado,,100000,infeasible"), "\(points[5])")
    }

    @Test("names what is wrong with a study, and a parameter that leads nowhere")
    func broken() throws {
        let (work, file) = try workplace(
            """
            format: exoplan-study/1
            parameters:
              yeild: {set: recipes.lot.yeild, low: 5e12 particle, high: 6e12 particle}
              length: {set: recipes.lot.yield, low: 5 L, high: 6 L}
            uncertain: [recipes.lot.yield]
            """)
        let run = CommandRun("sweep", file)
        #expect(run.status == 2)
        #expect(
            run.error.contains(
                "study.yaml:5:13: uncertain: no value with {mode, low, high} stands there (found \"recipes.lot.yield\")"
            ),
            "\(run.error)")
        let (other, next) = try workplace(
            """
            format: exoplan-study/1
            parameters:
              yeild: {set: recipes.lot.yeild, low: 5e12 particle, high: 6e12 particle}
              length: {set: recipes.lot.yield, low: 5 L, high: 6 L}
            """)
        let second = CommandRun("sweep", next)
        #expect(second.status == 2)
        #expect(second.error.contains("study.yaml:3:16: recipes.lot.yeild: "), "\(second.error)")
        #expect(second.error.contains("did you mean \"yield\"?"), "\(second.error)")
        #expect(work.exists("study.yaml") && other.exists("study.yaml"))
        #expect(second.error.contains("study.yaml:4:17: recipes.lot.yield: "), "\(second.error)")
    }

    @Test("draws whole numbers where things are counted")
    func counts() throws {
        let (work, file) = try workplace(
            """
            format: exoplan-study/1
            parameters: {suites: {set: rooms.suite.count, low: 1, high: 3}}
            grid: {suites: 3}
            sample: {points: 6}
            """)
        let run = CommandRun("sweep", file)
        #expect(run.status == 0, "\(run.error)")
        #expect(try work.text("study.sweep/points.csv").contains("base,9,sample,"))
    }

    @Test("names the place in the study of each name that means nothing, and of what is varied twice")
    func places() throws {
        func faults(_ study: String, _ plant: String = Self.plant) throws -> [String] {
            let (work, file) = try workplace("format: exoplan-study/1\n" + study, plant)
            let run = CommandRun("sweep", file)
            #expect(run.status == 2 && work.exists("study.yaml"))
            return run.error.split(separator: "\n").dropLast().map(String.init)
        }
        #expect(
            try faults("with: [quikc]\nalternatives: [quick, \"quick, slow\"]\nuncertain: all\n") == [
                "study.yaml:2:8: with: no scenario or override has this name (found \"quikc\"); did you mean \"quick\"?",
                "study.yaml:3:23: alternatives: no scenario or override has this name (found \"slow\"); there are quick",
            ])
        #expect(
            try faults("uncertain: all\n", SmallScenarios.good) == [
                "study.yaml:2:12: uncertain: no value of the scenario is written with {mode, low, high} (found \"all\"); "
                    + "write one, such as yield: {mode: 4e13 particle, low: 3e13 particle, high: 5e13 particle}, or leave "
                    + "uncertain: out"
            ])
        let parameters = """
            parameters:
              one: {set: recipes.lot.release.pass.mode, low: 70 %, high: 80 %}
              prices: {scale: demand.*.price, low: 50 %, high: 100 %}
              early: {set: demand.early.price, low: 50 EUR/dose, high: 60 EUR/dose}

            """
        #expect(
            try faults(parameters + "sample: {points: 4}\n") == [
                "study.yaml:5:16: demand.lines.early.price: prices and early both vary this; keep one of them, or vary them "
                    + "in studies of their own; the other stands at study.yaml:4:19"
            ])
        // One at a time they are in nobody's way.
        let (work, file) = try workplace("format: exoplan-study/1\n" + parameters)
        #expect(CommandRun("sweep", file).status == 0 && work.exists("study.sweep"))
    }

    @Test("keeps what others have put into a folder")
    func foreign() throws {
        let (work, file) = try workplace()
        try FileManager.default.createDirectory(atPath: work.place("mine"), withIntermediateDirectories: true)
        try work.put("mine/diary.txt", "dear diary")
        let run = CommandRun("sweep", file, "-o", work.place("mine"))
        #expect(run.status == 64)
        #expect(run.error.contains("is no result folder of exoplan"))
        #expect(try work.names("mine") == ["diary.txt"])
        #expect(CommandRun("sweep", file, "-o", work.place("mine"), "--force").status == 0)
        #expect(try work.text("mine/diary.txt") == "dear diary")
    }

    @Test("an interrupted run stores what is finished and says how to go on")
    func interrupted() throws {
        let (work, file) = try workplace()
        let run = CommandRun(list: ["sweep", file], cancelled: true)
        #expect(run.status == 130)
        #expect(run.error.contains("the same command goes on from there"))
        #expect(!work.exists("study.sweep/points.csv"))
        #expect(CommandRun("sweep", file).status == 0)
    }

    @Test("plans whole lots at each point where asked")
    func integer() throws {
        let (work, file) = try workplace(
            """
            format: exoplan-study/1
            plans: integer
            parameters: {price: {scale: demand.*.price, low: 1 %, high: 200 %}}
            """)
        let run = CommandRun("sweep", file)
        #expect(run.status == 0, "\(run.error)")
        let points = try work.text("study.sweep/points.csv").split(separator: "\n").map { $0.split(separator: ",") }
        let place = try #require(points[0].firstIndex { $0 == "lots of lot" })
        #expect(points.count == 4)
        #expect(points.dropFirst().allSatisfy { Double($0[place - 1]).map { $0 == $0.rounded() } ?? false })
    }

    @Test("escapes hostile text on the page, which has no scripts")
    func hostile() throws {
        let (work, file) = try workplace()
        #expect(CommandRun("sweep", file).status == 0)
        let page = try work.text("study.sweep/sweep.html")
        #expect(page.contains("&lt;b&gt;What") && !page.contains("<b>") && !page.contains("\u{202E}"))
        #expect(!page.contains("<script") && page.contains("default-src 'none'"))
        #expect(page.components(separatedBy: "<svg").count - 1 == 5)
    }
}
