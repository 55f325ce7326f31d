// What lies behind the bars: shaded time outside shifts, the axis, lane names, and the profiles of staff.
function paintGround() {
  const { back, front, width, left, height } = gantt;
  back.replaceChildren();
  front.replaceChildren();
  const shades = new Map();
  gantt.lanes.forEach((lane, index) => {
    const tall = lane.tall ? TALL : LANE;
    if (index % 2) back.append(svg("rect", { x: 0, y: lane.y, width, height: tall, fill: "var(--soft)", "fill-opacity": ".45" }));
    const shade = shades.get(`${lane.calendar} ${tall}`) || closedPath(lane, tall);
    shades.set(`${lane.calendar} ${tall}`, shade);
    if (shade) back.append(svg("path", { d: shade, transform: `translate(0 ${lane.y})`, fill: "var(--closed)", class: "closed" }));
    if (lane.tall) paintProfile(lane);
  });
  for (const [at, text] of ticks(gantt.from, gantt.to, width - left)) {
    const x = scaleX(at);
    back.append(svg("line", { x1: x, x2: x, y1: AXIS - 4, y2: height, stroke: "var(--line)" }));
    if (x + 4 + text.length * 6.5 < width) front.append(svg("text", { x: x + 3, y: 16, class: "quiet" }, text));
  }
  if (gantt.to > data.horizon && gantt.from < data.horizon) {
    const x = scaleX(data.horizon);
    back.append(svg("line", { x1: x, x2: x, y1: AXIS - 4, y2: height, stroke: "var(--quiet)", "stroke-dasharray": "5 4" }));
  }
  front.append(svg("rect", { x: 0, y: 0, width: left, height, fill: "var(--card)" }));
  const most = Math.floor((left - 14) / 6.8);
  for (const lane of gantt.lanes) {
    const label = svg("text", { x: 8, y: lane.y + 16 }, cut(lane.title, most));
    label.append(svg("title", {}, lane.note ? `${lane.title} (${lane.note})` : lane.title));
    front.append(label);
    if (lane.tall && lane.steps) front.append(svg("text", { x: 8, y: lane.y + 34, class: "quiet" }, `${lane.most} ${lane.most === 1 ? "person" : "people"}`));
  }
  front.append(svg("line", { x1: left, x2: left, y1: 0, y2: height, stroke: "var(--line)" }));
}

// The closed time of a calendar as one path from y 0; nights are left out while days are narrow, so that closures
// stand out; calendars are told from the plan's begin to the end of the last lot.
function closedPath(lane, tall) {
  const open = lane.calendar >= 0 ? data.calendars[lane.calendar] : null;
  if (!open) return "";
  const perPixel = (gantt.to - gantt.from) / (gantt.width - gantt.left);
  const least = perPixel * 14 > DAY ? DAY + 1 : perPixel * 0.8;
  let path = "", from = 0;
  const close = (until) => {
    const a = Math.max(from, gantt.from), b = Math.min(until, gantt.to);
    if (until - from >= least && b - a > perPixel * 0.8) {
      const x = scaleX(a);
      path += `M${x.toFixed(1)} 0h${(scaleX(b) - x).toFixed(1)}v${tall}H${x.toFixed(1)}z`;
    }
  };
  for (let index = 0; index < open.length; index += 2) {
    close(open[index]);
    from = open[index + 1];
  }
  close(gantt.known);
  return path;
}

// People at work over people there are; by weeks where the plan has no timetable.
function paintProfile(lane) {
  const bottom = lane.y + TALL - 4, room = TALL - 14;
  const steps = lane.steps;
  const weekly = lane.weeks.map((week) => [week.at, week.at + 7 * DAY, week.used, week.capacity]);
  const top = Math.max(1e-9, lane.steps ? lane.most : 0, ...(steps || []).map((step) => step[2]),
    ...(steps ? [] : weekly.flatMap((week) => [week[2], week[3]])));
  const level = (value) => bottom - value / top * room;
  // One path for all that is within capacity and one for what is beyond, so that thousands of steps stay quick.
  const paths = ["", ""];
  for (const [from, to, value, capacity] of steps || weekly) {
    if (to < gantt.from || from > gantt.to) continue;
    const x = scaleX(Math.max(from, gantt.from)), end = scaleX(Math.min(to, gantt.to));
    const beyond = capacity !== undefined && value > capacity + 1e-6 ? 1 : 0;
    paths[beyond] += `M${x.toFixed(1)} ${bottom}V${level(value).toFixed(1)}H${Math.max(x + 0.6, end).toFixed(1)}V${bottom}z`;
    if (capacity !== undefined) {
      gantt.back.append(svg("line", { x1: x, x2: end, y1: level(capacity), y2: level(capacity), stroke: "var(--mark)" }));
    }
  }
  paths.forEach((path, beyond) => {
    if (path) gantt.back.append(svg("path", { d: path, fill: beyond ? "var(--c5)" : "var(--c0)", class: "profile" }));
  });
  if (steps) {
    gantt.back.append(svg("line", { x1: gantt.left, x2: gantt.width, y1: level(lane.most), y2: level(lane.most), stroke: "var(--mark)" }));
  }
}

// What a staff lane says at a moment.
function profileTip(lane, at) {
  if (!lane.steps) {
    const week = lane.weeks.find((item) => item.at <= at && at < item.at + 7 * DAY);
    if (!week) return "";
    return `${lane.title}, week from ${dayText(week.at)}\n${figure(week.used, 1)} h of ${figure(week.capacity, 1)} h`
      + (week.overtime > 0 ? `\novertime ${figure(week.overtime, 1)} h` : "") + (week.cover > 0 ? `\ncover ${figure(week.cover, 1)} h` : "");
  }
  const busy = lane.work.filter((item) => item.during[0] <= at && at < item.during[1]);
  const people = busy.reduce((sum, item) => sum + item.people, 0);
  const lines = busy.slice(0, 12).map((item) => `${figure(item.people, 2)}: ${data.lots[item.lot].name} ${item.task}`);
  if (busy.length > 12) lines.push(`and ${busy.length - 12} more`);
  return [`${lane.title} ${timeText(at)}: ${figure(people, 2)} of ${lane.most}`, ...lines].join("\n");
}
