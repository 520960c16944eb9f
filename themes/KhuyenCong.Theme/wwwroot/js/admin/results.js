// Results of a round: Enter goes to the row below as in a spreadsheet, and what is pasted from one is read as a list. Without script the form does all but this.
import { keepTyped } from "./edit.js";

export function startResults() {
  const form = document.querySelector("form[data-results]");
  if (!form) {
    return;
  }
  keepTyped(form);
  form.addEventListener("keydown", goDown);
  form.addEventListener("paste", (event) => readList(form, event));
  const standIn = document.getElementById(form.dataset.standIn ?? "");
  standIn?.scrollIntoView({ block: "start" });
  standIn?.focus({ preventScroll: true });
}

function goDown(event) {
  const [, row, field] = /^r\.(\d+)\.(\w+)$/.exec(event.target.name ?? "") ?? [];
  if (event.key !== "Enter" || event.isComposing || row === undefined || event.target.tagName !== "INPUT") {
    return;
  }
  event.preventDefault();
  const below = event.currentTarget.elements[`r.${Number(row) + 1}.${field}`];
  if (below) {
    below.focus();
  } else {
    event.currentTarget.querySelector("button[value=them]").click();
  }
}

/** Several cells or lines pasted into one field of the table are a list. */
function readList(form, event) {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!/^r\.\d+\./.test(event.target.name ?? "") || !/[\t\n]/.test(text.trim())) {
    return;
  }
  event.preventDefault();
  form.elements.paste.value = text;
  form.querySelector("button[value=doc]").click();
}
