import { spawnSync } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import type { Measurement } from "./benchCase.ts";

const bench = fileURLToPath(new URL("..", import.meta.url));

/** Bundles a case's workload with the library, as an app would, and returns the file that Node runs. */
export function bundleWorkload(name: string, folder: string): string {
  const outfile = join(folder, `${name}.mjs`);
  const contents = [
    `import { workload } from "./cases/${name}.ts";`,
    `process.stdout.write(JSON.stringify(workload(process.argv[2])));`,
  ].join("\n");
  buildSync({
    stdin: { contents, resolveDir: bench, loader: "ts" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    outfile,
    logLevel: "error",
  });
  return outfile;
}

/** Runs one workload in a process of its own: memory and compiled code of one do not weigh on the next. */
export function runAlone(command: string, args: readonly string[]): Measurement {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: "utf8",
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" },
  });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed: ${error?.message ?? stderr}`);
  return JSON.parse(stdout) as Measurement;
}

/** Runs keizoku's bundled workload. */
export function runKeizoku(bundle: string, folder: string): Measurement {
  return runAlone(process.execPath, [bundle, folder]);
}
