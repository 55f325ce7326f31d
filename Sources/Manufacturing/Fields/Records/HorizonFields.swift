// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// The keys of the horizon.
enum HorizonFields {
    static let start = Field<CivilDate>.required("start", .date, "The day whose 00:00 is the beginning of plant time.")
    static let length = Field<Span>.required(
        "length", .days(example: "26 weeks"), "How long lots may start; at most 10 years.")
    static let tail = Field<Span>.optional(
        "tail", .daysOrNone, missing: "the longest time from start to release",
        "How long the plan runs on after the horizon, so that lots begun in it finish and are delivered.")
    static let starts = StandardField<Span>(
        "starts", .days(example: "1 d"), standard: .days(1), "The planning grid of lot starts.")
    static let deliveries = StandardField<Span>(
        "deliveries", .days(example: "1 week"), standard: .days(7), told: "1 week",
        "The grid of delivery days between due dates.")
    static let bucket = StandardField<Horizon.Bucket>(
        "bucket", .bucket, standard: .span(.days(7)), told: "1 week",
        "The stretches in which results are reported and stock is charged.")
    static let record = FieldRecord(
        "horizon", "The time that is planned", [start, length, tail, starts, deliveries, bucket])
}
