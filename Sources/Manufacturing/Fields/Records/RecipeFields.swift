// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// The keys of a recipe.
enum RecipeFields {
    static let label = Field<String>.optional("label", .text, "A name for people.")
    static let makes = Field<ID<Material>>.required("makes", .material, "The material a lot gives.")
    static let alsoMakes = MapField(
        "also-makes", "map of materials: quantity, or {quantity, after, elapsed}",
        example: "{supernatant: {quantity: 12 L, after: clarify}}",
        "What a lot gives beside, each after its own operation and time; tests, reserve and failures do not touch it.")
    static let yield = Field<Yield>.required("yield", .yield, "What a lot gives before recoveries.")
    static let donor = Field<String>.optional("donor", .text, "The donor of its cells.")
    static let client = Field<String>.optional("client", .text, "The client it is made for.")
    static let modified = StandardField<Bool>(
        "gmo", .yesNo, standard: false, "Whether its cells or cargo are genetically modified, for its rooms.")
    static let autologous = StandardField<Bool>(
        "autologous", .yesNo, standard: false,
        "Whether each lot is made of the cells of one patient, and for nobody else; see patients.")
    static let refreeze = StandardField<Bool>(
        "refreeze", .yesNo, standard: false,
        "Whether what it makes may be frozen though something in it was frozen before.")
    static let site = Field<ID<Site>>.optional("site", .site, missing: "the only site", "Where its lots run.")
    static let size = MapField(
        "size", "map", missing: "the lot that is described", example: "{from: 50 %, to: 100 %}",
        "The sizes a lot may have; what it takes and gives is in proportion, times and work are those of the full lot.")
    static let fillCap = Field<Exact>.optional(
        "fill-cap", .measure(.quantity, .aboveZero), missing: "no limit", "The most a lot can fill.")
    static let cost = StandardField<Exact>(
        "cost", .measure(.money), standard: .zero, "The cost of a lot beside its operations.")
    static let startDays = StandardField<[Weekday]>(
        "start-days", .weekdays, standard: Weekday.allCases, told: "all", "Weekdays on which lots may start.")
    static let operations = MapField(
        "operations", "map by id", missing: nil, example: "{expand: {stage: culture, run: 15 d}}",
        "The steps of a lot; each follows the one above unless it says otherwise.")
    static let release = MapField(
        "release", "map", missing: "stock may be used at once", example: "{reserve: 40 dose, review: 7 d}",
        "Tests and review before stock may be used.")
    static let record = FieldRecord(
        "recipes.<id>", "A recipe",
        [
            label, makes, alsoMakes, yield, size, donor, client, modified, autologous, refreeze, site, fillCap, cost,
            startDays,
            operations, release,
        ])
}

/// The keys of an operation.
enum OperationFields {
    static let label = Field<String>.optional("label", .text, "A name for people.")
    static let stage = Field<Stage>.required("stage", .word("stage"), "The part of the process it belongs to.")
    static let unit = Field<ID<UnitClass>>.optional("unit", .unit, "The unit it runs on.")
    static let units = MapField(
        "units", "list of units, or map of units with what is its own on each",
        example: "{rotor-a: {}, rotor-b: {run: 4 h}}",
        "Units of which a lot takes one; what stands on a unit holds there instead of what the operation says.")
    static let largest = StandardField<Exact>(
        "largest", .measure(.share, .partOrAll), standard: .one,
        "The largest lot its unit takes, as a share of the lot that is described; only with a size of the recipe.")
    static let room = Field<ID<Room>>.optional("room", .room, "The room it is in.")
    static let setUp = StandardField<Span>(
        "set-up", .duration, standard: .zero, "Set-up before the run, within one shift of unit and staff.")
    static let run = Field<RunText>.required(
        "run", .runText, unlessBelow: "units",
        "The run itself, in one piece unless it is pausable; a map says what its length follows from.")
    static let volume = Field<Exact>.optional(
        "volume", .measure(.volume, .aboveZero),
        missing: "what came in, a filtrate's concentrate",
        "The liquid that leaves each copy, from which the runs after it can follow.")
    static let pausable = StandardField<Bool>(
        "pausable", .yesNo, standard: false, "Whether the run may pause while the unit's calendar is closed.")
    static let clean = StandardField<Span>(
        "clean", .duration, standard: .zero, "Clean of the unit after the run, within one shift of unit and staff.")
    static let recovery = StandardField<Uncertain>(
        "recovery", .uncertain(.measure(.share, .partOrAll)), standard: Uncertain(mode: .one),
        "The share that comes out.")
    static let hold = Field<HoldLimit>.optional(
        "hold", .hold, missing: "0 min after culture, else 24 h", "The longest wait until the next run begins.")
    static let holdLoss = StandardField<Exact>(
        "hold-loss", .measure(.sharePerTime, .lessThanAll), standard: .zero, told: "0 %/d",
        "The share lost while waiting.")
    static let holdAllowance = StandardField<Span>(
        "hold-allowance", .duration, standard: .zero,
        "The wait that the loss is counted for at least, so that a schedule may use it; at most the hold.")
    static let staff = Field<[StaffNeed]>.optional("staff", .staff(allowsHeads: true), "Work of people, for each copy.")
    /// The units of materials are known only with a scenario, so the form is made when it is used.
    static let uses = MapField(
        "uses", "map of materials: quantity", example: "{medium: 60 L}", "What a copy takes when its run begins.")
    static let cost = StandardField<Exact>("cost", .measure(.money), standard: .zero, "The cost of a copy.")
    static let after = Field<[ID<Operation>]>.optional(
        "after", .after, missing: "the one above; the first has none",
        "What it follows; the flow comes from the first that is named, the others prepare.")
    static let repetition = MapField(
        "repeat", "map", missing: "once", example: "{times: 2, every: 48 h}",
        "How often it is done on the same unit within a lot.")
    static let forEach = Field<ID<Operation>>.optional(
        "for-each", .operation, missing: "once", "Done once for each copy of another operation.")
    static let pools = Field<ID<Operation>>.optional(
        "pools", .operation, missing: "nothing", "Done once, after all copies of another operation.")
    static let qualified = Field<CivilDate>.optional(
        "qualified", .date, missing: "always", "The day from which it is qualified on its unit.")
    static let longestSession = Field<Span>.optional(
        "longest-session", .run, missing: "no limit",
        "How long heads attend it without relief; where it takes longer, a second team takes turns with them.")
    static let record = FieldRecord(
        "recipes.<id>.operations.<id>", "An operation",
        [
            label, stage, unit, units, room, largest, setUp, run, volume, pausable, clean, recovery, hold, holdLoss,
            holdAllowance,
            staff, uses, cost,
            after, repetition, forEach, pools, qualified, longestSession,
        ]
    )
}

/// The keys of a repetition.
enum RepeatFields {
    static let times = Field<Int>.required("times", .count, "How often.")
    static let every = Field<Span>.required("every", .run, "From the start of a run to the next; at least the run.")
    static let record = FieldRecord("recipes.<id>.operations.<id>.repeat", "A repetition", [times, every])
}

/// The keys of release.
enum ReleaseFields {
    static let reserve = StandardField<Exact>(
        "reserve", .measure(.quantity), standard: .zero, told: "0", "Units of each lot kept for tests and retain.")
    static let pass = StandardField<Uncertain>(
        "pass", .uncertain(.measure(.share, .partOrAll)), standard: Uncertain(mode: .one),
        "The share of lots expected to pass.")
    static let tests = MapField(
        "tests", "map by id", example: "{sterility: {sample-after: polish, elapsed: 18 d}}", "Tests, side by side.")
    static let review = MapField(
        "review", "duration, working days with a calendar, or map", missing: "0 min", example: "7 d",
        "The review of records after storing and all tests.")
    static let stability = MapField(
        "stability", "map", example: "{after: [3 months, 6 months], staff: {analysts: 6 h}}",
        "Samples that are pulled later to see how the lot keeps; their units are in the reserve.")
    static let record = FieldRecord(
        "recipes.<id>.release", "What happens before stock may be used", [reserve, pass, tests, review, stability])
}

/// The keys of a test.
enum TestFields {
    static let label = Field<String>.optional("label", .text, "A name for people.")
    static let sampleAfter = Field<ID<Operation>>.required(
        "sample-after", .operation, "Sampled when the last copy of this operation has run.")
    static let elapsed = Field<ElapsedText>.optional(
        "elapsed", .elapsed, missing: "a test needs it unless it has a plate, a review takes 0 min",
        "From sample to result.")
    static let calendar = Field<ID<WorkCalendar>>.optional(
        "calendar", .calendar, missing: "only wd need one", "The calendar whose working days (wd) count.")
    static let staff = Field<[StaffNeed]>.optional("staff", .staff(allowsHeads: false), "Work of analysts.")
    static let cost = StandardField<Exact>("cost", .measure(.money), standard: .zero, "The cost of one test.")
    static let unit = Field<ID<UnitClass>>.optional("unit", .unit, "The instrument it takes.")
    static let run = Field<Span>.optional(
        "run", .run, "Time on the instrument, spread over its open hours in the test.")
    static let laboratory = Field<ID<Laboratory>>.optional(
        "laboratory", .laboratory, missing: "tested in house",
        "The contract laboratory it is sent to; elapsed counts from the arrival there.")
    static let samples = StandardField<Int>("samples", .count, standard: 1, "How many samples of a lot it takes.")
    static let plate = Field<ID<Plate>>.optional(
        "plate", .plate, missing: "tested by itself",
        "The plate it shares with other lots; elapsed is the plate's, from the next start of plates on.")
    static let retest = StandardField<Exact>(
        "retest", .measure(.share, .lessThanAll), standard: .zero, told: "0 %",
        "The share that is tested once more, in work, instrument time, samples and cost; not in elapsed time.")
    static let record = FieldRecord(
        "recipes.<id>.release.tests.<id>", "A test of each lot",
        [label, sampleAfter, elapsed, calendar, staff, cost, unit, run, laboratory, plate, samples, retest])
    static let review = FieldRecord(
        "recipes.<id>.release.review", "The review of a lot's records", [elapsed, calendar, staff])
}
