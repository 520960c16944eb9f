// The form of a record: what is typed is kept by itself, records are offered while one types, Markdown has a toolbar and a preview. Without script the form does all but this.
import { startMarkdown } from "./markdown.js";

const keepAfter = 3000;

export function startEdit() {
  for (const field of document.querySelectorAll("[data-lookup]")) {
    offerRecords(field);
  }
  const form = document.querySelector("form[data-edit]");
  if (!form) {
    return;
  }
  keepTyped(form);
  startMarkdown(form);
  const standIn = document.getElementById(form.dataset.standIn ?? "");
  standIn?.scrollIntoView({ block: "center" });
  standIn?.focus({ preventScroll: true });
}

function keepTyped(form) {
  const told = form.querySelector("[data-autosaved]");
  let timer = 0;
  let leaving = false;
  form.addEventListener("submit", () => {
    leaving = true;
    clearTimeout(timer);
  });
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, keepAfter);
  });

  async function keep() {
    const body = new URLSearchParams(new FormData(form));
    body.set("do", "ghi-tam");
    try {
      const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" });
      if (!leaving && told) {
        const time = new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });
        told.textContent = answer.status === 204 ? `Đã giữ tạm lúc ${time}` : "Chưa giữ tạm được: hãy bấm Lưu nháp";
      }
    } catch {
      if (told) {
        told.textContent = "Mất kết nối: chưa giữ tạm được";
      }
    }
  }
}

/** Fills a list of suggestions of the field's own. */
function offerRecords(field) {
  if (!field.dataset.lookup) {
    return;
  }
  const list = document.createElement("datalist");
  list.id = `${field.id}-ds`;
  field.after(list);
  field.setAttribute("list", list.id);
  let timer = 0;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    const typed = field.value.trim();
    if (typed.length === 0 || typed.includes(" · ")) {
      return;
    }
    timer = setTimeout(async () => {
      const found = await lookUp(field.dataset.lookup, typed);
      list.replaceChildren(...found.map((text) => Object.assign(document.createElement("option"), { value: text })));
    }, 200);
  });
}

/** @returns {Promise<string[]>} "25 · Tâm trà" */
export async function lookUp(kind, typed) {
  try {
    const answer = await fetch(`/quan-tri/tra-cuu?loai=${kind}&q=${encodeURIComponent(typed)}`);
    return answer.ok ? await answer.json() : [];
  } catch {
    return [];
  }
}
