// SPDX-License-Identifier: GPL-3.0-or-later

extension OpenHours {
    /// Open where both are open.
    public func intersection(_ other: OpenHours) -> OpenHours {
        var result: [(from: Int, to: Int)] = []
        var left = 0
        var right = 0
        while left < starts.count, right < other.starts.count {
            let from = max(starts[left], other.starts[right])
            let to = min(ends[left], other.ends[right])
            if from < to { result.append((from, to)) }
            if ends[left] < other.ends[right] {
                left += 1
            } else {
                right += 1
            }
        }
        return OpenHours(joined: result)
    }

    /// Open where at least one is open.
    public func union(_ other: OpenHours) -> OpenHours {
        OpenHours(unordered: Array(zip(starts, ends)) + Array(zip(other.starts, other.ends)))
    }

    /// Open where this is open and the other is not.
    public func subtracting(_ other: OpenHours) -> OpenHours {
        var result: [(from: Int, to: Int)] = []
        var right = 0
        for left in starts.indices {
            var from = starts[left]
            let to = ends[left]
            while right < other.starts.count, other.ends[right] <= from { right += 1 }
            var taken = right
            while taken < other.starts.count, other.starts[taken] < to {
                if from < other.starts[taken] { result.append((from, other.starts[taken])) }
                from = max(from, other.ends[taken])
                taken += 1
            }
            if from < to { result.append((from, to)) }
        }
        return OpenHours(joined: result)
    }
}
