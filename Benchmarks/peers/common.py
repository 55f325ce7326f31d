# SPDX-License-Identifier: GPL-3.0-or-later
"""What the peers share: the arguments, the data they build their model from, and the answer they write.

A peer is a program `peer.py DATA.json ANSWER.json relax|whole GAP` that reads the sets and parameters of a planning
model, states it in its own modelling language, solves it with one thread and writes the answer. GAP is money: the
most by which the answer may be worse than the bound. What it imports is warmed up before `begin`, so that the caller
can show import time apart.
"""

import json
import sys
import time

from files import Files


class Task:
    """Arguments, data and clock of a peer."""

    def __init__(self):
        # What is handed over ready counts no more than imports do.
        self.files = Files.handed()
        self.imported = time.process_time()
        self.data_path, self.answer_path, mode, gap = sys.argv[1:5]
        self.is_relaxed = mode == "relax"
        self.gap = float(gap)
        with open(self.data_path, encoding="utf-8") as file:
            data = json.load(file)
        # {family: [[index, lower, upper, is whole, cost], …]}, None where there is no bound
        self.columns = data["columns"]
        # {family: [[index, sense, right side, [[column family, index, coefficient], …]], …]}
        self.rows = data["rows"]
        self.constant = data["constant"]

    def answer(self, cost, bound, values):
        """Writes the answer; `values` gives (family, index, value) of columns that are not zero."""
        built = {"cost": cost, "bound": bound, "import": self.imported}
        built["values"] = [[family, index, value] for family, index, value in values]
        with open(self.answer_path, "w", encoding="utf-8") as file:
            json.dump(built, file)
        if self.files:
            self.files.run()
