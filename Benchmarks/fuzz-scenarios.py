#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Changes whole scenarios at random and plans them without whole lots; looks for crashes, hangs and rejected plans.

    Benchmarks/fuzz-scenarios.py BINARY [--seconds 20] [--seed 1] [--finds DIR]

The changes know the shape of a scenario: a number, a unit, a date or a word is replaced by one of its kind or by an
ugly one, a line is doubled, dropped or moved, a block goes elsewhere. Every run must end within 5 CPU-s with a status that
is in the book; what does not is kept in the folder for finds. The same seed gives the same changes.
"""
import argparse
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Done, faults in the input, no plan possible, gap not reached, stopped without a plan.
ALLOWED = {0, 2, 3, 4, 5}
NUMBERS = ["0", "1", "2", "3", "-1", "0.5", "1e18", "1e-18", "1e30", "1e31", "999999", "1e400", "NaN", "inf", "1,5", "٣", "07"]
UNITS = ["h", "d", "min", "week", "weeks", "a", "%", "EUR", "EUR/h", "L", "dose", "vial", "kg", "particle", "%/d", "months", ""]
WORDS = ["yes", "no", "lot", "product", "unlimited", "month", "always", "x", "[]", "{}", "~", "\"\"", "&a b", "*a", "!t x", "…", "\u202e"]


def scenarios():
    found = sorted((ROOT / "scenarios").glob("0[1-9]-*/scenario.yaml"))
    found += sorted((ROOT / "scenarios" / "known-answers").glob("*/scenario.yaml"))
    found += sorted((ROOT / "Tests/ScenarioFilesTests/Valid").glob("*/scenario.yaml"))
    return [path for path in found if path.stat().st_size < 20_000]


def change(rng, text):
    lines = text.split("\n")
    place = rng.randrange(len(lines))
    line = lines[place]
    kind = rng.randrange(9)
    if kind <= 2:
        numbers = list(re.finditer(r"(?<![\w-])\d+(?:\.\d+)?(?:e\d+)?", line))
        if numbers:
            one = rng.choice(numbers)
            number = rng.choice(NUMBERS) if rng.random() < 0.4 else f"{float(one.group()) * rng.choice((0.1, 0.5, 2, 3, 10)):.10g}"
            lines[place] = line[:one.start()] + number + line[one.end():]
    elif kind == 3:
        units = list(re.finditer(r"(?<=\d )[A-Za-z%][\w%/]*", line))
        if units:
            one = rng.choice(units)
            lines[place] = line[:one.start()] + rng.choice(UNITS) + line[one.end():]
    elif kind == 4:
        dates = list(re.finditer(r"\d{4}-\d\d-\d\d", line))
        if dates:
            one = rng.choice(dates)
            date = rng.choice((f"20{rng.randrange(26, 29)}-{rng.randrange(1, 13):02}-{rng.randrange(1, 32):02}", "0000-00-00", "9999-12-31"))
            lines[place] = line[:one.start()] + date + line[one.end():]
    elif kind == 5:
        words = list(re.finditer(r"(?<=: )[a-z][\w-]*", line))
        if words:
            one = rng.choice(words)
            others = re.findall(r"(?<=: )[a-z][\w-]*", text)
            lines[place] = line[:one.start()] + rng.choice(WORDS + others) + line[one.end():]
    elif kind == 6:
        lines.insert(rng.randrange(len(lines)), line)
    elif kind == 7:
        del lines[place]
    else:
        end = min(len(lines), place + rng.randrange(1, 6))
        block = lines[place:end]
        del lines[place:end]
        where = rng.randrange(len(lines) + 1)
        lines[where:where] = block
    return "\n".join(lines) or " "


def used():
    """CPU seconds of all runs so far; other work on the machine does not count."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def trouble(binary, folder):
    """What is wrong with a run on the scenario of a folder; empty if nothing is."""
    since = used()
    try:
        done = subprocess.run(
            [binary, "plan", str(folder), "--relax", "--quiet", "-o", str(folder / "out"), "--force"],
            stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
    except subprocess.TimeoutExpired:
        return "no end within 120 s"
    took = used() - since
    if done.returncode not in ALLOWED:
        return f"ended with {done.returncode}: {done.stderr.decode(errors='replace')[-400:]}"
    if done.returncode == 2 and not done.stderr.strip():
        return "refused without a word"
    return f"took {took:.1f} CPU-s" if took > 5 else ""


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("binary")
    options.add_argument("--seconds", type=float, default=20)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--finds", type=Path, default=Path("finds"))
    chosen = options.parse_args()
    rng = random.Random(chosen.seed)
    sources = scenarios()
    binary = str(Path(chosen.binary).resolve())
    runs, planned, finds = 0, 0, 0
    end = time.monotonic() + chosen.seconds
    with tempfile.TemporaryDirectory() as scratch:
        while time.monotonic() < end:
            source = rng.choice(sources)
            folder = Path(scratch) / "case"
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(source.parent, folder, ignore=shutil.ignore_patterns("*.exoplan", "variants", "expected"))
            text = source.read_text()
            for _ in range(rng.choice((1, 1, 1, 2, 3, 8))):
                text = change(rng, text)
            (folder / "scenario.yaml").write_text(text, errors="surrogateescape")
            wrong = trouble(binary, folder)
            runs += 1
            planned += (folder / "out").exists()
            if wrong:
                finds += 1
                kept = chosen.finds / f"{chosen.seed}-{runs}"
                shutil.rmtree(folder / "out", ignore_errors=True)
                shutil.copytree(folder, kept, dirs_exist_ok=True)
                print(f"fuzz-scenarios: {kept} ({source.parent.name}): {wrong}", file=sys.stderr)
    print(f"{runs} changed scenarios (seed {chosen.seed}), {planned} of them planned, {finds} finds")
    return 1 if finds or runs == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
