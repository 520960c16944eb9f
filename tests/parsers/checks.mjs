// One check for each kind of file. Nothing here reaches for the network.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import SwaggerParser from "@apidevtools/swagger-parser";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import FeedParser from "feedparser";
import jsonld from "jsonld";
import { Parser as Turtle, Store } from "n3";
import ical from "node-ical";
import RssParser from "rss-parser";
import { faultsOfSchemaOrg } from "./schema-org.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const ajv = addFormats(new Ajv({ allErrors: true }));
const isJsonFeed = ajv.compile(JSON.parse(readFileSync(join(here, "jsonfeed.schema.json"), "utf8")));
const dayOrInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

export const checks = { atom, jsonfeed, sitemap, ics, jsonld: linkedData, dcat, openapi };

async function atom(text, fault) {
  wellFormed(text, fault);
  const items = await new Promise((done, failed) => {
    const found = [];
    const parser = new FeedParser({});
    parser.on("error", failed);
    parser.on("readable", () => {
      for (let item = parser.read(); item; item = parser.read()) {
        found.push(item);
      }
    });
    parser.on("end", () => done({ meta: parser.meta, found }));
    Readable.from([text]).pipe(parser);
  });
  const again = await new RssParser().parseString(text);
  expect(items.meta?.["#type"] === "atom", "is no Atom feed", fault);
  expect(absolute(items.meta.xmlurl) && absolute(items.meta.link), "lacks its own address or its page", fault);
  expect(items.found.length === again.items.length, `two parsers find ${items.found.length} and ${again.items.length} entries`, fault);
  expect(new Set(items.found.map((i) => i.guid)).size === items.found.length, "has an id twice", fault);
  for (const item of items.found) {
    expect(item.guid && item.title && absolute(item.link) && item.pubdate instanceof Date && !Number.isNaN(+item.date), `an entry lacks id, title, link or date: ${item.guid}`, fault);
    expect(item.date >= item.pubdate, `${item.guid} was updated before it was published`, fault);
  }
}

function jsonfeed(text, fault) {
  if (!isJsonFeed(JSON.parse(text))) {
    fault(ajv.errorsText(isJsonFeed.errors));
  }
}

function sitemap(text, fault) {
  wellFormed(text, fault);
  const root = new XMLParser({ ignoreAttributes: false, isArray: (name) => ["url", "sitemap", "xhtml:link"].includes(name) }).parse(text);
  const entries = root.urlset?.url ?? root.sitemapindex?.sitemap;
  expect(Array.isArray(entries) && entries.length > 0 && entries.length <= 50_000, "holds none or more than 50,000 addresses", fault);
  expect(Buffer.byteLength(text) <= 50 * 1024 * 1024, "is above 50 MB", fault);
  expect((root.urlset ?? root.sitemapindex)["@_xmlns"] === "http://www.sitemaps.org/schemas/sitemap/0.9", "has another namespace", fault);
  for (const entry of entries ?? []) {
    expect(absolute(entry.loc) && entry.loc.length < 2048, `has no address: ${entry.loc}`, fault);
    expect(entry.lastmod === undefined || (dayOrInstant.test(entry.lastmod) && !Number.isNaN(Date.parse(entry.lastmod))), `has no instant: ${entry.lastmod}`, fault);
    expect(!root.urlset || entry["xhtml:link"].length === 3, `lacks alternates: ${entry.loc}`, fault);
    for (const name of Object.keys(entry)) {
      expect(["loc", "lastmod", "xhtml:link"].includes(name), `has an element that the protocol does not know: ${name}`, fault);
    }
  }
}

function ics(text, fault) {
  const events = Object.values(ical.sync.parseICS(text)).filter((part) => part.type === "VEVENT");
  expect(events.length === 1, `${events.length} events`, fault);
  for (const event of events) {
    expect(event.uid && event.summary && event.dtstamp instanceof Date, "lacks UID, SUMMARY or DTSTAMP", fault);
    expect(event.start instanceof Date && (!event.end || event.end > event.start), "does not end after it starts", fault);
  }
  expect(/^BEGIN:VCALENDAR\r\n/.test(text) && text.endsWith("END:VCALENDAR\r\n") && !/[^\r]\n/.test(text), "has other line ends than CRLF", fault);
  expect(text.split("\r\n").every((line) => Buffer.byteLength(line) <= 75), "has a line above 75 octets", fault);
}

async function linkedData(text, fault) {
  const data = JSON.parse(text);
  faultsOfSchemaOrg(data).forEach(fault);
  const quads = await triples(data, { "https://schema.org": { "@context": { "@vocab": "https://schema.org/", id: "@id", type: "@type", url: { "@type": "@id" } } } });
  expect(quads.size > 2, `${quads.size} statements`, fault);
}

async function dcat(text, fault) {
  const ns = { dcat: "http://www.w3.org/ns/dcat#", dct: "http://purl.org/dc/terms/", spdx: "http://spdx.org/rdf/terms#", rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#" };
  const store = await triples(JSON.parse(text), {});
  const of = (type) => store.getSubjects(ns.rdf + "type", type, null);
  const need = (subject, property, test, what) => {
    const values = store.getObjects(subject, property, null);
    expect(values.length > 0 && values.every(test), `${subject.value} ${what}`, fault);
  };
  const iri = (term) => term.termType === "NamedNode" && absolute(term.value);
  const literal = (term) => term.termType === "Literal" && term.value.length > 0;
  expect(of(ns.dcat + "Catalog").length === 1, "holds not one catalogue", fault);
  for (const resource of [...of(ns.dcat + "Catalog"), ...of(ns.dcat + "Dataset")]) {
    need(resource, ns.dct + "title", (term) => literal(term) && ["vi", "en"].includes(term.language), "has no title in a language");
    need(resource, ns.dct + "description", (term) => literal(term) && term.language, "has no description in a language");
    need(resource, ns.dct + "publisher", iri, "has no publisher");
    need(resource, ns.dct + "license", iri, "has no licence");
    need(resource, ns.dct + "modified", (term) => term.datatype?.value.endsWith("#dateTime") && !Number.isNaN(Date.parse(term.value)), "does not say when it was modified");
  }
  expect(of(ns.dcat + "Dataset").length === 10 && of(ns.dcat + "Distribution").length === 20, "holds not ten datasets of two distributions", fault);
  for (const dataset of of(ns.dcat + "Dataset")) {
    need(dataset, ns.dcat + "distribution", iri, "has no distribution");
    expect(store.countQuads(of(ns.dcat + "Catalog")[0], ns.dcat + "dataset", dataset, null) === 1, `${dataset.value} is in no catalogue`, fault);
  }
  for (const distribution of of(ns.dcat + "Distribution")) {
    need(distribution, ns.dcat + "downloadURL", iri, "cannot be downloaded");
    need(distribution, ns.dcat + "accessURL", iri, "cannot be reached");
    need(distribution, ns.dcat + "mediaType", iri, "has no media type");
    need(distribution, ns.dct + "license", iri, "has no licence");
    need(distribution, ns.dcat + "byteSize", (term) => term.datatype?.value.endsWith("#nonNegativeInteger") && /^\d+$/.test(term.value), "has no size");
    for (const checksum of store.getObjects(distribution, ns.spdx + "checksum", null)) {
      need(checksum, ns.spdx + "algorithm", (term) => term.value === ns.spdx + "checksumAlgorithm_sha256", "has another algorithm");
      need(checksum, ns.spdx + "checksumValue", (term) => /^[0-9a-f]{64}$/.test(term.value), "is no SHA-256");
    }
    need(distribution, ns.spdx + "checksum", () => true, "has no checksum");
  }
}

async function openapi(text, fault, file) {
  await SwaggerParser.validate(JSON.parse(text));
  try {
    execFileSync(process.execPath, [join(here, "node_modules/@stoplight/spectral-cli/dist/index.js"), "lint", file, "-r", join(here, ".spectral.json"), "-F", "hint", "-q"], { encoding: "utf8" });
  } catch (error) {
    fault(error.stdout || error.message);
  }
}

async function triples(data, contexts) {
  const documentLoader = async (address) => {
    if (!contexts[address]) {
      throw new Error(`asks for the context ${address}`);
    }
    return { contextUrl: null, documentUrl: address, document: contexts[address] };
  };
  const quads = await jsonld.toRDF(data, { documentLoader, format: "application/n-quads", safe: true });
  return new Store(new Turtle({ format: "N-Quads" }).parse(quads));
}

function wellFormed(text, fault) {
  const valid = XMLValidator.validate(text);
  if (valid !== true) {
    fault(valid.err.msg);
  }
}

function expect(holds, otherwise, fault) {
  if (!holds) {
    fault(otherwise);
  }
}

function absolute(address) {
  return typeof address === "string" && /^https?:\/\/[^\s]+$/.test(address) && URL.canParse(address);
}
