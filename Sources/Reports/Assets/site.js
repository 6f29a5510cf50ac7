// What a page gains where scripts run: tooltips, tables to sort, and a choice of period and repository.
// Everything that a page says is there without it.
"use strict";

(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));

  // Numbers as the pages print them, as something to sort by; null for words.
  const units = { s: 1, min: 60, h: 3600, d: 86400 };
  const powers = { k: 1e3, M: 1e6, G: 1e9, T: 1e12 };
  const number = (text) => {
    const clean = text.replace(/[\u00a0\u202f\u2009,]/g, "").replace(/\u2212/g, "-").trim();
    const [, bound, mark, rest] = clean.match(/^([<>~]?)\s*([-+±]?)(.*)$/s);
    const sign = mark === "-" ? -1 : 1;
    const near = bound === "<" ? -1e-9 : bound === ">" ? 1e-9 : 0;
    const length = rest.match(/^(?:\d+(?:\.\d+)? (?:min|s|h|d)(?:\s+(?=\d)|(?![\w/])))+/);
    if (length) {
      return sign * Array.from(length[0].matchAll(/(\d+(?:\.\d+)?) (min|s|h|d)/g))
        .reduce((sum, part) => sum + Number(part[1]) * units[part[2]], 0) + near;
    }
    const plain = rest.match(/^(\d+(?:\.\d+)?)([kMGT]?)(?![\w.\/-])/);
    return plain ? sign * Number(plain[1]) * (powers[plain[2]] ?? 1) + near : null;
  };

  const compare = (a, b) => {
    const [x, y] = [number(a), number(b)];
    if (x !== null && y !== null) return x - y;
    if (x !== null || y !== null) return x === null ? 1 : -1;
    return a.localeCompare(b, "en", { numeric: true });
  };

  // Tables: a button in each heading sorts the rows by its column, and back.
  const sortable = (table) => {
    const heads = all("thead th:not(.trend)", table);
    const body = table.tBodies[0];
    if (!body || body.rows.length < 3) return;
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      if (head.querySelector("a")) {
        button.setAttribute("aria-label", `Sort by ${head.textContent}`);
      } else {
        button.append(...head.childNodes);
      }
      head.append(button);
      button.addEventListener("click", () => {
        const isUp = head.getAttribute("aria-sort") === "ascending";
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", isUp ? "descending" : "ascending");
        const rows = Array.from(body.rows);
        const text = (row) => row.cells[column].textContent;
        // What has no number stays below, whichever way the numbers go.
        rows.sort((a, b) => {
          const order = compare(text(a), text(b));
          const isMixed = (number(text(a)) === null) !== (number(text(b)) === null);
          return isUp && !isMixed ? -order : order;
        });
        body.append(...rows);
      });
    });
  };

  // Tooltips: the title of the mark under the pointer, at once and beside it.
  const tooltips = () => {
    const tip = document.createElement("div");
    tip.className = "tooltip";
    tip.hidden = true;
    tip.setAttribute("aria-hidden", "true");
    document.body.append(tip);
    const hide = () => { tip.hidden = true; };
    document.addEventListener("pointermove", (event) => {
      const mark = event.target instanceof Element ? event.target.closest(".chart [data-tip]") : null;
      if (!mark) return hide();
      tip.textContent = mark.dataset.tip;
      tip.hidden = false;
      const box = tip.getBoundingClientRect();
      const left = Math.min(event.clientX + 14, innerWidth - box.width - 8);
      const top = event.clientY + 18 + box.height > innerHeight ? event.clientY - box.height - 10 : event.clientY + 18;
      tip.style.left = `${Math.max(8, left)}px`;
      tip.style.top = `${Math.max(8, top)}px`;
    });
    document.addEventListener("scroll", hide, { passive: true });
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
    // The browser's own tooltips would stand beside ours; a picture keeps its name.
    all(".chart > title").forEach((title) => {
      title.parentNode.setAttribute("aria-label", title.textContent);
      title.parentNode.setAttribute("aria-describedby", title.id.replace(/title$/, "desc"));
      title.parentNode.removeAttribute("aria-labelledby");
      title.remove();
    });
    all(".chart :not(svg) > title").forEach((title) => {
      title.parentNode.dataset.tip = title.textContent;
      title.remove();
    });
  };

  // The choices, remembered from page to page where the browser lets us.
  const remembered = (name) => {
    try { return sessionStorage.getItem(`byline-${name}`); } catch { return null; }
  };
  const remember = (name, value) => {
    try { sessionStorage.setItem(`byline-${name}`, value); } catch { /* a sandbox without storage */ }
  };

  const choice = (controls, name, label, options, apply) => {
    const select = document.createElement("select");
    for (const [value, text] of options) select.add(new Option(text, value));
    const before = remembered(name);
    if (options.some(([value]) => value === before)) select.value = before;
    const field = document.createElement("label");
    field.append(label, select);
    controls.append(field);
    select.addEventListener("change", () => {
      remember(name, select.value);
      apply();
    });
    return select;
  };

  const columnCells = (subject) => all(`th[data-column="${subject}"]`).flatMap((head) => {
    const place = head.cellIndex;
    return all("tbody tr", head.closest("table")).map((row) => [row, row.cells[place].textContent]);
  });

  // 2026-W33 as a count of weeks; enough to compare.
  const week = (text) => {
    const parts = text.match(/^(\d{4})-W(\d{2})$/);
    if (!parts) return null;
    const fourth = new Date(Date.UTC(Number(parts[1]), 0, 4));
    const monday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * 864e5;
    return Math.round(monday / (7 * 864e5)) + Number(parts[2]);
  };

  const filters = () => {
    const windows = [...new Set(all("[data-weeks]").map((part) => part.dataset.weeks))].filter((value) => value !== "all")
      .map(Number).sort((a, b) => a - b);
    const repositoryRows = columnCells("repository");
    const panels = all("[data-repository]");
    const names = [...new Set([
      ...repositoryRows.map(([, name]) => name), ...panels.map((panel) => panel.dataset.repository),
    ])].sort((a, b) => a.localeCompare(b));
    const controls = document.querySelector(".controls");
    if (!controls || (windows.length === 0 && names.length < 2)) return;
    controls.setAttribute("role", "group");
    controls.setAttribute("aria-label", "What is shown");
    const weekRows = columnCells("week").map(([row, text]) => [row, week(text)]).filter(([, number]) => number !== null);
    const last = Math.max(...weekRows.map(([, number]) => number));
    let period = null;
    let repository = null;
    const apply = () => {
      const weeks = period ? period.value : "all";
      const name = repository ? repository.value : "";
      const hidden = new Set();
      if (weeks !== "all") {
        for (const [row, number] of weekRows) if (number <= last - Number(weeks)) hidden.add(row);
      }
      if (name !== "") {
        for (const [row, text] of repositoryRows) if (text !== name) hidden.add(row);
      }
      for (const [row] of [...weekRows, ...repositoryRows]) row.hidden = hidden.has(row);
      for (const panel of panels) panel.hidden = name !== "" && panel.dataset.repository !== name;
      for (const figure of all("figure")) {
        const drawings = all(":scope > [data-weeks]", figure);
        const wanted = drawings.find((part) => part.dataset.weeks === weeks) || drawings[0];
        for (const part of drawings) part.hidden = part !== wanted;
      }
    };
    if (windows.length > 0) {
      period = choice(controls, "period", "Charts over", [
        ["all", "the whole window"], ...windows.map((weeks) => [String(weeks), `the last ${weeks} weeks`]),
      ], apply);
    }
    if (names.length > 1) {
      repository = choice(controls, "repository", "Repository", [["", "all"], ...names.map((name) => [name, name])], apply);
    }
    apply();
  };

  all("main table").forEach(sortable);
  tooltips();
  filters();
})();
