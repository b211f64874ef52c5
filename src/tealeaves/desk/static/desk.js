// The desk reads and searches without this file; it adds keys, a theme, and nothing that only it can do.
"use strict";
(() => {
  const root = document.documentElement;
  const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const kept = localStorage.getItem("theme");
  if (kept === "light" || kept === "dark") root.dataset.theme = kept;

  addEventListener("DOMContentLoaded", () => {
    const theme = document.getElementById("theme");
    if (theme) {
      theme.hidden = false;
      theme.addEventListener("click", () => {
        root.dataset.theme = dark() ? "light" : "dark";
        localStorage.setItem("theme", root.dataset.theme);
      });
    }
    const help = document.getElementById("help");
    const keys = document.getElementById("keys");
    if (keys && help) {
      keys.hidden = false;
      keys.addEventListener("click", () => help.showModal());
    }
    document.addEventListener("keydown", pressed);
  });

  // Keys never fire while somebody types, nor with Ctrl, Alt or Cmd, and can be switched off.
  let goes = false;
  const steps = { j: 1, k: -1 };
  function pressed(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (event.target.closest("input, textarea, select, [contenteditable], dialog")) return;
    if (localStorage.getItem("keys") === "off") return;
    const key = event.key;
    if (goes) {
      goes = false;
      const place = document.querySelector(`[data-go="${CSS.escape(key)}"]`);
      if (place) { event.preventDefault(); location.assign(place.href); }
      return;
    }
    if (key === "g") { goes = true; return; }
    if (key === "/") { event.preventDefault(); document.querySelector("input[name=q]")?.focus(); return; }
    if (key === "?") { document.getElementById("help")?.showModal(); return; }
    if (key in steps) { event.preventDefault(); move(steps[key]); return; }
    if (key === "o" || key === "Enter") { current()?.querySelector("a[href]")?.click(); return; }
    if (key === "u") { history.back(); return; }
    const wanted = `[data-key="${CSS.escape(key)}"]`;
    const named = current()?.querySelector(wanted) ?? document.querySelector(wanted);
    if (named) { event.preventDefault(); named.click(); }
  }

  // A part of the page that was fetched anew keeps the place one was at.
  let at_id = "";
  document.addEventListener("htmx:afterSettle", () => {
    if (at_id && !current()) document.getElementById(at_id)?.classList.add("cur");
  });

  const items = () => [...document.querySelectorAll("[data-item]")];
  const current = () => document.querySelector("[data-item].cur");
  function move(by) {
    const all = items();
    if (!all.length) return;
    const at = all.indexOf(current());
    const next = all[Math.min(all.length - 1, Math.max(0, at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by))];
    all.forEach((item) => item.classList.toggle("cur", item === next));
    at_id = next.id;
    next.scrollIntoView({ block: "nearest" });
    next.querySelector("a[href]")?.focus({ preventScroll: true });
  }
})();
