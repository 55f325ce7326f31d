# SPDX-License-Identifier: GPL-3.0-or-later
"""A plant read from a scenario's files, in plain Python and without exoplan.

Written from the documents for the keys that `scenarios/02-msc-clinical-site` uses; any other key ends the program.
Times are minutes from the horizon's start, quantities in the units of the file, money in its currency.
"""

import csv
import datetime
import re
from pathlib import Path

import yaml

from hours import ALWAYS, DAY, WEEK, Hours, only, span

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class Text(LOADER):
    """Scalars as they are written: the file's own reading of `06:00` and of dates is not YAML's."""


Text.yaml_implicit_resolvers = {}


class Plant:
    def __init__(self, path):
        folder = Path(path)
        folder = folder if folder.is_dir() else folder.parent
        with open(folder / "scenario.yaml", encoding="utf-8") as file:
            self.file = only(
                yaml.load(file, Text),
                "format label currency horizon calendars units rooms staff fixed-costs materials opening recipes "
                "demand overrides scenarios", "scenario")
        horizon = only(self.file["horizon"], "start length bucket", "horizon")
        self.start = datetime.date.fromisoformat(horizon["start"])
        self.length = span(horizon["length"])
        with open(folder / self.file["demand"], encoding="utf-8", newline="") as file:
            self.demand = list(csv.DictReader(file))
        self.calendars = {name: self.calendar(entry) for name, entry in self.file["calendars"].items()}
        self.days = {name: self.open_days(hours) for name, hours in self.calendars.items()}
        self.units = {
            name: self.unit(only(entry, "label count calendar maintenance", name))
            for name, entry in self.file["units"].items()}
        self.staff = {
            name: only(entry, "label headcount calendar productive rate overtime cover", name)
            for name, entry in self.file["staff"].items()}
        self.normal = {name: self.calendars[entry["calendar"]] for name, entry in self.staff.items()}
        self.there = {
            name: self.normal[name].joined(self.calendars[entry["cover"]["calendar"]]) if "cover" in entry
            else self.normal[name] for name, entry in self.staff.items()}

    def minute(self, text):
        day, _, clock = text.partition("T")
        hours, minutes = (int(part) for part in (clock or "00:00").split(":"))
        return (datetime.date.fromisoformat(day) - self.start).days * DAY + hours * 60 + minutes

    def calendar(self, entry):
        week, closed = {}, set()
        for key, text in entry.items():
            if key == "closed":
                for item in text:
                    first, _, last = item.partition("..")
                    closed.update(range(self.minute(first) // DAY, self.minute(last or first) // DAY + 1))
                continue
            first, _, last = key.partition("-")
            shift = [int(hours) * 60 + int(minutes) for hours, minutes in re.findall(r"(\d+):(\d+)", text)]
            for day in range(DAYS.index(first), DAYS.index(last or first) + 1):
                week[day] = shift
        stretches = []
        for day in range(-30, self.length // DAY + 200):
            shift = week.get((self.start.weekday() + day) % 7)
            if shift and day not in closed:
                stretches.append((day * DAY + shift[0], day * DAY + shift[1]))
        return Hours(stretches)

    @staticmethod
    def open_days(hours):
        return sorted({start // DAY for start in hours.starts})

    def unit(self, entry):
        hours = self.calendars[entry["calendar"]] if "calendar" in entry else ALWAYS
        count = int(entry["count"])
        closed = [(self.minute(one["from"]), self.minute(one["to"])) for one in entry.get("maintenance", [])]
        return count, hours.without(closed) if count == 1 else hours

    def spread(self, pool, start, end, amount, with_cover):
        """Person-minutes by week in normal and in cover hours, each open minute the same."""
        normal, there = self.normal[pool], self.there[pool]
        every = (there if with_cover else normal).minutes(start, end)
        if amount <= 0 or every == 0:
            return
        for week in range(max(start, 0) // WEEK, (end - 1) // WEEK + 1):
            part = (max(start, week * WEEK), min(end, (week + 1) * WEEK))
            usual = normal.minutes(*part)
            extra = there.minutes(*part) - usual if with_cover else 0
            if usual + extra:
                yield week, amount * usual / every, amount * extra / every
