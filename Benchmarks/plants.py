#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plans scenarios as they stand and tells CPU seconds, gap and work: medians over runs, the whole process.

    python3 Benchmarks/plants.py --exoplan .build/release/exoplan [--runs 9] [--options '--gap "0 %" --work 500'] [SCENARIO ...]

Without scenarios: the plants 02 and 04 to 09 and the published lot-sizing case. The root is the relaxation alone
(`exoplan trial`), loading included.
"""

import argparse
import json
import os
import resource
import shlex
import statistics
import subprocess
import sys
import tempfile

SCENARIOS = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "scenarios")


def seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("scenarios", nargs="*")
    parser.add_argument("--exoplan", required=True, help="the program, built with -c release")
    parser.add_argument("--runs", type=int, default=9, help="runs (default 9; 3 where one takes 10 s)")
    parser.add_argument("--options", default="", help="options of exoplan plan")
    options = parser.parse_args()
    names = options.scenarios or [
        os.path.join(SCENARIOS, name) for name in sorted(os.listdir(SCENARIOS)) if name[:2] in
        ("02", "04", "05", "06", "07", "08", "09")] + [os.path.join(SCENARIOS, "literature", "clsp-f1")]
    print("| scenario | rows, integers | root [s] | whole [s] | gap | work | contribution |")
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            roots, wholes, runs = [], [], options.runs
            while len(wholes) < runs:
                trial = subprocess.run([options.exoplan, "trial", name], check=True, capture_output=True, text=True)
                roots.append(json.loads(trial.stdout)["cold"])
                begin = seconds()
                place = os.path.join(folder, "plan")
                done = subprocess.run([options.exoplan, "plan", name, "-o", place, "--force",
                                       *shlex.split(options.options)], capture_output=True, text=True)
                wholes.append(seconds() - begin)
                if done.returncode not in (0, 4):
                    sys.exit(f"{name}: {done.stderr.strip()}")
                if wholes[-1] > 10:
                    runs = min(runs, 3)
            with open(os.path.join(place, "plan.json"), encoding="utf-8") as file:
                outcome = json.load(file)["outcome"]
            with open(os.path.join(place, "manifest.json"), encoding="utf-8") as file:
                work = json.load(file)["work"]
            print(f"| {os.path.basename(name.rstrip('/'))} | {work['rows']}, {work['integers']} "
                  f"| {statistics.median(roots):.2f} | {statistics.median(wholes):.2f} | {100 * outcome['gap']:.2f} % "
                  f"| {work['units']} | {outcome['objective']:.0f} |", flush=True)


if __name__ == "__main__":
    main()
