// From income to contribution, account by account; then what a lot and a dose cost.
function moneySection() {
  if (!data.ledger.length) return null;
  const node = section("money", "Money", `From income down to the contribution, in ${data.currency}; every step is a sum of whole-cent ledger lines.`);
  const box = el("div", { class: "chart flat", id: "waterfall" });
  node.append(box);
  node.draw = () => box.replaceChildren(waterfall(widthOf(box)));
  if (data.costs.length) node.append(costTable());
  return node;
}

function waterfall(width) {
  const bars = [];
  let sum = 0;
  for (const step of data.ledger) {
    bars.push({ title: step.account, from: sum, to: sum + step.cents, cents: step.cents, note: step.objects });
    sum += step.cents;
    if (step.subtotal) bars.push({ title: step.subtotal, from: 0, to: sum, cents: sum, total: true });
  }
  const left = 150, right = 130, row = 24;
  const low = Math.min(0, ...bars.map((bar) => Math.min(bar.from, bar.to))), high = Math.max(1, ...bars.map((bar) => Math.max(bar.from, bar.to)));
  const x = (cents) => left + (cents - low) / (high - low) * (width - left - right);
  const root = svg("svg", { width, height: bars.length * row + 8, role: "img", "aria-label": "from income to contribution" });
  root.append(svg("line", { x1: x(0), x2: x(0), y1: 0, y2: bars.length * row, stroke: "var(--quiet)" }));
  bars.forEach((bar, index) => {
    const y = index * row + 4, a = x(Math.min(bar.from, bar.to)), b = x(Math.max(bar.from, bar.to));
    root.append(svg("text", { x: left - 8, y: y + 14, "text-anchor": "end", style: bar.total ? "font-weight: 700" : "" }, bar.title));
    const rect = svg("rect", { x: a, y: y + 2, width: Math.max(1, b - a), height: row - 8, rx: 2,
      fill: bar.total ? "var(--accent)" : bar.cents < 0 ? "var(--c5)" : "var(--c2)" });
    rect.append(svg("title", {}, `${bar.title}: ${money(bar.cents, true)}` + (bar.note || []).map(([object, cents]) => `\n${object}: ${money(cents, true)}`).join("")));
    root.append(rect);
    if (index + 1 < bars.length) root.append(svg("line", { x1: x(bar.to), x2: x(bar.to), y1: y + row - 6, y2: y + row + 4, stroke: "var(--quiet)" }));
    root.append(svg("text", { x: width - 4, y: y + 14, "text-anchor": "end", style: bar.total ? "font-weight: 700" : "" },
      (bar.cents > 0 && !bar.total ? "+" : "") + money(bar.cents)));
  });
  return root;
}

function costTable() {
  const heads = ["recipe", "lots", "materials", "operations", "units and rooms", "staff", "tests", "per lot", "net per lot", "per unit"];
  const rows = data.costs.map((cost) => el("tr", {}, el("td", { class: "t" }, name(cost.recipe)), el("td", { class: "n" }, figure(cost.lots)),
    ...[cost.materials, cost.operations, cost.capacity, cost.staff, cost.tests, cost.total].map((cents) => el("td", { class: "n" }, money(cents))),
    el("td", { class: "n" }, `${figure(cost.net)} `, name(cost.unit)), el("td", { class: "n" }, cost.perUnit === undefined ? "–" : money(cost.perUnit, true))));
  return el("div", {}, el("h3", {}, "Cost of a lot, at standard rates"),
    el("p", { class: "lead" }, "Means over the plan's lots, before fixed costs and rosters are shared out."),
    el("div", { class: "scroll" }, el("table", { id: "costs" }, el("thead", {}, el("tr", {}, ...heads.map((text, index) =>
      el("th", { class: index ? "n" : "", scope: "col" }, text)))), el("tbody", {}, ...rows))));
}
