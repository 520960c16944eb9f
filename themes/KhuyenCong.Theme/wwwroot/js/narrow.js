// Lists narrow without a full reload. Every question stays an address: what is fetched is the page a reader without script would get,
// and only the parts marked data-swap are taken from it.

let running = null;

export function startNarrowing() {
  if (!document.querySelector("form[data-narrow]")) {
    return;
  }
  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-narrow]");
    if (form && event.target.matches("[type=checkbox]")) {
      narrow(addressOf(form), { push: true });
    }
  });
  document.addEventListener("submit", (event) => {
    const elsewhere = event.submitter?.hasAttribute("formaction");
    if (event.target.matches("form[data-narrow]") && !elsewhere) {
      event.preventDefault();
      narrow(addressOf(event.target), { push: true, focus: "ket-qua" });
    }
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("form[data-narrow] a[href]");
    if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
      return;
    }
    const form = link.closest("form");
    if (link.origin === location.origin && link.pathname === new URL(form.action).pathname) {
      event.preventDefault();
      narrow(new URL(link.href), { push: true, focus: link.id || "ket-qua", top: link.closest(".pagination") !== null });
    }
  });
  window.addEventListener("popstate", () => narrow(new URL(location.href), { push: false }));
}

function addressOf(form) {
  const address = new URL(form.action);
  address.search = "";
  for (const [name, value] of new FormData(form)) {
    if (value !== "") {
      address.searchParams.append(name, value);
    }
  }
  return address;
}

async function narrow(address, { push, focus, top = false }) {
  running?.abort();
  const asking = new AbortController();
  running = asking;
  const results = document.getElementById("ket-qua");
  results?.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" }, signal: asking.signal });
    if (!answer.ok || new URL(answer.url).pathname !== location.pathname) {
      throw new Error(`answered ${answer.status}`);
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (asking !== running) {
      return;
    }
    if (push) {
      history.pushState(null, "", address);
    }
    swap(page, focus);
    if (top) {
      document.getElementById("ket-qua")?.scrollIntoView();
    }
  } catch {
    if (!asking.signal.aborted) {
      location.assign(address);
    }
  }
}

function swap(page, focus) {
  const focused = focus === undefined ? selectorOf(document.activeElement) : `#${CSS.escape(focus)}`;
  const open = new Map([...document.querySelectorAll("details[id]")].map((details) => [details.id, details.open]));
  for (const part of document.querySelectorAll("[data-swap]")) {
    const fresh = page.getElementById(part.id);
    if (fresh) {
      part.replaceWith(document.adoptNode(fresh));
    }
  }
  for (const [id, wasOpen] of open) {
    document.getElementById(id)?.toggleAttribute("open", wasOpen);
  }
  const typed = document.querySelector("form[data-narrow] [name=q]");
  // Words that became conditions leave the box; while one types in it, it is left alone.
  if (typed && (focus !== undefined || typed !== document.activeElement)) {
    typed.value = page.querySelector("form[data-narrow] [name=q]")?.value ?? "";
  }
  document.title = page.title;
  if (focused) {
    document.querySelector(focused)?.focus({ preventScroll: true });
  }
  const count = document.querySelector("[data-count]");
  const live = document.getElementById("thong-bao");
  if (count && live) {
    live.textContent = count.textContent.trim();
  }
}

function selectorOf(element) {
  if (element?.matches("input[type=checkbox]")) {
    return `input[name="${CSS.escape(element.name)}"][value="${CSS.escape(element.value)}"]`;
  }
  return element?.id ? `#${CSS.escape(element.id)}` : null;
}
