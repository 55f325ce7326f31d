#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks solutions of PublicProblems against PyJobShop's own data, and lets OR-Tools solve the same files.

    pip install pyjobshop
    .build/release/PublicProblems --seconds 10 --output /tmp/answers FILE...
    python3 check-public-problems.py --answers /tmp/answers [--ortools 60 --workers 2] FILE...

Nothing of exoplan is used: every rule is judged here again from the problem that PyJobShop reads.
"""
import argparse
import json
import sys
import time
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

from pyjobshop import Model, ProblemData, Solution, solve  # noqa: F401
from pyjobshop.ProblemData import Machine, Renewable
from pyjobshop.Solution import ScheduledTask


def read(path):
    """PyJobShop's own reader; `Infinity` as a due date means none."""
    data = json.loads(Path(path).read_text(), parse_constant=lambda name: None)
    for setup in data["constraints"].get("setup_times", []):
        setup["duration"] = int(setup["duration"])
    return ProblemData.from_json(json.dumps(data))


def working_end(start, duration, breaks):
    """End of a run that pauses over breaks, or None when it starts in one."""
    now = start
    for begin, end in sorted(breaks):
        if end <= now:
            continue
        if begin <= start < end and duration > 0:
            return None
        if begin >= now + duration:
            break
        duration -= begin - now
        now = end
    return now + duration


def faults(data, answer):
    """Every rule that an answer breaks, one line each."""
    found = []
    chosen, start, end = {}, {}, {}
    for task, entry in enumerate(answer):
        if entry is None:
            found.append(f"task {task} is not placed")
            continue
        chosen[task], start[task], end[task] = entry
        if data.modes[entry[0]].task != task:
            found.append(f"task {task} has a mode of another task")
    if found:
        return found
    runs = defaultdict(list)
    for task, spec in enumerate(data.tasks):
        mode = data.modes[chosen[task]]
        breaks = [pause for index in mode.resources for pause in data.resources[index].breaks]
        if breaks and not spec.allow_breaks:
            if any(start[task] < b and end[task] > a for a, b in breaks):
                found.append(f"task {task} runs over a break")
            run_end = start[task] + mode.duration
        elif breaks:
            run_end = working_end(start[task], mode.duration, breaks)
        else:
            run_end = start[task] + mode.duration
        if run_end is None or end[task] < run_end or (end[task] > run_end and not spec.allow_idle):
            found.append(f"task {task} lasts {end[task] - start[task]}, its mode {mode.duration}")
        if not spec.earliest_start <= start[task] <= spec.latest_start:
            found.append(f"task {task} starts outside its window")
        if not spec.earliest_end <= end[task] <= spec.latest_end:
            found.append(f"task {task} ends outside its window")
        if start[task] < 0:
            found.append(f"task {task} starts before 0")
        for resource, demand in zip(mode.resources, mode.demands):
            runs[resource].append((start[task], end[task], task, demand))
    for job, spec in enumerate(data.jobs):
        if min(start[t] for t in spec.tasks) < spec.release_date or max(end[t] for t in spec.tasks) > spec.deadline:
            found.append(f"job {job} leaves its window")
    rules = data.constraints
    for name, first, second, exact in [
        ("start_before_start", start, start, False), ("start_before_end", start, end, False),
        ("end_before_start", end, start, False), ("end_before_end", end, end, False),
        ("start_at_start", start, start, True), ("start_at_end", start, end, True),
        ("end_at_start", end, start, True), ("end_at_end", end, end, True),
    ]:
        for a, b, delay in getattr(rules, name):
            gap = second[b] - first[a] - delay
            if gap < 0 or (exact and gap != 0):
                found.append(f"{name} {a} {b} {delay}")
    used = {task: set(data.modes[mode].resources) for task, mode in chosen.items()}
    for a, b in rules.identical_resources:
        if used[a] != used[b]:
            found.append(f"identical_resources {a} {b}")
    for a, b in rules.different_resources:
        if used[a] & used[b]:
            found.append(f"different_resources {a} {b}")
    for mode, allowed in rules.mode_dependencies:
        if chosen[data.modes[mode].task] == mode and not any(chosen[data.modes[m].task] == m for m in allowed):
            found.append(f"mode_dependencies {mode}")
    setup = defaultdict(int)
    for machine, a, b, duration in rules.setup_times:
        setup[machine, a, b] = duration
    sequence = {}
    for index, resource in enumerate(data.resources):
        entries = sorted(runs[index])
        if isinstance(resource, Machine):
            sequence[index] = [task for _, _, task, _ in entries]
            for (_, e1, a, _), (s2, _, b, _) in pairwise(entries):
                if e1 + setup[index, a, b] > s2:
                    found.append(f"machine {index}: {a} then {b}")
        elif isinstance(resource, Renewable):
            level = 0
            changes = [(s, d) for s, e, _, d in entries if e > s] + [(e, -d) for s, e, _, d in entries if e > s]
            for _, change in sorted(changes):
                level += change
                if level > resource.capacity:
                    found.append(f"resource {index} is asked for {level} of {resource.capacity}")
                    break
    for a, b in rules.consecutive:
        for index in used[a] & used[b]:
            if not isinstance(data.resources[index], Machine):
                continue
            if end[a] > start[b]:
                found.append(f"consecutive {a} {b}: order")
            for s, e, task, _ in runs[index]:
                if task not in (a, b) and s >= end[a] and e <= start[b] and e > start[a] and s < end[b]:
                    found.append(f"consecutive {a} {b}: {task} between")
    for machine1, machine2, tasks1, tasks2 in rules.same_sequence:
        partner = dict(zip(tasks1 or sorted(sequence[machine1]), tasks2 or sorted(sequence[machine2])))
        if [partner[task] for task in sequence[machine1]] != sequence[machine2]:
            found.append(f"same_sequence {machine1} {machine2}")
    return found


def objective(data, answer):
    """The objective as PyJobShop works it out."""
    tasks = [ScheduledTask(mode=m, resources=data.modes[m].resources, start=s, end=e) for m, s, e in answer]
    return Solution(data, tasks).objective


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--answers", type=Path, required=True)
    parser.add_argument("--ortools", type=float, default=0, help="seconds for OR-Tools; 0 for none")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    bad = 0
    print("| file | exoplan | bound | CPU s | decodes | checked |" + (" OR-Tools | its bound | s | CPU s |" if options.ortools else ""))
    print("|---|---|---|---|---|---|" + ("---|---|---|---|" if options.ortools else ""))
    for path in options.files:
        data = read(path)
        answer = json.loads((options.answers / f"{path.stem}.solution.json").read_text())
        found = faults(data, answer["tasks"])
        if not found:
            value = objective(data, answer["tasks"])
            if value != answer["objective"]:
                found.append(f"objective {answer['objective']}, PyJobShop says {value}")
        bad += bool(found)
        line = (f"| {path.stem} | {answer['objective']} | {answer['bound']} | {answer['cpuSeconds']} "
                f"| {answer['decodes']} | {'good' if not found else found[0]} |")
        if options.ortools:
            begun, worked = time.monotonic(), time.process_time()
            result = solve(data, solver="ortools", time_limit=options.ortools, num_workers=options.workers)
            value = None if result.best.tasks == [] or result.objective == float("inf") else result.objective
            line += f" {value} | {result.lower_bound} | {time.monotonic() - begun:.0f} "
            # On a busy machine a worker gets less than a second of work in a second.
            line += f"| {time.process_time() - worked:.0f} |"
        print(line, flush=True)
        for fault in found:
            print(f"  {fault}", file=sys.stderr)
    sys.exit(1 if bad else 0)


main()
