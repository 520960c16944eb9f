// The form of a record: what is typed is kept by itself, records are offered while one types, Markdown has a toolbar and a preview. Without script the form does all but this.
import { remember } from "./interrupted.js";
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
  for (const field of form.querySelectorAll("input[type=file][data-most]")) {
    weigh(field);
  }
  // Enter there means the button beside it, not the form's first, which saves.
  for (const group of form.querySelectorAll("[data-pictures] fieldset")) {
    group.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target.matches("input:not([type=file])")) {
        event.preventDefault();
        group.querySelector("button[value=tai-anh], button[value=tim-anh]").click();
      }
    });
  }
  startMarkdown(form);
  const standIn = document.getElementById(form.dataset.standIn ?? "");
  standIn?.scrollIntoView({ block: "center" });
  standIn?.focus({ preventScroll: true });
}

/** Sends what is typed after a while, to be found again should the page be left; says so in the form's [data-autosaved]. */
export function keepTyped(form) {
  const told = form.querySelector("[data-autosaved]");
  let timer = 0;
  let leaving = false;
  form.addEventListener("submit", () => {
    leaving = true;
    clearTimeout(timer);
    remember(form);
  });
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, keepAfter);
  });

  async function keep() {
    const typed = new FormData(form);
    typed.delete("pic.file");
    const body = new URLSearchParams(typed);
    body.set("do", "ghi-tam");
    try {
      const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" });
      if (!leaving && told) {
        const time = new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });
        told.textContent = answer.status === 204 ? `Đã giữ tạm lúc ${time}`
          : answer.type === "opaqueredirect" ? "Bạn đã bị đăng xuất: hãy bấm lưu rồi đăng nhập lại, chữ đã gõ sẽ hiện lại"
          : "Chưa giữ tạm được: hãy bấm lưu";
      }
    } catch {
      if (told) {
        told.textContent = "Mất kết nối: chưa giữ tạm được";
      }
    }
  }
}

/** A file that is too large is told before it travels. */
function weigh(field) {
  const told = Object.assign(document.createElement("p"), { className: "field__error", id: `${field.id}-qua-lon` });
  told.setAttribute("role", "alert");
  field.addEventListener("change", () => {
    const file = field.files[0];
    told.remove();
    if (file && file.size > Number(field.dataset.most)) {
      const megabytes = (file.size / 1048576).toLocaleString("vi-VN", { maximumFractionDigits: 1 });
      told.textContent = `Tệp ${file.name} nặng ${megabytes} MB, nhiều nhất là ${Number(field.dataset.most) / 1048576} MB. Hãy thu nhỏ ảnh rồi chọn lại.`;
      field.value = "";
      field.before(told);
    }
  });
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
