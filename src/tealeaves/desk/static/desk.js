// The desk works without this file: it adds keys, a theme switch, and no more.
"use strict";
(() => {
  const root = document.documentElement;
  const theme = document.getElementById("theme");
  const kept = localStorage.getItem("theme");
  if (kept) root.dataset.theme = kept;
  if (theme) {
    theme.hidden = false;
    theme.addEventListener("click", () => {
      const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = dark ? "light" : "dark";
      localStorage.setItem("theme", root.dataset.theme);
    });
  }
})();
