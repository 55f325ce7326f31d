// The bars of the Gantt. Each has one piece that is always there; set-up, clean, turnaround and text come where there is
// room for them, and nothing is written anew that has not changed: thousands of bars move at once.
const SMALL = 4;

// The run of a bar, or the mark of a release; a test is a thin line, as tests of a lot lie on each other.
function mainPiece(bar, lane) {
  if (bar.mark) return svg("path", { fill: "var(--mark)" });
  const kind = bar.parts[bar.parts.length - 1][2], isTest = kind === "test";
  return svg("rect", { class: kind, rx: isTest ? 0 : 2, y: lane.y + (isTest ? LANE - 9 : 4), height: isTest ? 5 : LANE - 8,
    "fill-opacity": isTest ? ".6" : "1" });
}

function paintBar(mark) {
  const { bar, group, main } = mark;
  const outside = bar.to < gantt.from || bar.from > gantt.to;
  if (mark.outside !== outside) { mark.outside = outside; group.setAttribute("display", outside ? "none" : "inline"); }
  if (outside) return;
  const dim = gantt.lot >= 0 && bar.lot !== gantt.lot;
  if (mark.dim !== dim) { mark.dim = dim; group.setAttribute("class", dim ? "bar dim" : "bar"); }
  const focus = gantt.marks[gantt.focus] === mark;
  if (mark.focus !== focus) { mark.focus = focus; group.toggleAttribute("data-focus", focus); }
  const from = scaleX(bar.from);
  if (bar.mark) {
    const top = mark.lane.y + 4, half = (LANE - 8) / 2;
    main.setAttribute("d", `M${from.toFixed(1)} ${top}l5 ${half}l-5 ${half}l-5 ${-half}z`);
    return;
  }
  const fill = fillOf(bar);
  if (mark.fill !== fill) { mark.fill = fill; main.setAttribute("fill", fill); mark.painted = false; }
  const width = scaleX(bar.to) - from, small = width < SMALL;
  if (mark.small !== small) {
    mark.small = small;
    if (mark.extras) mark.extras.setAttribute("display", small ? "none" : "inline");
  }
  if (small) { place(main, from, Math.max(1.2, width)); return; }
  const run = bar.parts[bar.parts.length - 1];
  place(main, scaleX(run[0]), Math.max(1.2, scaleX(run[1]) - scaleX(run[0])));
  paintExtras(mark);
}

function place(rect, x, width) {
  rect.setAttribute("x", x.toFixed(1));
  rect.setAttribute("width", width.toFixed(1));
}

// Set-up and clean under a hatch, so that they differ from the run without colour; turnaround as an outline; the text.
function paintExtras(mark) {
  const { bar } = mark, sides = bar.parts.slice(0, -1);
  if (!mark.extras) {
    if (!sides.length && !bar.text) return;
    mark.extras = svg("g", {});
    mark.pieces = sides.map(([, , kind]) => {
      const size = { y: mark.lane.y + 4, height: LANE - 8 };
      const rect = kind === "turn" ? svg("rect", { class: "turn", fill: "none", "stroke-dasharray": "3 2", ...size })
        : svg("rect", { class: "side", ...size });
      const hatch = kind === "turn" ? null : svg("rect", { fill: "url(#hatch)", "pointer-events": "none", ...size });
      mark.extras.append(rect, ...(hatch ? [hatch] : []));
      return { rect, hatch, kind };
    });
    mark.group.append(mark.extras);
  }
  sides.forEach(([from, to], index) => {
    const { rect, hatch, kind } = mark.pieces[index];
    const x = scaleX(from), width = Math.max(0.8, scaleX(to) - x);
    if (!mark.painted) rect.setAttribute(kind === "turn" ? "stroke" : "fill", mark.fill);
    place(rect, x, width);
    if (hatch) place(hatch, x, width);
  });
  mark.painted = true;
  paintLabel(mark);
}

// The text stands in the run where it fits, cut to the room there is.
function paintLabel(mark) {
  const run = mark.bar.parts.find((part) => part[2] === "run");
  const from = run ? Math.max(gantt.left, scaleX(run[0])) : 0;
  const width = run ? Math.min(gantt.width, scaleX(run[1])) - from : 0;
  const most = Math.floor((width - 8) / 7.5);
  if (!run || most < 3 || !mark.bar.text) { if (mark.label) mark.label.setAttribute("display", "none"); return; }
  if (!mark.label) { mark.label = svg("text", { class: "on", y: mark.lane.y + 16.5 }); mark.extras.append(mark.label); }
  const shown = cut(mark.bar.text, most);
  if (mark.shown !== shown) { mark.shown = shown; mark.label.textContent = shown; }
  mark.label.setAttribute("display", "inline");
  mark.label.setAttribute("x", (from + 4).toFixed(1));
}
