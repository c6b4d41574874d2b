// A server for work on the page alone: it serves dist/ under the node's own policy and answers the API with made-up data, the same for
// the same seed. Nothing of it ships. `node dev/server.mjs [--port N] [--down]`; a POST is kept in memory and shows at once.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { answer } from "./answers.mjs";

const dist = fileURLToPath(new URL("../dist", import.meta.url));
const at = process.argv.indexOf("--port");
const port = at < 0 ? 8090 : Number(process.argv[at + 1]);
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

createServer(async (request, response) => {
  const url = new URL(request.url, "http://localhost");
  if (url.pathname.startsWith("/api/")) {
    let body = "";
    for await (const chunk of request) {
      body += chunk;
    }
    answer(request, url, body, response);
    return;
  }
  const path = normalize(url.pathname === "/" ? "/index.html" : url.pathname);
  try {
    let content = await readFile(join(dist, path));
    if (path === "/index.html") {
      content = content.toString().replace('name="tansiq-token" content=""', 'name="tansiq-token" content="dev"');
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
