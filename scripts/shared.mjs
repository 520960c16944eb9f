// Draws the pictures of 1200 × 630 that shared links show (one for each drawing, one for the site) and the maskable icon, into wwwroot/lib/og.
// The letters are drawn as paths from the site's typeface, so that no font need be installed. What is drawn is kept by the hash of its drawing.
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile, copyFile, access } from "node:fs/promises";
import { basename, join } from "node:path";
import { Resvg } from "@resvg/resvg-js";
import opentype from "opentype.js";

const colours = { paper: "#fbf8f1", ink: "#1c2321", muted: "#5b645f", cover: "#1b4166", coverInk: "#fbf6ea", coverMuted: "#c3d3e2", lacquer: "#a3271f", gilt: "#e4bd6a" };
const site = ["Sản phẩm công nghiệp", "nông thôn tiêu biểu"];
const english = "Outstanding Rural Industrial Products of Viet Nam";

/**
 * @param {string} img the theme's wwwroot/img
 * @param {string} out where the pictures go
 * @param {string} fontSource folder with the face's .woff files
 * @param {string} cache folder that outlives a build
 */
export async function drawShared(img, out, fontSource, cache) {
  await mkdir(out, { recursive: true });
  await mkdir(cache, { recursive: true });
  const faces = { 400: await facesOf(fontSource, 400), 700: await facesOf(fontSource, 700) };
  const mark = inner(await readFile(join(img, "mark.svg"), "utf8"));
  const jobs = [["site", sitePicture(mark, faces), 1200], ["maskable-512", maskable(mark), 512]];
  for (const file of (await readdir(join(img, "kinds"))).filter((name) => name.endsWith(".svg")).sort()) {
    const drawing = inner(await readFile(join(img, "kinds", file), "utf8"));
    jobs.push([basename(file, ".svg"), kindPicture(drawing, mark, faces), 1200]);
  }
  for (const [name, svg, width] of jobs) {
    const kept = join(cache, `${createHash("sha256").update(svg).digest("hex")}.png`);
    if (!(await access(kept).then(() => true, () => false))) {
      await writeFile(kept, new Resvg(svg, { fitTo: { mode: "width", value: width }, font: { loadSystemFonts: false } }).render().asPng());
    }
    await copyFile(kept, join(out, `${name}.png`));
  }
}

function kindPicture(drawing, mark, faces) {
  return picture(`
    <rect width="1200" height="630" fill="${colours.paper}"/>
    <rect width="12" height="630" fill="${colours.lacquer}"/>
    <svg x="56" y="75" width="640" height="480" viewBox="0 0 320 240">${drawing}</svg>
    <svg x="740" y="96" width="88" height="88" viewBox="0 0 48 48">${mark}</svg>
    ${lines(site, 744, 262, 36, 48, faces[700], colours.ink)}
    ${lines(["Tra cứu sản phẩm, cơ sở", "và hiệu lực chứng nhận"], 744, 400, 29, 42, faces[400], colours.muted)}`);
}

function sitePicture(mark, faces) {
  return picture(`
    <rect width="1200" height="630" fill="${colours.cover}"/>
    <rect y="618" width="1200" height="12" fill="${colours.gilt}"/>
    <svg x="90" y="96" width="128" height="128" viewBox="0 0 48 48">${mark}</svg>
    ${lines(site, 90, 330, 76, 96, faces[700], colours.coverInk)}
    ${lines([english], 90, 512, 34, 44, faces[400], colours.coverMuted)}`);
}

/** The mark within the safe zone: a circle of 80 % is never cut. */
function maskable(mark) {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><rect width="512" height="512" fill="${colours.lacquer}"/><svg x="96" y="96" width="320" height="320" viewBox="0 0 48 48">${mark}</svg></svg>`;
}

const picture = (content) => `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 1200 630">${content}</svg>`;

/** What stands within an svg element, without its rules for the dark. */
function inner(svg) {
  return svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>")).replace(/<style>.*?<\/style>/gs, "").replace(/<title>.*?<\/title>/gs, "");
}

const lines = (texts, x, y, size, leading, faces, fill) => texts.map((text, at) => `<path fill="${fill}" d="${outline(text, x, y + at * leading, size, faces)}"/>`).join("");

/** Letter by letter, each from the subset that has it. */
function outline(text, x, y, size, faces) {
  let path = "";
  for (const letter of text.normalize("NFC")) {
    const face = faces.find((f) => f.charToGlyphIndex(letter) > 0);
    if (!face) {
      throw new Error(`The typeface has no ${letter}.`);
    }
    const glyph = face.charToGlyph(letter);
    path += glyph.getPath(x, y, size).commands.map(written).join("");
    x += (glyph.advanceWidth / face.unitsPerEm) * size;
  }
  return path;
}

/** A step of a path; numbers are kept apart, as not every reader splits them as every writer joins them. */
function written(step) {
  const numbers = ["x1", "y1", "x2", "y2", "x", "y"].filter((axis) => step[axis] !== undefined).map((axis) => step[axis].toFixed(1));
  return `${step.type}${numbers.join(" ")}`;
}

async function facesOf(fontSource, weight) {
  return Promise.all(["latin", "vietnamese"].map(async (subset) => {
    const bytes = await readFile(join(fontSource, `be-vietnam-pro-${subset}-${weight}-normal.woff`));
    return opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  }));
}
