// node check.mjs KIND FOLDER: hands every file of the folder to parsers that others wrote. Prints each fault, then "checked N"; ends with 1 if there was a fault.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { checks } from "./checks.mjs";

const [kind, folder] = process.argv.slice(2);
const names = (await readdir(folder)).sort();
let faulty = false;
for (const name of names) {
  const fault = (text) => {
    faulty = true;
    console.log(`${name}: ${text}`);
  };
  try {
    await checks[kind](await readFile(join(folder, name), "utf8"), fault, join(folder, name));
  } catch (error) {
    fault(error.message ?? String(error));
  }
}
console.log(`checked ${names.length}`);
process.exitCode = faulty ? 1 : 0;
