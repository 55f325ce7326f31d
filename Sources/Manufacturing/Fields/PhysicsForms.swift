// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// The run of an operation as it is written.
enum RunText: Hashable, Sendable {
    case span(Span)
    case derived(StepPhysics)
}

extension Form where Value == RunText {
    /// A duration, or one rule from which it follows.
    static let runText = Form(
        kind: "duration, or map of one rule",
        range: Form<Span>.run.range,
        example: Form<Span>.run.example,
        read: { node, context in
            guard node.draft.entries != nil else { return Form<Span>.run.read(node, context).map { .span($0) } }
            return PhysicsFields.read(node, context).map { .derived($0) }
        },
        write: { run, context in
            switch run {
            case .span(let span): Form<Span>.run.write(span, context)
            case .derived(let physics): PhysicsFields.write(physics, context)
            }
        }
    )
}

extension Form where Value == Exact {
    /// A number without a unit, from a least one on.
    static func number(least: Exact, example: String) -> Form {
        scalar(
            "number", range: "\(least.decimalText) or more", example: { _ in example },
            parse: { text, _ throws(Misreading) in
                let number = try Exact.read(decimal: text)
                guard number >= least, number <= Limits.magnitude else {
                    throw Misreading("out of range", remedy: "it must be \(least.decimalText) or more")
                }
                return number
            },
            text: { number, _ in number.decimalText }
        )
    }
}

extension Form where Value == StepPhysics.Chromatography.Load {
    /// A share of the column volume, or particles per volume of it.
    static let columnLoad = scalar(
        "share of the column, or particles/volume", range: Bounds.aboveZero.text, example: { _ in "10 %" },
        parse: { text, context throws(Misreading) in
            let dimension = Quantity(text, countables: context.countables)?.unit.dimension
            let isParticles = dimension == .particle / .volume
            let value = try (isParticles ? Measure.particlesPerVolume : .share).read(text, context)
            guard value > .zero else {
                throw Misreading("out of range", remedy: "it must be \(Bounds.aboveZero.text)")
            }
            return isParticles ? .particles(value) : .share(value)
        },
        text: { load, context in
            switch load {
            case .share(let share): Measure.share.text(share, context)
            case .particles(let particles): Measure.particlesPerVolume.text(particles, context)
            }
        }
    )
}
