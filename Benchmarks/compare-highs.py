#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares exoplan with HiGHS on the same programmes: CPU seconds, one thread each, runs interleaved.

    python3 Benchmarks/compare-highs.py PLANT.yaml ... --exoplan .build/release/exoplan

The first run makes a virtual environment beside this script and installs highspy from PyPI into it. exoplan writes
each plant's programme as an MPS file; HiGHS reads that file. exoplan is timed as a whole process (reading, walking
the calendars, formulating, solving, checking, writing); HiGHS's import and reading of the file are shown apart.
"""

import argparse
import json
import os
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
VENV = os.environ.get("EXOPLAN_BENCHMARK_VENV", os.path.join(HERE, ".venv"))
HIGHS = "highspy==1.15.1"

CHILD = r"""
import json, sys, time
begin = time.process_time()
import highspy
imported = time.process_time()
path, seconds, relax = sys.argv[1], float(sys.argv[2]), sys.argv[3] == "relax"
highs = highspy.Highs()
highs.setOptionValue("output_flag", False)
highs.setOptionValue("threads", 1)
highs.setOptionValue("mip_rel_gap", 1e-6)
if relax:
    highs.setOptionValue("solve_relaxation", True)
    highs.setOptionValue("solver", "simplex")
highs.readModel(path)
read = time.process_time()
if not relax:
    def stop(event):
        if time.process_time() - read > seconds:
            event.interrupt()
    highs.cbMipInterrupt += stop
highs.solve()
done = time.process_time()
info = highs.getInfo()
print(json.dumps({"import": imported - begin, "read": read - imported, "solve": done - read,
                  "cost": info.objective_function_value,
                  "bound": info.objective_function_value if relax else info.mip_dual_bound}))
"""


def python_with_highs():
    python = os.path.join(VENV, "bin", "python")
    if not os.path.exists(python):
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", HIGHS], check=True)
    return python


def cpu_of(pid):
    """The CPU seconds that a running process has used, 0 when it is gone."""
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, IndexError):
        return 0.0


def exoplan(program, plant, folder, options, seconds=None):
    """Runs exoplan; at its limit of CPU seconds it is interrupted and writes the best plan so far."""
    results = os.path.join(folder, "result.exoplan")
    subprocess.run(["rm", "-rf", results], check=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(
        [program, "plan", plant, "-o", results, *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    is_stopped = False
    while process.poll() is None:
        if seconds and not is_stopped and cpu_of(process.pid) >= seconds:
            process.send_signal(signal.SIGINT)
            is_stopped = True
        time.sleep(0.02)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    try:
        with open(os.path.join(results, "plan.json"), encoding="utf-8") as file:
            outcome = json.load(file)["outcome"]
        return {"cpu": used, "cost": -outcome["objective"], "bound": -outcome["bound"]}
    except OSError:
        return {"cpu": used, "cost": float("inf"), "bound": float("-inf")}


def highs(python, model, seconds, relax):
    text = subprocess.run(
        [python, "-c", CHILD, model, str(seconds), "relax" if relax else "whole"],
        check=True, capture_output=True, text=True).stdout
    return json.loads(text.strip().splitlines()[-1])


def median(values):
    return statistics.median(values)


def size_of(results):
    with open(os.path.join(results, "result.exoplan", "manifest.json"), encoding="utf-8") as file:
        work = json.load(file)["work"]
    return work["rows"], work["columns"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("plants", nargs="+", help="scenario files")
    parser.add_argument("--exoplan", required=True, help="the program, built with -c release")
    parser.add_argument("--pairs", type=int, default=9, help="pairs of runs of the relaxation (default 9)")
    parser.add_argument("--seconds", type=float, nargs="*", default=[10, 60], help="CPU seconds of whole-lot runs")
    options = parser.parse_args()
    python = python_with_highs()
    with tempfile.TemporaryDirectory() as folder:
        models = []
        for number, plant in enumerate(options.plants):
            model = os.path.join(folder, f"{number}.mps")
            exoplan(options.exoplan, plant, folder, ["--relax", "--write-mps", model + ".relaxed"])
            size = size_of(folder)
            # The programme is written before it is solved, so one node of work is enough.
            exoplan(options.exoplan, plant, folder, ["--effort", "quick", "--work", "1", "--write-mps", model])
            models.append((plant, model, size))

        print("| plant | rows x columns | exoplan process | HiGHS solve | read | import | costs differ by |")
        print("|---|---|---|---|---|---|---|")
        for plant, model, size in models:
            ours, theirs = [], []
            for _ in range(options.pairs):
                ours.append(exoplan(options.exoplan, plant, folder, ["--relax"]))
                theirs.append(highs(python, model, 0, True))
            times = [median([run[key] for run in theirs]) for key in ("solve", "read", "import")]
            apart = abs(ours[0]["cost"] - theirs[0]["cost"])
            print(f"| {os.path.basename(plant)} | {size[0]} x {size[1]} | {median([r['cpu'] for r in ours]):.2f} | "
                  + " | ".join(f"{time:.2f}" for time in times) + f" | {apart:.2g} |", flush=True)

        for seconds in options.seconds:
            print(f"\nWhole lots, {seconds:g} CPU seconds (cost: less is better; gap to the better bound)\n")
            print("| plant | exoplan cost | HiGHS cost | exoplan is better by | exoplan bound | HiGHS bound | gaps |")
            print("|---|---|---|---|---|---|---|")
            for plant, model, _ in models:
                limits = ["--effort", "thorough", "--gap", "0 %"]
                ours = exoplan(options.exoplan, plant, folder, limits, seconds)
                theirs = highs(python, model, seconds, False)
                bound = max(ours["bound"], theirs["bound"])
                gaps = [abs(run["cost"] - bound) / max(1, abs(run["cost"])) for run in (ours, theirs)]
                better = (theirs["cost"] - ours["cost"]) / max(1, abs(theirs["cost"]))
                print(f"| {os.path.basename(plant)} | {ours['cost']:.0f} | {theirs['cost']:.0f} | {better:+.3%} | "
                      f"{ours['bound']:.0f} | {theirs['bound']:.0f} | {gaps[0]:.2%}, {gaps[1]:.2%} |", flush=True)


if __name__ == "__main__":
    main()
