// Stock at bucket ends: what may be used, what waits for release on top of it, what was thrown away.
function stockSection() {
  if (!data.stock.length) return null;
  const node = section("stock", "Stock", "At the end of each bucket. Filled: released; hatched on top: in quarantine; "
    + "a triangle marks what expired or was thrown away, a ring missing safety stock.");
  const boxes = data.stock.map((item) => {
    const box = el("div", { class: "chart flat" });
    node.append(el("h3", {}, name(item.name), item.label ? el("span", { class: "quiet" }, " ", name(item.label)) : "", ` [${item.unit}]`), box);
    return box;
  });
  node.draw = () => data.stock.forEach((item, index) => boxes[index].replaceChildren(item.released.some((value, place) => value + item.quarantine[place] > 0)
    ? stockChart(item, widthOf(boxes[index]), index) : neverInStock(item)));
  return node;
}

// What is used or thrown away within each bucket needs no chart.
function neverInStock(item) {
  const thrown = item.discards.map(([at, quantity]) => `${figure(quantity)} ${item.unit} thrown away ${timeText(at)}`);
  const short = item.short.map(([at, quantity]) => `${figure(quantity)} ${item.unit} of safety stock missing at the end of ${dayText(at - 1)}`);
  return el("p", { class: "lead" }, `None at the end of any bucket${[...thrown, ...short].map((text) => "; " + text).join("")}.`);
}

function stockChart(item, width, index) {
  const left = 84, height = 132, bottom = height - 22, top = 10;
  const last = data.buckets[data.buckets.length - 1];
  const marks = levels(Math.max(1e-9, ...item.released.map((value, place) => value + item.quarantine[place])));
  const most = marks.list[marks.list.length - 1];
  const x = (at) => left + at / last * (width - left - 12);
  const y = (value) => bottom - value / most * (bottom - top);
  const root = svg("svg", { width, height, role: "img", "aria-label": `stock of ${item.name}` });
  const hatch = svg("pattern", { id: "wait" + index, width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" });
  hatch.append(svg("rect", { width: 2.4, height: 6, fill: "var(--c1)" }));
  const defs = svg("defs", {});
  defs.append(hatch);
  root.append(defs);
  for (const level of marks.list) {
    root.append(svg("line", { x1: left, x2: width - 12, y1: y(level), y2: y(level), stroke: "var(--line)" }));
    root.append(svg("text", { x: left - 8, y: y(level) + 4, "text-anchor": "end", class: "quiet" }, figure(level, marks.places)));
  }
  for (const [at, text] of ticks(0, last, width - left)) {
    if (x(at) + text.length * 6.5 < width) root.append(svg("text", { x: x(at), y: height - 6, class: "quiet" }, text));
  }
  const steps = (low, high) => {
    let path = "";
    data.buckets.forEach((end, place) => {
      const begin = place ? data.buckets[place - 1] : 0, a = y(low(place)), b = y(high(place));
      if (high(place) - low(place) > 1e-9) path += `M${x(begin)} ${a}V${b}H${x(end)}V${a}z`;
    });
    return path;
  };
  root.append(svg("path", { d: steps(() => 0, (place) => item.released[place]), fill: "var(--c0)" }));
  root.append(svg("path", { d: steps((place) => item.released[place], (place) => item.released[place] + item.quarantine[place]),
    fill: `url(#wait${index})`, stroke: "var(--c1)", "stroke-width": 0.6 }));
  data.buckets.forEach((end, place) => {
    const begin = place ? data.buckets[place - 1] : 0;
    const area = svg("rect", { x: x(begin), y: top, width: Math.max(0.5, x(end) - x(begin)), height: bottom - top, fill: "transparent" });
    area.append(svg("title", {}, `${item.name} at the end of ${dayText(end - 1)}\n${figure(item.released[place])} ${item.unit} released`
      + `, ${figure(item.quarantine[place])} ${item.unit} in quarantine`));
    root.append(area);
  });
  for (const [at, quantity] of item.discards) {
    const mark = svg("path", { d: `M${x(at)} ${bottom - 2} l-6 -11 h12z`, fill: "var(--bad)", stroke: "var(--card)" });
    mark.append(svg("title", {}, `${figure(quantity)} ${item.unit} thrown away ${timeText(at)}`));
    root.append(mark);
  }
  for (const [at, quantity] of item.short) {
    const mark = svg("circle", { cx: x(at), cy: top + 6, r: 5, fill: "none", stroke: "var(--warn)", "stroke-width": 2 });
    mark.append(svg("title", {}, `${figure(quantity)} ${item.unit} of safety stock missing at the end of ${dayText(at - 1)}`));
    root.append(mark);
  }
  return root;
}
