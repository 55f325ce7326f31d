# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands around a model in a planner's own program: the scenario's files are read, results are written.

The results themselves (ledger, cost of goods, loads, dates) are handed over ready, from a folder that exoplan wrote;
only reading the scenario and writing the same files with the usual packages takes the peer's time.
"""

import csv
import hashlib
import json
import os
from pathlib import Path

import xlsxwriter
import yaml

# Scenario, ready results and where to write, by line; without it a peer reads its data and writes its answer only.
VARIABLE = "EXOPLAN_PEER_FILES"


def number(text):
    try:
        return float(text)
    except ValueError:
        return text


class Files:
    """Ready results, and the writing of them."""

    @staticmethod
    def handed():
        return Files(*os.environ[VARIABLE].split("\n")) if VARIABLE in os.environ else None

    def __init__(self, scenario, ready, output):
        self.scenario, self.output = Path(scenario), Path(output)
        self.tables = {}
        for path in sorted(Path(ready).glob("*.csv")):
            with open(path, encoding="utf-8", newline="") as file:
                self.tables[path.stem] = [[number(cell) for cell in row] for row in csv.reader(file)]
        self.plan = json.loads((Path(ready) / "plan.json").read_text(encoding="utf-8"))
        self.text = (Path(ready) / "report.txt").read_text(encoding="utf-8")
        page = (Path(ready) / "report.html").read_text(encoding="utf-8")
        begin = page.index('id="data">') + len('id="data">')
        end = page.index("</script>", begin)
        self.page, self.data = (page[:begin], page[end:]), json.loads(page[begin:end])

    def run(self, scenario=None):
        """Reads the scenario, unless the peer has done so, and writes the folder."""
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
        folder = self.scenario if self.scenario.is_dir() else self.scenario.parent
        source = self.scenario / "scenario.yaml" if self.scenario.is_dir() else self.scenario
        if scenario is None:
            scenario = yaml.load(source.read_text(encoding="utf-8"), loader)
            for path in sorted(folder.glob("*.csv")):
                with open(path, encoding="utf-8", newline="") as file:
                    list(csv.DictReader(file))
        self.output.mkdir(exist_ok=True)
        self.put("scenario.yaml", yaml.dump(scenario, Dumper=dumper))
        for name, rows in self.tables.items():
            with open(self.output / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows(rows)
        self.put("plan.json", json.dumps(self.plan, indent=2, sort_keys=True))
        self.put("report.txt", self.text)
        self.put("report.html", json.dumps(self.data).join(self.page))
        with xlsxwriter.Workbook(self.output / "plan.xlsx") as book:
            for name, rows in self.tables.items():
                sheet = book.add_worksheet(name[:31])
                for place, row in enumerate(rows):
                    sheet.write_row(place, 0, row)
        told = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(self.output.iterdir())}
        self.put("manifest.json", json.dumps(told, indent=2))

    def put(self, name, text):
        (self.output / name).write_text(text, encoding="utf-8")
