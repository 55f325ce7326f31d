#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times the relaxation alone against the simplex of HiGHS: CPU seconds, one thread each, runs interleaved.

    python3 Benchmarks/relaxations.py PLANT.yaml ... --exoplan .build/release/exoplan

Both solve the same programme from memory: exoplan from its formulation (loading it into GLPK is counted, formulating
is shown apart), HiGHS from the MPS file that exoplan writes (import and reading are shown apart). Then each line of
demand in turn (40 at most) is raised by a tenth and set back, and each time solved again from where the last solve
ended. The sums of all costs must agree.
"""

import argparse
import importlib.util
import json
import os
import statistics
import subprocess
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
spec = importlib.util.spec_from_file_location("compare", os.path.join(HERE, "compare-highs.py"))
compare = importlib.util.module_from_spec(spec)
spec.loader.exec_module(compare)

CHILD = r"""
import json, resource, sys, time
begin = time.process_time()
import highspy
imported = time.process_time()
path, changes = sys.argv[1], int(sys.argv[2])
highs = highspy.Highs()
highs.setOptionValue("output_flag", False)
highs.setOptionValue("threads", 1)
highs.setOptionValue("solver", "simplex")
highs.setOptionValue("solve_relaxation", True)
highs.readModel(path)
model = highs.getLp()
rows = [i for i, name in enumerate(model.row_names_) if name.split(".")[0].split("[")[0] == "demand"]
wanted = [model.row_lower_[i] for i in rows]
read = time.process_time()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
highs.solve()
cold = time.process_time()
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
iterations = highs.getInfo().simplex_iteration_count
cost = highs.getInfo().objective_function_value
total, count, spent = 0.0, 0, 0.0
if changes:
    lines = range(0, len(rows), max(1, len(rows) // changes))
    start = time.process_time()
    for line in lines:
        for factor in (1.1, 1.0):
            highs.changeRowBounds(rows[line], wanted[line] * factor, wanted[line] * factor)
            highs.solve()
            total += highs.getInfo().objective_function_value
            count += 1
    spent = time.process_time() - start
print(json.dumps({"import": imported - begin, "read": read - imported, "cold": cold - read, "cost": cost,
                  "iterations": iterations, "resolves": count, "warm": spent, "warmCosts": total,
                  "kilobytes": after - before}))
"""


def ours(program, plant, changes):
    text = subprocess.run(
        [program, "trial", plant, "--changes", str(changes)], check=True, capture_output=True, text=True).stdout
    return json.loads(text)


def theirs(python, model, changes):
    text = subprocess.run(
        [python, "-c", CHILD, model, str(changes)], check=True, capture_output=True, text=True).stdout
    return json.loads(text.strip().splitlines()[-1])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("plants", nargs="+", help="scenario files")
    parser.add_argument("--exoplan", required=True, help="the program, built with -c release")
    parser.add_argument("--pairs", type=int, default=9, help="pairs of runs (default 9; 3 where a run takes 10 s)")
    parser.add_argument("--changes", type=int, default=40, help="lines of demand that are changed, 0 for none")
    options = parser.parse_args()
    python = compare.python_with_highs()
    print("| plant | rows x columns, non-zeros | formulate | exoplan cold | HiGHS cold | ratio | iterations | read, import "
          "| exoplan warm | HiGHS warm | rate | bytes per non-zero | costs differ by |")
    print("|---|---|---|---|---|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for plant in options.plants:
            model = os.path.join(folder, "model.mps")
            # The programme is written before it is solved, so one node of work is enough.
            compare.exoplan(options.exoplan, plant, folder, ["--relax", "--write-mps", model])
            mine, his = [], []
            pairs = options.pairs
            while len(mine) < pairs:
                mine.append(ours(options.exoplan, plant, options.changes))
                his.append(theirs(python, model, options.changes))
                if max(mine[-1]["cold"], his[-1]["cold"]) > 10:
                    pairs = min(pairs, 3)

            def middle(runs, key):
                return statistics.median(run[key] for run in runs)

            cold, other = middle(mine, "cold"), middle(his, "cold")
            count = mine[0]["resolves"]
            warm, warm_other = middle(mine, "warm") / max(1, count), middle(his, "warm") / max(1, count)
            grown = middle(mine, "kilobytesAfter") * 1024 / mine[0]["nonZeros"]
            apart = abs(mine[0]["cost"] - his[0]["cost"]) / max(1, abs(his[0]["cost"]))
            if count:
                apart = max(apart, abs(mine[0]["warmCosts"] - his[0]["warmCosts"]) / max(1, abs(his[0]["warmCosts"])))
            print(f"| {os.path.basename(plant)} | {mine[0]['rows']} x {mine[0]['columns']}, {mine[0]['nonZeros']} "
                  f"| {middle(mine, 'formulate'):.2f} | {cold:.3f} | {other:.3f} | {cold / other:.2f} "
                  f"| {mine[0]['iterations']}, {his[0]['iterations']} "
                  f"| {middle(his, 'read'):.2f}, {middle(his, 'import'):.2f} "
                  f"| {warm * 1e3:.2f} ms | {warm_other * 1e3:.2f} ms | {warm_other / warm if warm else 0:.1f} "
                  f"| {grown:.0f} | {apart:.1g} |", flush=True)


if __name__ == "__main__":
    main()
