#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares exoplan with models written in Python: CPU seconds from file to answer in one run, runs interleaved.

    python3 Benchmarks/compare-peers.py PLANT.yaml ... --exoplan .build/release/exoplan

The peers (Benchmarks/peers/) state the same planning programme family by family in Pyomo (solved by HiGHS and by
GLPK), in linopy (HiGHS) and in OR-Tools (GLOP, SCIP), from PyPI, in a virtual environment of their own
(EXOPLAN_BENCHMARK_VENV, else beside this script). They read its sets and parameters from a JSON file that is made
from exoplan's MPS file: calendars, walks of lots and coefficients are ready in it, so the peers are spared what
exoplan does itself in its time. exoplan reads the scenario, and checks, schedules and writes all its reports; of that,
"formulate to plan" is what a peer does, too. The ratio is the peer's whole time, without its import, to exoplan's
whole time. With `--files` a peer also reads the scenario's files and writes the same result files (peers/files.py),
whose contents it is handed ready; `pyomo-scenario` is handed nothing else, it walks the lots and states all rows from
the scenario itself. Objectives must be equal: relaxed ones to 1e-6, whole lots to the gap in money that all are given.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "peers"))
import environment  # noqa: E402

PEERS = {
    "pyomo-highs": ("pyomo_model.py", "highs"),
    "pyomo-glpk": ("pyomo_model.py", "glpk"),
    "linopy-highs": ("linopy_model.py",),
    "ortools": ("ortools_model.py",),
}
# A peer that is given nothing but the scenario: the relaxed plan of 02 only.
FROM_SCENARIO = {"pyomo-scenario": ("scenario_model.py",)}


def family(name):
    """The family of a row or a column, and the rest of its name."""
    head, _, rest = name.partition(".")
    return head, rest or "all"


def data_of(path):
    """Sets and parameters of a programme from the free MPS file that exoplan writes."""
    columns, rows, whole, constant, section, is_whole = {}, {}, set(), 0.0, "", False
    for line in open(path, encoding="utf-8"):
        words = line.split()
        if not line.startswith(" "):
            if words and words[0] in ("ROWS", "COLUMNS", "RHS", "RANGES", "BOUNDS", "ENDATA"):
                section = words[0]
                if section == "RANGES":
                    sys.exit(f"{path}: rows with two sides are not expected")
                continue
            if not words or words[0] in ("NAME", "OBJSENSE") or words[0].startswith("*"):
                continue
        if section == "ROWS":
            rows[words[1]] = [words[0], 0.0, []]
        elif section == "COLUMNS":
            if "'MARKER'" in words:
                is_whole = "'INTORG'" in words
                continue
            column = columns.setdefault(words[0], [0.0, None, 0.0])
            if is_whole:
                whole.add(words[0])
            for row, value in zip(words[1::2], words[2::2]):
                if rows[row][0] == "N":
                    column[2] += float(value)
                else:
                    rows[row][2].append([*family(words[0]), float(value)])
        elif section == "RHS":
            for row, value in zip(words[1::2], words[2::2]):
                if rows[row][0] == "N":
                    constant -= float(value)
                else:
                    rows[row][1] = float(value)
        elif section == "BOUNDS":
            kind, name = words[0], words[2]
            value = float(words[3]) if len(words) > 3 else None
            column = columns[name]
            if kind in ("LO", "LI"):
                column[0] = value
            elif kind in ("UP", "UI"):
                column[1] = value
            elif kind == "FX":
                column[0] = column[1] = value
            elif kind == "FR":
                column[0] = None
            elif kind == "MI":
                column[0] = None
            elif kind == "BV":
                column[0], column[1] = 0.0, 1.0
                whole.add(name)
            elif kind != "PL":
                sys.exit(f"{path}: bound {kind} is not known here")
    # The constant is the cost of a column that is fixed at 1.
    constant += columns.pop("constant", (0.0, None, 0.0))[2]
    data = {"columns": {}, "rows": {}, "constant": constant}
    for name, (lower, upper, cost) in columns.items():
        head, index = family(name)
        data["columns"].setdefault(head, []).append([index, lower, upper, name in whole, cost])
    for name, (sense, right, terms) in rows.items():
        head, index = family(name)
        if sense != "N" and terms:
            data["rows"].setdefault(head, []).append([index, sense, right, terms])
    return data


def cpu(command, seconds=None, environment=None):
    """CPU seconds and status of a process with its children; the system stops it at its limit of CPU seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    stop = None if seconds is None else lambda: resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    done = subprocess.run(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, preexec_fn=stop, env=environment, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used, done.returncode, done.stderr


def run_exoplan(plant, folder, options):
    results = os.path.join(folder, "result.exoplan")
    subprocess.run(["rm", "-rf", results], check=True)
    command = [ARGUMENTS.exoplan, "plan", plant, "-o", results, "--threads", "1", *options]
    used, status, complaint = cpu(command)
    if status not in (0, 4):
        sys.exit(f"exoplan plan {plant} ended with status {status}: {complaint}")
    with open(os.path.join(results, "plan.json"), encoding="utf-8") as file:
        outcome = json.load(file)["outcome"]
    return {"cpu": used, "cost": -outcome["objective"], "outcome": outcome}


def programme_seconds(plant, options):
    """CPU seconds of the phases that a peer has, too: from the formulation to the plan."""
    done = subprocess.run(
        [ARGUMENTS.exoplan, "bench", plant, "--no-schedule", "--threads", "1", "--json", *options],
        capture_output=True, text=True)
    seconds = json.loads(done.stdout)["scenarios"][0]["seconds"]
    return sum(seconds[phase] for phase in ("formulate", "load", "solve", "search", "extract"))


def run_peer(python, name, data, answer, mode, gap, share, files):
    script, *more = {**PEERS, **FROM_SCENARIO}[name]
    if os.path.exists(answer):
        os.remove(answer)
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    if ARGUMENTS.files:
        environment["EXOPLAN_PEER_FILES"] = "\n".join(files)
    command = [python, os.path.join(HERE, "peers", script), data, answer, mode, repr(gap), *more, repr(share)]
    if name in FROM_SCENARIO:
        command = [python, os.path.join(HERE, "peers", script), files[0], answer]
    used, status, complaint = cpu(command, ARGUMENTS.limit, environment)
    if used >= ARGUMENTS.limit:
        return {"cpu": used, "failed": True}
    if status != 0:
        sys.exit(f"{name} ended with status {status}: {complaint}")
    with open(answer, encoding="utf-8") as file:
        found = json.load(file)
    return {"cpu": used - found["import"], "import": found["import"], "cost": found["cost"], "bound": found["bound"]}


def compare(plant, mode, python, folder):
    """One line for each peer."""
    options = ["--relax"] if mode == "relax" else []
    model, data, answer = (os.path.join(folder, name) for name in ("model.mps", "data.json", "answer.json"))
    first = run_exoplan(plant, folder, options + ["--write-mps", model])
    with open(data, "w", encoding="utf-8") as file:
        programme = data_of(model)
        json.dump(programme, file)
    outcome = first["outcome"]
    turnover = outcome["gapMoney"] / outcome["gap"] if outcome["gap"] > 0 else abs(outcome["objective"])
    # All are asked for a plan within 1 % of exoplan's turnover, the gap that `plan` is given by default.
    gap = 0.01 * turnover
    share = gap / max(1.0, abs(first["cost"]))
    size = f"{sum(map(len, programme['rows'].values()))} x {sum(map(len, programme['columns'].values()))}"
    pairs = ARGUMENTS.pairs if mode == "relax" else ARGUMENTS.whole_pairs
    for name in ARGUMENTS.peers:
        ours, theirs, programme = [], [], []
        for _ in range(pairs):
            ours.append(run_exoplan(plant, folder, options))
            programme.append(programme_seconds(plant, options))
            files = [plant, os.path.join(folder, "result.exoplan"), os.path.join(folder, "same")]
            theirs.append(run_peer(python, name, data, answer, mode, gap, share, files))
            if theirs[-1].get("failed"):
                break
        mine = statistics.median(run["cpu"] for run in ours)
        head = f"| {os.path.basename(os.path.normpath(plant))} | {size} | {mode} | {name} | {mine:.2f} "
        head += f"| {statistics.median(programme):.2f} "
        if theirs[-1].get("failed"):
            limit = ARGUMENTS.limit
            print(f"{head}| no answer in {limit} | | more than {limit / mine:.0f} | |", flush=True)
            continue
        other = statistics.median(run["cpu"] for run in theirs)
        imports = statistics.median(run["import"] for run in theirs)
        ratio = statistics.median(their["cpu"] / our["cpu"] for our, their in zip(ours, theirs))
        cost, best = theirs[0]["cost"], ours[0]["cost"]
        apart = cost - best
        if mode == "relax":
            assert abs(apart) <= 1e-6 * max(1, abs(best)), (plant, name, cost, best)
        else:
            # No plan is better than exoplan's bound, and none worse than its own gap allows.
            assert cost >= -outcome["bound"] - 1e-6 * abs(outcome["bound"]), (plant, name, cost, outcome)
            assert cost <= best + gap * (1 + 1e-6), (plant, name, cost, best)
        print(f"{head}| {other:.2f} | {imports:.2f} | {ratio:.1f} | {apart:+.2g} |", flush=True)


def main():
    python = environment.python()
    print("| plant | rows x columns | asked for | peer | exoplan [s] | formulate to plan [s] "
          "| peer [s] | its import [s] | ratio | costs differ by |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for plant in ARGUMENTS.plants:
            for mode in ARGUMENTS.modes:
                compare(plant, mode, python, folder)


parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
parser.add_argument("plants", nargs="+", help="scenario files")
parser.add_argument("--exoplan", required=True, help="the program, built with -c release")
parser.add_argument("--pairs", type=int, default=9, help="pairs of runs of the relaxation (default 9)")
parser.add_argument("--whole-pairs", type=int, default=9, help="pairs of runs with whole lots (default 9)")
parser.add_argument("--limit", type=int, default=300, help="CPU seconds after which a peer is given up (default 300)")
parser.add_argument("--files", action="store_true", help="peers read the scenario and write the same result files, too")
parser.add_argument("--peers", nargs="+", choices=[*PEERS, *FROM_SCENARIO], default=list(PEERS))
parser.add_argument("--modes", nargs="+", choices=["relax", "whole"], default=["relax", "whole"])
ARGUMENTS = parser.parse_args()

if __name__ == "__main__":
    main()
