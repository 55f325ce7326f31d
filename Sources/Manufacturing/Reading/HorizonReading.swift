// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

extension ScenarioAssembly {
    /// The horizon's start, before anything else needs it; its faults are reported by ``readHorizon()``.
    func readStart() -> CivilDate? {
        guard let text = reader.child("horizon")?.draft["start"]?.scalarText else { return nil }
        return CivilDate(iso: text.trimmingBlanks)
    }

    func readHorizon() -> Horizon? {
        guard let node = reader.child(ScenarioFields.horizon.key) else {
            reader.missing(ScenarioFields.horizon)
            return nil
        }
        let fields = RecordReader(node, HorizonFields.record)
        let start = fields.value(HorizonFields.start, context)
        let length = fields.value(HorizonFields.length, context)
        let tail = fields.value(HorizonFields.tail, context)
        let starts = fields.value(HorizonFields.starts, context)
        let deliveries = fields.value(HorizonFields.deliveries, context)
        let bucket = fields.value(HorizonFields.bucket, context)
        if let length, length > Limits.horizon {
            fields.child("length")?.fault(
                "the horizon is longer than 10 years", value: length.text, remedy: "plan at most 10 years at once")
            return nil
        }
        if let tail, tail > Limits.horizon {
            fields.child("tail")?.fault(
                "the tail is longer than 10 years", value: tail.text, remedy: "a tail of some months is enough")
            return nil
        }
        guard let start, let length else { return nil }
        if start.adding(days: length.minutes / 1440 + 2 * Limits.span.minutes / 1440) == .latest
            || start.adding(days: -Limits.span.minutes / 1440) == .earliest
        {
            fields.child("start")?.fault("the horizon lies beyond the calendar", remedy: "check the year")
            return nil
        }
        return Horizon(
            start: start, length: length, tail: tail, starts: starts, deliveries: deliveries, bucket: bucket
        )
    }

    /// The instant of a moment.
    func instant(_ moment: CivilDateTime) -> Instant {
        moment.instant(since: CivilDateTime(date: context.start ?? moment.date))
    }

    /// The instant of a day's beginning.
    func instant(_ date: CivilDate) -> Instant { instant(CivilDateTime(date: date)) }
}

extension RecordReader {
    /// Reports that a map which must be there is missing.
    func missing(_ field: MapField) {
        guard isMap else { return }
        node.fault(
            "the key \"\(field.key)\" is missing", remedy: "write \(field.key): \(field.example)", at: node.anchor
        )
    }
}
