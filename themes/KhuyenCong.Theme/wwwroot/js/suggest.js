// Names under a search box while one types: an editable combobox with a list of links in groups. Without script the box is a plain search.

const pause = 150;
const least = 2;

export function startSuggesting() {
  document.querySelectorAll("input[data-suggest]").forEach(suggestIn);
}

function suggestIn(input) {
  const list = document.createElement("div");
  list.className = "suggest";
  list.id = `${input.id}-goi-y`;
  list.hidden = true;
  list.setAttribute("role", "listbox");
  input.closest(".search").append(list);
  // ARIA in HTML allows a combobox on a text box, not on a search box; the key of the phone's keyboard stays that of a search.
  input.type = "text";
  input.enterKeyHint = "search";
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id], ["autocomplete", "off"]]) {
    input.setAttribute(name, value);
  }

  let asking = null;
  let waiting = 0;
  let active = -1;
  const options = () => [...list.querySelectorAll("[role=option]")];

  function close() {
    clearTimeout(waiting);
    asking?.abort();
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    activate(-1);
  }

  function activate(at) {
    const all = options();
    all[active]?.removeAttribute("aria-selected");
    active = at;
    const option = all[at];
    if (option) {
      option.setAttribute("aria-selected", "true");
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  async function ask() {
    asking?.abort();
    const typed = input.value.trim();
    if (typed.length < least) {
      close();
      return;
    }
    const own = asking = new AbortController();
    try {
      const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(typed)}`, { signal: own.signal });
      const found = answer.ok ? await answer.json() : null;
      if (own === asking && !own.signal.aborted && document.activeElement === input) {
        show(found);
      }
    } catch {
      // Aborted, or the site cannot be reached: the box goes on as a plain search.
    }
  }

  function show(found) {
    activate(-1);
    list.replaceChildren(...(found?.groups ?? []).map(groupOf));
    list.setAttribute("aria-label", found?.label ?? "");
    list.hidden = !list.firstChild;
    input.setAttribute("aria-expanded", String(!list.hidden));
    const live = document.getElementById("thong-bao");
    if (live) {
      live.textContent = found?.said ?? "";
    }
  }

  function groupOf(group) {
    const box = element("div", "suggest__group");
    const name = element("div", "suggest__name", group.label);
    name.id = `${list.id}-${group.kind}`;
    box.setAttribute("role", "group");
    box.setAttribute("aria-labelledby", name.id);
    box.append(name, ...group.items.map((item, i) => {
      const option = element("div", "suggest__item", item.text);
      option.id = `${name.id}-${i}`;
      option.setAttribute("role", "option");
      option.dataset.href = item.url;
      if (item.lang) {
        option.lang = item.lang;
      }
      if (item.detail) {
        option.append(" ", element("small", "", item.detail));
      }
      return option;
    }));
    return box;
  }

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, pause);
  });
  input.addEventListener("blur", close);
  input.form?.addEventListener("submit", close);
  // The box keeps the focus: the list is never left by pointing at it.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => go(event.target.closest("[role=option]")));
  input.addEventListener("keydown", (event) => {
    const open = !list.hidden;
    const last = options().length - 1;
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp":
        if (open) {
          event.preventDefault();
          activate(event.key === "ArrowDown" ? (active < last ? active + 1 : -1) : (active < 0 ? last : active - 1));
        } else if (event.key === "ArrowDown") {
          event.preventDefault();
          ask();
        }
        break;
      case "Home":
      case "End":
        // In the list they go to its ends, in the text to the text's.
        if (open && active >= 0) {
          event.preventDefault();
          activate(event.key === "Home" ? 0 : last);
        }
        break;
      case "Enter":
        if (open && active >= 0) {
          event.preventDefault();
          go(options()[active]);
        }
        break;
      case "Escape":
        if (open) {
          event.preventDefault();
          close();
        }
        break;
    }
  });
}

function go(option) {
  if (option) {
    location.assign(option.dataset.href);
  }
}

function element(tag, className, text = "") {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}
