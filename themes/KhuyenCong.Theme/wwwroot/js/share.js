// Beside the plain address of a record: copying it and printing the page, which need script.

export function startSharing() {
  for (const acts of document.querySelectorAll("[data-share]")) {
    acts.hidden = false;
  }
  document.addEventListener("click", async (event) => {
    if (event.target.closest("[data-print]")) {
      window.print();
      return;
    }
    const button = event.target.closest("[data-copy]");
    const live = document.getElementById("thong-bao");
    if (!button || !live) {
      return;
    }
    live.textContent = "";
    let said = button.dataset.done;
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
    } catch {
      said = button.dataset.failed;
    }
    live.textContent = said;
    const word = button.lastChild;
    const before = word.textContent;
    word.textContent = said;
    setTimeout(() => { word.textContent = before; }, 3000);
  });
}
