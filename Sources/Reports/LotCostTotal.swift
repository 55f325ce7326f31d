// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics
public import Manufacturing

extension LotCost {
    /// The sum of all parts, or nil where it is too large.
    public var total: Money? { Money.sum([materials, operations, capacity, staff, tests]) }
}
