# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks of lots, each alone on an otherwise empty plant, by the rules of Walk.md."""

import math
from bisect import bisect_right

from hours import DAY, number, only, span


class Stay:
    """One stay of a lot on a unit: its runs, what it follows, and who works on it."""

    def __init__(self, plant, operation, entry, copy, times):
        self.operation, self.copy, self.times = operation, copy, times
        self.every = span(entry["repeat"]["every"]) if "repeat" in entry else 0
        self.set_up, self.run, self.clean = (span(entry.get(key, "0 h")) for key in ("set-up", "run", "clean"))
        self.unit = entry["unit"]
        self.room = entry.get("room")
        hold = entry.get("hold", "0 h" if entry["stage"] == "culture" else "24 h")
        self.hold = None if hold == "unlimited" else span(hold)
        self.hours = plant.units[self.unit][1]
        self.work = {pool: span(text) for pool, text in entry.get("staff", {}).items()}
        self.joint = self.hours
        for pool in self.work:
            self.joint = self.joint.both(plant.there[pool])
        self.follows = []

    def parts(self, pool, repetition):
        """Person-minutes of set-up, run and clean of a repetition."""
        set_up = self.set_up if repetition == 0 else 0
        clean = self.clean if repetition == self.times - 1 else 0
        share = min(1, self.work[pool] / (set_up + clean)) if set_up + clean else 0
        return set_up * share, self.work[pool] - (set_up + clean) * share, clean * share


class Recipe:
    def __init__(self, plant, name, entry):
        self.plant, self.name = plant, name
        self.entry = only(entry, "label makes donor yield fill-cap cost operations release", name)
        self.copies, self.stays, self.of, before = {}, [], {}, None
        for operation, step in entry["operations"].items():
            only(step, "stage unit room set-up run clean staff uses cost repeat hold hold-loss for-each pools recovery",
                 operation)
            each = step.get("for-each")
            times = int(step["repeat"]["times"]) if "repeat" in step else 1
            stays = self.copies[each] if each else 1
            self.copies[operation] = stays * times
            self.of[operation] = []
            for copy in range(stays):
                stay = Stay(plant, operation, step, copy, times)
                if before:
                    stay.follows = self.runs(before)[copy:copy + 1] if each else self.runs(before)
                self.of[operation].append(stay)
                self.stays.append(stay)
            before = operation
        self.last = before
        self.turns()

    def runs(self, operation):
        """The stay and repetition of each copy of an operation."""
        return [(stay, repetition) for stay in self.of[operation] for repetition in range(stay.times)]

    def turns(self):
        """The stay whose clean each stay waits for: in the order of set-ups on a plant that is always open."""
        begin, end = {}, {}
        for stay in self.stays:
            ready = max((end[before] + repetition * before.every for before, repetition in stay.follows), default=0)
            begin[stay] = max(0, ready - stay.set_up)
            end[stay] = max(ready, begin[stay] + stay.set_up) + stay.run
        for unit in {stay.unit for stay in self.stays}:
            order = sorted((stay for stay in self.stays if stay.unit == unit),
                           key=lambda stay: (begin[stay], stay.operation, stay.copy))
            count = self.plant.units[unit][0]
            for place, stay in enumerate(order):
                stay.waits_for = order[place - count] if place >= count else None

    def walk(self, cell, given=None):
        """The lot that starts in a day of the grid, or the one in process; None where there is none."""
        floor = cell if given is None else 0
        begin, set_up, cleaned = {}, {}, {}
        least = {stay: floor for stay in self.stays}
        done = set()
        if given:
            first = self.of[given["operation"]][0]
            done = set(self.stays[:self.stays.index(first)])
        for _ in range(1000):
            changed = False
            for stay in self.stays:
                if stay in done:
                    continue
                if given and stay is first:
                    begin[stay] = set_up[stay] = cell
                else:
                    ready = max((begin[before] + repetition * before.every + before.run
                                 for before, repetition in stay.follows if before not in done), default=floor)
                    free = floor
                    if stay.waits_for and stay.waits_for not in done:
                        free = max(free, cleaned[stay.waits_for])
                    place = self.place(stay, max(least[stay], ready), free)
                    if place is None:
                        return None
                    set_up[stay], begin[stay] = place
                end = begin[stay] + (stay.times - 1) * stay.every + stay.run
                start = stay.joint.first(end, stay.clean) if stay.clean else end
                if start is None:
                    return None
                cleaned[stay] = start + stay.clean
                for before, repetition in stay.follows:
                    if before in done or before.hold is None:
                        continue
                    wanted = begin[stay] - before.hold - before.run - repetition * before.every
                    if wanted > begin[before]:
                        if given and before is first:
                            return None
                        least[before] = wanted
                        changed = True
            if given is None and min(set_up.values()) >= cell + DAY:
                return None
            if not changed:
                stays = [stay for stay in self.stays if stay not in done]
                lot = Lot(self, cell, stays, begin, set_up, cleaned, given)
                return lot if lot.is_checked else None
        return None

    def place(self, stay, ready, free):
        """The earliest set-up and run of a stay, the set-up as late as it can."""
        run = ready
        if stay.set_up:
            earliest = stay.joint.first(free, stay.set_up)
            if earliest is None:
                return None
            run = max(run, earliest + stay.set_up)
        else:
            run = max(run, free)
        while True:
            fitting = [stay.hours.first(run + k * stay.every, stay.run) for k in range(stay.times)]
            if None in fitting:
                return None
            later = max(start - k * stay.every for k, start in enumerate(fitting))
            if later > run:
                run = later
                continue
            wait = max(self.shortage(stay, pool, k, run + k * stay.every) for pool in stay.work or [None]
                       for k in range(stay.times))
            if wait == 0:
                return stay.joint.last(run, stay.set_up) if stay.set_up else run, run
            run += wait
            if run > ready + 90 * DAY:
                return None

    def shortage(self, stay, pool, repetition, start):
        """No run that begins by less than so many minutes later can be staffed; 0: this one can."""
        if pool is None:
            return 0
        lacking = self.lacking(stay, pool, repetition, start, True)
        if lacking <= 0:
            return 0
        entry = self.plant.staff[pool]
        # So many minutes of a person are gained with every minute at best.
        most = max(int(entry["headcount"]), int(entry.get("cover", entry)["headcount"]))
        return max(1, math.ceil(lacking / most))

    def lacking(self, stay, pool, repetition, start, with_cover):
        """Person-minutes that the people who are there in a run do not have."""
        amount, entry = stay.parts(pool, repetition)[1], self.plant.staff[pool]
        usual = self.plant.normal[pool].minutes(start, start + stay.run)
        amount -= int(entry["headcount"]) * usual
        if with_cover and "cover" in entry:
            extra = self.plant.there[pool].minutes(start, start + stay.run) - usual
            amount -= int(entry["cover"]["headcount"]) * extra
        return amount

    def needs_cover(self, stay, pool, repetition, start):
        """Whether people are called in for the run of a repetition."""
        return self.lacking(stay, pool, repetition, start, False) > 0


class Lot:
    """A lot on an otherwise empty plant."""

    def __init__(self, recipe, cell, stays, begin, set_up, cleaned, given):
        plant, entry = recipe.plant, recipe.entry
        self.recipe, self.cell, self.is_given = recipe, cell, given is not None
        self.start = min(set_up[stay] for stay in stays)
        ends = {stay: begin[stay] + (stay.times - 1) * stay.every + stay.run for stay in stays}
        self.stored = max(ends.values())
        self.cost = 0.0 if given else number(entry.get("cost", "0"))
        self.uses, self.work, self.cover = [], {}, {}
        for stay in stays:
            step = entry["operations"][stay.operation]
            for k in range(stay.times):
                run = begin[stay] + k * stay.every
                for pool in stay.work:
                    prepare, work, clean = stay.parts(pool, k)
                    self.book(pool, set_up[stay], set_up[stay] + stay.set_up, prepare, True)
                    self.book(pool, run, run + stay.run, work, recipe.needs_cover(stay, pool, k, run))
                    self.book(pool, cleaned[stay] - stay.clean, cleaned[stay], clean, True)
                if run >= 0:
                    self.cost += number(step.get("cost", "0"))
                    for material, text in step.get("uses", {}).items():
                        self.uses.append((run, material, number(text)))
        rooms = [stay for stay in stays if stay.room]
        self.rooms = {}
        for stay in rooms:
            start, end = self.rooms.get(stay.room, (set_up[stay], cleaned[stay]))
            self.rooms[stay.room] = (min(start, set_up[stay]), max(end, cleaned[stay]))
        release = only(entry["release"], "reserve pass review tests", recipe.name)
        results, self.is_checked = self.stored, True
        for name, test in release["tests"].items():
            only(test, "sample-after elapsed calendar staff cost", name)
            sample = max(ends[stay] for stay in recipe.of[test["sample-after"]])
            count, unit = test["elapsed"].split()
            if unit == "wd":
                days = plant.days[test["calendar"]]
                result = (days[bisect_right(days, sample // DAY) + int(count) - 1] + 1) * DAY
            else:
                result = sample + span(test["elapsed"])
            results = max(results, result)
            self.cost += number(test["cost"])
            for pool, text in test["staff"].items():
                self.check(pool, sample, result, span(text))
        review = only(release["review"], "elapsed staff", recipe.name)
        self.released = results + span(review["elapsed"])
        for pool, text in review["staff"].items():
            self.check(pool, results, self.released, span(text))
        self.net = self.output(begin, stays)

    def check(self, pool, start, end, amount):
        """Books a test or the review, which so many people must be able to do in its time."""
        plant = self.recipe.plant
        if amount > int(plant.staff[pool]["headcount"]) * plant.normal[pool].minutes(start, end):
            self.is_checked = False
        self.book(pool, start, end, amount, False)

    def book(self, pool, start, end, amount, with_cover):
        for week, usual, extra in self.recipe.plant.spread(pool, start, end, amount, with_cover):
            if usual:
                self.work[pool, week] = self.work.get((pool, week), 0) + usual / 60
            if extra:
                self.cover[pool, week] = self.cover.get((pool, week), 0) + extra / 60

    def output(self, begin, stays):
        """Usable units: what is filled, less the reserve, as often as lots pass."""
        recipe, entry = self.recipe, self.recipe.entry
        steps = list(entry["operations"].items())
        amounts = [number(entry["yield"])]
        for place, (operation, step) in enumerate(steps):
            copies = recipe.copies[operation]
            if "pools" in step:
                amounts = [sum(amounts)]
            elif copies != len(amounts):
                amounts = [sum(amounts) / copies] * copies
            kept = number(step.get("recovery", "100 %"))
            amounts = [amount * kept for amount in amounts]
            if "hold-loss" not in step:
                continue
            loss = number(step["hold-loss"])
            takers = recipe.runs(steps[place + 1][0])
            for copy, (stay, k) in enumerate(recipe.runs(operation)):
                taker, repetition = takers[copy] if len(takers) > 1 else takers[0]
                held = begin[taker] + repetition * taker.every - (begin[stay] + k * stay.every + stay.run)
                amounts[copy] *= round((1 - loss) ** (held / DAY), 9)
        per_unit = number(recipe.plant.file["materials"][entry["makes"]]["particles"])
        gross = math.floor(sum(amounts) / per_unit + 1e-9)
        if "fill-cap" in entry:
            gross = min(gross, number(entry["fill-cap"]))
        return max(0, gross - number(entry["release"]["reserve"])) * number(entry["release"]["pass"])
