// What the Gantt shows: lanes with bars, made from the operations, room holds and work of the page's data.

// Puts intervals into as few rows as they need; gives the row of each.
function packed(items, from, to) {
  const ends = [];
  const order = items.map((_, index) => index).sort((a, b) => from(items[a]) - from(items[b]) || a - b);
  const rows = new Array(items.length);
  for (const index of order) {
    let row = ends.findIndex((end) => end <= from(items[index]));
    if (row < 0) row = ends.push(0) - 1;
    ends[row] = to(items[index]);
    rows[index] = row;
  }
  return { rows, count: ends.length };
}

// Lanes of units: a lane per unit where the timetable tells its number, else as many as the operations need.
function unitLanes() {
  const lanes = [];
  data.units.forEach((unit, index) => lanes.push(...lanesOf(data.bars.filter((bar) => bar.unit === index), unit)));
  const without = data.bars.filter((bar) => bar.unit < 0);
  if (without.length) {
    lanes.push(...lanesOf(without, { name: "no unit", label: "operations without a unit", count: 1, calendar: -1 }));
  }
  return lanes;
}

// The repetitions of an operation share one hold of the unit and stay in one lane.
function lanesOf(bars, unit) {
  const holds = new Map();
  for (const bar of bars) {
    const key = `${bar.lot} ${bar.operation} ${bar.number} ${bar.hold[0]} ${bar.hold[1]}`;
    if (!holds.has(key)) holds.set(key, []);
    holds.get(key).push(bar);
  }
  const groups = [...holds.values()];
  const numbered = groups.every((group) => group[0].number > 0);
  const packing = numbered ? null : packed(groups, (group) => group[0].hold[0], (group) => group[0].hold[1]);
  const count = numbered ? groups.reduce((most, group) => Math.max(most, group[0].number), unit.count) : Math.max(1, packing.count);
  const lanes = Array.from({ length: count }, (_, lane) => ({
    title: count > 1 ? `${unit.name} ${lane + 1}` : unit.name, note: unit.label, calendar: unit.calendar, bars: [] }));
  groups.forEach((group, place) => {
    const lane = lanes[numbered ? group[0].number - 1 : packing.rows[place]];
    const last = group.reduce((found, bar) => bar.run[1] > found.run[1] ? bar : found);
    for (const bar of group) lane.bars.push(operationBar(bar, bar === last));
  });
  return lanes;
}

function operationBar(bar, isLast) {
  const lot = data.lots[bar.lot];
  const parts = [];
  if (isLast && bar.clean[1] < bar.hold[1]) parts.push([bar.clean[1], bar.hold[1], "turn"]);
  if (bar.setUp[1] > bar.setUp[0]) parts.push([bar.setUp[0], bar.setUp[1], "side"]);
  if (bar.clean[1] > bar.clean[0]) parts.push([bar.clean[0], bar.clean[1], "side"]);
  parts.push([bar.run[0], bar.run[1], "run"]);
  const lines = [`${lot.name}: ${bar.operation}${bar.copy > 1 ? " " + bar.copy : ""}`];
  if (bar.setUp[1] > bar.setUp[0]) lines.push(`set-up ${timeText(bar.setUp[0])} (${spanText(bar.setUp[1] - bar.setUp[0])})`);
  lines.push(`run ${timeText(bar.run[0])} to ${timeText(bar.run[1])} (${spanText(bar.run[1] - bar.run[0])})`);
  if (bar.clean[1] > bar.clean[0]) lines.push(`clean until ${timeText(bar.clean[1])}`);
  if (bar.unit >= 0) lines.push(`on ${data.units[bar.unit].name}${bar.number > 0 && data.units[bar.unit].count > 1 ? " " + bar.number : ""}`);
  if (bar.stage) lines.push(`stage ${bar.stage}`);
  if (bar.reason) lines.push(bar.reason);
  return { lot: bar.lot, stage: data.stages.indexOf(bar.stage), from: parts.reduce((first, part) => Math.min(first, part[0]), bar.run[0]),
    to: parts.reduce((last, part) => Math.max(last, part[1]), bar.run[1]), parts, text: lot.name, short: bar.operation, tip: lines.join("\n") };
}

function roomLanes() {
  const lanes = [];
  data.rooms.forEach((room, index) => {
    const holds = data.roomHolds.filter((hold) => hold.room === index);
    const { own, laneOf } = roomRows(room, holds);
    holds.forEach((hold, place) => {
      const lot = data.lots[hold.lot];
      own[laneOf(place)].bars.push({ lot: hold.lot, stage: -1, from: hold.held[0], to: hold.held[1],
        parts: [[hold.held[0], hold.held[1], "run"]], text: lot.name, short: lot.name,
        tip: `${lot.name} holds ${room.name}${hold.key ? " as " + hold.key : ""}\n${timeText(hold.held[0])} to ${timeText(hold.held[1])}`
          + ` (${spanText(hold.held[1] - hold.held[0])}, turnaround included)` });
    });
    lanes.push(...own);
  });
  return lanes;
}

// Lanes of one room: by number where the timetable gives it and each holds one lot at a time, else as many as the lots need.
function roomRows(room, holds) {
  const groups = new Map();
  holds.forEach((hold, place) => {
    if (!groups.has(hold.number)) groups.set(hold.number, []);
    groups.get(hold.number).push(place);
  });
  const numbers = [...groups.keys()].sort((a, b) => a - b);
  if (numbers.length && numbers[0] > 0) for (let number = 1; number <= Math.min(room.count, 200); number += 1) if (!groups.has(number)) groups.set(number, []);
  const own = [], rows = new Array(holds.length);
  for (const number of [...groups.keys()].sort((a, b) => a - b)) {
    const places = groups.get(number);
    const packing = packed(places.map((place) => holds[place]), (hold) => hold.held[0], (hold) => hold.held[1]);
    places.forEach((place, index) => { rows[place] = own.length + packing.rows[index]; });
    for (let row = 0; row < Math.max(1, packing.count); row += 1) {
      const title = groups.size > 1 ? `${room.name} ${number}` : packing.count > 1 ? `${room.name} ${row + 1}` : room.name;
      own.push({ title, note: room.label, calendar: room.calendar, bars: [] });
    }
  }
  if (!own.length) own.push({ title: room.name, note: room.label, calendar: room.calendar, bars: [] });
  return { own, laneOf: (place) => rows[place] };
}

// A lane per lot: its operations, then its tests and review until release.
function lotLanes() {
  const lanes = data.lots.map((lot) => ({ title: lot.name, note: lot.recipe, calendar: -1, bars: [], lot: true }));
  data.bars.forEach((bar) => {
    const shown = operationBar(bar, false);
    shown.text = bar.operation;
    lanes[bar.lot].bars.push(shown);
  });
  data.checks.forEach((check) => {
    lanes[check.lot].bars.push({ lot: check.lot, stage: data.stages.indexOf("qc"), from: check.during[0], to: check.during[1],
      parts: [[check.during[0], check.during[1], "test"]], text: "", short: check.name,
      tip: `${data.lots[check.lot].name}: ${check.name}\n${timeText(check.during[0])} to ${timeText(check.during[1])}` });
  });
  data.lots.forEach((lot, index) => lanes[index].bars.push({ lot: index, stage: -1, from: lot.released, to: lot.released,
    parts: [], mark: true, text: "", short: "released",
    tip: `${lot.name} is released ${timeText(lot.released)}\n${figure(lot.net)} ${lot.unit} of ${lot.material} expected`
      + (lot.released > lot.planned ? `\n${spanText(lot.released - lot.planned)} later than planned: ${lot.reason}` : "") }));
  return lanes;
}

// A taller lane per pool with the people at work; weeks where there is no timetable.
function staffLanes() {
  return data.pools.map((pool, index) => {
    const work = data.work.filter((item) => item.pool === index);
    const weeks = data.weeks.filter((week) => week.pool === index);
    return { title: pool.name, note: pool.label, calendar: pool.calendar, bars: [], tall: true, most: pool.count,
      steps: work.length ? peopleSteps(work) : null, weeks, work };
  });
}

// People at once as [from, to, people], over all work of a pool.
function peopleSteps(work) {
  const changes = new Map();
  const add = (at, people) => changes.set(at, (changes.get(at) || 0) + people);
  for (const item of work) { add(item.during[0], item.people); add(item.during[1], -item.people); }
  const times = [...changes.keys()].sort((a, b) => a - b);
  const steps = [];
  let people = 0;
  times.forEach((at, index) => {
    people += changes.get(at);
    if (index + 1 < times.length && people > 1e-9) steps.push([at, times[index + 1], people]);
  });
  return steps;
}
