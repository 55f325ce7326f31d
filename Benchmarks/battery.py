#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws random scenarios, plans them, and holds every plan against HiGHS on the same programme.

    python3 Benchmarks/battery.py --count 1000 --exoplan .build/release/exoplan
    python3 Benchmarks/battery.py --count 200 --exoplan .build/release/exoplan --options=--relax

For each scenario: the certified bound and the search's bound are not beyond HiGHS's optimum, the plan is not better
than it (1e-7 of its size), `exoplan verify` accepts the plan (times, stocks, money and ledger worked out again), and
where exoplan calls no plan possible HiGHS finds none either. Relaxed plans cost what HiGHS says, to 1e-7. Scenarios that HiGHS does not prove in its limit are
held to HiGHS's own bound. The first failures are kept with their scenario and programme.
"""

import argparse
import collections
import importlib.util
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
spec = importlib.util.spec_from_file_location("compare", os.path.join(HERE, "compare-highs.py"))
compare = importlib.util.module_from_spec(spec)
spec.loader.exec_module(compare)

# Solves many models in one process: one path a line in, one answer a line out.
CHILD = r"""
import json, sys, highspy
for line in sys.stdin:
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("mip_rel_gap", 0.0)
    highs.setOptionValue("mip_abs_gap", 1e-6)
    highs.setOptionValue("time_limit", float(sys.argv[1]))
    highs.readModel(line.strip())
    highs.run()
    info = highs.getInfo()
    print(json.dumps({"status": highs.modelStatusToString(highs.getModelStatus()), "bound": info.mip_dual_bound,
                      "cost": info.objective_function_value}), flush=True)
"""


class Dice:
    def __init__(self, seed):
        self.random = random.Random(seed).random

    def whole(self, low, high):
        return low + int(self.random() * (high - low + 1))

    def of(self, choices):
        return choices[self.whole(0, len(choices) - 1)]

    def often(self, share):
        return self.random() < share


def scenario(seed):
    """One small plant; each family of rules is there by chance. Returns its text and the families that it has."""
    dice = Dice(f"battery/{seed}")
    has = collections.Counter()

    def may(name, share):
        if dice.often(share):
            has[name] += 1
            return True
        return False

    weeks = dice.whole(4, 9)
    products = [f"p{number + 1}" for number in range(dice.whole(1, 3))]
    suites = dice.whole(1, 2)
    keyed = suites == 1 and len(products) > 1 and may("rooms held by a key", 0.35)
    options = not keyed and may("options", 0.25)
    out = ["format: exoplan/1", f"horizon: {{start: 2027-03-01, length: {weeks} weeks}}",
           "calendars: {day: {mon-fri: 06:00-18:00}, care: {mon-sun: 06:00-12:00}}", "units:",
           f"  incubator: {{count: {suites + 1}}}"]
    down = ", maintenance: [{from: 2027-03-15T06:00, to: 2027-03-17T06:00}]" if may("maintenance", 0.3) else ""
    out.append(f"  tff: {{calendar: day, rate: {dice.whole(0, 30)} EUR/h{down}}}")
    room = f"turnaround: {dice.whole(0, 2)} d"
    if keyed:
        room += f", holds: product, changeover: {{time: {dice.whole(1, 3)} d, cost: {dice.whole(0, 9) * 100} EUR}}"
    else:
        room += f", count: {suites}"
    if may("closures", 0.2):
        room += ", closed: [{from: 2027-03-22T00:00, to: 2027-03-24T00:00}]"
    out += ["rooms:", f"  suite: {{{room}}}", "staff:",
            f"  crew: {{headcount: {dice.whole(2, 3)}, calendar: care, productive: 80 %, rate: 50 EUR/h"
            + (", overtime: {limit: 10 h/week, rate: 90 EUR/h}" if may("overtime", 0.5) else "") + "}"]
    medium = f"price: {dice.whole(20, 200)} EUR/L, lead-time: 1 week, shelf-life: {dice.whole(20, 60)} d"
    pack = dice.whole(4, 12) if may("packs", 0.5) else 1
    if pack > 1:
        medium += f", pack: {pack} L"
    if may("smallest orders", 0.3):
        medium += f", min-order: {pack * dice.whole(2, 5)} L"
    if may("storage limits", 0.3):
        medium += ", storage: 90 L"
    out += ["materials:", f"  medium: {{unit: L, {medium}}}"]
    bulk = may("intermediates", 0.4)
    if bulk:
        out.append("  bulk: {unit: dose, shelf-life: 3 months, holding: 0.5 EUR/dose/week}")
    ages = set()
    for product in products:
        extra = ""
        if may("shelf lives", 0.6):
            extra = f", shelf-life: {dice.whole(14, 84)} d"
            ages.add(product)
        if may("safety stock", 0.25):
            extra += f", safety-stock: {dice.whole(5, 20)} dose, shortfall: {dice.whole(1, 4)} EUR/dose/week"
        if may("closing values", 0.3):
            extra += f", closing-value: {dice.whole(5, 40)} EUR/dose"
        out.append(f"  {product}: {{unit: dose, holding: {dice.whole(0, 3)} EUR/dose/week, disposal: 1 EUR/dose{extra}}}")
    out += ["opening:", "  stock:", f"    - {{material: medium, quantity: {dice.whole(20, 60)} L, age: 3 d}}"]
    for product in products:
        if may("opening stock", 0.5):
            out.append(f"    - {{material: {product}, quantity: {dice.whole(5, 40)} dose, age: {dice.whole(0, 9)} d}}")
    out.append("recipes:")
    for number, product in enumerate(products):
        doses = dice.whole(25, 70)
        split = bulk and number == 0
        out += [f"  {product}-lot:", f"    makes: {'bulk' if split else product}", f"    yield: {doses} dose",
                f"    cost: {dice.whole(5, 40) * 100} EUR"]
        if may("lot sizes", 0.25):
            out.append(f"    size: {{from: {dice.whole(4, 8) * 10} %}}")
        out += ["    operations:",
                f"      grow: {{stage: culture, unit: incubator, room: suite, set-up: 1 h, run: {dice.whole(2, 7)} d, "
                f"hold: 72 h, staff: {{crew: {dice.whole(4, 14)} h}}, uses: {{medium: {dice.whole(6, 16)} L}}}}",
                f"      purify: {{stage: isolation, unit: tff, set-up: 1 h, run: {dice.whole(2, 6)} h, clean: 1 h}}"]
        if may("release", 0.5):
            out += ["    release:", f"      pass: {dice.whole(80, 100)} %",
                    "      tests: {sterility: {sample-after: purify, elapsed: 7 d, cost: 300 EUR}}"]
        if split:
            out += [f"  {product}-fill:", f"    makes: {product}", f"    yield: {doses} dose", "    operations:",
                    f"      fill: {{stage: fill, unit: tff, run: 4 h, uses: {{bulk: {dice.whole(15, doses)} dose}}}}"]
    if options:
        out += ["options:", f"  second: {{unit: tff, cost: {dice.whole(1, 5) * 1000} EUR}}"]
    out += ["demand:", "  lines:"]
    for product in products:
        for line in range(dice.whole(1, 3)):
            day = dice.whole(14, weeks * 7)
            due = f"2027-03-{1 + day}" if day < 31 else f"2027-04-{day - 30:02d}" if day < 61 else "2027-05-02"
            terms = f", lost: {dice.whole(5, 60)} EUR/dose" if may("lost demand", 0.5) else ""
            if product in ages and may("remaining life", 0.3):
                terms += f", remaining-life: {dice.whole(7, 14)} d"
            out.append(f"    {product}-{line + 1}: {{material: {product}, quantity: {dice.whole(10, 90)} dose, due: {due}, "
                       f"price: {dice.whole(40, 300)} EUR/dose{terms}}}")
    return "\n".join(out) + "\n", has


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--first", type=int, default=1, help="the first seed")
    parser.add_argument("--exoplan", required=True, help="the program, built with -c release")
    parser.add_argument("--seconds", type=float, default=10, help="HiGHS's limit for each")
    parser.add_argument("--options", default="--work 400", help="options of exoplan plan")
    parser.add_argument("--keep", default="battery-failures", help="where failures are kept")
    options = parser.parse_args()
    highs = subprocess.Popen([compare.python_with_highs(), "-c", CHILD, str(options.seconds)], stdin=subprocess.PIPE,
                             stdout=subprocess.PIPE, text=True)
    # An optimum of whole lots is proved to within the solvers' tolerances for whole numbers.
    proved_to = 1e-7 if "--relax" in options.options else 1e-6
    seen, rules, failures, worst = collections.Counter(), collections.Counter(), [], 0.0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(options.first, options.first + options.count):
            text, has = scenario(seed)
            plant, model, results = (os.path.join(folder, name) for name in ("s.yaml", "s.mps", "r.exoplan"))
            with open(plant, "w", encoding="utf-8") as file:
                file.write(text)
            shutil.rmtree(results, ignore_errors=True)
            if os.path.exists(model):
                os.remove(model)
            run = subprocess.run([options.exoplan, "plan", plant, "-o", results, "--gap", "0 %", "--write-mps", model,
                                  *options.options.split()], capture_output=True, text=True)
            if run.returncode == 2:
                seen["refused as faulty"] += 1
                if seen["refused as faulty"] <= 3:
                    print(seed, run.stderr.strip().splitlines()[:2], flush=True)
                continue
            rules.update({name: 1 for name in has})
            if not os.path.exists(model):
                seen["impossible before any programme"] += 1
                continue
            highs.stdin.write(model + "\n")
            highs.stdin.flush()
            theirs = json.loads(highs.stdout.readline())
            proved = theirs["status"] == "Optimal"
            seen[f"HiGHS: {theirs['status']}"] += 1
            wrong = []
            if run.returncode == 3:
                seen["no plan possible"] += 1
                if theirs["status"] != "Infeasible":
                    wrong.append(f"called impossible, HiGHS says {theirs['status']}")
            elif run.returncode in (0, 4):
                with open(os.path.join(results, "plan.json"), encoding="utf-8") as file:
                    outcome = json.load(file)["outcome"]
                cost, bound = -outcome["objective"], -outcome["bound"]
                size = 1 + abs(theirs["cost"] if proved else cost)
                # What is wrong by more than 1e-7 of the size; below 0 everything is in order.
                if proved:
                    tests = [("bound beyond the optimum", bound - theirs["cost"]),
                             ("plan better than the optimum", theirs["cost"] - cost)]
                    if outcome.get("certified") is not None:
                        tests.append(("certified bound beyond the optimum", -outcome["certified"] - theirs["cost"]))
                    if outcome["status"] == "optimal":
                        tests.append(("proved plan worse than the optimum", cost - theirs["cost"]))
                    seen["optimum found"] += cost - theirs["cost"] <= 1e-6 * size
                    seen["optimum proved"] += outcome["status"] == "optimal"
                else:
                    tests = [("plan better than HiGHS's bound", theirs["bound"] - cost)]
                for name, excess in tests:
                    allowed = proved_to if name.startswith("proved") else 1e-7
                    if allowed == 1e-7:
                        worst = max(worst, excess / size)
                    if excess > allowed * size:
                        wrong.append(f"{name}: {excess:.6g} of {size:.6g}")
                check = subprocess.run([options.exoplan, "verify", results], capture_output=True, text=True)
                if check.returncode != 0:
                    wrong.append("verify: " + (check.stdout + check.stderr).strip()[:200])
            elif run.returncode == 5:
                seen["no plan within the work"] += 1
            else:
                wrong.append(f"exit status {run.returncode}: {run.stderr.strip()[:200]}")
            if wrong:
                failures.append(seed)
                print(seed, "; ".join(wrong), flush=True)
                if len(failures) <= 20:
                    os.makedirs(options.keep, exist_ok=True)
                    shutil.copy(plant, os.path.join(options.keep, f"{seed}.yaml"))
                    shutil.copy(model, os.path.join(options.keep, f"{seed}.mps"))
    highs.stdin.close()
    print(f"{options.count} scenarios, {len(failures)} failures; worst excess {worst:.1e} of the size")
    for counter in (seen, rules):
        print("; ".join(f"{name} {count}" for name, count in sorted(counter.items())))
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
