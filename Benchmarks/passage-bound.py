#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bounds the makespan of hybrid flow shops by whole jobs, in fractions; nothing of exoplan is used.

    python3 passage-bound.py FILE...

For any weights w >= 0 of the jobs that add up to one, the makespan is at least

    sum w_j (start of j on the first stage) + sum w_j (all runs of j) + sum w_j (what is left after j's last run),

since the three parts of one job never exceed it. On m like units the first sum is at least that of Eastman, Even and Isaacs
(1964): twice m times the sum of w_j * start_j is at least twice the best such sum on one unit, ends instead of starts, less
(m + 1) times the sum of w_j * run_j; the last sum is the same for the last stage read backwards. Good weights are found by
steps; whatever they are, the bound holds.
"""
import json
import sys
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


for name in sys.argv[1:]:
    value = bound(*read(name))
    print(f"{Path(name).stem}: no schedule is shorter than {-(-value.numerator // value.denominator)} ({float(value):.2f})")
