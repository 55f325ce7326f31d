// How the timetable keeps the plan: lots released later than planned, and lots without a place, each with its reason.
function keptSection() {
  if (!data.scheduled) return null;
  const later = data.lots.filter((lot) => lot.released > lot.planned)
    .sort((a, b) => (b.released - b.planned) - (a.released - a.planned));
  const node = section("kept", "Timetable against plan", later.length
    ? "Lots that are released later than the plan has them, the latest first."
    : "Every lot in the timetable is released when the plan has it, or before.");
  node.dataset.nav = "Late lots";
  if (later.length) node.append(keptTable(later));
  if (data.unplaced.length) {
    node.append(el("h3", { id: "unplaced" }, "Lots without a place"), el("p", { class: "lead" },
      "These lots of the plan found no place in the timetable; nothing is made or delivered of them."),
      el("ul", { class: "notes" }, ...data.unplaced.map(([lot, reason]) =>
        el("li", {}, el("b", {}, name(lot)), ": ", prose(reason)))));
  }
  return node;
}

function keptTable(later) {
  let most = 100;
  const body = el("tbody");
  const more = el("button", { type: "button", onclick: () => { most = Infinity; fill(); } });
  const fill = () => {
    body.replaceChildren(...later.slice(0, most).map((lot) => el("tr", {}, nameCell(lot.name),
      nameCell(lot.material), momentCell(lot.planned), momentCell(lot.released),
      el("td", { class: "n warn" }, spanText(lot.released - lot.planned)), el("td", { class: "t why" }, prose(lot.reason)))));
    more.hidden = later.length <= most;
    more.textContent = `show all ${later.length} lots`;
  };
  fill();
  const heads = [["lot"], ["material"], ["planned release"], ["scheduled release"], ["later", 1], ["why"]];
  return el("div", {}, el("div", { class: "scroll" }, el("table", { id: "later" }, el("thead", {}, el("tr", {},
    ...heads.map(([text, number]) => el("th", { class: number ? "n" : "", scope: "col" }, text)))), body)), more);
}
