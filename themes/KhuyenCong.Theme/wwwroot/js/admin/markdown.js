// Toolbar and preview of Markdown fields, and links to records of the register that keep to their number when a name changes.
import { lookUp } from "./edit.js";

const marks = [
  ["Đậm", "**", "**", "chữ đậm"],
  ["Nghiêng", "*", "*", "chữ nghiêng"],
  ["Đề mục", "\n## ", "\n", "đề mục"],
  ["Danh sách", "\n- ", "\n", "mục"],
  ["Trích dẫn", "\n> ", "\n", "lời trích"],
  ["Liên kết", "[", "](https://)", "chữ của liên kết"],
];

const kinds = [
  ["san-pham", "Sản phẩm"],
  ["co-so", "Cơ sở"],
  ["hoi-cho", "Hội chợ"],
  ["van-ban", "Văn bản"],
];

export function startMarkdown(form) {
  for (const area of form.querySelectorAll("textarea[data-markdown]")) {
    area.before(toolbar(area, form));
    area.after(preview(form, area));
  }
}

function toolbar(area, form) {
  const bar = document.createElement("div");
  bar.className = "toolbar";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "Định dạng");
  for (const [label, before, after, sample] of marks) {
    bar.append(button(label, () => surround(area, before, after, sample)));
  }
  bar.append(mentioning(area));
  if (form.dataset.figures === "true") {
    bar.append(...picturing(area, form));
  }
  return bar;
}

function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button button--quiet button--small";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

/** Goes through the browser's own editing, so that it can be undone. */
function insert(area, text, from, to) {
  area.focus();
  if (!document.execCommand("insertText", false, text)) {
    area.setRangeText(text);
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
  area.setSelectionRange(from, to);
}

function surround(area, before, after, sample) {
  const { selectionStart: start, selectionEnd: end, value } = area;
  const chosen = value.slice(start, end) || sample;
  insert(area, before + chosen + after, start + before.length, start + before.length + chosen.length);
}

/** Pictures of the record, each as a paragraph of its own, which the page makes a figure of. */
function picturing(area, form) {
  const pictures = [...form.querySelectorAll("[data-picture]")];
  if (pictures.length === 0) {
    return [];
  }
  const box = document.createElement("span");
  box.className = "mentioning";
  const choice = document.createElement("select");
  choice.className = "input";
  choice.setAttribute("aria-label", "Hình để chèn");
  choice.append(...pictures.map((p, i) => new Option(`${i + 1}. ${p.dataset.alt || "Hình"}`, p.dataset.picture)));
  choice.addEventListener("input", (event) => event.stopPropagation());
  box.append(choice, button("Chèn hình", () => {
    const words = (pictures[choice.selectedIndex].dataset.alt ?? "").replace(/[[\]\n]/g, " ");
    const text = `\n\n![${words}](hinh:${choice.value})\n\n`;
    insert(area, text, area.selectionStart + text.length, area.selectionStart + text.length);
  }));
  return [box];
}

function mentioning(area) {
  const box = document.createElement("span");
  box.className = "mentioning";
  const kind = document.createElement("select");
  kind.className = "input";
  kind.setAttribute("aria-label", "Loại bản ghi để chèn");
  kind.append(...kinds.map(([value, label]) => new Option(label, value)));
  const name = document.createElement("input");
  name.className = "input";
  name.type = "text";
  name.setAttribute("aria-label", "Tên bản ghi để chèn");
  name.placeholder = "Tên để chèn";
  const list = document.createElement("datalist");
  list.id = `${area.id}-chen`;
  name.setAttribute("list", list.id);
  let timer = 0;
  name.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      if (!name.value.includes(" · ")) {
        list.replaceChildren(...(await lookUp(kind.value, name.value)).map((text) => new Option(text, text)));
      }
    }, 200);
  });
  const act = async () => {
    const found = name.value.includes(" · ") ? [name.value] : await lookUp(kind.value, name.value);
    if (found.length > 0) {
      const [id, ...words] = found[0].split(" · ");
      const text = `[${words.join(" · ")}](${kind.value}:${id})`;
      insert(area, text, area.selectionStart + text.length, area.selectionStart + text.length);
      name.value = "";
    }
  };
  name.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      act();
    }
  });
  // What is typed here is no part of the record.
  for (const field of [kind, name]) {
    field.addEventListener("input", (event) => event.stopPropagation());
  }
  box.append(kind, name, list, button("Chèn", act));
  return box;
}

function preview(form, area) {
  const box = document.createElement("details");
  box.className = "markdown";
  const head = document.createElement("summary");
  head.textContent = "Xem thử";
  const shown = document.createElement("div");
  shown.className = "prose markdown-preview";
  shown.lang = area.dataset.markdown;
  shown.dataset.blank = "Chữ gõ ở trên hiện ra ở đây như trên trang công khai.";
  shown.tabIndex = 0;
  shown.setAttribute("role", "region");
  shown.setAttribute("aria-label", `Xem thử: ${area.labels[0]?.textContent ?? area.name}`);
  box.append(head, shown);
  let timer = 0;
  const show = async () => {
    if (!box.open) {
      return;
    }
    if (area.value.trim() === "") {
      shown.replaceChildren();
      return;
    }
    const body = new URLSearchParams({ text: area.value, __RequestVerificationToken: form.querySelector("[name=__RequestVerificationToken]").value });
    const answer = await fetch("/quan-tri/tra-cuu", { method: "POST", body });
    if (answer.ok) {
      shown.replaceChildren(...new DOMParser().parseFromString(await answer.text(), "text/html").body.childNodes);
    }
  };
  box.addEventListener("toggle", show);
  box.open = true;
  area.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, 400);
  });
  return box;
}
