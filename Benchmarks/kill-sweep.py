#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills a sweep at random moments, lets it go on, and compares its files with those of an undisturbed run.

    python3 Benchmarks/kill-sweep.py --exoplan .build/release/exoplan [--kills 50] [--seed 1]

The small plant of `exoplan init` is swept over many points in pieces of 10, so that there is much to cut. Each round
begins with an empty folder, kills the sweep (SIGKILL) after a random share of the undisturbed run's time, some rounds
twice, and then lets it end. All files but the manifest, and all stored pieces, must have the same bytes; no piece may be
there that the undisturbed run has not, and the pieces that were there when it was killed must not have been done again.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

STUDY = """format: exoplan-study/1
chunk: 10
parameters:
  demand: {scale: demand.*.quantity, low: 80 %, high: 120 %}
  price: {scale: demand.*.price, low: 80 %, high: 120 %}
tornado: yes
sample: {points: POINTS, seed: 1}
"""


def contents(folder):
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, folder)] = file.read()
    found.pop("manifest.json", None)
    return found


def sweep(program, study, results, wait=None):
    command = [program, "sweep", study, "-o", results, "--quiet", "--threads", "2"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        if wait is not None:
            time.sleep(wait)
            process.send_signal(signal.SIGKILL)
        message = process.stderr.read()
    return process.returncode, message


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--exoplan", required=True, help="the program")
    parser.add_argument("--kills", type=int, default=50, help="kills that must have happened (default 50)")
    parser.add_argument("--points", type=int, default=400, help="points of the sample (default 400)")
    parser.add_argument("--seed", type=int, default=1, help="of the moments")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        plant = os.path.join(folder, "plant")
        subprocess.run([options.exoplan, "init", plant], check=True, capture_output=True)
        study = os.path.join(plant, "study.yaml")
        with open(study, "w", encoding="utf-8") as file:
            file.write(STUDY.replace("POINTS", str(options.points)))
        begin = time.monotonic()
        status, message = sweep(options.exoplan, study, os.path.join(folder, "whole"))
        length = time.monotonic() - begin
        if status not in (0, 7):
            sys.exit(message)
        whole = contents(os.path.join(folder, "whole"))
        pieces = sum(name.startswith("chunks") for name in whole)
        cut, number, left = 0, 0, []
        while cut < options.kills:
            number += 1
            results = os.path.join(folder, "cut")
            shutil.rmtree(results, ignore_errors=True)
            for _ in range(chance.choice((1, 1, 2))):
                status, message = sweep(options.exoplan, study, results, chance.uniform(0, 1.1 * length))
                cut += status == -signal.SIGKILL
            there = {}
            chunks = os.path.join(results, "chunks")
            if os.path.isdir(chunks):
                there = {name: os.stat(os.path.join(chunks, name)).st_mtime_ns
                         for name in os.listdir(chunks) if not name.startswith(".")}
            left.append(len(there))
            status, message = sweep(options.exoplan, study, results)
            if status not in (0, 7):
                sys.exit(f"round {number}: {message}")
            found = contents(results)
            if found != whole:
                differ = sorted(name for name in set(found) | set(whole) if found.get(name) != whole.get(name))
                sys.exit(f"round {number}: these files differ: {', '.join(differ)}")
            again = [name for name, then in there.items() if os.stat(os.path.join(chunks, name)).st_mtime_ns != then]
            if again:
                sys.exit(f"round {number}: done twice: {', '.join(sorted(again))}")
        print(f"{number} rounds, {cut} kills, {pieces} pieces, {min(left)} to {max(left)} stored when killed: "
              "all files have the same bytes, no piece was done twice")


if __name__ == "__main__":
    main()
