// A server for work on the page alone: it serves dist/ under the node's own policy and answers the API with made-up data, the same for
// the same seed; a POST is kept in memory and shows at once. With `--node http://127.0.0.1:8080` it passes the API on to a running
// node instead, so that a page built anew is seen with real data without building the node. Nothing of it ships.
import { createServer, request as ask } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { answer } from "./answers.mjs";

const dist = fileURLToPath(new URL("../dist", import.meta.url));
const option = (name) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined);
const port = Number(option("--port") ?? 8090);
const node = option("--node");
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; font-src 'self'; img-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'";
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** The node writes its token into its own first document; whoever may read that may act for it. */
async function token() {
  if (node === undefined) {
    return "made-up";
  }
  const text = await (await fetch(node + "/")).text();
  return /name="tansiq-token" content="([^"]*)"/.exec(text)?.[1] ?? "";
}

function passOn(request, response) {
  const { host, hostname, port } = new URL(node);
  const headers = { ...request.headers, host, ...(request.headers.origin ? { origin: node } : {}) };
  delete headers.referer;
  const asked = ask({ hostname, port, path: request.url, method: request.method, headers }, (found) => {
    response.writeHead(found.statusCode, found.headers);
    found.pipe(response);
  });
  asked.on("error", () => response.destroy());
  response.on("close", () => asked.destroy());
  request.pipe(asked);
}

async function made(request, url, response) {
  let body = "";
  for await (const chunk of request) {
    body += chunk;
  }
  answer(request, url, body, response);
}

createServer(async (request, response) => {
  const url = new URL(request.url, "http://localhost");
  if (url.pathname.startsWith("/api/")) {
    return node === undefined ? made(request, url, response) : passOn(request, response);
  }
  const path = normalize(url.pathname === "/" ? "/index.html" : url.pathname);
  try {
    let content = await readFile(join(dist, path));
    if (path === "/index.html") {
      content = content
        .toString()
        .replace('name="tansiq-token" content=""', `name="tansiq-token" content="${await token()}"`);
    }
    response.writeHead(200, {
      "Content-Type": TYPES[extname(path)] ?? "text/plain",
      "Content-Security-Policy": POLICY,
      "Cache-Control": "no-store",
    });
    response.end(content);
  } catch {
    response.writeHead(404).end();
  }
}).listen(port, "127.0.0.1", function () {
  console.log(`http://127.0.0.1:${this.address().port}`);
});
