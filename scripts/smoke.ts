/**
 * Runs the packed package where its users run it: `npm run smoke` does all, `npm run smoke -- node deno` only those.
 * Needs a build.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "./build/entries.ts";

const all = ["node", "typescript", "deno", "bun", "chromium", "sources", "notebooks"];
const asked = process.argv.slice(2);
const failed: string[] = [];

for (const name of asked.length > 0 ? asked : all) {
  const started = performance.now();
  const { status } = spawnSync(process.execPath, ["--import", "tsx", join(root, "scripts", "smoke", `${name}.ts`)], {
    stdio: "inherit",
    cwd: root,
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`  ${name}: ${status === 0 ? "passed" : "FAILED"} in ${seconds} s`);
  if (status !== 0) failed.push(name);
}
if (failed.length > 0) {
  console.error(`smoke tests failed: ${failed.join(", ")}`);
  process.exitCode = 1;
}
