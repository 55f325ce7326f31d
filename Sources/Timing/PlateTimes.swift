// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics
public import Manufacturing

/// Samples of a lot that go on a plate.
public struct PlatedSamples: Hashable, Sendable {
    /// The plate.
    public let plate: ID<Plate>
    /// When plates start.
    public let start: Instant
    /// How many samples.
    public let samples: Int
}

/// What one plate takes that starts at an instant.
public struct PlateTimes: Hashable, Sendable {
    /// From the start to the results.
    public let during: Interval
    /// Work of people, in the order of the pools.
    public let staff: [StaffBooking]
    /// The same work by pool and week.
    public let staffWeeks: [StaffWeekMinutes]
    /// Its time on an instrument, if it takes any.
    public let instrument: InstrumentTimes?
}

extension Plate {
    /// The first moment at or after an instant at which plates start: at + k × every.
    func start(for sample: Instant) -> Instant {
        let step = max(every.minutes, 1)
        let passed = (sample - at).minutes
        let steps = passed >= 0 ? (passed + step - 1) / step : -(-passed / step)
        return at + Span(minutes: steps * step)
    }
}

extension PlantHours {
    /// What one plate takes that starts at an instant at or after minute 0; nil where its results never come.
    public func times(of plate: Plate, from start: Instant) -> PlateTimes? {
        guard let end = end(of: plate.elapsed, from: start) else { return nil }
        let during = Interval(from: start, to: end)
        var ledger = StaffLedger(hours: self, room: plate.staff.count)
        for need in plate.staff {
            guard case .minutes(let minutes) = need.amount else { continue }
            ledger.book(need.pool, start.minutes, end.minutes, amount: minutes.double, withCover: false)
        }
        return PlateTimes(
            during: during, staff: ledger.bookings, staffWeeks: ledger.weeks,
            instrument: plate.instrument.flatMap { InstrumentTimes($0, during, times: .one, hours: self) })
    }

    /// Whether open hours hold the work and the instrument time of one plate.
    func lacks(_ plate: Plate, _ during: Interval, in scenario: Scenario) -> Bool {
        let isShort = plate.staff.contains { need in
            guard case .minutes(let minutes) = need.amount else { return false }
            let open = poolNormal(need.pool).openMinutes(in: during)
            return minutes > Exact(scenario.staff[need.pool].headcount) * Exact(open)
        }
        guard let instrument = plate.instrument, !isShort else { return isShort }
        let isEarly = scenario.units[instrument.unit].qualified.map { during.from < $0 } ?? false
        return isEarly || instrument.time.minutes > unit(instrument.unit).openMinutes(in: during)
    }
}
