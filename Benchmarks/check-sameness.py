#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plans a scenario again and again under changed circumstances and compares all bytes of its results.

    Benchmarks/check-sameness.py BINARY [--runs 100] [SCENARIO...]

Each run draws a time zone, a locale and an order of the scenario's keys (sections, and the things in them), and Swift
seeds the hashes of every process anew. So many runs are made with one, with two and with four threads. All result
files must be those of the first run on the file as it is; of the manifest, all but the digest of the file, the
number of threads and the memory that the run took.
"""
import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ZONES = ["UTC", "Pacific/Kiritimati", "America/St_Johns", "Asia/Kolkata", "Antarctica/Troll", "Nowhere/Atall"]
LOCALES = ["C", "C.UTF-8", "POSIX", "de_DE.UTF-8", "tr_TR.UTF-8", "ar_EG.UTF-8", "nonsense"]
# Sections in which the order of what stands two spaces in has no meaning.
UNORDERED = {"calendars", "units", "rooms", "staff", "materials", "recipes", "customers", "sites", "laboratories", "tests"}


def blocks(lines, pattern):
    """The lines before the first that matches, and the groups that begin with one that does."""
    groups, head = [], []
    for line in lines:
        if re.match(pattern, line):
            groups.append([line])
        else:
            (groups[-1] if groups else head).append(line)
    return head, groups


def shuffled(text, rng):
    head, sections = blocks(text.rstrip("\n").split("\n"), r"[A-Za-z]")
    rng.shuffle(sections)
    out = head
    for section in sections:
        if section[0].split(":")[0] in UNORDERED:
            first, entries = blocks(section, r"  [\w.-]+:")
            rng.shuffle(entries)
            section = first + [line for entry in entries for line in entry]
        out = out + section
    return "\n".join(out) + "\n"


def results(folder):
    """Name to bytes of every file; the manifest without what says how it was run."""
    found = {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
    manifest = json.loads(found["manifest.json"])
    for key in ("inputs", "peakMemory"):
        manifest.pop(key)
    manifest["options"].pop("threads", None)
    found["manifest.json"] = json.dumps(manifest, sort_keys=True).encode()
    return found


def plan(binary, scenario, folder, threads, environment):
    done = subprocess.run(
        [binary, "plan", str(scenario), "-o", str(folder), "--force", "--quiet", "--threads", str(threads)],
        stdin=subprocess.DEVNULL, capture_output=True, env=environment)
    if done.returncode not in (0, 4):
        sys.exit(f"check-sameness: status {done.returncode} for {scenario}: {done.stderr.decode(errors='replace')}")
    return results(folder)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("binary")
    options.add_argument("scenarios", nargs="*", type=Path)
    options.add_argument("--runs", type=int, default=100, help="with each number of threads (default 100)")
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    rng = random.Random(chosen.seed)
    binary = str(Path(chosen.binary).resolve())
    differing = 0
    for source in chosen.scenarios or [ROOT / "scenarios/02-msc-clinical-site"]:
        text = (source / "scenario.yaml").read_text()
        orders = set()
        with tempfile.TemporaryDirectory() as scratch:
            case, answer = Path(scratch) / "case", Path(scratch) / "answer"
            shutil.copytree(source, case, ignore=shutil.ignore_patterns("*.exoplan"))
            first = plan(binary, case, answer, 1, dict(os.environ, TZ="UTC", LC_ALL="C"))
            for threads in (1, 2, 4):
                for run in range(chosen.runs):
                    order = shuffled(text, rng)
                    orders.add(order)
                    (case / "scenario.yaml").write_text(order)
                    zone, locale = rng.choice(ZONES), rng.choice(LOCALES)
                    again = plan(binary, case, answer, threads, dict(os.environ, TZ=zone, LC_ALL=locale))
                    other = sorted(name for name in first.keys() | again.keys() if first.get(name) != again.get(name))
                    if other:
                        differing += 1
                        print(f"check-sameness: {source.name}, {threads} threads, run {run}, {zone}, {locale}: "
                              f"{', '.join(other)}", file=sys.stderr)
        print(f"{source.name}: {chosen.runs} runs each with 1, 2 and 4 threads, {len(orders)} orders of keys, "
              f"{len(first)} files compared")
    print(f"{differing} runs differ")
    return 1 if differing or chosen.runs == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
