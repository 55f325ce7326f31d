#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares relaxed optima with a second model of the clinical site, written in Python from the documents alone.

    EXOPLAN_BENCHMARK_VENV=/tmp/peers Benchmarks/check-model.py BINARY [--cases 50] [--seed 1] [--keep FOLDER]

The second model (peers/plant.py, walk.py, scenario_model.py) reads the scenario's own files: it shares no code, no
programme and no coefficient with exoplan, so agreement says that walks, rows and costs mean what they are said to
mean. The site is taken as it is and with values changed at random: shifts, closed days, run and hold times, hours of
work, seats, recoveries, yields, tests, prices, lead times, shelf lives, stores, stock, demand. Optima must agree to
1e-7 of the money, and where the one finds no plan the other must find none. Ends with 1 where a case differs.
"""

import argparse
import csv
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "peers"))
import environment  # noqa: E402

SITE = HERE.parent / "scenarios" / "02-msc-clinical-site"


def scaled(rng, text, least, most, digits=2):
    """The number in front, times something between two factors, with its unit."""
    value, gap, unit = text.partition(" ")
    return f"{round(float(value) * rng.uniform(least, most), digits):g}{gap}{unit}"


def operation(rng, scenario):
    recipe = scenario["recipes"][rng.choice(sorted(scenario["recipes"]))]
    return recipe["operations"][rng.choice(sorted(recipe["operations"]))]


def release(rng, scenario):
    return scenario["recipes"][rng.choice(sorted(scenario["recipes"]))]["release"]


def runs(rng, scenario):
    step = operation(rng, scenario)
    if "repeat" not in step:
        step["run"] = scaled(rng, step["run"], 0.6, 1.4, 1)


def holds(rng, scenario):
    step = operation(rng, scenario)
    if step.get("hold", "unlimited") != "unlimited":
        step["hold"] = scaled(rng, step["hold"], 0.7, 2.5, 1)


def set_ups(rng, scenario):
    step = operation(rng, scenario)
    step["set-up"], step["clean"] = (f"{rng.randrange(0, 9) / 4:g} h" for _ in range(2))


def hours(rng, scenario):
    step = operation(rng, scenario)
    for pool in step.get("staff", {}):
        step["staff"][pool] = scaled(rng, step["staff"][pool], 0.5, 1.3, 1)


def recoveries(rng, scenario):
    step = operation(rng, scenario)
    step["recovery"] = f"{rng.randrange(60, 101)} %"


def yields(rng, scenario):
    recipe = scenario["recipes"][rng.choice(sorted(scenario["recipes"]))]
    recipe["yield"] = f"{float(recipe['yield'].split()[0]) * rng.uniform(0.5, 1.6):.3e} particle"


def tests(rng, scenario):
    entry = release(rng, scenario)
    test = entry["tests"][rng.choice(sorted(entry["tests"]))]
    unit = test["elapsed"].split()[1]
    test["elapsed"] = f"{rng.randrange(1, 31)} {unit}"
    entry["review"]["elapsed"] = f"{rng.randrange(2, 12)} d"
    entry["pass"] = f"{rng.randrange(70, 101)} %"
    entry["reserve"] = f"{rng.randrange(0, 60)} dose"


def shifts(rng, scenario):
    begin = rng.randrange(5, 9)
    end = f"{begin + rng.randrange(7, 11):02}:{rng.choice(['00', '30'])}"
    scenario["calendars"]["weekdays"]["mon-fri"] = f"{begin:02}:00-{end}"
    if rng.random() < 0.5:
        scenario["calendars"]["attended"]["sat-sun"] = f"06:00-{rng.randrange(9, 14):02}:00"


def closed_days(rng, scenario):
    name = rng.choice(["weekdays", "laboratory", "office"])
    day = f"2027-{rng.randrange(1, 7):02}-{rng.randrange(1, 29):02}"
    if not any(day in one or ".." in one for one in scenario["calendars"][name]["closed"][:-1]):
        scenario["calendars"][name]["closed"].insert(0, day)


def people(rng, scenario):
    pool = scenario["staff"][rng.choice(sorted(scenario["staff"]))]
    pool["headcount"] = str(rng.randrange(1, 5))
    pool["productive"] = f"{rng.randrange(30, 101)} %"
    if "overtime" in pool:
        pool["overtime"] = {"limit": f"{rng.randrange(0, 30)} h/week", "rate": f"{rng.randrange(50, 200)} EUR/h"}
    if "cover" in pool:
        pool["cover"]["headcount"] = str(rng.randrange(1, 6))


def materials(rng, scenario):
    entry = scenario["materials"][rng.choice(sorted(scenario["materials"]))]
    for key, least, most in [("price", 0.3, 3), ("storage", 0.7, 2), ("holding", 0, 4), ("disposal", 0, 4),
                             ("closing-value", 0, 2)]:
        if key in entry and rng.random() < 0.6:
            entry[key] = scaled(rng, entry[key], least, most)
    if "lead-time" in entry:
        entry["lead-time"] = f"{rng.randrange(1, 9)} weeks"
    if entry.get("shelf-life", "").endswith(" d"):
        entry["shelf-life"] = f"{rng.randrange(35, 200)} d"


def rooms(rng, scenario):
    scenario["rooms"]["culture-suite"]["turnaround"] = f"{rng.randrange(0, 97)} h"


def stock(rng, scenario):
    one = rng.choice(scenario["opening"]["stock"])
    one["quantity"] = scaled(rng, one["quantity"], 0, 2, 0)


def demand(rng, scenario):
    for line in rng.sample(scenario["lines"], 12):
        line["quantity"] = scaled(rng, line["quantity"], 0.3, 2, 0)
        line["price"] = scaled(rng, line["price"], 0.5, 1.5, 0)
        line["late"] = f"{rng.randrange(0, 9)} %/week"
        line["latest"] = f"{rng.randrange(0, 12)} weeks"


CHANGES = [
    runs, runs, holds, set_ups, hours, recoveries, yields, tests, shifts, closed_days, people, materials, materials,
    rooms, stock, demand]


def write(folder, text, lines, yaml):
    folder.mkdir()
    (folder / "scenario.yaml").write_text(yaml.safe_dump(text, sort_keys=False, allow_unicode=True), encoding="utf-8")
    with open(folder / "demand.csv", "w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, fieldnames=list(lines[0]))
        table.writeheader()
        table.writerows(lines)


def exoplan(folder, scratch):
    """The cost of the relaxed plan; None where there is no plan, a text where the scenario is refused."""
    results = scratch / "result.exoplan"
    done = subprocess.run(
        [ARGUMENTS.binary, "plan", str(folder), "--relax", "-o", str(results), "--force", "--threads", "1"],
        capture_output=True, text=True)
    if done.returncode in (2, 3):
        return done.stderr.strip() if done.returncode == 2 else None
    if done.returncode != 0:
        sys.exit(f"{folder}: exoplan ended with {done.returncode}: {done.stderr}")
    return -json.loads((results / "plan.json").read_text(encoding="utf-8"))["outcome"]["objective"]


def second(folder, scratch):
    answer = scratch / "answer.json"
    done = subprocess.run(
        [environment.python(), HERE / "peers" / "scenario_model.py", folder, answer], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{folder}: the second model ended with {done.returncode}: {done.stderr}")
    return json.loads(answer.read_text(encoding="utf-8"))["cost"]


def main():
    if Path(sys.prefix).resolve() != Path(environment.VENV).resolve():
        python = environment.python()
        os.execv(python, [python, *sys.argv])
    import yaml
    from plant import Text

    planned = refused = without = 0
    failed = False
    with tempfile.TemporaryDirectory() as place:
        scratch = Path(place)
        for case in range(ARGUMENTS.cases + 1):
            rng = random.Random(f"{ARGUMENTS.seed} {case}")
            text = yaml.load((SITE / "scenario.yaml").read_text(encoding="utf-8"), Text)
            with open(SITE / "demand.csv", encoding="utf-8", newline="") as file:
                lines = list(csv.DictReader(file))
            text.pop("overrides"), text.pop("scenarios")
            text["lines"] = lines
            changes = [] if case == 0 else rng.sample(CHANGES, rng.randrange(1, 8))
            for change in changes:
                change(rng, text)
            del text["lines"]
            folder = scratch / f"case-{case}"
            write(folder, text, lines, yaml)
            ours = exoplan(folder, scratch)
            if isinstance(ours, str):
                refused += 1
                continue
            theirs = second(folder, scratch)
            planned, without = planned + (ours is not None), without + (ours is None)
            same = (ours is None) == (theirs is None) and (
                ours is None or abs(ours - theirs) <= 1e-7 * max(1.0, abs(theirs), 1e6))
            if not same:
                failed = True
                names = ", ".join(change.__name__ for change in changes)
                print(f"case {case} ({names}): exoplan {ours}, second model {theirs}")
                if ARGUMENTS.keep:
                    shutil.copytree(folder, Path(ARGUMENTS.keep) / f"case-{case}", dirs_exist_ok=True)
    print(f"{planned} plans of equal cost, {without} cases without a plan for either, {refused} refused"
          if not failed else "exoplan and the second model differ")
    return 1 if failed else 0


parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
parser.add_argument("binary", help="exoplan, built with -c release")
parser.add_argument("--cases", type=int, default=50, help="changed sites beside the site itself (default 50)")
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--keep", help="folder for the scenarios that differ")
ARGUMENTS = parser.parse_args()

if __name__ == "__main__":
    sys.exit(main())
