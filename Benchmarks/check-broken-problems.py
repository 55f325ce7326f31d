#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Gives PublicProblems files that are broken in one way each: it has to say what is wrong and never crash.

    python3 check-broken-problems.py --tool .build/release/PublicProblems [FILE...]

Without files a small problem of two jobs is broken; with files each of them, at random places (`--cases`), too.
"""
import argparse
import copy
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

FAR = 4398046511104


def task(job):
    return {"job": job, "earliest_start": 0, "latest_start": FAR, "earliest_end": 0, "latest_end": FAR,
            "allow_idle": False, "allow_breaks": False, "optional": False, "name": ""}


def good():
    jobs = [{"weight": 1, "release_date": 0, "deadline": FAR, "due_date": 9, "tasks": [2 * j, 2 * j + 1], "name": ""}
            for j in range(2)]
    machines = [{"breaks": [], "no_idle": False, "name": "", "type": "machine"} for _ in range(2)]
    modes = [{"task": t, "resources": [t % 2], "duration": 3 + t, "demands": [0], "name": ""} for t in range(4)]
    return {
        "jobs": jobs, "resources": machines, "tasks": [task(t // 2) for t in range(4)], "modes": modes,
        "constraints": {
            "end_before_start": [{"task1": 0, "task2": 1, "delay": 0}, {"task1": 2, "task2": 3, "delay": 0}],
            "setup_times": [{"machine": 0, "task1": 0, "task2": 2, "duration": 2}],
            "mode_dependencies": [{"mode1": 0, "modes2": [1]}],
            "same_sequence": [{"machine1": 0, "machine2": 1, "tasks1": [0, 2], "tasks2": [1, 3]}],
            "consecutive": [],
        },
        "objective": {"weight_makespan": 1, "weight_total_tardiness": 1},
    }


def cases():
    """Each broken file with a word that has to be in what is told."""
    def change(word, edit):
        data = good()
        edit(data)
        return word, json.dumps(data)

    rules = "constraints"
    yield "file", ""
    yield "file", "{"
    yield "file", "[1, 2"
    yield "jobs", "{}"
    yield "file", "3"
    yield "file", "[" * 3000
    yield "file", "null"
    yield change("tasks", lambda d: d.pop("tasks"))
    yield change("modes.[1].duration", lambda d: d["modes"][1].update(duration="long"))
    yield change("file", lambda d: d["modes"][1].update(duration=1e40))
    yield change("modes[1].task", lambda d: d["modes"][1].update(task=9))
    yield change("modes[1].task", lambda d: d["modes"][1].update(task=-1))
    yield change("modes[1].resources", lambda d: d["modes"][1].update(resources=[7]))
    yield change("modes[1].demands", lambda d: d["modes"][1].update(demands=[]))
    yield change("duration", lambda d: d["modes"][1].update(duration=-4))
    yield change("tasks[3].modes", lambda d: d["modes"].pop())
    yield change("tasks[0].job", lambda d: d["tasks"][0].update(job=5))
    yield change("jobs[1].tasks", lambda d: d["jobs"][1].update(tasks=[2, 44]))
    yield change("jobs[0].weight", lambda d: (d["jobs"][0].update(weight=1 << 62),
                                              d["objective"].update(weight_total_tardiness=1 << 62)))
    yield change("resources[0].type", lambda d: d["resources"][0].update(type="robot"))
    yield change("resources[0].breaks", lambda d: d["resources"][0].update(breaks=[[4]]))
    yield change("resources[0].breaks", lambda d: d["resources"][0].update(breaks=[[9, 4]]))
    yield change("consumable", lambda d: d["resources"][0].update(type="consumable", capacity=3))
    yield change("no_idle", lambda d: d["resources"][0].update(no_idle=True))
    yield change("optional", lambda d: d["tasks"][0].update(optional=True))
    yield change("constraints.start_together", lambda d: d[rules].update(start_together=[{"task1": 0, "task2": 1}]))
    yield change("objective.weight_energy", lambda d: d["objective"].update(weight_energy=2))
    yield change("objective", lambda d: d["objective"].update(weight_total_earliness=2))
    yield change("selection", lambda d: d[rules].update(select_exactly_one=[{"tasks": [0, 1]}]))
    yield change("end_before_start[0]", lambda d: d[rules]["end_before_start"][0].update(task2=99))
    yield change("lags[0].gap", lambda d: d[rules]["end_before_start"][0].update(delay=1 << 60))
    yield change("setup_times[0]", lambda d: d[rules]["setup_times"][0].update(machine=4))
    yield change("setup_times[0]", lambda d: d[rules]["setup_times"][0].update(task1=-3))
    yield change("setup_times[0].duration", lambda d: d[rules]["setup_times"][0].update(duration=1e300))
    yield change("mode_dependencies[0]", lambda d: d[rules]["mode_dependencies"][0].update(mode1=12))
    yield change("mode_dependencies[0]", lambda d: d[rules]["mode_dependencies"][0].update(modes2=[-1]))
    yield change("mode_dependencies[0]", lambda d: d[rules]["mode_dependencies"][0].update(modes2=[]))
    yield change("mode that depends", lambda d: d[rules]["mode_dependencies"][0].update(modes2=[1, 2]))
    yield change("same_sequence[0]", lambda d: d[rules]["same_sequence"][0].update(machine2=5))
    yield change("sameOrders[0]", lambda d: d[rules]["same_sequence"][0].update(tasks2=[1]))
    yield change("consecutive[0]", lambda d: d[rules].update(consecutive=[{"task1": 0, "task2": 7}]))


def places(node, path=()):
    """Every place in a document that holds a number, a word or a list."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from places(value, path + (key,))
    elif isinstance(node, list):
        yield path
        for index, value in enumerate(node[:40]):
            yield from places(value, path + (index,))
    else:
        yield path


def spoiled(data, source):
    """The same document with one place changed to something odd."""
    data = copy.deepcopy(data)
    path = source.choice(list(places(data)))
    node = data
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = source.choice([-1, 1 << 40, -(1 << 62), (1 << 63) - 1, 1e300, None, "x", [], {}, True, 0.5, 77])
    return json.dumps(data)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--cases", type=int, default=100, help="random changes of each problem")
    options = parser.parse_args()
    bad = 0

    def run(text):
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            file.write(text)
            file.flush()
            return subprocess.run([options.tool, "--decodes", "50", file.name], capture_output=True, text=True,
                                  timeout=120, check=False)

    if run(json.dumps(good())).returncode != 0:
        sys.exit("the good problem is refused")
    count = 0
    for word, text in cases():
        count += 1
        answer = run(text)
        if answer.returncode != 2 or word not in answer.stderr:
            bad += 1
            print(f"asked for a message with {word!r}, exit {answer.returncode}: {answer.stderr[:300]!r}")
    source = random.Random(1)
    problems = [good()] + [json.loads(path.read_text(), parse_constant=lambda name: None) for path in options.files]
    for problem in problems:
        for _ in range(options.cases):
            count += 1
            text = spoiled(problem, source)
            answer = run(text)
            # A change may leave a good problem; what is refused has to be told, and nothing may crash.
            if answer.returncode not in (0, 2) or (answer.returncode == 2 and not answer.stderr.strip()):
                bad += 1
                print(f"exit {answer.returncode}: {answer.stderr[:300]!r}\n  {text[:2000]}")
            elif answer.returncode == 0 and '"violations":0' not in answer.stdout:
                bad += 1
                print(f"a rule is broken: {answer.stdout[:300]}\n  {text[:2000]}")
    print(f"{count} files, {bad} not as asked")
    sys.exit(1 if bad else 0)


main()
