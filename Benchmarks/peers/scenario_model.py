# SPDX-License-Identifier: GPL-3.0-or-later
"""The planning model of a plant in Pyomo, from the scenario's own files, without exoplan; relaxed, solved by HiGHS.

    scenario_model.py SCENARIO ANSWER.json

What a planner would write who has no exoplan: plant.py reads the files, walk.py walks the lots, this file states what
is made, bought, kept and delivered, in rooms and by people. It is limited to the keys of `scenarios/02-msc-clinical-site`
and leaves out unit time, which never binds where one lot at a time is in the only suite.
"""

import json
import sys
import time

import pyomo.environ as pyo
from pyomo.contrib.appsi.base import TerminationCondition
from pyomo.contrib.appsi.solvers.highs import Highs
from pyomo.core.expr import LinearExpression

from files import Files
from hours import DAY, WEEK, number, only, span
from plant import Plant
from walk import Recipe

# A line is delivered no earlier than so long before it is due, unless it says so.
EARLIEST = 30 * DAY
MATERIAL = "label unit price lead-time shelf-life storage holding particles disposal closing-value"


def life(text):
    count, unit = text.split()
    return round(float(count) * 365 / 12) * DAY if unit == "months" else span(text)


def total(terms, constant=0.0):
    """A linear expression of (coefficient, variable)."""
    return LinearExpression(
        constant=constant, linear_coefs=[factor for factor, _ in terms], linear_vars=[one for _, one in terms])


class Model:
    def __init__(self, plant):
        self.plant, self.model = plant, pyo.ConcreteModel()
        recipes = {name: Recipe(plant, name, entry) for name, entry in plant.file["recipes"].items()}
        walks = [recipe.walk(day * DAY) for recipe in recipes.values() for day in range(plant.length // DAY)]
        walks = [lot for lot in walks if lot]
        tail = -(-max((lot.released - lot.start for lot in walks), default=0) // DAY) * DAY
        self.end = plant.length + tail
        given = [
            recipes[one["recipe"]].walk(plant.minute(one["started"]), only(one, "recipe operation started", "lot"))
            for one in plant.file["opening"].get("lots", [])]
        self.is_possible = all(lot and lot.released <= self.end for lot in given)
        if not self.is_possible:
            return
        self.lots = [lot for lot in walks if lot.released <= self.end] + given
        self.buckets = self.bucket_ends()
        self.cost, self.constant = [], 0.0
        model = self.model
        model.lots = pyo.Var(range(len(self.lots)), bounds=lambda _, number: (self.lots[number].is_given * 1, 1))
        model.rules = pyo.ConstraintList()
        self.deliver()
        self.people()
        self.suites()
        for name, entry in plant.file["materials"].items():
            self.balance(name, only(entry, MATERIAL, name))
        for number_, lot in enumerate(self.lots):
            self.cost.append((lot.cost, model.lots[number_]))
        self.constant += sum(number(text) for text in plant.file["fixed-costs"].values()) * plant.length / DAY / 365
        model.cost = pyo.Objective(expr=total(self.cost, self.constant))

    def bucket_ends(self):
        """The first days of months, the horizon's end and the end of the tail."""
        ends = {self.plant.length, self.end}
        year, month = self.plant.start.year, self.plant.start.month
        while True:
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)
            end = self.plant.minute(f"{year}-{month:02}-01")
            if end >= self.end:
                return sorted(ends)
            ends.add(end)

    def deliver(self):
        """Each line is delivered some time before it is due, at the latest so long after its due date, or lost."""
        self.deliveries = {}
        due = [(line, self.plant.minute(line["due"]) + DAY) for line in self.plant.demand]
        lines = [(line, at) for line, at in due if at <= self.end]
        moments = sorted({*range(WEEK, self.end + 1, WEEK), *self.buckets, *(at for _, at in lines)})
        index = []
        for place, (line, at) in enumerate(lines):
            index += [(place, moment) for moment in moments if at - EARLIEST <= moment <= at + span(line["latest"])]
        self.model.delivered = pyo.Var(index, bounds=(0, None))
        self.model.lost = pyo.Var(range(len(lines)), bounds=(0, None))
        by_line = {}
        for place, moment in index:
            by_line.setdefault(place, []).append(moment)
        for place, (line, at) in enumerate(lines):
            price, rate, cap = number(line["price"]), number(line["late"]), number(line["late-cap"])
            for moment in by_line[place]:
                late = min(cap, rate * max(0, moment - at) / WEEK)
                self.cost.append((price * (late - 1), self.model.delivered[place, moment]))
                self.deliveries.setdefault(line["material"], []).append((moment, place))
            self.cost.append((number(line["lost"]), self.model.lost[place]))
            self.model.rules.add(
                total([(1, self.model.delivered[place, moment]) for moment in by_line[place]]
                      + [(1, self.model.lost[place])]) == number(line["quantity"]))

    def people(self):
        """Work is done in the week in which it is asked for or in the next; work at odd hours at once."""
        plant, model = self.plant, self.model
        weeks = range(-(-self.end // WEEK))
        asked, called = {}, {}
        for place, lot in enumerate(self.lots):
            for key, hours in lot.work.items():
                asked.setdefault(key, []).append((hours, model.lots[place]))
            for key, hours in lot.cover.items():
                called.setdefault(key, []).append((hours, model.lots[place]))
        model.work = pyo.Var(
            [(pool, week, later) for pool, week in asked for later in (week, week + 1) if later in weeks],
            bounds=(0, None))
        extra = {pool: entry["overtime"] for pool, entry in plant.staff.items() if "overtime" in entry}
        model.overtime = pyo.Var(
            [(pool, week) for pool in extra for week in weeks],
            bounds=lambda _, pool, week: (
                0, float(extra[pool]["limit"].split()[0]) * min(WEEK, self.end - week * WEEK) / WEEK))
        for (pool, week), terms in asked.items():
            done = [(-1, model.work[pool, week, later]) for later in (week, week + 1) if later in weeks]
            model.rules.add(total(terms + done) <= 0)
        for pool, entry in plant.staff.items():
            seats, productive = int(entry["headcount"]), number(entry["productive"])
            for week in weeks:
                part = week * WEEK, min(self.end, (week + 1) * WEEK)
                hours = seats * productive * plant.normal[pool].minutes(*part) / 60
                done = [(1, model.work[pool, since, week]) for since in (week - 1, week) if (pool, since) in asked]
                if pool in extra:
                    done.append((-1, model.overtime[pool, week]))
                    self.cost.append((number(extra[pool]["rate"]) / productive, model.overtime[pool, week]))
                if done:
                    model.rules.add(total(done) <= hours)
                if (pool, week) in called:
                    odd = plant.there[pool].minutes(*part) - plant.normal[pool].minutes(*part)
                    model.rules.add(
                        total(called[pool, week]) <= int(entry["cover"]["headcount"]) * productive * odd / 60)
                    rate = number(entry["cover"]["rate"]) / productive
                    self.cost += [(rate * hours, lot) for hours, lot in called[pool, week]]
            self.constant += number(entry["rate"]) * seats * plant.normal[pool].minutes(0, plant.length) / 60

    def suites(self):
        """So many lots are in a kind of room at a time, its turnaround included."""
        for room, entry in self.plant.file["rooms"].items():
            only(entry, "label count holds turnaround closed", room)
            closed = [(self.plant.minute(one["from"]), self.plant.minute(one["to"])) for one in entry.get("closed", [])]
            held = []
            for place, lot in enumerate(self.lots):
                if room in lot.rooms:
                    start, end = lot.rooms[room]
                    end += span(entry["turnaround"])
                    held.append((start, end, place))
                    if any(start < until and since < end for since, until in closed):
                        self.model.lots[place].setub(0)
            for start in sorted({start for start, _, _ in held}):
                inside = [(1, self.model.lots[place]) for since, until, place in held if since <= start < until]
                self.model.rules.add(total(inside) <= int(entry["count"]))

    def balance(self, name, entry):
        """Stock from cut to cut: what comes in before what goes out, what expires in time, what it costs to keep."""
        model, plant, opening = self.model, self.plant, self.plant.file["opening"]
        keeps = life(entry["shelf-life"]) if "shelf-life" in entry else None
        came = []  # when usable, when expired, quantity, variable or None
        for one in opening["stock"]:
            if only(one, "material quantity age released", "stock")["material"] == name:
                expires = keeps and keeps - span(one.get("age", "0 d"))
                usable = plant.minute(one["released"]) if "released" in one else 0
                came.append((usable, expires, number(one["quantity"]), None))
                for since, until in zip([0] + self.buckets, self.buckets):
                    if until < usable:
                        weeks = (until - since) / WEEK
                        self.constant += number(entry.get("holding", "0")) * number(one["quantity"]) * weeks
        for one in opening.get("orders", []):
            if one["material"] == name:
                at = plant.minute(one["arrives"])
                came.append((at, keeps and at + keeps, number(one["quantity"]), None))
        uses, holding = [], number(entry.get("holding", "0"))
        for place, lot in enumerate(self.lots):
            uses += [(at, quantity, model.lots[place]) for at, material, quantity in lot.uses if material == name]
            if lot.recipe.entry["makes"] == name:
                came.append((lot.released, keeps and lot.stored + keeps, lot.net, model.lots[place]))
                for since, until in zip([0] + self.buckets, self.buckets):
                    if lot.stored <= until < lot.released:
                        self.cost.append((holding * lot.net * (until - since) / WEEK, model.lots[place]))
        arrivals = []
        if "price" in entry:
            arrivals = list(range(-(-span(entry["lead-time"]) // WEEK) * WEEK, self.end, WEEK))
            bought = pyo.Var(arrivals, bounds=(0, None))
            setattr(model, "bought_" + name, bought)
            came += [(at, keeps and at + keeps, 1.0, bought[at]) for at in arrivals]
            self.cost += [(number(entry["price"]), bought[at]) for at in arrivals]
        gone = uses + [(at, 1.0, model.delivered[place, at]) for at, place in self.deliveries.get(name, [])]
        expiries = {expires for _, expires, _, _ in came if expires and expires <= self.end}
        kept_at = set(self.buckets) if holding or "closing-value" in entry else {self.end}
        cuts = sorted({at for at, _, _ in gone if at <= self.end} | expiries | kept_at)
        stock = pyo.Var(cuts, bounds=(0, None))
        waste = pyo.Var(cuts, bounds=(0, None))
        setattr(model, "stock_" + name, stock)
        setattr(model, "waste_" + name, waste)
        self.cost += [(number(entry["disposal"]), waste[cut]) for cut in cuts] if "disposal" in entry else []
        for since, until in zip([0] + self.buckets, self.buckets):
            if holding:
                self.cost.append((holding * (until - since) / WEEK, stock[until]))
        if "closing-value" in entry:
            self.cost.append((-number(entry["closing-value"]), stock[self.end]))
        came.sort(key=lambda one: one[0])
        gone.sort(key=lambda one: one[0])
        incoming, outgoing, before = 0, 0, None
        for cut in cuts:
            terms, right = [(1, stock[cut]), (1, waste[cut])], 0.0
            if before is not None:
                terms.append((-1, stock[before]))
            inside = []
            while incoming < len(came) and came[incoming][0] <= cut:
                inside.append(came[incoming])
                incoming += 1
            while outgoing < len(gone) and gone[outgoing][0] <= cut:
                terms.append(gone[outgoing][1:])
                outgoing += 1
            right += sum(quantity for _, _, quantity, variable in inside if variable is None)
            terms += [(-quantity, variable) for _, _, quantity, variable in inside if variable is not None]
            model.rules.add(total(terms) == right)
            if "storage" in entry:
                self.store(entry, inside, stock, before)
            before = cut
        for expires in expiries:
            fresh = [one for one in came if one[0] <= expires and (one[1] or expires + 1) > expires]
            model.rules.add(
                total([(1, stock[expires])] + [(-quantity, one) for _, _, quantity, one in fresh if one is not None])
                <= sum(quantity for _, _, quantity, one in fresh if one is None))

    def store(self, entry, inside, stock, before):
        """What is bought must find room beside what is there, before anything leaves."""
        for at in {at for at, _, _, variable in inside if variable is not None}:
            there = [one for one in inside if one[0] <= at]
            terms = [(quantity, variable) for _, _, quantity, variable in there if variable is not None]
            if before is not None:
                terms.append((1, stock[before]))
            self.model.rules.add(
                total(terms) <= number(entry["storage"]) - sum(one[2] for one in there if one[3] is None))


def main():
    Highs().available()
    # What is handed over ready counts no more than imports do.
    files = Files.handed()
    imported = time.process_time()
    scenario, answer = sys.argv[1:3]
    plan = Model(Plant(scenario))
    cost, lots = None, []
    if plan.is_possible:
        solver = Highs()
        solver.highs_options = {"threads": 1}
        solver.config.load_solution = False
        results = solver.solve(plan.model)
        if results.termination_condition == TerminationCondition.optimal:
            results.solution_loader.load_vars()
            cost = results.best_feasible_objective
            lots = [
                [lot.recipe.name, lot.cell, plan.model.lots[place].value]
                for place, lot in enumerate(plan.lots) if plan.model.lots[place].value]
        elif results.termination_condition not in (
                TerminationCondition.infeasible, TerminationCondition.infeasibleOrUnbounded):
            sys.exit(f"HiGHS ended with {results.termination_condition}")
    with open(answer, "w", encoding="utf-8") as file:
        json.dump({"cost": cost, "bound": None, "import": imported, "values": lots}, file)
    if files:
        files.run(plan.plant.file)


main()
