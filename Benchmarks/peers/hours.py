# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers with units as scenario files write them, and open hours."""

from bisect import bisect_left, bisect_right

DAY, WEEK = 1440, 7 * 1440
MINUTES = {"min": 1, "h": 60, "d": DAY, "week": WEEK, "weeks": WEEK}


def number(text):
    """The number of `4.5e13 particle`, `62.5 %` or `3 %/week`."""
    value, _, unit = text.strip().partition(" ")
    return float(value) / (100 if unit.startswith("%") else 1)


def span(text):
    value, unit = text.split()
    return round(float(value) * MINUTES[unit])


def only(entry, known, where):
    """Ends the program where the scenario says what is not modelled here."""
    unknown = set(entry) - set(known.split())
    if unknown:
        raise SystemExit(f"{where}: {', '.join(sorted(unknown))} is not modelled here")
    return entry


class Hours:
    """Open stretches, ascending, apart from each other."""

    def __init__(self, stretches):
        self.starts, self.ends = [], []
        for start, end in sorted(stretches):
            if self.ends and start <= self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], end)
            else:
                self.starts.append(start)
                self.ends.append(end)
        self.before = [0]
        for start, end in zip(self.starts, self.ends):
            self.before.append(self.before[-1] + end - start)

    def until(self, time):
        place = bisect_right(self.starts, time)
        return self.before[place] - (max(0, self.ends[place - 1] - time) if place else 0)

    def minutes(self, start, end):
        return self.until(end) - self.until(start) if end > start else 0

    def holds(self, start, end):
        place = bisect_right(self.starts, start) - 1
        return place >= 0 and end <= self.ends[place]

    def first(self, start, length):
        """The first start of a stretch of so many minutes, from `start` on; None where there is none."""
        for place in range(max(0, bisect_right(self.starts, start) - 1), len(self.starts)):
            begin = max(start, self.starts[place])
            if begin + length <= self.ends[place]:
                return begin
        return None

    def last(self, end, length):
        """The last start of a stretch of so many minutes that ends by `end`; None where there is none."""
        for place in range(bisect_left(self.starts, end) - 1, -1, -1):
            begin = min(end, self.ends[place]) - length
            if begin >= self.starts[place]:
                return begin
        return None

    def both(self, other):
        stretches, i, j = [], 0, 0
        while i < len(self.starts) and j < len(other.starts):
            start, end = max(self.starts[i], other.starts[j]), min(self.ends[i], other.ends[j])
            if start < end:
                stretches.append((start, end))
            if self.ends[i] < other.ends[j]:
                i += 1
            else:
                j += 1
        return Hours(stretches)

    def joined(self, other):
        return Hours([*zip(self.starts, self.ends), *zip(other.starts, other.ends)])

    def without(self, closed):
        gaps, since = [], -(1 << 40)
        for start, end in sorted(closed):
            gaps.append((since, start))
            since = end
        return self.both(Hours([*gaps, (since, 1 << 40)]))


ALWAYS = Hours([(-(1 << 40), 1 << 40)])
