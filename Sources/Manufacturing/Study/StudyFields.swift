// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// The keys of a study's file.
enum StudyFields {
    static let format = Field<String>.required(
        "format", .only("exoplan-study/1") { $0 == "exoplan/1" ? wrongFile : nil }, "The version of the file's rules.")
    static let label = Field<String>.optional("label", .text, "A title for people.")
    static let scenario = StandardField<String>(
        "scenario", .path, standard: "scenario.yaml", "The scenario's file, relative to the study's.")
    static let with = MapField(
        "with", "name, or list of names", example: "[second-suite]",
        "Scenarios or overrides of that file that all points begin with.")
    static let alternatives = MapField(
        "alternatives", "list of names", example: "[second-suite, growth]",
        "Scenarios or overrides that are made beside the base, each at the same points; several with commas.")
    static let parameters = MapField(
        "parameters", "map by id", example: "{demand: {scale: demand.*.quantity, low: 70 %, high: 130 %}}",
        "What is varied.")
    static let uncertain = MapField(
        "uncertain", "all, or list of paths", example: "[recipes.*.release.pass]",
        "Values of the scenario with {mode, low, high} that are varied as well, named by their paths.")
    static let tornado = MapField(
        "tornado", "yes, no, or list of parameters", missing: "yes where there is neither a grid nor a sample",
        example: "yes", "Which parameters are varied one at a time, to their low and to their high end.")
    static let grid = MapField(
        "grid", "map of parameters: number of values, or list of values", example: "{demand: 5}",
        "Which parameters are varied together, every value of one with every value of the others.")
    static let sample = MapField(
        "sample", "map", example: "{points: 500, method: halton, seed: 1}",
        "Draws all parameters together within their ranges.")
    static let plans = StandardField<Study.Plans>(
        "plans", .word("kind of plan"), standard: .relaxed,
        "Whether lots may be fractional, which is fast, or are whole.")
    static let work = StandardField<Int>(
        "work", .count, standard: 2000, "The most work for one plan of whole lots, as of --work.")
    static let check = StandardField<Int>(
        "check", .number(0, 1_000_000), standard: 10,
        "Every how many relaxed answers one is stated and solved again from nothing and compared; 0: none.")
    static let chunk = StandardField<Int>(
        "chunk", .number(1, 10_000), standard: 50, "How many points are done and stored together.")

    static let record = FieldRecord(
        "", "A study of many what-ifs",
        [
            format, label, scenario, with, alternatives, parameters, uncertain, tornado, grid, sample, plans, work,
            check, chunk,
        ])

    private static let wrongFile = Misreading("this is a scenario, not a study", remedy: "write exoplan-study/1")
}

/// The keys of a parameter of a study.
enum StudyParameterFields {
    static let label = Field<String>.optional("label", .text, "A title for people.")
    static let set = MapField(
        "set", "path, or list of paths", example: "recipes.msc.yield",
        "Where values are put in place of what stands there; one of set and scale must be written.")
    static let scale = MapField(
        "scale", "path, or list of paths", example: "demand.*.quantity",
        "Where values are factors on the numbers that stand there.")
    static let low = Field<StudyValue>.optional("low", .studyValue, "The low end of the range.")
    static let mode = Field<StudyValue>.optional(
        "mode", .studyValue, missing: "all values of the range are equally likely",
        "The most likely value; those towards the ends are then less likely along straight lines.")
    static let high = Field<StudyValue>.optional("high", .studyValue, "The high end of the range.")
    static let step = Field<StudyValue>.optional(
        "step", .studyValue, missing: "1 where things are counted, else any value",
        "Drawn values are the low end and multiples of this above it.")

    static let record = FieldRecord(
        "parameters.<id>", "What a study varies", [label, set, scale, low, mode, high, step])
}

/// The keys of a sample of a study.
enum StudySampleFields {
    static let points = Field<Int>.required("points", .number(2, StudyReading.mostPoints), "How many points are drawn.")
    static let method = StandardField<StudySample.Method>(
        "method", .word("method"), standard: .halton, "How the points are spread over the ranges.")
    static let seed = StandardField<Int>(
        "seed", .number(0, 1_000_000_000), standard: 1, "What the numbers begin from: another seed, other points.")

    static let record = FieldRecord("sample", "How points are drawn", [points, method, seed])
}

/// What may be known about the keys of a study's file.
public enum StudyTable {
    /// All records, in the order in which they are explained.
    public static let records = [StudyFields.record, StudyParameterFields.record, StudySampleFields.record]
}

extension Form where Value == Int {
    /// A whole number within limits.
    static func number(_ least: Int, _ most: Int) -> Form {
        scalar(
            "whole number", range: "\(least) to \(most)", example: "\(max(least, min(most, 100)))",
            parse: { text, _ throws(Misreading) in
                guard let number = try Exact.read(decimal: text).asInt, (least...most).contains(number) else {
                    throw Misreading("out of range", remedy: "it must be a whole number from \(least) to \(most)")
                }
                return number
            }, text: { number, _ in String(number) })
    }
}

extension Form where Value == String {
    /// The path of a file.
    static let path = scalar(
        "path of a file", example: "scenario.yaml", parse: { text, _ throws(Misreading) in text },
        text: { text, _ in text })
}

extension Form where Value == StudyValue {
    /// A number with its unit, of any dimension; the scenario's field judges it.
    static let studyValue = scalar(
        "number with its unit", example: "62 EUR/h",
        parse: { text, _ throws(Misreading) in
            guard text.unicodeScalars.count <= Limits.textLength else { throw Misreading("too long for a value") }
            _ = try Exact.read(decimal: text.prefix { $0 != " " })
            return StudyValue(text)
        }, text: { value, _ in value.text })
}
