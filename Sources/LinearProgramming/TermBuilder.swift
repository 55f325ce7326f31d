// SPDX-License-Identifier: GPL-3.0-or-later

/// What a line, branch or loop of a row's terms comes to: it appends itself to the programme's flat buffer.
public protocol TermSource {
    /// Appends the terms in the order in which they were written.
    func append(to buffer: inout [Term])
}

/// Collects the terms of one row, one term to a line.
///
/// A line is `2.5 * x`, `x`, `-x`, `-(2.5 * x)`, an optional term or an array of terms;
/// `if`, `switch` and `for` may be used. The parts are nested generic values, so that in an
/// optimised build a row costs no allocation besides those of its loops.
@resultBuilder
public enum TermBuilder {
    /// A line that holds one term.
    @inlinable public static func buildExpression(_ term: Term) -> Term { term }
    /// A line that holds one variable, with the coefficient 1.
    @inlinable
    public static func buildExpression(_ variable: Variable) -> Term {
        Term(coefficient: 1, variable: variable)
    }
    /// A line that holds a term or nothing.
    @inlinable public static func buildExpression(_ term: Term?) -> Term? { term }
    /// A line that holds several terms.
    @inlinable public static func buildExpression(_ terms: [Term]) -> [Term] { terms }

    /// No line at all.
    @inlinable public static func buildBlock() -> NoTerms { NoTerms() }
    /// The first line.
    @inlinable public static func buildPartialBlock<Line: TermSource>(first: Line) -> Line { first }
    /// A line after others.
    @inlinable
    public static func buildPartialBlock<Lines: TermSource, Line: TermSource>(
        accumulated: Lines,
        next: Line
    ) -> TermSequence<Lines, Line> {
        TermSequence(first: accumulated, second: next)
    }
    /// An `if` without `else`.
    @inlinable public static func buildOptional<Part: TermSource>(_ part: Part?) -> Part? { part }
    /// The first branch.
    @inlinable
    public static func buildEither<First: TermSource, Second: TermSource>(
        first: First
    ) -> TermChoice<First, Second> {
        .first(first)
    }
    /// The other branch.
    @inlinable
    public static func buildEither<First: TermSource, Second: TermSource>(
        second: Second
    ) -> TermChoice<First, Second> {
        .second(second)
    }
    /// A loop.
    @inlinable public static func buildArray<Part: TermSource>(_ parts: [Part]) -> [Part] { parts }
}

/// A block without lines.
@frozen
public struct NoTerms: TermSource {
    /// Makes the empty block.
    @inlinable public init() {}
    /// Appends nothing.
    @inlinable public func append(to buffer: inout [Term]) {}
}

/// Lines followed by a line.
@frozen
public struct TermSequence<First: TermSource, Second: TermSource>: TermSource {
    @usableFromInline let first: First
    @usableFromInline let second: Second

    @inlinable
    init(first: First, second: Second) {
        self.first = first
        self.second = second
    }

    /// Appends the first part, then the second.
    @inlinable
    public func append(to buffer: inout [Term]) {
        first.append(to: &buffer)
        second.append(to: &buffer)
    }
}

/// One of two branches.
@frozen
public enum TermChoice<First: TermSource, Second: TermSource>: TermSource {
    /// The branch taken when the condition holds.
    case first(First)
    /// The other branch.
    case second(Second)

    /// Appends the branch that was taken.
    @inlinable
    public func append(to buffer: inout [Term]) {
        switch self {
        case .first(let part): part.append(to: &buffer)
        case .second(let part): part.append(to: &buffer)
        }
    }
}

extension Term: TermSource {
    /// Appends itself.
    @inlinable
    public func append(to buffer: inout [Term]) {
        buffer.append(self)
    }
}

extension Optional: TermSource where Wrapped: TermSource {
    /// Appends what is there.
    @inlinable
    public func append(to buffer: inout [Term]) {
        if let part = self { part.append(to: &buffer) }
    }
}

extension Array: TermSource where Element: TermSource {
    /// Appends each element in order.
    @inlinable
    public func append(to buffer: inout [Term]) {
        for part in self { part.append(to: &buffer) }
    }
}
