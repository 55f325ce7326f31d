// Puts the page together.
function build() {
  const title = data.title || "Plan";
  document.title = title;
  const tiles = el("div", { class: "tiles", id: "tiles" }, ...data.tiles.map((tile) => {
    const value = el("b", { class: tile.tone }, name(tile.value));
    // Long figures are smaller, so that they stay in one line.
    value.style.setProperty("--signs", Math.max(12, tile.value.length));
    return el("div", { class: "tile" }, el("span", {}, tile.title), value, el("small", {}, name(tile.note)));
  }));
  const facts = el("dl", { class: "facts" }, ...data.facts.flatMap((fact) => [el("dt", {}, fact.title), el("dd", { class: fact.tone }, name(fact.text))]));
  const overview = section("overview", "Overview", data.scheduled ? "What the plan promises; the timetable's own figures stand in the parts that follow." : "");
  overview.append(facts);
  const parts = [overview, data.bars.length ? ganttSection() : null, keptSection(), heatSection(), serviceSection(),
    riskSection(), stockSection(), moneySection(), pricesSection(), assumptionsSection(), tablesSection()].filter((part) => part !== null);
  const nav = el("nav", { "aria-label": "sections" }, ...parts.map((part) =>
    el("a", { href: "#" + part.id }, part.dataset.nav || part.querySelector("h2").textContent)));
  const theme = el("button", { type: "button", id: "theme", onclick: () => {
    const root = document.documentElement;
    const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = isDark ? "light" : "dark";
  } }, "light / dark");
  document.body.replaceChildren(el("header", { class: "bar-top" }, el("strong", {}, name(title)), el("div", { class: "bar-end" }, nav, theme)),
    el("main", {}, tiles, el("div", { style: "height: 18px" }), ...parts), tip);
  const draw = () => {
    for (const part of parts) if (part.draw) part.draw();
    if (gantt.box) buildGantt();
  };
  draw();
  for (const [event, printing] of [["beforeprint", true], ["afterprint", false]]) {
    addEventListener(event, () => { paper.printing = printing; draw(); });
  }
  let timer = 0, width = innerWidth;
  addEventListener("resize", () => {
    if (innerWidth === width) return;
    width = innerWidth;
    clearTimeout(timer);
    timer = setTimeout(draw, 120);
  });
  document.documentElement.dataset.ready = "yes";
}

build();
