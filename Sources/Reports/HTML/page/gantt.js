// The Gantt: lanes by unit, room, staff or lot; zoom, pan, hover, one lot followed through the plant, keyboard.
const gantt = { view: "unit", by: "product", lot: -1, focus: -1, from: 0, to: 1, lanes: [], marks: [] };
const LANE = 24, TALL = 60, AXIS = 26;

function ganttSection() {
  const node = section("gantt", "Timetable", data.scheduled
    ? "Every operation at its place: set-up and clean are hatched, turnaround is outlined, time outside shifts is shaded."
    : "Operations at the times the plan reckons with: set-up and clean are hatched, turnaround is outlined.");
  gantt.low = Math.min(0, ...data.bars.map((bar) => bar.hold[0]));
  gantt.high = data.lots.reduce((last, lot) => Math.max(last, lot.released), data.horizon);
  gantt.high += (gantt.high - gantt.low) / 100;
  gantt.from = gantt.low;
  gantt.to = gantt.high;
  const lots = el("select", { "aria-label": "follow a lot", id: "gantt-lot", onchange: () => follow(Number(lots.value)) },
    el("option", { value: "-1" }, "all lots"));
  data.lots.forEach((lot, index) => lots.append(el("option", { value: String(index) }, lot.name)));
  gantt.select = lots;
  node.append(el("div", { class: "tools" },
    choice("lanes", [["unit", "units"], ["room", "rooms"], ["staff", "staff"], ["lot", "lots"]], gantt.view, (view) => {
      gantt.view = view; buildGantt(); }),
    choice("colour", data.stages.length ? [["product", "by product"], ["stage", "by stage"]] : [["product", "by product"]],
      gantt.by, (by) => { gantt.by = by; paintGantt(); }),
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
  gantt.width = Math.max(320, gantt.box.clientWidth - 2);
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
      const pieces = bar.mark ? [svg("path", { fill: "var(--mark)" })] : bar.parts.map((part) => piece(part[2]));
      group.append(...pieces);
      gantt.bars.append(group);
      gantt.marks.push({ bar, lane, group, pieces, label: null });
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

// Set-up and clean lie under a hatch so that they differ from the run without colour.
function piece(kind) {
  if (kind === "turn") return svg("rect", { class: "turn", fill: "none", "stroke-dasharray": "3 2" });
  const rect = svg("rect", { class: kind, rx: kind === "run" ? 2 : 0 });
  if (kind === "test") rect.setAttribute("fill-opacity", ".45");
  return rect;
}

function scaleX(minutes) { return gantt.left + (minutes - gantt.from) / (gantt.to - gantt.from) * (gantt.width - gantt.left); }

function paintGantt() {
  if (!gantt.box.firstChild) return;
  paintGround();
  for (const mark of gantt.marks) paintBar(mark);
  document.getElementById("gantt-range").textContent = `${dayText(gantt.from)} to ${dayText(gantt.to)}`;
  paintKey();
}

function paintBar(mark) {
  const { bar, lane, group, pieces } = mark;
  const outside = bar.to < gantt.from || bar.from > gantt.to;
  group.setAttribute("display", outside ? "none" : "inline");
  if (outside) return;
  group.setAttribute("class", gantt.lot >= 0 && bar.lot !== gantt.lot ? "bar dim" : "bar");
  const top = lane.y + 4, height = LANE - 8;
  if (bar.mark) {
    const x = scaleX(bar.from);
    pieces[0].setAttribute("d", `M${x} ${top} l5 ${height / 2} l-5 ${height / 2} l-5 ${-height / 2}z`);
    return;
  }
  const fill = fillOf(bar);
  bar.parts.forEach((part, index) => {
    const x = scaleX(part[0]), width = Math.max(0.8, scaleX(part[1]) - x);
    const rect = pieces[index];
    rect.setAttribute("x", x); rect.setAttribute("width", width);
    rect.setAttribute("y", top); rect.setAttribute("height", height);
    if (part[2] === "turn") rect.setAttribute("stroke", fill);
    else { rect.setAttribute("fill", fill); rect.setAttribute("stroke", part[2] === "side" ? "var(--card)" : "none"); }
  });
  paintHatch(mark);
  paintLabel(mark, top);
  group.toggleAttribute("data-focus", gantt.marks[gantt.focus] === mark);
}

function paintHatch(mark) {
  mark.hatch = mark.hatch || [];
  mark.bar.parts.forEach((part, index) => {
    if (part[2] !== "side") return;
    const own = mark.pieces[index];
    if (!mark.hatch[index]) {
      mark.hatch[index] = svg("rect", { fill: "url(#hatch)", "pointer-events": "none" });
      own.after(mark.hatch[index]);
    }
    for (const key of ["x", "y", "width", "height"]) mark.hatch[index].setAttribute(key, own.getAttribute(key));
  });
}

// The text stands in the run where it fits, cut to the room there is.
function paintLabel(mark, top) {
  const run = mark.bar.parts.find((part) => part[2] === "run");
  const from = run ? Math.max(gantt.left, scaleX(run[0])) : 0;
  const width = run ? Math.min(gantt.width, scaleX(run[1])) - from : 0;
  const most = Math.floor((width - 8) / 7);
  if (!run || most < 3 || !mark.bar.text) { if (mark.label) mark.label.setAttribute("display", "none"); return; }
  if (!mark.label) { mark.label = svg("text", { class: "on" }); mark.group.append(mark.label); }
  const text = mark.bar.text;
  mark.label.textContent = text.length > most ? text.slice(0, Math.max(1, most - 1)) + "…" : text;
  mark.label.setAttribute("display", "inline");
  mark.label.setAttribute("x", from + 4);
  mark.label.setAttribute("y", top + 12.5);
}

function fillOf(bar) {
  if (gantt.by === "stage" && bar.stage >= 0) return colour(bar.stage);
  return colour(data.lots[bar.lot].product);
}

function paintKey() {
  const byStage = gantt.by === "stage" && gantt.view !== "room";
  const names = byStage ? data.stages : data.products;
  gantt.key.replaceChildren(...(gantt.view === "staff"
    ? [el("span", {}, data.work.length ? "filled: people at work; line: people there are"
      : "by week; filled: hours of work; line: hours there are")]
    : names.map((text, index) => {
      const swatch = el("i");
      swatch.style.background = colour(index);
      return el("span", {}, swatch, name(text));
    })));
}
