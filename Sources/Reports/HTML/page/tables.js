// The plan's assumptions, and every table of the result folder, laid out when it is opened.
function assumptionsSection() {
  const node = section("assumptions", "What the plan assumes", "What the scenario's calendars and holds admit, and what the planner should know.");
  node.dataset.nav = "Assumptions";
  if (data.notes.length) node.append(el("ul", { class: "notes" }, ...data.notes.map((text) => el("li", {}, name(text)))));
  const free = data.starts.filter((recipe) => recipe.possible === recipe.cells);
  for (const cells of new Set(free.map((recipe) => recipe.cells))) {
    const names = free.filter((recipe) => recipe.cells === cells).flatMap((recipe, index) => [index ? ", " : " ", name(recipe.recipe)]);
    node.append(el("p", {}, `All ${cells} start days are possible for`, ...names, "."));
  }
  for (const recipe of data.starts.filter((recipe) => recipe.possible < recipe.cells)) {
    node.append(el("h3", {}, name(recipe.recipe)), el("p", { class: "lead" }, `${recipe.possible} of ${recipe.cells} start days are possible.`));
    if (recipe.lost.length) node.append(el("ul", { class: "notes" }, ...recipe.lost.map(([count, reason]) =>
      el("li", {}, `${count} ${count === 1 ? "day" : "days"}: `, name(reason)))));
  }
  return node;
}

function tablesSection() {
  const node = section("tables", "Tables", "The same tables as the CSV files beside this page; a click on a head sorts.");
  for (const table of data.tables) {
    const details = el("details", { "data-table": table.name }, el("summary", {}, `${table.name} (${table.rows})`));
    details.addEventListener("toggle", () => { if (details.open && details.children.length === 1) details.append(sheet(table)); });
    node.append(details);
  }
  return node;
}

// Civil moments of tables stay in one line.
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;

// The columns of a table, each with its values from top to bottom, null where a cell holds nothing.
function columnsOf(table) {
  const rows = table.rows ? table.cells.split("\n").map((line) => line.split("\t")) : [];
  return linesOf(table.columns).map((line, place) => {
    const [head, kind] = line.split("\t");
    const number = kind !== "text", isMoney = kind === "money";
    const cells = rows.map((row) => row[place] === "" ? null : number ? Number(row[place]) : row[place]);
    return { head, number, isMoney, places: isMoney ? 2 : Number(kind), cells };
  });
}

function sheet(table) {
  const columns = columnsOf(table);
  let most = 300, order = Array.from({ length: table.rows }, (_, index) => index), by = -1, down = false;
  const body = el("tbody");
  const more = el("button", { type: "button", onclick: () => { most = Infinity; fill(); } });
  const cellOf = (value, column) => {
    if (column.number) return el("td", { class: "n" }, value === null ? "" : figure(value, column.places, column.isMoney));
    if (value === null) return el("td", {});
    return MOMENT.test(value) ? el("td", { class: "d" }, value.replace("T", " ")) : nameCell(value);
  };
  const fill = () => {
    body.replaceChildren(...order.slice(0, most).map((index) =>
      el("tr", {}, ...columns.map((column) => cellOf(column.cells[index], column)))));
    more.hidden = order.length <= most;
    more.textContent = `show all ${order.length} rows`;
  };
  const sort = (column, head) => {
    down = by === column ? !down : false;
    by = column;
    const sign = down ? -1 : 1;
    order.sort((a, b) => {
      const left = columns[column].cells[a], right = columns[column].cells[b];
      if (left === right) return a - b;
      if (left === null) return 1;
      if (right === null) return -1;
      return (left < right ? -1 : 1) * sign;
    });
    for (const other of head.parentNode.children) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    fill();
  };
  const heads = columns.map((column, index) => {
    const head = el("th", { class: column.number ? "n" : "", scope: "col" });
    head.append(el("button", { type: "button", onclick: () => sort(index, head) }, column.head));
    return head;
  });
  fill();
  if (!table.rows) return el("p", { class: "lead" }, "No rows.");
  return el("div", {}, el("div", { class: "scroll" }, el("table", {}, el("thead", {}, el("tr", {}, ...heads)), body)), more);
}
