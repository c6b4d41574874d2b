// Makes the map's data at build time, so that the page draws a whole map without asking anybody: countries and province
// lines as TopoJSON, and for each language of the page the names of places. See data/SOURCE.md for where it comes from.
import { createRequire } from "node:module";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { feature, mesh, quantize } from "topojson-client";
import { topology } from "topojson-server";
import { filter, filterAttachedWeight, presimplify, simplify } from "topojson-simplify";
import polylabel from "polylabel";

const require = createRequire(import.meta.url);

/** Triangles below this many square degrees go, the region's weighed up by FINER; islands below SMALLEST go, likewise. */
const COARSE = 0.25;
const FINER = 3750;
const SMALLEST = 0.4;
const SMALLEST_FINER = 2000;

/** Where full detail is kept: the region of the example, with room around it. West, south, east, north. */
const DETAIL = [25, 20, 66, 46];

function inside([x, y]) {
  return x >= DETAIL[0] && x <= DETAIL[2] && y >= DETAIL[1] && y <= DETAIL[3];
}

/** Area of a triangle on the plane, weighed up inside the region of detail: one topology, so no seams between fine and coarse. */
function weight(triangle) {
  const [a, b, c] = triangle;
  const area = Math.abs((a[0] - c[0]) * (b[1] - a[1]) - (a[0] - b[0]) * (c[1] - a[1])) / 2;
  return inside(b) ? area * FINER : area;
}

function codes() {
  const table = new Map();
  for (const [alpha2, , numeric] of require("i18n-iso-countries/codes.json")) {
    table.set(numeric, alpha2);
  }
  return table;
}

/** The point of a country's largest part that is farthest from its edges: where its name stands. */
function labelPoint(geometry) {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  let best = null;
  let bestArea = -1;
  for (const polygon of polygons) {
    let area = 0;
    const ring = polygon[0];
    for (let i = 0; i < ring.length - 1; i++) {
      area += ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
    }
    if (Math.abs(area) > bestArea) {
      bestArea = Math.abs(area);
      best = polygon;
    }
  }
  const [x, y] = polylabel(best, 0.05);
  return { at: [Number(x.toFixed(2)), Number(y.toFixed(2))], size: Number(Math.sqrt(bestArea).toFixed(1)) };
}

/** Countries of the whole world, fine in the region and coarse elsewhere. */
export async function countries() {
  const source = require("world-atlas/countries-10m.json");
  const numeric = codes();
  delete source.objects.land;
  const weighed = presimplify(source, weight);
  let small = simplify(weighed, COARSE);
  small = filter(small, filterAttachedWeight(small, SMALLEST, planar));
  const shapes = feature(small, small.objects.countries).features;
  const labels = [];
  small.objects.countries.geometries = small.objects.countries.geometries.filter(
    (g) => g.type !== null && g.arcs?.length,
  );
  for (const geometry of small.objects.countries.geometries) {
    const iso = numeric.get(String(geometry.id).padStart(3, "0"));
    const name = geometry.properties?.name ?? "";
    geometry.properties = iso === undefined ? { name } : { iso };
    delete geometry.id;
  }
  for (const shape of shapes) {
    const iso = numeric.get(String(shape.id).padStart(3, "0"));
    if (iso !== undefined && shape.geometry !== null && shape.geometry.coordinates.length > 0) {
      labels.push({ iso, ...labelPoint(shape.geometry) });
    }
  }
  // A grid of some 130 m: short deltas, and no step that shows before zoom 9.
  return { topo: quantize(small, 3e5), labels };
}

/** The area of a ring on the plane, in square degrees, weighed up inside the region like a triangle. */
function planar(points) {
  let area = 0;
  for (let i = 0; i < points.length - 1; i++) {
    area += points[i][0] * points[i + 1][1] - points[i + 1][0] * points[i][1];
  }
  return (Math.abs(area) / 2) * (inside(points[0]) ? SMALLEST_FINER : 1);
}

/** Lines between the provinces of one country; the lines between countries are drawn from the countries themselves. */
export async function provinces(root) {
  const source = JSON.parse(await readFile(join(root, "data/ne10m_admin1_middle_east.geojson"), "utf8"));
  const topo = presimplify(topology({ provinces: source }));
  const small = simplify(topo, 0.00002);
  const lines = mesh(
    small,
    small.objects.provinces,
    (a, b) => a !== b && a.properties.adm0_a3 === b.properties.adm0_a3,
  );
  return topology({ lines: { type: "Feature", properties: {}, geometry: lines } }, 3e4);
}

const ARABIC = /^[\u0600-\u06FF\uFB50-\uFDFF\uFE70-\uFEFC\s.()\-،]+$/;
/** Vowel signs stretch the word in map labels, so labels go without them. */
const VOWELS = /[\u064B-\u0652\u0670]/g;

/** Which weight a place has on the map: 0 capital, 1 over 220,000, 2 over 60,000, 3 the rest. */
function rank(code, population) {
  if (code === "PPLC") {
    return 0;
  }
  return population > 220000 ? 1 : population > 60000 ? 2 : 3;
}

/**
 * Places for one language, as rows `[lon, lat, name, rank, population, fallen back]`. The last is 1 when the gazetteer had no name in the
 * language's script and the Latin one stands in.
 */
export async function places(root, language) {
  const rows = new Map();
  for (const [file, region] of [
    ["gazetteer_middle_east.csv", true],
    ["gazetteer_world_multilingual.csv", false],
  ]) {
    const [head, ...lines] = csv(await readFile(join(root, "data", file), "utf8"));
    for (const cells of lines) {
      const row = Object.fromEntries(head.map((name, i) => [name, cells[i] ?? ""]));
      const population = Number(row.population) || 0;
      if (rows.has(row.geonameid) || (!region && population < 250000 && row.feature_code !== "PPLC")) {
        continue;
      }
      if (region && population < 15000 && row.country !== "SY" && row.country !== "IQ") {
        continue;
      }
      rows.set(row.geonameid, named(row, language, population));
    }
  }
  return [...rows.values()].sort((a, b) => a[3] - b[3] || b[4] - a[4]);
}

function named(row, language, population) {
  const latin = (row.name_en || row.name).trim();
  const wanted = language === "en" ? latin : (row["name_" + language] ?? "").replace(VOWELS, "").trim();
  const fits = language === "en" || (language === "ar" ? ARABIC.test(wanted) : wanted !== "");
  return [
    Number(Number(row.lon).toFixed(3)),
    Number(Number(row.lat).toFixed(3)),
    fits ? wanted : latin,
    rank(row.feature_code, population),
    Math.round(population / 1000),
    ...(fits ? [] : [1]),
  ];
}

/** Comma-separated values with quotes doubled inside quotes (RFC 4180). */
function csv(text) {
  const rows = [];
  let row = [];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') {
        cell += '"';
        i++;
      } else if (c === '"') {
        quoted = false;
      } else {
        cell += c;
      }
    } else if (c === '"') {
      quoted = true;
    } else if (c === "," || c === "\n") {
      row.push(cell.replace(/\r$/, ""));
      cell = "";
      if (c === "\n") {
        rows.push(row);
        row = [];
      }
    } else {
      cell += c;
    }
  }
  if (cell !== "" || row.length > 0) {
    rows.push([...row, cell]);
  }
  return rows;
}

/** Writes all of it under `out`. */
export async function writeMapData(root, out, languages) {
  await mkdir(out, { recursive: true });
  const { topo, labels } = await countries();
  await writeFile(join(out, "countries.json"), JSON.stringify(topo));
  await writeFile(join(out, "country-labels.json"), JSON.stringify(labels));
  await writeFile(join(out, "provinces.json"), JSON.stringify(await provinces(root)));
  for (const language of languages) {
    await writeFile(join(out, `places-${language}.json`), JSON.stringify(await places(root, language)));
  }
}
