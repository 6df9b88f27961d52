/** The packed tarball, bundled by esbuild and by Rolldown, on a page in headless Chromium, served over loopback. */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { build } from "esbuild";
import { rolldown } from "rolldown";
import { makeProject } from "../packed/project.ts";
import { expectWorked, program, worked } from "./program.ts";

const binaries = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--virtual-time-budget=20000",
  "--dump-dom",
];

const html = (script: string): string =>
  `<!doctype html><title>keizoku</title><pre id="out">waiting</pre><script type="module">
const out = document.getElementById("out");
console.log = (text) => { out.textContent = text; };
try { await import("./${script}"); } catch (error) { out.textContent = String(error); }
</script>`;

async function serve(folder: string): Promise<Server> {
  const server = createServer(({ url = "/" }, response) => {
    const name = url.slice(1);
    const page = name.endsWith(".html");
    const file = join(folder, name);
    if (!page && !existsSync(file)) response.writeHead(404).end();
    else if (page) response.setHeader("content-type", "text/html").end(html(name.replace(".html", ".js")));
    else response.setHeader("content-type", "text/javascript").end(readFileSync(file));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return server;
}

function dump(binary: string, url: string, profile: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const browser = spawn(binary, [...flags, `--user-data-dir=${profile}`, url], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    const timer = setTimeout(() => browser.kill("SIGKILL"), 90_000);
    let printed = "";
    browser.stdout.on("data", (chunk: Buffer) => (printed += chunk.toString()));
    browser.on("error", reject);
    browser.on("close", () => {
      clearTimeout(timer);
      resolve(printed);
    });
  });
}

const binary = process.env["CHROMIUM"] ?? binaries.find((path) => existsSync(path));
if (binary === undefined) throw new Error("no Chromium found: install it or name it in CHROMIUM");

const cwd = makeProject({ type: "module", files: { "loop.js": program("esm") } });
const entry = join(cwd, "loop.js");
await build({ entryPoints: [entry], bundle: true, format: "esm", outfile: join(cwd, "esbuild.js"), logLevel: "error" });
const bundle = await rolldown({ input: entry, tsconfig: false, platform: "browser" });
await bundle.write({ file: join(cwd, "rolldown.js"), format: "esm", codeSplitting: false });

const server = await serve(cwd);
try {
  const { port } = server.address() as AddressInfo;
  for (const name of ["esbuild", "rolldown"]) {
    const page = await dump(binary, `http://127.0.0.1:${String(port)}/${name}.html`, join(cwd, `profile-${name}`));
    const out = /<pre id="out">(.*?)<\/pre>/s.exec(page)?.[1] ?? page;
    expectWorked(`Chromium, bundled by ${name}`, out === worked ? out : `nothing of the sort: ${out}`);
  }
} finally {
  server.close();
}
