// The load of every room, unit and pool over the buckets: darker is fuller, and the figure stands in the cell.
function heatSection() {
  if (!data.loads.length) return null;
  const node = section("loads", "Load", "Hours taken in % of the hours there are, per bucket; a cell over 100 % has a frame. "
    + "The last column is the whole time after ramp-up.");
  const box = el("div", { class: "chart flat", id: "heat" });
  node.append(box);
  node.draw = () => box.replaceChildren(heatMap(widthOf(box)));
  return node;
}

function heatMap(width) {
  const left = Math.min(230, Math.max(110, Math.round(width * 0.17))), right = 92, row = 22, top = 24;
  const buckets = data.buckets, cell = (width - left - right) / buckets.length;
  const root = svg("svg", { width, height: top + data.loads.length * row + 6, role: "img", "aria-label": "load by resource and bucket" });
  let seen = -Infinity;
  buckets.forEach((end, index) => {
    const begin = index ? buckets[index - 1] : 0;
    const x = left + index * cell, at = civil(begin);
    if (x - seen < 46 || x + 36 > width - right) return;
    seen = x;
    root.append(svg("text", { x, y: 15, class: "quiet" }, `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]}`));
  });
  root.append(svg("text", { x: width - 4, y: 15, class: "quiet", "text-anchor": "end" }, "after ramp-up"));
  data.loads.forEach((load, line) => {
    const y = top + line * row;
    const title = svg("text", { x: 4, y: y + 15 }, cut(load.name, Math.floor((left - 12) / 6.9)));
    title.append(svg("title", {}, `${load.kind} ${load.name}`));
    root.append(title);
    load.cells.forEach(({ used, available }, index) => {
      const begin = index ? buckets[index - 1] : 0;
      const share = available > 0 ? used / available : (used > 0 ? Infinity : 0);
      const rect = svg("rect", { x: left + index * cell, y: y + 1, width: Math.max(0.5, cell - 1), height: row - 2,
        fill: `rgba(var(--heat), ${Math.min(1, share) * 0.92 + 0.05})`, class: "load" });
      if (share > 1.0005) { rect.setAttribute("stroke", "var(--bad)"); rect.setAttribute("stroke-width", "2"); }
      rect.append(svg("title", {}, `${load.kind} ${load.name}, ${dayText(begin)} to ${dayText(buckets[index])}\n`
        + `${figure(used, 1)} h of ${figure(available, 1)} h: ${Number.isFinite(share) ? percent(share, 1) : "closed"}`));
      root.append(rect);
      if (cell > 30 && used > 0 && Number.isFinite(share)) {
        root.append(svg("text", { x: left + index * cell + cell / 2, y: y + 15, "text-anchor": "middle", "pointer-events": "none",
          style: `fill: var(${share > 0.77 ? "--card" : share > 0.62 ? "--deep" : "--ink"})` }, wholePercent(share)));
      }
    });
    root.append(svg("text", { x: width - 4, y: y + 15, "text-anchor": "end", style: load.top ? "font-weight: 700" : "" },
      load.window === undefined ? "–" : wholePercent(load.window) + "\u00a0%"));
  });
  return root;
}

// A share in whole per cent; a little is not nothing.
function wholePercent(share) { return share > 0 && share < 0.005 ? "<1" : figure(share * 100, 0); }
