/** Runs `examples/notebooks/*.ipynb` on Deno's Jupyter kernel, with the built package found by its own name. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "../build/entries.ts";
import { npx, run } from "../packed/command.ts";
import { makeProject, writeFiles } from "../packed/project.ts";
import { deno } from "./runtimes.ts";

const folder = join(root, "examples", "notebooks");
/** What the notebooks import beside keizoku: the versions of the checkout. */
const companions = ["csv-parse@7.0.3", "vega@6.4.0", "vega-lite@6.4.1"];
const notebooks = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".ipynb")) : [];

/** The first Python that has the notebook runner; Debian's packages are for Debian's own. */
function python(): string {
  const found = ["python3", "/usr/bin/python3"].find(
    (name) => spawnSync(name, ["-c", "import nbclient, nbformat"], { stdio: "ignore" }).status === 0,
  );
  if (found === undefined) throw new Error("no Python with nbclient and nbformat found");
  return found;
}

function runAll(): void {
  const cwd = makeProject({ type: "module", packages: companions, files: { "notebooks/.keep": "" } });
  cpSync(join(root, "examples", "data"), join(cwd, "data"), { recursive: true });
  const binary = npx(deno, ["deno", "eval", "console.log(Deno.execPath())"]).trim();
  const kernel = {
    argv: [binary, "jupyter", "--kernel", "--conn", "{connection_file}"],
    display_name: "Deno",
    language: "typescript",
  };
  writeFiles(cwd, { "jupyter/kernels/deno/kernel.json": JSON.stringify(kernel) });
  const env = { JUPYTER_PATH: join(cwd, "jupyter"), DENO_NO_UPDATE_CHECK: "1" };
  for (const name of notebooks) {
    run(python(), [join(root, "scripts", "smoke", "notebook.py"), join(folder, name), join(cwd, "notebooks")], {
      cwd,
      env,
    });
    console.log(`${name}: ok`);
  }
}

if (notebooks.length === 0) console.log("no notebooks yet");
else runAll();
