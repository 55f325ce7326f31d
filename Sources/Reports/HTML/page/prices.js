// Prices that the plan knows, each with what it is a price of and what it means.
function pricesSection() {
  if (!data.prices.length && !data.marginals.length) return null;
  const node = section("prices", "Prices", "What a unit earns and what it costs, and what more of a resource would be worth; "
    + "no figure stands without what it is a price of.");
  const cell = (cents) => el("td", { class: "n" }, cents === undefined ? "–" : money(cents, true));
  if (data.prices.length) {
    const heads = [["price of"], ["lowest", 1], ["mean", 1], ["highest", 1], ["per"], ["what it means"]];
    // What it means is told once for all prices of a kind that follow each other.
    const told = (price, index) => {
      if (index && data.prices[index - 1].meaning === price.meaning) return null;
      const rest = data.prices.slice(index), other = rest.findIndex((next) => next.meaning !== price.meaning);
      return el("td", { class: "t why", rowspan: other < 0 ? rest.length : other }, price.meaning);
    };
    node.append(tableOf("price-list", heads, data.prices.map((price, index) => el("tr", {}, el("td", { class: "t" }, `${price.kind} `, name(price.name)),
      cell(price.low), cell(price.mean), cell(price.high), el("td", {}, name(price.per)), told(price, index)))));
  }
  if (data.capacitySteps.length) {
    node.append(el("h3", {}, "Whole plans with a step more and a step fewer"),
      el("p", { class: "lead" }, "By how much the contribution of a whole plan changes, and what it changes by at least and at most whatever the gaps hide."),
      capacityStepTable(cell));
  }
  if (data.marginals.length) {
    node.append(el("h3", {}, "Prices of the relaxed plan"),
      el("p", { class: "lead" }, "What a little more would be worth if lots could be parts of lots: a hint, not an offer."), marginalTable(cell));
  }
  return node;
}

// What whole plans with a step more and a step fewer came to.
function capacityStepTable(cell) {
  const heads = [["a step more or fewer of"], ["setting"], ["relaxed price", 1], ["whole plan", 1], ["at least", 1], ["at most", 1]];
  return tableOf("capacity-steps", heads, data.capacitySteps.map((step) => el("tr", {},
    el("td", { class: "t" }, step.of + (step.bottleneck ? " (bottleneck)" : "")), el("td", { class: "t" }, name(step.setting)),
    cell(step.price), step.change === undefined ? el("td", { class: "n" }, "no plan") : cell(step.change), cell(step.least), cell(step.most))));
}

// Prices of the relaxed plan: hints, each for a small part of a step.
function marginalTable(cell) {
  const studied = data.marginals.some((price) => price.studied);
  const heads = [["relaxed price of"], ["quarter"], ["step"], ["relaxed price", 1]].concat(studied
    ? [["one more", 1], ["one fewer", 1], ["for more", 1], ["holds to", 1], ["for less", 1], ["holds to", 1], ["binds next"]] : []);
  const share = (value, sign) => el("td", { class: "n" }, value === undefined ? "–" : `${sign}${figure(value)}`);
  const exact = (price, cents) => price.studied && cents === undefined ? el("td", { class: "n" }, "no plan") : cell(cents);
  return tableOf("marginals", heads, data.marginals.map((price) => el("tr", {}, el("td", { class: "t" }, price.of), el("td", { class: "d" }, price.quarter),
    el("td", { class: "d" }, price.step), cell(price.price), ...(studied ? [exact(price, price.more), exact(price, price.fewer), cell(price.right),
      share(price.holdsMore, "+"), cell(price.left), share(price.holdsFewer, "\u2212"), el("td", { class: "t" }, price.next)] : []))));
}
