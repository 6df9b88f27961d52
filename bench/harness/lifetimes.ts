import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import type { Measurement } from "./benchCase.ts";
import { runAlone } from "./ownProcess.ts";

const bench = fileURLToPath(new URL("..", import.meta.url));
const environment = join(bench, ".venv");
const requirements = join(bench, "requirements.txt");
const stamp = join(environment, "requirements.sha256");

/** The rival, ready to run, or why there is none. */
export type Rival = { readonly python: string } | { readonly missing: string };

/** Makes the Python environment of `requirements.txt` where there is none yet, or where the file has changed. */
export function prepareLifetimes(say: (line: string) => void): Rival {
  const python = join(environment, ...(process.platform === "win32" ? ["Scripts", "python.exe"] : ["bin", "python"]));
  const wanted = createHash("sha256").update(readFileSync(requirements)).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted && succeeds(python, ["--version"])) return { python };
  const system = ["python3", "python"].find((name) =>
    succeeds(name, ["-c", "import sys; assert sys.version_info >= (3, 11)"]),
  );
  if (system === undefined) return { missing: "no Python 3.11 or newer was found" };
  say("making bench/.venv with lifetimes (once) …");
  rmSync(environment, { recursive: true, force: true });
  if (!succeeds(system, ["-m", "venv", environment])) return { missing: `${system} has no working venv module` };
  const install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:"];
  if (!succeeds(python, [...install, "-r", requirements]))
    return { missing: "pip could not install bench/requirements.txt" };
  writeFileSync(stamp, wanted);
  return { python };
}

/** Runs the rival's side of a case. */
export function runLifetimes(python: string, name: string, folder: string): Measurement {
  return runAlone(python, [join(bench, "rivals", "lifetimes", `${name}.py`), folder]);
}

function succeeds(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: "ignore" }).status === 0;
}
