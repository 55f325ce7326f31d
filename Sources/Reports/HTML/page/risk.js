// What demand lines get when lots pass or fail, those least sure first, and how far service targets are met.
function riskSection() {
  if (!data.risks.length && !data.targets.length) return null;
  const node = section("risk", data.targets.length ? "Service targets and risk of failed lots" : "Risk of failed lots");
  node.dataset.nav = "Risk";
  if (data.targets.length) node.append(...targetParts());
  if (data.risks.length) node.append(...riskParts());
  return node;
}

function targetParts() {
  const heads = [["target"], ["material"], ["until"], ["wanted", 1], ["on time", 1], ["asked", 1], ["missing", 1]];
  const rows = data.targets.map((target) => el("tr", {}, nameCell(target.name), nameCell(target.material),
    el("td", { class: "d" }, dayText(target.until - 1)), el("td", { class: "n" }, `${figure(target.wanted)} `, name(target.unit)),
    el("td", { class: "n" }, figure(target.onTime)), el("td", { class: "n" }, figure(target.asked)),
    el("td", { class: target.missing > 1e-6 ? "n bad" : "n good" }, target.missing > 1e-6 ? figure(target.missing) : "met")));
  return [el("h3", {}, "Service targets"), el("p", { class: "lead" }, "What is delivered by its due date in each period, against what is asked for."),
    tableOf("targets", heads, rows)];
}

function riskParts() {
  const ranked = data.risks.slice().sort((a, b) => a.full - b.full);
  let most = 50;
  const body = el("tbody");
  const more = el("button", { type: "button", onclick: () => { most = Infinity; fill(); } });
  const fill = () => {
    body.replaceChildren(...ranked.slice(0, most).map(riskRow));
    more.hidden = ranked.length <= most;
    more.textContent = `show all ${ranked.length} lines`;
  };
  fill();
  const heads = [["line"], ["by"], ["wanted", 1], ["none fails", 1], ["the largest fails", 1], ["lots that may fail", 1], ["in full", 1], ["probability"]];
  return [...(data.targets.length ? [el("h3", {}, "Risk of failed lots")] : []), el("p", { class: "lead" },
    "The plan reckons with what lots give on average. Here each lot passes or fails as a whole: what a line can get when none fails, "
      + "when the one that gives most fails, and the probability that it gets all that is wanted."),
    tableOf("risks", heads, [], body), more];
}

function riskRow(risk) {
  const bar = el("span", { class: "stack", role: "img", "aria-label": `${percent(risk.full)} in full` }, el("span", {}));
  bar.firstChild.style.width = `${Math.max(0, Math.min(1, risk.full)) * 100}%`;
  bar.firstChild.style.background = risk.full < 0.5 ? "var(--c5)" : risk.full < 0.9 ? "var(--c1)" : "var(--c2)";
  return el("tr", {}, nameCell(risk.line), el("td", { class: "d" }, dayText(risk.by - 1)),
    el("td", { class: "n" }, `${figure(risk.wanted)} `, name(risk.unit)), el("td", { class: "n" }, figure(risk.none)),
    el("td", { class: risk.one < risk.wanted ? "n warn" : "n" }, figure(risk.one)), el("td", { class: "n" }, figure(risk.lots)),
    el("td", { class: "n" }, percent(risk.full, 1)), el("td", {}, bar));
}

function tableOf(id, heads, rows, body) {
  const rest = body || el("tbody", {}, ...rows);
  return el("div", { class: "scroll" }, el("table", { id }, el("thead", {}, el("tr", {},
    ...heads.map(([text, number]) => el("th", { class: number ? "n" : "", scope: "col" }, text)))), rest));
}
