#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times `exoplan sweep`: what-ifs per CPU second, and how much faster two threads are than one.

    python3 Benchmarks/sweep-rates.py --exoplan .build/release/exoplan [--runs 9] [--points 1000]

What-ifs on the MSC plant (02) and the two-site plant (08), relaxed: right-hand sides (demand), prices, both together,
yields, and the run times of an operation. Each study is run with as many points and with 2; the difference of the CPU times
of the whole process, divided by the points, is the cost of one. Comparing every tenth answer with a cold one is part of the
run only with --check 10; without it (the default, 0) it is left out of the figures, and a last run with it tells whether
all agree. For the threads, runs with one and with two follow each other in pairs: on an idle machine of two processors the
ratio is that of the wall times.
"""

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

SCENARIOS = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "scenarios")

MONEY = """  demand: {scale: demand.*.quantity, low: 80 %, high: 120 %}
  price: {scale: demand.*.price, low: 80 %, high: 120 %}
"""
KINDS = {
    "right-hand sides": "  demand: {scale: demand.*.quantity, low: 80 %, high: 120 %}\n",
    "prices": "  price: {scale: demand.*.price, low: 80 %, high: 120 %}\n",
    "both": MONEY,
    "yields": "  yield: {scale: recipes.*.yield, low: 80 %, high: 120 %}\n",
    "run times": "  run: {scale: RUN, low: 80 %, high: 120 %}\n",
}
# What runs longer or shorter, within what the holds behind it allow.
RUNS = {
    "02-msc-clinical-site": "recipes.*.operations.pool.run",
    "08-two-site-contract-manufacturer": "recipes.*.operations.purify.run",
}


def study(folder, kind, points, check):
    path = os.path.join(folder, "study.yaml")
    parameters = KINDS[kind].replace("RUN", RUNS.get(os.path.basename(folder), "recipes.*.operations.*.run"))
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"format: exoplan-study/1\ncheck: {check}\nchunk: 100\nparameters:\n{parameters}"
                   f"tornado: no\nsample: {{points: {points}, seed: 1}}\n")
    return path


def run(program, path, threads):
    results = path.replace(".yaml", ".sweep")
    shutil.rmtree(results, ignore_errors=True)
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run([program, "sweep", path, "--threads", str(threads), "--quiet"], capture_output=True, text=True)
    wall, after = time.monotonic() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 7):
        sys.exit(f"{path}: {done.stderr.strip()}")
    with open(os.path.join(results, "manifest.json"), encoding="utf-8") as file:
        work = json.load(file)["work"]
    with open(os.path.join(results, "sweep.txt"), encoding="utf-8") as file:
        text = file.read()
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall, work, text


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--exoplan", required=True, help="the program, built with -c release")
    parser.add_argument("--runs", type=int, default=3, help="runs of each kind, interleaved (default 3)")
    parser.add_argument("--points", type=int, default=1000, help="what-ifs of a study (default 1000)")
    parser.add_argument("--check", type=int, default=0, help="every how many answers one is compared with a cold one")
    parser.add_argument("--plants", default="02-msc-clinical-site,08-two-site-contract-manufacturer")
    parser.add_argument("--threads", action="store_true", help="measure two threads against one instead")
    options = parser.parse_args()
    if options.threads:
        print("| plant | what is varied | points | wall s, one thread | two | ratio | CPU s, one | two |")
        print("|---|---|---|---|---|---|---|---|")
    else:
        print("| plant | what is varied | what-ifs per CPU s | ms each | iterations each | loaded anew, cold | "
              "every tenth |")
        print("|---|---|---|---|---|---|---|")
    for plant in options.plants.split(","):
        with tempfile.TemporaryDirectory() as folder:
            place = os.path.join(folder, plant)
            shutil.copytree(os.path.join(SCENARIOS, plant), place)
            for kind in KINDS:
                points = options.points
                if options.threads:
                    pairs = []
                    for _ in range(options.runs):
                        path = study(place, kind, points, options.check)
                        pairs.append((run(options.exoplan, path, 1), run(options.exoplan, path, 2)))
                    one, two = (statistics.median(pair[side][1] for pair in pairs) for side in (0, 1))
                    ratio = statistics.median(first[1] / second[1] for first, second in pairs)
                    cpu = [statistics.median(pair[side][0] for pair in pairs) for side in (0, 1)]
                    print(f"| {plant} | {kind} | {points} | {one:.2f} | {two:.2f} | {ratio:.2f} "
                          f"| {cpu[0]:.2f} | {cpu[1]:.2f} |", flush=True)
                    continue
                costs = []
                for _ in range(options.runs):
                    few = run(options.exoplan, study(place, kind, 2, 0), 1)
                    many = run(options.exoplan, study(place, kind, points, options.check), 1)
                    costs.append((many[0] - few[0]) / (points - 2))
                work = many[2]
                checked = run(options.exoplan, study(place, kind, points, 10), 1)[3]
                told = next((line for line in checked.splitlines() if "solved again" in line), "not checked")
                if work["withoutPlan"]:
                    told += f" {work['withoutPlan']} points have no plan."
                each = statistics.median(costs)
                print(f"| {plant} | {kind} | {1 / each:.0f} | {each * 1e3:.2f} | {work['iterations'] / points:.0f} "
                      f"| {work['loadedAnew']}, {work['cold']} | {told} |", flush=True)


if __name__ == "__main__":
    main()
