// SPDX-License-Identifier: GPL-3.0-or-later

/// The table of all keys of a scenario file, from which files are read and references are written.
public enum FieldTable {
    /// All kinds of maps, in the order in which they are explained.
    public static let records: [FieldRecord] = [
        ScenarioFields.record, HorizonFields.record, CalendarFields.record, SiteFields.record, UnitFields.record,
        OutageFields.maintenance, RoomFields.record, OutageFields.closed, StaffFields.record, OvertimeFields.record,
        CoverFields.record, MaterialFields.record, RecipeFields.record, OperationFields.record,
        StaffNeedFields.record, RepeatFields.record, ReleaseFields.record, TestFields.record, TestFields.review,
        UncertainFields.record, OpeningFields.record, StockFields.record, OrderFields.record,
        LotInProcessFields.record, PinnedFields.record, DemandLineFields.row, HeldFields.room, HeldFields.unit,
        DemandFields.record, DemandLineFields.line,
    ]
}
