// The Gantt: lanes by unit, room, staff or lot; zoom, pan, hover, one lot followed through the plant, keyboard.
const gantt = { view: "unit", by: "product", lot: -1, focus: -1, from: 0, to: 1, lanes: [], marks: [] };
const LANE = 24, TALL = 60, AXIS = 26;

function ganttSection() {
  gantt.low = Math.min(0, ...data.bars.map((bar) => bar.hold[0]));
  gantt.known = data.bars.reduce((last, bar) => Math.max(last, bar.clean[1]), data.lots.reduce((last, lot) => Math.max(last, lot.released), 0));
  // To the end of the last lot: what is open is not told beyond it.
  gantt.high = gantt.known + (gantt.known - gantt.low) / 100;
  const node = section("gantt", "Timetable", (data.scheduled
    ? "Every operation at its place: set-up and clean are hatched, turnaround is outlined, closed time is shaded."
    : "Operations at the times the plan reckons with: set-up and clean are hatched, turnaround is outlined.")
    + (gantt.high > data.horizon ? " No lot starts after the dashed line." : ""));
  gantt.from = gantt.low;
  gantt.to = gantt.high;
  const lots = el("select", { "aria-label": "follow a lot", id: "gantt-lot", onchange: () => follow(Number(lots.value)) },
    el("option", { value: "-1" }, "all lots"));
  data.lots.forEach((lot, index) => lots.append(el("option", { value: String(index) }, lot.name)));
  gantt.select = lots;
  node.append(el("div", { class: "tools" },
    choice("lanes", [["unit", "units"], ...(data.rooms.length ? [["room", "rooms"]] : []),
      ...(data.pools.length ? [["staff", "staff"]] : []), ["lot", "lots"]], gantt.view, (view) => {
      gantt.view = view; buildGantt(); }),
    ...(data.stages.length ? [choice("colour", [["product", "by product"], ["stage", "by stage"]], gantt.by, (by) => { gantt.by = by; paintGantt(); })] : []),
    lots,
    el("span", { class: "group", role: "group", "aria-label": "zoom" },
      el("button", { type: "button", "aria-label": "zoom in", id: "gantt-in", onclick: () => zoom(0.5) }, "+"),
      el("button", { type: "button", "aria-label": "zoom out", id: "gantt-out", onclick: () => zoom(2) }, "\u2212"),
      el("button", { type: "button", id: "gantt-whole", onclick: whole }, "whole")),
    el("span", { id: "gantt-range", "aria-live": "polite" }),
    el("span", { class: "hint" }, "drag to move, Ctrl or Shift and wheel to zoom, click a bar to follow its lot")));
  gantt.box = el("div", { class: "chart", id: "gantt-chart", tabindex: "0", role: "group",
    "aria-label": "Timetable. Arrow keys left and right move in time, plus and minus zoom, up and down go from bar to bar, "
      + "Enter follows the bar's lot, Escape shows all." });
  gantt.key = el("div", { class: "key", id: "gantt-key" });
  node.append(gantt.box, gantt.key);
  listen();
  return node;
}

function buildGantt() {
  gantt.lanes = { unit: unitLanes, room: roomLanes, staff: staffLanes, lot: lotLanes }[gantt.view]();
  gantt.focus = -1;
  gantt.height = AXIS + gantt.lanes.reduce((sum, lane) => sum + (lane.tall ? TALL : LANE), 0) + 4;
  gantt.width = widthOf(gantt.box) - 2;
  gantt.left = Math.min(220, Math.max(90, Math.round(gantt.width * 0.16)));
  const root = svg("svg", { width: gantt.width, height: gantt.height, "aria-hidden": "true" });
  root.append(patterns());
  gantt.back = svg("g", {});
  gantt.bars = svg("g", { "clip-path": "url(#plot)" });
  gantt.front = svg("g", {});
  const clip = svg("clipPath", { id: "plot" });
  clip.append(svg("rect", { x: gantt.left, y: 0, width: gantt.width - gantt.left, height: gantt.height }));
  root.append(clip, gantt.back, gantt.bars, gantt.front);
  gantt.marks = [];
  let y = AXIS;
  for (const lane of gantt.lanes) {
    lane.y = y;
    for (const bar of lane.bars) {
      const group = svg("g", { "data-bar": gantt.marks.length, class: "bar" });
      const main = mainPiece(bar, lane);
      group.append(main);
      gantt.bars.append(group);
      gantt.marks.push({ bar, lane, group, main });
    }
    y += lane.tall ? TALL : LANE;
  }
  gantt.box.replaceChildren(root);
  paintGantt();
}

function patterns() {
  const defs = svg("defs", {});
  const hatch = svg("pattern", { id: "hatch", width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" });
  hatch.append(svg("rect", { width: 2, height: 5, fill: "var(--card)", "fill-opacity": ".55" }));
  defs.append(hatch);
  return defs;
}

function scaleX(minutes) { return gantt.left + (minutes - gantt.from) / (gantt.to - gantt.from) * (gantt.width - gantt.left); }

function paintGantt() {
  if (!gantt.box.firstChild) return;
  paintGround();
  for (const mark of gantt.marks) paintBar(mark);
  document.getElementById("gantt-range").textContent = `${dayText(gantt.from)} to ${dayText(gantt.to)}`;
  paintKey();
}

function fillOf(bar) {
  if (gantt.by === "stage" && bar.stage >= 0) return colour(bar.stage);
  return colour(data.lots[bar.lot].product);
}

function paintKey() {
  const byStage = gantt.by === "stage" && gantt.view !== "room";
  const names = byStage ? data.stages : data.products;
  gantt.key.replaceChildren(...(gantt.view === "staff"
    ? [el("span", {}, data.work.length
      ? "filled: people at work; work told in hours is spread evenly and may rise above the line of people there are"
      : "by week; filled: hours of work; line: hours there are")]
    : names.map((text, index) => {
      const swatch = el("i");
      swatch.style.background = colour(index);
      return el("span", {}, swatch, name(text));
    })), ...(gantt.view === "lot" ? [el("span", {}, "thin: tests and review"), el("span", {}, "\u25c6 released")] : []));
}
