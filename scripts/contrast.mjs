// Measures every pair of colours that the theme puts on one another, in light and dark, by the formula of WCAG 2.2. Fails below the bar.
import { readFileSync } from "node:fs";

const css = readFileSync(new URL("../themes/KhuyenCong.Theme/wwwroot/css/tokens.css", import.meta.url), "utf8");
const dark = css.slice(css.indexOf("prefers-color-scheme: dark"));
const light = css.slice(0, css.indexOf("@media (min-width"));
const read = (text) => Object.fromEntries([...text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((m) => [m[1], m[2]]));
const schemes = { light: read(light), dark: { ...read(light), ...read(dark) } };

const pairs = JSON.parse(readFileSync(new URL("contrast-pairs.json", import.meta.url), "utf8"));

let failed = 0;
for (const [name, tokens] of Object.entries(schemes)) {
  for (const [on, under, bar] of pairs) {
    const ratio = contrast(tokens[on], tokens[under]);
    failed += ratio < bar ? 1 : 0;
    console.log(`${ratio < bar ? "FAIL" : "ok  "} ${name.padEnd(5)} ${on.padEnd(12)} on ${under.padEnd(12)} ${ratio.toFixed(2)} (≥ ${bar})`);
  }
}
process.exitCode = failed === 0 ? 0 : 1;

function contrast(a, b) {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex) {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
