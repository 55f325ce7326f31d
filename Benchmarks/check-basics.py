#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds exact numbers, units and civil time against Python's fractions, decimal and datetime on random cases.

    Benchmarks/check-basics.py [--cases 100000] [--seed 1] [--release]

Writes the cases with Python's answers to a file and lets the test PythonCasesTests go through it; run
`swift build --build-tests` first.
"""
import argparse
import datetime
import os
import random
import subprocess
import sys
import tempfile
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from pathlib import Path


def decimal_text(rng):
    """A decimal as a scenario may have it, now and then an ugly one."""
    digits = "".join(rng.choice("0123456789") for _ in range(rng.choice((1, 2, 3, 6, 12, 19, 25))))
    digits = digits.lstrip("0") or "0"
    text = rng.choice(("", "", "-", "+")) + digits
    if rng.random() < 0.5:
        text += "." + "".join(rng.choice("0123456789") for _ in range(rng.choice((1, 2, 5, 17))))
    if rng.random() < 0.4:
        text += rng.choice("eE") + rng.choice(("", "-", "+")) + str(rng.choice((0, 1, 3, 9, 15, 30)))
    return text


def pair(value):
    value = Fraction(value)
    return f"{value.numerator} {value.denominator}"


def rounded(value, places, rule):
    scaled = value * 10 ** places
    whole = {"down": scaled.__floor__, "up": scaled.__ceil__,
             "half": lambda: ((abs(scaled) + Fraction(1, 2)).__floor__()) * (-1 if scaled < 0 else 1)}[rule]()
    return Fraction(whole, 10 ** places)


def decimal_rounded(text, places, rule):
    """The same by the decimal module, which shares nothing with fractions."""
    mode = {"down": ROUND_FLOOR, "up": ROUND_CEILING, "half": ROUND_HALF_UP}[rule]
    with localcontext() as context:
        context.prec = 200
        return Fraction(Decimal(text).quantize(Decimal(1).scaleb(-places), rounding=mode))


UNITS = {"min": 1, "h": 60, "d": 1440, "week": 10080, "weeks": 10080, "wk": 10080, "a": 525600}


def case(rng):
    kind = rng.choice(("sum", "product", "quotient", "round", "double", "duration", "date", "months", "moment", "money"))
    if kind in ("sum", "product", "quotient"):
        left, right = decimal_text(rng), decimal_text(rng)
        a, b = Fraction(left), Fraction(right)
        if kind == "quotient" and b == 0:
            return case(rng)
        answer = {"sum": a + b, "product": a * b, "quotient": a / b if b else 0}[kind]
        return [kind, left, right, pair(answer)]
    if kind == "round":
        text, places, rule = decimal_text(rng), rng.randrange(0, 10), rng.choice(("down", "up", "half"))
        answer = rounded(Fraction(text), places, rule)
        assert answer == decimal_rounded(text, places, rule), text
        return [kind, text, str(places), rule, pair(answer)]
    if kind == "double":
        text = decimal_text(rng)
        return [kind, text, float(Fraction(text)).hex()]
    if kind == "duration":
        unit = rng.choice(list(UNITS))
        number = rng.choice((str(rng.randrange(0, 3000)), f"{rng.randrange(0, 300)}.{rng.choice((5, 25, 75, 1, 3))}"))
        minutes = Fraction(number) * UNITS[unit]
        return [kind, f"{number} {unit}", str(minutes.numerator) if minutes.denominator == 1 else "none"]
    if kind == "money":
        text = decimal_text(rng)
        cents = rounded(Fraction(text), 2, "half") * 100
        return [kind, text, str(cents) if abs(cents) < 2 ** 62 else "none"] if abs(cents) < 2 ** 62 else case(rng)
    start = datetime.date.fromordinal(rng.randrange(1, datetime.date(9999, 12, 31).toordinal()))
    if kind == "date":
        other = datetime.date.fromordinal(rng.randrange(1, datetime.date(9999, 12, 31).toordinal()))
        return [kind, start.isoformat(), other.isoformat(), str((other - start).days), "mon tue wed thu fri sat sun".split()[start.weekday()]]
    if kind == "months":
        months = rng.randrange(-240, 241)
        year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
        if not 1 <= year <= 9999:
            return case(rng)
        last = ((datetime.date(year + month // 11, (month + 1) % 12 + 1, 1) if (year, month) != (9999, 11)
                 else datetime.date(9999, 12, 31) + datetime.timedelta(0)))
        length = 31 if (year, month) == (9999, 11) else (last - datetime.timedelta(1)).day
        return [kind, start.isoformat(), str(months), datetime.date(year, month + 1, min(start.day, length)).isoformat()]
    origin = datetime.datetime(2000, 1, 1) + datetime.timedelta(days=rng.randrange(0, 30000))
    moment = origin + datetime.timedelta(minutes=rng.randrange(-10 ** 7, 10 ** 7))
    minutes = int((moment - origin).total_seconds() // 60)
    return ["moment", origin.date().isoformat(), moment.strftime("%Y-%m-%dT%H:%M"), str(minutes)]


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--cases", type=int, default=100_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--test-options", default="", help="further options of swift test")
    chosen = options.parse_args()
    rng = random.Random(chosen.seed)
    with tempfile.NamedTemporaryFile("w", suffix=".tsv") as file:
        for _ in range(chosen.cases):
            file.write("\t".join(case(rng)) + "\n")
        file.flush()
        command = ["swift", "test", "--skip-build", "--filter", "PythonCasesTests", *chosen.test_options.split()]
        done = subprocess.run(
            command, cwd=Path(__file__).parent.parent, env=os.environ | {"EXOPLAN_PYTHON_CASES": file.name},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    passed = f"{chosen.cases} cases agree" in done.stdout and done.returncode == 0
    print(f"{chosen.cases} random cases (seed {chosen.seed}): " + ("all agree with Python" if passed else "NOT the same"))
    if not passed:
        print(done.stdout[-4000:], file=sys.stderr)
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
