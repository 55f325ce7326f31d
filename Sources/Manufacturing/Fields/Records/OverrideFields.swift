// SPDX-License-Identifier: GPL-3.0-or-later

/// The keys of an override.
enum OverrideFields {
    static let label = Field<String>.optional("label", .text, "A title for people.")
    static let set = MapField(
        "set", "map of paths: values", example: "{rooms.culture-suite.count: 2}",
        "Puts each value in place of what stands at its path.")
    static let scale = MapField(
        "scale", "map of paths: factors", example: "{demand.*.quantity: 130 %}",
        "Multiplies the numbers at each path by a factor or a share; durations are rounded to whole minutes.")
    static let add = MapField(
        "add", "map of paths: values", example: "{staff.qc.headcount: 1}",
        "Puts entries into the map, items onto the list, or an amount onto the number or date at each path.")
    static let remove = MapField(
        "remove", "path, or list of paths", example: "[recipes.msc.release.tests.potency]",
        "Takes away what stands at each path.")

    static let record = FieldRecord(
        "overrides.<id>", "Changes that are made together where the override is chosen",
        [label, set, scale, add, remove])
}
