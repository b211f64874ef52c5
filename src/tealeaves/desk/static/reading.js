// The reading's keys, the selection for a finding of one's own, and lighting on pages with very many findings.
"use strict";
(() => {
  const kinds = ["signal", "statement", "title", "formula", "forecast", "date", "country"];
  addEventListener("DOMContentLoaded", () => {
    document.addEventListener("keydown", pressed);
    document.addEventListener("selectionchange", selected);
    if (document.body.classList.contains("many")) {
      document.addEventListener("pointerover", (event) => light(event.target));
    }
  });

  function pressed(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (event.target.closest("input, textarea, select, [contenteditable], dialog")) return;
    if (localStorage.getItem("keys") === "off") return;
    const key = event.key;
    const kind = kinds[Number(key) - 1];
    if (kind) return document.getElementById(`k-${kind}`)?.click();
    if (key === "n" || key === "p") { event.preventDefault(); step(key === "n" ? 1 : -1); }
    const now = current();
    if (key === "y") now?.querySelector("button[name=confirm]")?.click();
    if (key === "x") now?.querySelector("button[name=reject]")?.click();
    if (key === "e") now?.querySelector("a.edit")?.click();
    if (key === ".") copy(now?.querySelector("a.perma")?.href ?? location.href);
  }

  // The finding one is at: the target of the address, else the one stepped to.
  const current = () => document.querySelector("#panel .cur") ?? document.querySelector("#panel :target");
  function step(by) {
    const all = [...document.querySelectorAll("#panel .card")];
    if (!all.length) return;
    const at = all.indexOf(current());
    const next = all[Math.min(all.length - 1, Math.max(0, at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by))];
    document.querySelector("#panel .cur")?.classList.remove("cur");
    next.classList.add("cur");
    location.replace(`#${next.id}`);
    document.getElementById(`t-${next.id}`)?.scrollIntoView({ block: "center" });
    next.scrollIntoView({ block: "nearest" });
  }

  function copy(address) {
    navigator.clipboard?.writeText(address);
    const link = document.querySelector(`a.perma[href="${CSS.escape(new URL(address).pathname + new URL(address).hash)}"]`);
    link?.classList.add("copied");
  }

  let lit = [];
  function light(target) {
    lit.forEach((one) => one.classList.remove("lit"));
    const id = [...(target.closest("[class*='h-']")?.classList ?? [])].find((name) => name.startsWith("h-"))?.slice(2);
    lit = id ? [...document.querySelectorAll(`.f-${CSS.escape(id)}`)] : [];
    lit.forEach((one) => one.classList.add("lit"));
  }

  // What is selected in one row of the text goes into the form, with its place in the row.
  function selected() {
    const form = document.getElementById("adding");
    const choice = getSelection();
    if (!form || !choice || choice.isCollapsed || !choice.rangeCount) return;
    const range = choice.getRangeAt(0);
    const from = (range.startContainer.nodeType === 1 ? range.startContainer : range.startContainer.parentElement)?.closest(".b[data-block] > .w");
    const row = from?.closest(".b[data-block]");
    if (!from || !from.contains(range.endContainer)) return;
    const before = document.createRange();
    before.selectNodeContents(from);
    before.setEnd(range.startContainer, range.startOffset);
    const start = [...before.toString()].length;
    const words = range.toString();
    if (!words.trim()) return;
    form.elements.words.value = words;
    form.elements.block.value = row.dataset.block;
    form.elements.start.value = start;
    form.elements.end.value = start + [...words].length;
    form.closest("details").open = true;
  }
})();
