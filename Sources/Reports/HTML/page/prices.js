// Prices that the plan knows, each with what it is a price of and what it means.
function pricesSection() {
  if (!data.prices.length) return null;
  const node = section("prices", "Prices", "What a unit earns and what it costs; no figure stands without what it is a price of. "
    + "What one more hour, unit or person would be worth is not among them: that takes another plan.");
  const heads = [["price of"], ["lowest", 1], ["mean", 1], ["highest", 1], ["per"], ["what it means"]];
  const cell = (cents) => el("td", { class: "n" }, cents === undefined ? "–" : money(cents, true));
  node.append(tableOf("price-list", heads, data.prices.map((price) => el("tr", {}, el("td", { class: "t" }, `${price.kind} `, name(price.name)),
    cell(price.low), cell(price.mean), cell(price.high), el("td", {}, name(price.per)), el("td", { class: "t" }, price.meaning)))));
  return node;
}
