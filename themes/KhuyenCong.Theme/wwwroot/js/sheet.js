// The menu and the facets open as popovers, which needs no script. Here: a sheet closes when the focus leaves it or the window grows to a desk's width.

export function startSheets() {
  const sheets = [...document.querySelectorAll("[popover]")].filter((sheet) => "hidePopover" in sheet);
  for (const sheet of sheets) {
    // Narrowing replaces the button that opened the sheet, and with it the place the browser would give the focus back to.
    sheet.addEventListener("toggle", (event) => {
      if (event.newState === "closed" && (document.activeElement === document.body || sheet.contains(document.activeElement))) {
        document.querySelector(`[popovertarget="${sheet.id}"]:not([popovertargetaction])`)?.focus();
      }
    });
    sheet.addEventListener("focusout", (event) => {
      if (sheet.matches(":popover-open") && event.relatedTarget && !sheet.contains(event.relatedTarget)) {
        sheet.hidePopover();
      }
    });
  }
  matchMedia("(min-width: 60em)").addEventListener("change", ({ matches }) => {
    if (matches) {
      sheets.forEach((sheet) => sheet.matches(":popover-open") && sheet.hidePopover());
    }
  });
}
