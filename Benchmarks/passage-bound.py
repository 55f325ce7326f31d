#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bounds the makespan of hybrid flow shops by whole jobs, in fractions, and checks prices of unit time; nothing of exoplan
is used.

    python3 passage-bound.py FILE...
    python3 passage-bound.py FILE... --prices FOLDER

By whole jobs: for any weights w >= 0 of the jobs that add up to one, the makespan is at least

    sum w_j (start of j on the first stage) + sum w_j (all runs of j) + sum w_j (what is left after j's last run),

since the three parts of one job never exceed it. On m like units the first sum is at least that of Eastman, Even and Isaacs
(1964): twice m times the sum of w_j * start_j is at least twice the best such sum on one unit, ends instead of starts, less
(m + 1) times the sum of w_j * run_j; the last sum is the same for the last stage read backwards. Good weights are found by
steps; whatever they are, the bound holds.

Prices of unit time (`NAME.prices.json`, written by `PublicProblems --bound-work W --output FOLDER`) rule out a makespan C:
over each minute at most m jobs run on a stage of m units, so the jobs of a schedule pay at most m times all prices. Where
each job's cheapest passage through all stages by C, whatever the others do, costs more in sum, there is no schedule that
ends by C. All numbers are whole; the cheapest passages are found again here.
"""
import argparse
import json
from fractions import Fraction
from pathlib import Path


def read(path):
    """Runs of each job, stage by stage, and the number of units of each stage."""
    data = json.loads(Path(path).read_text(), parse_constant=lambda name: None)
    units, run = {}, {}
    for mode in data["modes"]:
        units.setdefault(mode["task"], set()).add(mode["resources"][0])
        run[mode["task"]] = mode["duration"]
    after = {rule["task1"]: rule["task2"] for rule in data["constraints"]["end_before_start"]}
    jobs, count = [], None
    for task in sorted(set(run) - set(after.values())):
        chain = []
        while task is not None:
            chain.append(task)
            task = after.get(task)
        jobs.append([run[task] for task in chain])
        count = [len(units[task]) for task in chain]
    return jobs, count


def relaxed(weights, runs, m):
    """Starts of the relaxed schedule, times 2 m."""
    start, busy = [0] * len(runs), 0
    for job in sorted(range(len(runs)), key=lambda j: (-Fraction(weights[j], max(1, runs[j])), j)):
        busy += runs[job]
        start[job] = 2 * busy - (m + 1) * runs[job]
    return start


def bound(jobs, units):
    """The best bound met, as a fraction."""
    first, last = [job[0] for job in jobs], [job[-1] for job in jobs]
    through = [sum(job) for job in jobs]
    weights, best = [1.0] * len(jobs), Fraction(0)
    for step in range(200):
        whole = [int(w / max(weights) * 100_000) for w in weights]
        starts, rests = relaxed(whole, first, units[0]), relaxed(whole, last, units[-1])
        times = [through[j] + Fraction(starts[j], 2 * units[0]) + Fraction(rests[j], 2 * units[-1])
                 for j in range(len(jobs))]
        best = max(best, sum(w * t for w, t in zip(whole, times)) / sum(whole))
        mean = sum(w * float(t) for w, t in zip(weights, times)) / sum(weights)
        widest = max(abs(float(t) - mean) for t in times)
        weights = [w * (1 + 0.3 / (1 + step / 20) * (float(t) - mean) / widest) for w, t in zip(weights, times)]
    return best


def rules_out(jobs, units, makespan, price):
    """Whether whole prices, by stage and minute, rule out a makespan."""
    assert len(price) == len(units) * makespan and all(isinstance(one, int) and one >= 0 for one in price)
    sums = []
    for stage in range(len(units)):
        sums.append([0])
        for one in price[stage * makespan:(stage + 1) * makespan]:
            sums[-1].append(sums[-1][-1] + one)
    asked = 0
    for runs in jobs:
        # By end of the stage before: what the passage costs up to there, at best.
        least = [0] * (makespan + 1)
        for stage, run in enumerate(runs):
            paid, best = sums[stage], [None] * (makespan + 1)
            for end in range(run, makespan + 1):
                before = least[end - run]
                if before is not None:
                    cost = before + paid[end] - paid[end - run]
                    best[end] = cost if best[end - 1] is None or end == run else min(cost, best[end - 1])
                elif end > run:
                    best[end] = best[end - 1]
            least = best
        if least[makespan] is None:
            return True
        asked += least[makespan]
    return asked > sum(count * paid[-1] for count, paid in zip(units, sums))


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="+", help="problems in the JSON of PyJobShop")
    options.add_argument("--prices", help="the folder of prices to check")
    options = options.parse_args()
    for name in options.files:
        stem = Path(name).stem
        jobs, units = read(name)
        value = bound(jobs, units)
        print(f"{stem}: no schedule is shorter than {-(-value.numerator // value.denominator)} ({float(value):.2f})")
        if options.prices:
            prices = json.loads((Path(options.prices) / f"{stem}.prices.json").read_text())
            if not rules_out(jobs, units, prices["makespan"], prices["price"]):
                raise SystemExit(f"{stem}: the prices rule nothing out")
            print(f"{stem}: by prices of unit time none is shorter than {prices['makespan'] + 1}")


if __name__ == "__main__":
    main()
