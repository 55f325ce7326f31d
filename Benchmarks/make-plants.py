#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes random exosome plants as exoplan scenarios: the same size and seed give the same files everywhere.

    python3 Benchmarks/make-plants.py --size medium --seed 1 --output /tmp/plants

A plant has products in groups that share culture suites, units with day shifts, staff pools with overtime, bought
materials with lead times, packs and shelf lives, tests before release, and monthly demand whose culture time is a
given share of the suites' time. Small, medium and large plants have about 300, 1,600 and 6,700 integer columns; the
others have as many rows as they are called.
"""

import argparse
import datetime
import os
import random

# products, groups of suites, weeks, and the share of suite time that the demand needs
SIZES = {
    "small": (2, 1, 18, 0.95), "medium": (4, 2, 32, 0.95), "large": (11, 4, 46, 0.95),
    # For relaxations of about 1,000, 10,000 and 100,000 rows.
    "rows-1k": (3, 1, 22, 0.95), "rows-10k": (14, 5, 48, 0.95), "rows-100k": (70, 24, 96, 0.95),
}
START = datetime.date(2027, 1, 4)


class Dice:
    """Numbers from Random.random() alone, whose sequence is the same in every version of Python."""

    def __init__(self, seed):
        self.random = random.Random(seed).random

    def whole(self, low, high):
        return low + int(self.random() * (high - low + 1))

    def of(self, choices):
        return choices[self.whole(0, len(choices) - 1)]

    def between(self, low, high):
        return low + self.random() * (high - low)


class Product:
    def __init__(self, number, groups, dice):
        self.name = f"ev-{number + 1:02d}"
        self.group = number % groups
        self.seed_days = dice.whole(3, 6)
        self.grow_days = dice.whole(4, 9)
        self.turnaround_days = 2
        self.doses = dice.whole(8, 40) * 10
        self.price = dice.whole(30, 250) * 10
        self.medium = dice.whole(20, 60)
        self.purify_hours = dice.whole(4, 7)
        self.operator_hours = dice.whole(10, 30)
        self.release_days = dice.of([14, 18, 21, 28])
        self.months_life = dice.of([6, 9, 12, 24])
        self.share = dice.between(0.5, 1.5)
        self.is_frozen = number % 3 == 2

    @property
    def suite_days(self):
        return self.seed_days + self.grow_days + self.turnaround_days + 1

    @property
    def net(self):
        return self.doses * 0.9

    @property
    def left_worth(self):
        """What a dose that is left at the end is worth [EUR]: about half of what it cost to make."""
        return int((7000 + 320 * self.medium) / self.net / 2)


def recipe(product, dice):
    group = product.group + 1
    made = f"{product.name}-bulk" if product.is_frozen else product.name
    lines = [
        f"  {product.name}-lot:",
        f"    makes: {made}",
        f"    yield: {product.doses} dose",
        f"    cost: {dice.whole(10, 60) * 100} EUR",
        "    operations:",
        f"      seed: {{stage: culture, unit: incubator-{group}, room: suite-{group}, set-up: 1 h, "
        f"run: {product.seed_days} d, staff: {{culture: {product.operator_hours // 3 + 1} h}}, "
        f"uses: {{medium: {product.medium // 4 + 1} L}}, hold: 24 h}}",
        f"      grow: {{stage: culture, unit: reactor-{group}, room: suite-{group}, set-up: 1 h, "
        f"run: {product.grow_days} d, clean: 1 h, hold: 72 h, hold-loss: 3 %/d, "
        f"staff: {{culture: {product.operator_hours} h}}, uses: {{medium: {product.medium} L}}}}",
        f"      purify: {{stage: isolation, unit: tff, set-up: 1 h, run: {product.purify_hours} h, clean: 1 h, "
        f"hold: 72 h, staff: {{purification: {product.purify_hours + 6} h}}, uses: {{cassette: 1 item}}, cost: 400 EUR}}",
    ]
    if not product.is_frozen:
        lines.append(fill(product))
        lines += release(product, dice)
        return lines
    lines += [
        f"  {product.name}-fill:",
        f"    makes: {product.name}",
        f"    yield: {product.doses} dose",
        f"    cost: {dice.whole(5, 20) * 100} EUR",
        "    operations:",
        f"      thaw: {{stage: formulation, unit: tff, run: 2 h, clean: 1 h, hold: 24 h, "
        f"staff: {{purification: 4 h}}, uses: {{{product.name}-bulk: {int(product.net)} dose}}}}",
        fill(product),
    ]
    return lines + release(product, dice)


def fill(product):
    return (
        "      fill: {stage: fill, unit: filler, set-up: 1 h, run: 4 h, clean: 1 h, "
        f"staff: {{purification: 10 h}}, uses: {{vial: {product.doses} item}}, cost: 900 EUR}}"
    )


def release(product, dice):
    return [
        "    release:",
        "      pass: 90 %",
        "      review: {elapsed: 5 d, staff: {qa: 6 h}}",
        "      tests:",
        f"        sterility: {{sample-after: fill, elapsed: {product.release_days} d, staff: {{qc: 3 h}}, cost: 1400 EUR}}",
        f"        potency: {{sample-after: fill, elapsed: 8 d, staff: {{qc: {dice.whole(8, 16)} h}}, cost: 2500 EUR}}",
    ]


def due_dates(weeks):
    """Month ends from the second month to the horizon's end."""
    end = START + datetime.timedelta(weeks=weeks)
    dates, month = [], datetime.date(START.year, START.month, 1)
    while True:
        month = (month + datetime.timedelta(days=32)).replace(day=1)
        last = month - datetime.timedelta(days=1)
        if last >= end:
            return dates
        dates.append(last)


def plant(size, seed):
    count, groups, weeks, load = SIZES[size]
    dice = Dice(f"{size}/{seed}")
    products = [Product(number, groups, dice) for number in range(count)]
    months = due_dates(weeks)
    suites = [dice.whole(1, 2) for _ in range(groups)]
    members = [[p for p in products if p.group == group] for group in range(groups)]
    lots = {}
    for group, group_products in enumerate(members):
        days = suites[group] * 7 * weeks * load
        total = sum(p.share for p in group_products)
        for product in group_products:
            lots[product.name] = days * product.share / total / product.suite_days
    work = sum(lots[p.name] * (p.purify_hours + 16 + (4 if p.is_frozen else 0)) for p in products) / weeks
    care = sum(lots[p.name] * (p.operator_hours * 4 / 3 + 1) for p in products) / weeks
    tests = sum(lots[p.name] * 15 for p in products) / weeks

    out = [
        f"# {size}, seed {seed}: written by Benchmarks/make-plants.py",
        "format: exoplan/1",
        f"label: generated {size} plant {seed}",
        f"horizon: {{start: {START}, length: {weeks} weeks, bucket: month}}",
        "calendars:",
        "  care: {mon-fri: 06:00-14:00, sat-sun: 06:00-12:00}",
        "  day: {mon-fri: 06:00-18:00}",
        "  laboratory: {mon-fri: 08:00-16:00}",
        "units:",
    ]
    for group in range(groups):
        out.append(f"  incubator-{group + 1}: {{count: {suites[group] + 1}}}")
        out.append(f"  reactor-{group + 1}: {{count: {suites[group]}, rate: {dice.whole(5, 20)} EUR/h}}")
    tff = max(1, round(sum(lots[p.name] for p in products) / weeks / 4 + 0.5))
    out += [f"  tff: {{count: {tff}, calendar: day}}", f"  filler: {{count: {max(1, tff)}, calendar: day}}", "rooms:"]
    for group in range(groups):
        out.append(f"  suite-{group + 1}: {{count: {suites[group]}, turnaround: 2 d}}")
    heads = lambda hours, week, share: max(2, int(hours / (week * share) + 1))
    out += [
        "staff:",
        f"  culture: {{headcount: {heads(care, 52, 0.8)}, calendar: care, productive: 80 %, rate: 55 EUR/h, "
        "overtime: {limit: 10 h/week, rate: 80 EUR/h}}",
        f"  purification: {{headcount: {heads(work, 60, 0.8)}, calendar: day, productive: 80 %, rate: 60 EUR/h, "
        "overtime: {limit: 20 h/week, rate: 90 EUR/h}}",
        f"  qc: {{headcount: {heads(tests, 40, 0.7)}, calendar: laboratory, productive: 70 %, rate: 65 EUR/h, paid: used}}",
        "  qa: {headcount: 2, calendar: laboratory, productive: 80 %, rate: 90 EUR/h}",
        "materials:",
        "  medium: {unit: L, price: 250 EUR/L, lead-time: 2 weeks, shelf-life: 60 d, holding: 0.5 EUR/L/week}",
        "  cassette: {unit: item, price: 1200 EUR/item, lead-time: 4 weeks, pack: 4 item, holding: 2 EUR/item/week}",
        "  vial: {unit: item, price: 0.5 EUR/item, lead-time: 6 weeks, holding: 0.001 EUR/item/week}",
    ]
    for product in products:
        if product.is_frozen:
            out.append(f"  {product.name}-bulk: {{unit: dose, shelf-life: 24 months, holding: 0.3 EUR/dose/week}}")
        out.append(
            f"  {product.name}: {{unit: dose, shelf-life: {product.months_life} months, holding: 0.4 EUR/dose/week, "
            f"disposal: 2 EUR/dose, closing-value: {product.left_worth} EUR/dose}}"
        )
    medium = sum(lots[p.name] * p.medium * 1.5 for p in products) / weeks * 4
    out += [
        "opening:",
        "  stock:",
        f"    - {{material: medium, quantity: {int(medium)} L, age: 5 d}}",
        f"    - {{material: cassette, quantity: {int(sum(lots.values()) / weeks * 6) + 2} item}}",
        f"    - {{material: vial, quantity: {int(sum(lots[p.name] * p.doses for p in products) / weeks * 8)} item}}",
    ]
    monthly = {p.name: lots[p.name] * p.net / len(months) for p in products}
    for product in products:
        if product.is_frozen:
            out.append(f"    - {{material: {product.name}-bulk, quantity: {int(product.net)} dose, age: 30 d}}")
        stock = int(monthly[product.name] * dice.between(1.2, 2.2))
        out.append(f"    - {{material: {product.name}, quantity: {stock} dose, age: 40 d}}")
    out.append("recipes:")
    for product in products:
        out += recipe(product, dice)
    out.append("demand:")
    out.append("  lines:")
    for product in products:
        for number, due in enumerate(months):
            wanted = max(1, int(monthly[product.name] * dice.between(0.6, 1.4)))
            kind = "" if number < 4 else ", kind: forecast"
            out.append(
                f"    {product.name}-{due:%Y-%m}: {{material: {product.name}, quantity: {wanted} dose, due: {due}, "
                f"price: {product.price} EUR/dose, lost: {product.price // 5} EUR/dose{kind}}}"
            )
    return "\n".join(out) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", choices=SIZES, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--output", default=".", help="folder for the scenario file")
    options = parser.parse_args()
    os.makedirs(options.output, exist_ok=True)
    path = os.path.join(options.output, f"{options.size}-{options.seed}.yaml")
    with open(path, "w", encoding="utf-8") as file:
        file.write(plant(options.size, options.seed))
    print(path)


if __name__ == "__main__":
    main()
