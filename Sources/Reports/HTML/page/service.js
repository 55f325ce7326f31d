// How the demand fares: on time, late, lost, with the reason in plant words.
function serviceSection() {
  if (!data.demand.length) return null;
  const node = section("service", "Service", `Every demand line${data.scheduled ? " as the timetable serves it" : ""}: delivered by its due date, later, or never.`);
  let only = "all", most = 200;
  const body = el("tbody");
  const more = el("button", { type: "button", onclick: () => { most = Infinity; fill(); } });
  const fill = () => {
    const lines = data.demand.filter((line) => only === "all" || line.late > 0 || line.lost > 0);
    body.replaceChildren(...lines.slice(0, most).map(demandRow));
    if (!lines.length) body.append(el("tr", {}, el("td", { colspan: "9" }, "No line is late or short.")));
    more.hidden = lines.length <= most;
    more.textContent = `show all ${lines.length} lines`;
  };
  const heads = [["line"], ["material"], ["due"], ["quantity", 1], ["on time", 1], ["late", 1], ["lost", 1], ["share"], ["why"]];
  node.append(el("div", { class: "tools" },
    choice("lines", [["all", "all lines"], ["trouble", "late or short only"]], "all", (value) => { only = value; fill(); })),
    el("div", { class: "scroll" }, el("table", { id: "demand" },
      el("thead", {}, el("tr", {}, ...heads.map(([text, number]) => el("th", { class: number ? "n" : "", scope: "col" }, text)))), body)), more);
  fill();
  return node;
}

function demandRow(line) {
  const part = (quantity, fill, words) => {
    const piece = el("span", { title: `${figure(quantity)} ${line.unit} ${words}` });
    piece.style.width = `${Math.max(0, Math.min(1, quantity / line.wanted)) * 100}%`;
    piece.style.background = fill;
    return piece;
  };
  const hatch = "repeating-linear-gradient(45deg, var(--c1) 0 4px, var(--card) 4px 6px)";
  const bars = el("span", { class: "stack", role: "img", "aria-label": `${percent(line.wanted > 0 ? line.onTime / line.wanted : 1)} on time` },
    part(line.onTime, "var(--c2)", "on time"), part(line.late, hatch, "late"), part(line.lost, "transparent", "lost"));
  const number = (value, bad) => el("td", { class: "n" + (bad && value > 0 ? " bad" : "") }, value > 0 ? figure(value) : "–");
  return el("tr", {}, nameCell(line.name, line.customer ? el("div", { class: "quiet" }, name(line.customer)) : ""),
    nameCell(line.material), el("td", { class: "d" }, dayText(line.due - 1)), el("td", { class: "n" }, `${figure(line.wanted)} `, name(line.unit)),
    number(line.onTime), number(line.late, true), number(line.lost, true), el("td", {}, bars), el("td", { class: "t why" }, prose(line.reason)));
}
