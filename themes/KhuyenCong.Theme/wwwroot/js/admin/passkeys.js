// Passkeys: the form's button asks the site for options, the browser for a credential, and sends the form with it.
const supported = () => "PublicKeyCredential" in globalThis && typeof PublicKeyCredential.parseCreationOptionsFromJSON === "function";

export function startPasskeys() {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const creates = form.dataset.passkey === "create";
    if (!supported()) {
      if (creates) {
        tell(form, "Trình duyệt này chưa dùng được khóa đăng nhập.");
      }
      continue;
    }
    form.hidden = false;
    form.querySelector("button[type=button]").addEventListener("click", () => use(form, creates));
  }
}

async function use(form, creates) {
  tell(form, "");
  try {
    const answer = await fetch(form.dataset.options, { method: "POST", body: new FormData(form) });
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    const options = await answer.json();
    const credential = creates
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
    form.elements.credential.value = JSON.stringify(credential);
    form.submit();
  } catch (fault) {
    tell(form, fault.name === "NotAllowedError" ? "Đã thôi, hoặc quá lâu. Hãy bấm lại khi sẵn sàng." : "Không dùng được khóa lúc này. Hãy thử lại.");
  }
}

function tell(form, words) {
  const place = form.querySelector("[role=alert]");
  form.hidden = false;
  place.hidden = words === "";
  place.textContent = words;
}
