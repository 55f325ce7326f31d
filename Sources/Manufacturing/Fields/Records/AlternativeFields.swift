// SPDX-License-Identifier: GPL-3.0-or-later

/// The keys of an operation that may be its own on one of several units.
enum AlternativeFields {
    static let record = FieldRecord(
        "recipes.<id>.operations.<id>.units.<unit>", "What is its own on one of several units",
        [
            OperationFields.room, OperationFields.largest, OperationFields.setUp, OperationFields.run,
            OperationFields.volume, OperationFields.pausable, OperationFields.clean, OperationFields.recovery,
            OperationFields.staff, OperationFields.uses, OperationFields.cost, OperationFields.qualified,
            OperationFields.longestSession,
        ], inherited: "as the operation says")
}
