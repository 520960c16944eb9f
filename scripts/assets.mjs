// Builds wwwroot/lib of the theme from its css and js and from the fonts in node_modules. Run by `npm run build`; needs no network.
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import opentype from "opentype.js";
import { drawShared } from "./shared.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const theme = join(root, "themes", "KhuyenCong.Theme", "wwwroot");
const lib = join(theme, "lib");
const fonts = join(lib, "fonts");
const fontSource = join(root, "node_modules", "@fontsource", "be-vietnam-pro", "files");

const weights = [400, 500, 700];
const subsets = ["vietnamese", "latin"];
const figureWeights = [400, 700];

await rm(lib, { recursive: true, force: true });
await mkdir(fonts, { recursive: true });

const bundle = { bundle: true, minify: true, logLevel: "warning", legalComments: "none", target: ["chrome109", "firefox115", "safari16.4"] };
// "site" dresses the public pages, "admin" the back office: neither loads the other's.
for (const face of ["site", "admin"]) {
  await build({ ...bundle, entryPoints: [join(theme, "css", `${face}.css`)], outfile: join(lib, `${face}.css`), external: ["*.woff2", "*.otf", "*.svg"] });
  await build({ ...bundle, entryPoints: [join(theme, "js", `${face}.js`)], outfile: join(lib, `${face}.js`), format: "esm" });
}

for (const weight of weights) {
  for (const subset of subsets) {
    await copyFile(join(fontSource, `be-vietnam-pro-${subset}-${weight}-normal.woff2`), join(fonts, `be-vietnam-pro-${subset}-${weight}.woff2`));
  }
}
for (const weight of figureWeights) {
  await writeFile(join(fonts, `figures-${weight}.otf`), await tabularFigures(weight));
}

await drawShared(join(theme, "img"), join(lib, "og"), fontSource, join(root, "artifacts", "shared"));

/**
 * The ten digits of the face on one advance width, centred: Be Vietnam Pro has proportional digits and no `tnum`.
 * The face is under the Open Font License without a reserved name, which allows this.
 * @param {number} weight a weight of the face
 * @returns {Promise<Buffer>} an OpenType font of about 3 KB
 */
async function tabularFigures(weight) {
  const bytes = await readFile(join(fontSource, `be-vietnam-pro-latin-${weight}-normal.woff`));
  const face = opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  const digits = [..."0123456789"].map((digit) => face.charToGlyph(digit));
  const width = Math.round(digits.reduce((sum, glyph) => sum + glyph.advanceWidth, 0) / digits.length);
  const notdef = new opentype.Glyph({ name: ".notdef", advanceWidth: width, path: new opentype.Path() });
  const glyphs = digits.map((glyph) => new opentype.Glyph({
    name: glyph.name,
    unicode: glyph.unicode,
    advanceWidth: width,
    path: shifted(glyph.path, Math.round((width - glyph.advanceWidth) / 2)),
  }));
  const font = new opentype.Font({
    familyName: "Be Vietnam Figures",
    styleName: String(weight),
    unitsPerEm: face.unitsPerEm,
    ascender: face.ascender,
    descender: face.descender,
    glyphs: [notdef, ...glyphs],
  });
  return Buffer.from(undated(() => font.toArrayBuffer()));
}

/** The writer stamps the font with the hour: the same sources shall give the same bytes. */
function undated(write) {
  const RealDate = globalThis.Date;
  globalThis.Date = class extends RealDate {
    constructor() {
      super(0);
    }
  };
  try {
    return write();
  } finally {
    globalThis.Date = RealDate;
  }
}

function shifted(path, by) {
  const moved = new opentype.Path();
  moved.commands = path.commands.map((command) => {
    const copy = { ...command };
    for (const axis of ["x", "x1", "x2"]) {
      if (copy[axis] !== undefined) {
        copy[axis] += by;
      }
    }
    return copy;
  });
  return moved;
}
