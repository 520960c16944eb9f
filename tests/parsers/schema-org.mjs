// The vocabulary of schema.org as schema-dts words it: which types there are, and which properties each of them has.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const file = join(dirname(createRequire(import.meta.url).resolve("schema-dts/package.json")), "dist", "schema.d.ts");
const types = new Map();
for (const [, name, parents = "", body] of readFileSync(file, "utf8").matchAll(/^(?:export )?interface (\w+)(?: extends ([^{]+))? \{\n(.*?)^\}/gms)) {
  types.set(name, { parents: parents.split(",").map((p) => p.trim().replace(/^Partial<|>$/g, "")).filter(Boolean), properties: new Set([...body.matchAll(/^ {4}"([\w-]+)"\??:/gm)].map((m) => m[1])) });
}

/** @returns {string[]} what is no word of schema.org, anywhere in the data */
export function faultsOfSchemaOrg(data) {
  const faults = [];
  visit(data, "");
  return faults;

  function visit(node, at) {
    if (Array.isArray(node)) {
      node.forEach((item) => visit(item, at));
    } else if (node && typeof node === "object") {
      const type = node["@type"];
      if (!types.has(`${type}Leaf`) && !types.has(`${type}Base`)) {
        faults.push(`${at || "the root"} is of no type of schema.org: ${type}`);
        return;
      }
      const known = propertiesOf(types.has(`${type}Leaf`) ? `${type}Leaf` : `${type}Base`);
      for (const [name, value] of Object.entries(node)) {
        // "query-input": how schema.org words the value that an action still asks for.
        if (!name.startsWith("@") && !known.has(name.replace(/-(input|output)$/, ""))) {
          faults.push(`${type} has no property ${name}`);
        }
        if (!name.startsWith("@")) {
          visit(value, `${at}/${name}`);
        }
      }
    }
  }
}

function propertiesOf(name) {
  const type = types.get(name);
  return new Set(type ? [...type.properties, ...type.parents.flatMap((parent) => [...propertiesOf(parent)])] : []);
}
