// Charts of the desk: <div data-chart="ADDRESS OF A VEGA-LITE SPEC">. Drawn by an interpreter of
// Vega's expressions, so that the page needs no permission to make code of text.
"use strict";
(() => {
  // The colours of the specification -> the desk's own, light or dark.
  const INKS = {
    "#1d1d1b": "--ink", "#0f7b6c": "--tea", "#5b5bd6": "--stmt", "#9a6700": "--formula", "#a0326e": "--fcast",
    "#8a8a85": "--edge", "#b4472a": "--signal", "#e4e4de": "--rule",
  };

  function inks() {
    const probe = document.createElement("i");
    document.body.append(probe);
    const found = {};
    for (const [printed, name] of Object.entries(INKS)) {
      probe.style.color = `var(${name})`;
      found[printed] = getComputedStyle(probe).color;
    }
    probe.remove();
    return found;
  }

  async function draw(place, spec) {
    const found = inks();
    const drawn = JSON.parse(JSON.stringify(spec), (key, value) => found[value] ?? value);
    drawn.width = Math.max(240, place.clientWidth - 180);
    const ink = found["#1d1d1b"];
    drawn.config = {
      ...drawn.config, background: null,
      axis: { ...drawn.config?.axis, labelColor: ink, titleColor: ink, tickColor: found["#8a8a85"] },
      title: { color: ink, subtitleColor: ink },
    };
    const made = await vegaEmbed(place, drawn, {
      mode: "vega-lite", actions: false, renderer: "svg", defaultStyle: false, ast: true,
      expr: vega.expressionInterpreter, tooltip: { disableDefaultStyle: true },
    });
    const lead = spec.usermeta;
    made.view.addEventListener("click", (event, item) => {
      const { name, period } = item?.datum ?? {};
      const on = lead?.keys?.[name];
      if (!on || !period) return;
      const to = new URL(lead.to, location.href);
      to.searchParams.set("on", on);
      to.searchParams.set("at", period);
      to.hash = lead.hash;
      if (to.origin === location.origin) location.assign(to);
    });
    place.dataset.drawn = "yes";
  }

  addEventListener("DOMContentLoaded", () => {
    for (const place of document.querySelectorAll("[data-chart]")) {
      fetch(place.dataset.chart)
        .then((answer) => answer.ok ? answer.json() : Promise.reject(answer.status))
        .then((spec) => {
          let last = Promise.resolve();
          const again = () => { last = last.then(() => draw(place, spec)); return last; };
          matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
          new MutationObserver(again).observe(document.documentElement, { attributeFilter: ["data-theme"] });
          return again();
        })
        .catch(() => { place.hidden = true; });
    }
  });
})();
