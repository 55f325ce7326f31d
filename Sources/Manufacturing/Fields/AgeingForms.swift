// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

extension Form where Value == RemainingLife {
    /// A duration, civil months, or a share of the shelf life.
    static let remainingLife = scalar(
        "duration, months or share of the shelf life", range: "0 or more, at most all of it", example: "6 months",
        parse: { text, context throws(Misreading) in
            if let months = try readMonths(text) {
                return months == 0 ? .span(.zero) : .months(months)
            }
            guard text.hasSuffix("%") else { return .span(try readSpan(text, least: 0, range: "0 or more")) }
            let share = try Measure.share.read(text, context)
            guard Bounds.zeroToAll.contains(share) else {
                throw Misreading("out of range", remedy: "it must be \(Bounds.zeroToAll.text)")
            }
            return .share(share)
        },
        text: { life, context in
            switch life {
            case .span(let span): span.text
            case .months(let count): "\(count) months"
            case .share(let share): Measure.share.text(share, context)
            }
        }
    )
}
