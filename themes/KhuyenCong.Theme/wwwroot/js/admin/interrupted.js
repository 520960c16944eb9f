// A form that is sent after its sender was signed out leads to the door, and what was typed would be gone: it waits in this tab, and is kept on the server when the form is opened again.
const place = "dang-gui";

/** Called as a form is sent. */
export function remember(form) {
  const fields = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "__RequestVerificationToken");
  put({ action: form.getAttribute("action"), fields, isHeld: false });
}

/** On every page: the door holds what was on its way; a form that is reached has it, or is given it back. */
export async function startInterrupted() {
  const sent = waiting();
  if (!sent) {
    return;
  }
  const door = document.querySelector("form[data-door]");
  if (door) {
    put({ ...sent, isHeld: true });
    const told = Object.assign(document.createElement("p"), { className: "told", textContent: "Bạn đã bị đăng xuất nên chưa lưu được. Chữ vừa gõ vẫn còn: đăng nhập xong sẽ hiện lại trong biểu mẫu." });
    told.setAttribute("role", "status");
    door.before(told);
    return;
  }
  const form = document.querySelector("main form[action]:is([data-edit], [data-results])");
  if (!form) {
    return;
  }
  sessionStorage.removeItem(place);
  if (sent.isHeld && sent.action === form.getAttribute("action")) {
    const body = new URLSearchParams(sent.fields);
    body.set("do", "ghi-tam");
    body.set("__RequestVerificationToken", form.elements.__RequestVerificationToken.value);
    const answer = await fetch(sent.action, { method: "POST", body, redirect: "manual" });
    if (answer.status === 204) {
      location.replace(`${sent.action}?ban=tam`);
    }
  }
}

function waiting() {
  try {
    return JSON.parse(sessionStorage.getItem(place));
  } catch {
    return null;
  }
}

/** A tab that keeps nothing, or not so much, is one without this help. */
function put(what) {
  try {
    sessionStorage.setItem(place, JSON.stringify(what));
  } catch {
    sessionStorage.removeItem(place);
  }
}
