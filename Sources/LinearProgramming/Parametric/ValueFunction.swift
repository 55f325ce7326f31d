// SPDX-License-Identifier: GPL-3.0-or-later

/// The optimal value of a programme as a function of the parameter of a ray, found by warm solves of one live problem.
///
/// An optimal answer gives the value and a supporting line; two supporting lines that meet on the function meet at a
/// breakpoint, else the function lies beyond their meeting point and another solve there gives a third line. So each
/// breakpoint is found exactly, with about two solves for each piece.
public final class ValueFunction {
    /// A solved point.
    public struct Point: Sendable {
        /// The parameter.
        public let parameter: Double
        /// The optimal value.
        public let value: Double
        /// The slope of the supporting line.
        public let rate: Double
        /// The answer, without its basis.
        public let answer: LinearSolution

        /// Puts a solved point together.
        public init(parameter: Double, value: Double, rate: Double, answer: LinearSolution) {
            self.parameter = parameter
            self.value = value
            self.rate = rate
            self.answer = answer
        }

        /// The supporting line at another parameter.
        public func line(at other: Double) -> Double { value + rate * (other - parameter) }
    }

    /// A stretch on which the value is a straight line.
    public struct Piece: Sendable {
        /// The solved point at its beginning.
        public var start: Point
        /// The solved point at its end.
        public var end: Point
        /// A solved point whose supporting line the piece lies on.
        public var point: Point

        /// Where it begins.
        public var from: Double { start.parameter }
        /// Where it ends.
        public var to: Double { end.parameter }

        /// The value at a parameter of the piece.
        public func value(at parameter: Double) -> Double { point.line(at: parameter) }
    }

    private let live: any LiveProblem
    private let programme: LinearProgramme
    private let ray: ProgrammeRay
    private let control: SolveControl
    private var solvesLeft: Int
    /// Simplex iterations so far.
    public private(set) var iterations = 0
    /// Solves so far.
    public private(set) var solves = 0
    /// Whether solves ran out before all breakpoints were found.
    public private(set) var isCut = false

    /// Begins at a live problem in which `programme` is loaded; call `reset` at the end.
    public init(
        of live: any LiveProblem, programme: LinearProgramme, along ray: ProgrammeRay, mostSolves: Int = 5_000,
        control: SolveControl = .none
    ) {
        self.live = live
        self.programme = programme
        self.ray = ray
        self.control = control
        solvesLeft = mostSolves
    }

    /// Solves at a parameter; nil where no answer keeps all rows there.
    public func point(at parameter: Double) throws(SolverFault) -> Point? {
        solves += 1
        solvesLeft -= 1
        // Bounds that cross admit nothing, which a solver need not be asked.
        let delta = ray.delta(to: parameter, of: programme)
        guard (delta.rowBounds + delta.columnBounds).allSatisfy({ $0.lower <= $0.upper }) else { return nil }
        try live.apply(delta)
        var answer = try live.solveRelaxation(from: nil, limits: WorkLimits(), control: control)
        iterations += answer.iterations
        guard answer.status == .optimal else { return nil }
        answer.basis = nil
        return Point(
            parameter: parameter, value: answer.objective, rate: ray.rate(at: answer), answer: answer)
    }

    /// Takes the live problem back to the parameter 0.
    public func reset() throws(SolverFault) {
        try live.apply(ray.delta(to: 0, of: programme))
    }

    /// All pieces between two solved points, from the first to the last.
    public func pieces(from start: Point, to end: Point) throws(SolverFault) -> [Piece] {
        var pieces: [Piece] = []
        try refine(start, end, into: &pieces)
        return Self.joined(pieces)
    }

    private func refine(_ start: Point, _ end: Point, into pieces: inout [Piece]) throws(SolverFault) {
        var open = [(start, end)]
        while let (left, right) = open.popLast() {
            if left.passes(through: right) {
                pieces.append(Piece(start: left, end: right, point: left))
                continue
            }
            if right.passes(through: left) {
                pieces.append(Piece(start: left, end: right, point: right))
                continue
            }
            guard let meeting = left.meeting(right), solvesLeft > 0, let middle = try point(at: meeting) else {
                // What is left is told as the chord of what is known, and that it is cut.
                isCut = true
                pieces.append(Piece(start: left, end: right, point: left.chord(to: right)))
                continue
            }
            if left.passes(through: middle), right.passes(through: middle) {
                pieces.append(Piece(start: left, end: middle, point: left))
                pieces.append(Piece(start: middle, end: right, point: right))
                continue
            }
            open.append((middle, right))
            open.append((left, middle))
        }
    }

    /// Neighbours of one line are one piece.
    private static func joined(_ pieces: [Piece]) -> [Piece] {
        pieces.reduce(into: []) { joined, next in
            guard next.to > next.from else { return }
            if let last = joined.last, abs(last.point.rate - next.point.rate) <= 1e-9 * max(1, abs(last.point.rate)) {
                joined[joined.count - 1].end = next.end
            } else {
                joined.append(next)
            }
        }
    }

    /// The piece next to a point on the side of another, and the piece behind it, if it ends before that one.
    public func nearest(to origin: Point, towards far: Point) throws(SolverFault) -> (Piece, next: Point?) {
        var (near, outer): (Point, Point?) = (far, nil)
        while true {
            if near.passes(through: origin) || origin.passes(through: near) {
                let own = near.passes(through: origin) ? near : origin
                guard let beyond = outer else {
                    return (Piece(start: origin, end: far, point: own), nil)
                }
                return try end(of: own, from: origin, near, before: beyond)
            }
            guard let meeting = origin.meeting(near), solvesLeft > 0, let middle = try point(at: meeting) else {
                isCut = true
                return (Piece(start: origin, end: near, point: origin.chord(to: near)), outer)
            }
            if origin.passes(through: middle), near.passes(through: middle) {
                return (Piece(start: origin, end: middle, point: origin), near)
            }
            (near, outer) = (middle, near)
        }
    }

    /// The end of the piece on which a point lies, which is before another that is not on it.
    private func end(
        of own: Point, from origin: Point, _ near: Point, before beyond: Point
    ) throws(SolverFault) -> (Piece, next: Point?) {
        var beyond = beyond
        while true {
            guard let meeting = own.meeting(beyond), solvesLeft > 0, let middle = try point(at: meeting) else {
                isCut = true
                return (Piece(start: origin, end: near, point: own), beyond)
            }
            if own.passes(through: middle) {
                return (Piece(start: origin, end: middle, point: own), beyond)
            }
            beyond = middle
        }
    }
}

extension ValueFunction.Point {
    /// Whether the supporting line goes through another point.
    func passes(through other: Self) -> Bool {
        abs(line(at: other.parameter) - other.value) <= 1e-9 * max(1, abs(value), abs(other.value))
    }

    /// Where the supporting lines of two points meet, strictly between them.
    func meeting(_ other: Self) -> Double? {
        guard rate != other.rate else { return nil }
        let parameter =
            parameter + (other.line(at: parameter) - value) / (rate - other.rate)
        let (low, high) = (min(self.parameter, other.parameter), max(self.parameter, other.parameter))
        return parameter > low && parameter < high ? parameter : nil
    }

    /// The straight line to another point, for want of better.
    func chord(to other: Self) -> Self {
        let width = other.parameter - parameter
        return Self(
            parameter: parameter, value: value, rate: width == 0 ? rate : (other.value - value) / width, answer: answer)
    }
}
