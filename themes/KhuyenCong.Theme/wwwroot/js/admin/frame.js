// The contents fold away on phones; after a fault the summary has the focus, also where autofocus came too late.
export function startFrame() {
  if (matchMedia("(max-width: 59.99em)").matches) {
    document.querySelector(".ways__fold")?.removeAttribute("open");
  }
  document.querySelector(".errors[autofocus]")?.focus();
}
