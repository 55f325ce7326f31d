// SPDX-License-Identifier: GPL-3.0-or-later

/// The one table of all keys of a scenario file, from which reading, defaults and the reference page come.
public enum FieldTable {
    /// All records, in the order in which they are explained.
    public static let records: [FieldRecord] = [
        ScenarioFields.record, OverrideFields.record, HorizonFields.record, CalendarFields.record, SiteFields.record,
        UnitFields.record,
        ChangeoverFields.usualOfUnit, ChangeoverFields.exceptionOfUnit, CampaignFields.ofUnit, SetUpFields.record,
        OutageFields.maintenance,
        RoomFields.record,
        ChangeoverFields.usual, ChangeoverFields.exception, CampaignFields.ofRoom,
        OutageFields.closed, StaffFields.record, OvertimeFields.record,
        CoverFields.record, OptionFields.record, CommitmentFields.record, LaboratoryFields.record, PlateFields.record,
        ShippingFields.record, ContractorFields.record, SlotFields.slot,
        SlotFields.booked, CancellationFields.record, MaterialFields.record, FrozenFields.record,
        RecipeFields.record,
        LotSizeFields.record,
        OtherOutputFields.record,
        OperationFields.record, AlternativeFields.record, PhysicsFields.record,
        UltracentrifugeFields.record, TangentialFlowFields.record, ChromatographyFields.record, FillingFields.record,
        RepeatFields.record,
        StaffNeedFields.record, ReleaseFields.record, TestFields.record, TestFields.review, StabilityFields.record,
        UncertainFields.record,
        DemandFields.record, ConsumptionFields.record, DemandLineFields.line, ServiceFields.record,
        PatientSectionFields.record,
        PatientFields.line,
        ArrivalFields.record, PatientFields.row, OpeningFields.record, StockFields.record, OrderFields.record,
        LotInProcessFields.record, PinnedFields.record, DemandLineFields.row, HeldFields.room, HeldFields.unit,
    ]

    /// The dotted path of a field, such as `units.<id>.count`.
    public static func path(of field: FieldFacts, in record: FieldRecord) -> String {
        Node.join(record.path, field.key)
    }
}
