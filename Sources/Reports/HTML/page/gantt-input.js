// Mouse, touch and keys of the Gantt.
function listen() {
  const box = gantt.box;
  let drag = null;
  box.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.shiftKey && !event.altKey) return;
    event.preventDefault();
    zoom((event.deltaY || event.deltaX) > 0 ? 1.25 : 0.8, timeAt(event));
  }, { passive: false });
  box.addEventListener("pointerdown", (event) => {
    drag = { x: event.clientX, from: gantt.from, to: gantt.to, moved: false };
  });
  box.addEventListener("pointermove", (event) => {
    if (drag && event.buttons) {
      const shift = (drag.x - event.clientX) / (gantt.width - gantt.left) * (drag.to - drag.from);
      if (Math.abs(drag.x - event.clientX) > 3) drag.moved = true;
      if (drag.moved) { hideTip(); show(drag.from + shift, drag.to + shift); }
      return;
    }
    hover(event);
  });
  box.addEventListener("pointerup", (event) => {
    const mark = markOf(event);
    if (drag && !drag.moved) follow(mark ? (gantt.lot === mark.bar.lot ? -1 : mark.bar.lot) : -1);
    drag = null;
  });
  box.addEventListener("pointerleave", () => { drag = null; hideTip(); });
  box.addEventListener("dblclick", (event) => zoom(0.5, timeAt(event)));
  box.addEventListener("keydown", keys);
  box.addEventListener("blur", hideTip);
}

function keys(event) {
  const step = (gantt.to - gantt.from) / 8;
  const actions = {
    ArrowLeft: () => show(gantt.from - step, gantt.to - step), ArrowRight: () => show(gantt.from + step, gantt.to + step),
    ArrowUp: () => focusBar(-1), ArrowDown: () => focusBar(1), "+": () => zoom(0.5), "=": () => zoom(0.5), "-": () => zoom(2),
    Home: whole, Escape: () => { gantt.focus = -1; hideTip(); follow(-1); },
    Enter: () => { const mark = gantt.marks[gantt.focus]; if (mark) follow(gantt.lot === mark.bar.lot ? -1 : mark.bar.lot); },
  };
  if (!actions[event.key] || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  actions[event.key]();
}

function markOf(event) {
  const group = event.target.closest && event.target.closest("[data-bar]");
  return group ? gantt.marks[Number(group.dataset.bar)] : null;
}

function timeAt(event) {
  const x = event.clientX - gantt.box.firstChild.getBoundingClientRect().left;
  return gantt.from + Math.max(0, x - gantt.left) / (gantt.width - gantt.left) * (gantt.to - gantt.from);
}

function hover(event) {
  const mark = markOf(event);
  if (mark) { showTip(mark.bar.tip, event.clientX, event.clientY); return; }
  const y = event.clientY - gantt.box.firstChild.getBoundingClientRect().top;
  const lane = gantt.lanes.find((item) => item.tall && item.y <= y && y < item.y + TALL);
  const text = lane ? profileTip(lane, timeAt(event)) : "";
  if (text) showTip(text, event.clientX, event.clientY); else hideTip();
}

// Shows a stretch of time, kept inside what there is and never shorter than two hours.
function show(from, to) {
  const most = gantt.high - gantt.low;
  const length = Math.min(most, Math.max(120, to - from));
  gantt.from = Math.min(Math.max(from, gantt.low), gantt.high - length);
  gantt.to = gantt.from + length;
  cancelAnimationFrame(gantt.frame);
  gantt.frame = requestAnimationFrame(paintGantt);
}

function zoom(factor, at) {
  const middle = at === undefined ? (gantt.from + gantt.to) / 2 : at;
  show(middle - (middle - gantt.from) * factor, middle + (gantt.to - middle) * factor);
}

function whole() { show(gantt.low, gantt.high); }

// Follows one lot through the plant: the others fade.
function follow(lot) {
  gantt.lot = lot;
  gantt.select.value = String(lot);
  paintGantt();
}

// Goes to the next bar in time order, brings it into sight and tells it.
function focusBar(step) {
  const order = gantt.marks.map((_, index) => index)
    .sort((a, b) => gantt.marks[a].bar.from - gantt.marks[b].bar.from || a - b);
  if (!order.length) return;
  const now = order.indexOf(gantt.focus);
  const next = now < 0 ? (step > 0 ? 0 : order.length - 1) : Math.min(order.length - 1, Math.max(0, now + step));
  gantt.focus = order[next];
  const mark = gantt.marks[gantt.focus];
  const length = gantt.to - gantt.from;
  if (mark.bar.from < gantt.from || mark.bar.to > gantt.to) {
    gantt.from = Math.min(Math.max(gantt.low, mark.bar.from - length / 4), gantt.high - length);
    gantt.to = gantt.from + length;
  }
  paintGantt();
  mark.group.scrollIntoView({ block: "nearest" });
  const box = mark.group.getBoundingClientRect();
  showTip(mark.bar.tip, Math.max(box.left, 20), box.bottom);
}
