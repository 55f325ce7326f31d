// Small tools of the page. Text of a scenario reaches the document through textContent and setAttribute only.
const data = JSON.parse(document.getElementById("data").textContent);

// Long lists come as one text: a line to an element, its values apart by tabs.
function elements(list) {
  const fields = list.fields.split(" ").map((field) => field.split(":"));
  const read = { n: Number, t: (text) => text, p: (text) => text.split(" ").map(Number) };
  return linesOf(list.lines).map((line) => Object.fromEntries(
    line.split("\t").map((value, place) => [fields[place][0], read[fields[place][1]](value)])));
}
function linesOf(text) { return text ? text.split("\n") : []; }
for (const list of ["bars", "roomHolds", "work", "weeks", "checks"]) data[list] = elements(data[list]);
for (const load of data.loads) load.cells = elements(load.cells);

const SVG = "http://www.w3.org/2000/svg";

function el(name, options, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(options || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

// A name given by the scenario, kept apart from the writing direction around it.
function name(text) { return el("bdi", {}, text); }

function svg(kind, attributes, text) {
  const node = document.createElementNS(SVG, kind);
  for (const key in attributes) node.setAttribute(key, attributes[key]);
  if (text !== undefined) node.textContent = text;
  return node;
}

// Plant time is minutes since the plan's first midnight; the day is civil and has no daylight saving.
const origin = Date.parse(data.start + "T00:00:00Z");
const DAY = 1440;
const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const two = (number) => String(number).padStart(2, "0");
function civil(minutes) { return new Date(origin + minutes * 60000); }
function dayText(minutes) {
  const at = civil(minutes);
  return `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`;
}
function timeText(minutes) {
  const at = civil(minutes);
  return `${WEEKDAYS[at.getUTCDay()]} ${dayText(minutes)} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}
function spanText(minutes) {
  if (minutes < 60) return `${Math.round(minutes)} min`;
  if (minutes < DAY) return `${figure(minutes / 60, 1)} h`;
  return `${figure(minutes / DAY, 1)} d`;
}

// Numbers with a thin blank between thousands, never by a locale; with all their places if these are fixed.
function figure(value, places, areFixed) {
  if (!Number.isFinite(value)) return "–";
  const fixed = Math.abs(value).toFixed(places === undefined ? 2 : places);
  const [whole, part] = fixed.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, "\u202f");
  const kept = part && (areFixed ? part : part.replace(/0+$/, ""));
  const sign = value < 0 && Number(fixed) !== 0 ? "\u2212" : "";
  return sign + grouped + (kept ? "." + kept : "");
}
function money(cents, exact) {
  return figure(cents / 100, exact ? 2 : 0, exact) + "\u00a0" + data.currency;
}
function percent(share, places) { return figure(share * 100, places === undefined ? 0 : places) + "\u00a0%"; }

const tip = el("div", { class: "tip", role: "status", "aria-live": "polite", hidden: true });
function showTip(text, x, y) {
  tip.textContent = text;
  tip.hidden = false;
  const box = tip.getBoundingClientRect();
  tip.style.left = Math.max(4, Math.min(x + 14, innerWidth - box.width - 8)) + "px";
  tip.style.top = Math.max(4, y + 18 + box.height > innerHeight ? y - box.height - 12 : y + 18) + "px";
}
function hideTip() { tip.hidden = true; }

// As much of a text as fits; the number at the end of a lot's name is kept, it tells one lot from the next.
function cut(text, most) {
  if (text.length <= most) return text;
  const tail = (text.match(/\d+$/) || [""])[0];
  if (!tail || tail.length > most) return text.slice(0, Math.max(1, most - 1)) + "…";
  return tail.length + 2 <= most ? text.slice(0, most - 2 - tail.length) + "…" + tail : tail;
}

// A cell of a name, in one line where that is not wide.
function nameCell(text, ...more) { return el("td", { class: text.length <= 24 ? "t d" : "t" }, name(text), ...more); }

// Words that may have days in them, each of which stays in one line.
function prose(text) {
  const parts = text.split(/(\d{4}-\d\d-\d\d(?: \d\d:\d\d)?)/);
  return el("bdi", {}, ...parts.map((part, index) => index % 2 ? el("span", { class: "stay" }, part) : part));
}

// A cell of a moment, which breaks between day and time where there is no room for both.
function momentCell(minutes) {
  const text = timeText(minutes), blank = text.lastIndexOf(" ");
  return el("td", { class: "moment" }, el("span", {}, text.slice(0, blank)), " ", text.slice(blank + 1));
}

// Round values from zero to at least `most`, with the places they need.
function levels(most) {
  const size = 10 ** Math.floor(Math.log10(most / 3));
  const step = [1, 2, 5, 10].find((times) => times * size >= most / 3 * (1 - 1e-9)) * size;
  const places = Math.min(9, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
  return { places, list: Array.from({ length: Math.ceil(most / step - 1e-9) + 1 }, (_, index) => index * step) };
}

// Colours go round after ten; the text on the bar says what the colour cannot.
function colour(index) { return `var(--c${((index % 16) + 16) % 16})`; }

// How wide a chart in a box is drawn; on paper as wide as the sheet, whatever the window is.
const paper = { width: 1024, printing: false };
function widthOf(box) { return paper.printing ? paper.width : Math.max(320, box.clientWidth); }

function section(id, title, lead) {
  const node = el("section", { id, "aria-labelledby": id + "-title" }, el("h2", { id: id + "-title" }, title));
  if (lead) node.append(el("p", { class: "lead" }, lead));
  return node;
}

// Buttons of which one is pressed.
function choice(label, items, value, change) {
  const group = el("span", { class: "group", role: "group", "aria-label": label });
  for (const [key, words] of items) {
    group.append(el("button", { type: "button", "aria-pressed": String(key === value), "data-choice": key, onclick: (event) => {
      for (const other of group.children) other.setAttribute("aria-pressed", "false");
      event.currentTarget.setAttribute("aria-pressed", "true");
      change(key);
    } }, words));
  }
  return group;
}

// Ticks of a time axis; where the first one is far from the left end, the end has a label too.
function ticks(from, to, width) {
  const list = roundTicks(from, to, width);
  const [first, text] = list[0] || [to, ""];
  const at = civil(from), month = MONTHS[at.getUTCMonth()];
  const label = / \d{4}$/.test(text) ? `${month} ${at.getUTCFullYear()}` : `${at.getUTCDate()} ${month}`;
  if ((first - from) / (to - from) * width > label.length * 6.5 + 12) list.unshift([from, label]);
  return list;
}

// The finest step whose labels stand free; ticks begin a new month, week, day or hour.
function roundTicks(from, to, width) {
  const perPixel = (to - from) / width;
  const list = [];
  if (perPixel * 54 > 11 * DAY) {
    const step = [1, 2, 3, 6, 12].find((months) => months * 30 * DAY >= perPixel * 60) || 12;
    const at = civil(from);
    let year = at.getUTCFullYear(), month = Math.floor(at.getUTCMonth() / step) * step;
    for (;;) {
      const minutes = (Date.UTC(year, month, 1) - origin) / 60000;
      if (minutes > to) break;
      if (minutes >= from) list.push([minutes, `${MONTHS[month % 12]} ${new Date(Date.UTC(year, month, 1)).getUTCFullYear()}`]);
      month += step;
      if (month >= 12) { month -= 12; year += 1; }
    }
    return list;
  }
  const steps = [10, 30, 60, 120, 240, 480, 720, DAY, 2 * DAY, 7 * DAY, 14 * DAY];
  const step = steps.find((minutes) => minutes / perPixel >= (minutes < 7 * DAY ? 82 : 62)) || 14 * DAY;
  // Weeks begin on Monday.
  const monday = -((civil(0).getUTCDay() + 6) % 7) * DAY;
  let at = Math.ceil((from - monday) / step) * step + monday;
  for (; at <= to; at += step) {
    const moment = civil(at);
    const midnight = moment.getUTCHours() === 0 && moment.getUTCMinutes() === 0;
    list.push([at, step < DAY && !midnight
      ? `${two(moment.getUTCHours())}:${two(moment.getUTCMinutes())}`
      : `${step < 7 * DAY ? WEEKDAYS[moment.getUTCDay()] + " " : ""}${moment.getUTCDate()} ${MONTHS[moment.getUTCMonth()]}`]);
  }
  return list;
}
