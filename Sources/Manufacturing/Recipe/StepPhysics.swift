// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// How the length of a run follows from what an operation works on, for each copy.
public enum StepPhysics: Hashable, Sendable {
    /// Runs of a centrifuge, one after the other: ⌈volume / rotor⌉ cycles.
    case ultracentrifuge(Ultracentrifuge)
    /// Tangential flow filtration: volume · (1 − 1/CF) / (area · flux), diafiltration and flush.
    case tangentialFlow(TangentialFlow)
    /// Cycles of a column, one after the other: ⌈load / capacity⌉.
    case chromatography(Chromatography)
    /// Filling: units / rate.
    case fill(Filling)

    /// A rotor that takes so much at a time.
    public struct Ultracentrifuge: Hashable, Sendable {
        /// What the rotor takes [L].
        public let rotor: Exact
        /// How long one run takes, loading and unloading included.
        public let cycle: Span
        /// What each run takes and gives beside.
        public let each: CycleFigures

        /// Puts a centrifuge together.
        public init(rotor: Exact, cycle: Span, each: CycleFigures = .none) {
            self.rotor = rotor
            self.cycle = cycle
            self.each = each
        }
    }

    /// A membrane through which liquid is drawn off.
    public struct TangentialFlow: Hashable, Sendable {
        /// Membrane area [m2].
        public let area: Exact
        /// What passes through it [L/m2/h].
        public let flux: Exact
        /// Volume before over volume after, at least 1.
        public let concentration: Exact
        /// How many volumes of the concentrate are exchanged.
        public let diafiltration: Exact
        /// Flush, recirculation and sampling at the end.
        public let flush: Span

        /// Puts a filtration together.
        public init(area: Exact, flux: Exact, concentration: Exact, diafiltration: Exact, flush: Span) {
            self.area = area
            self.flux = flux
            self.concentration = concentration
            self.diafiltration = diafiltration
            self.flush = flush
        }
    }

    /// A column that is loaded so far in each cycle.
    public struct Chromatography: Hashable, Sendable {
        /// Column volume [L].
        public let column: Exact
        /// What a cycle can take.
        public let load: Load
        /// How long one cycle takes, from equilibration to clean in place.
        public let cycle: Span
        /// What each cycle takes and gives beside.
        public let each: CycleFigures

        /// What a column takes in a cycle.
        public enum Load: Hashable, Sendable {
            /// So much liquid, as a share of the column volume.
            case share(Exact)
            /// So many particles per litre of column.
            case particles(Exact)
        }

        /// Puts a column together.
        public init(column: Exact, load: Load, cycle: Span, each: CycleFigures = .none) {
            self.column = column
            self.load = load
            self.cycle = cycle
            self.each = each
        }
    }

    /// A line that fills so many units an hour.
    public struct Filling: Hashable, Sendable {
        /// Units of the material an hour.
        public let rate: Exact

        /// Puts a filling line together.
        public init(rate: Exact) {
            self.rate = rate
        }
    }
}

/// What each cycle of a run takes and gives, beside what stands at the operation for the whole run.
public struct CycleFigures: Hashable, Sendable {
    /// Work of people, always in person-minutes, in the order of their pools.
    public let staff: [StaffNeed]
    /// Materials, in their order.
    public let uses: [MaterialUse]
    /// Cost [money].
    public let cost: Exact
    /// The liquid that leaves [L]; nil: what the operation says.
    public let volume: Exact?

    /// Nothing at all.
    public static let none = CycleFigures(staff: [], uses: [], cost: .zero, volume: nil)

    /// Puts figures together.
    public init(staff: [StaffNeed], uses: [MaterialUse], cost: Exact, volume: Exact?) {
        self.staff = staff
        self.uses = uses
        self.cost = cost
        self.volume = volume
    }
}

extension StepPhysics {
    /// What each cycle takes and gives; nothing where there are no cycles.
    public var each: CycleFigures {
        switch self {
        case .ultracentrifuge(let rule): rule.each
        case .chromatography(let rule): rule.each
        case .tangentialFlow, .fill: .none
        }
    }
}

/// A run whose length was derived, with the figures from which it follows.
public struct DerivedRun: Hashable, Sendable {
    /// The rule.
    public let physics: StepPhysics
    /// What one copy works on: litres, particles for a load in particles, units for a fill.
    public package(set) var enters: Exact
    /// How many cycles follow one another; nil where there are none to count.
    public let cycles: Int?

    /// Puts a derived run together.
    public init(physics: StepPhysics, enters: Exact, cycles: Int?) {
        self.physics = physics
        self.enters = enters
        self.cycles = cycles
    }
}
