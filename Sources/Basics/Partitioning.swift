// SPDX-License-Identifier: GPL-3.0-or-later

extension RandomAccessCollection where Index == Int {
    /// The first place whose element satisfies a condition that no earlier element does and all later ones do, else the
    /// end, by binary search.
    @inlinable public func partitioningIndex(where belongs: (Element) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = low + (high - low) / 2
            if belongs(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
