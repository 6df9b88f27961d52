/** Times the simulation; no package on npm does the like, so nothing runs beside it: `npx tsx bench/cases/simulate.ts`. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { bundleWorkload, runKeizoku } from "../harness/ownProcess.ts";
import { describe } from "../harness/table.ts";
import { benchCase as wholeBusiness } from "./simulateBusiness.ts";
import { benchCase as policyRun } from "./simulateRun.ts";
import { benchCase as stream } from "./simulateStream.ts";

const SEED = 1;

function main(only: readonly string[]): void {
  const root = mkdtempSync(join(tmpdir(), "keizoku-simulate-"));
  try {
    for (const benchCase of [wholeBusiness, policyRun, stream]) {
      if (only.length > 0 && !only.includes(benchCase.name)) continue;
      const folder = join(root, benchCase.name);
      mkdirSync(folder);
      benchCase.prepare(folder, SEED);
      const measured = runKeizoku(bundleWorkload(benchCase.name, folder), folder);
      const counts = Object.entries(measured.result).map(([name, count]) => `${count.toLocaleString("en")} ${name}`);
      const table = describe({ benchCase, keizoku: [measured], rival: [] });
      process.stdout.write(`\n${table}\n  result     ${counts.join(", ")}\n`);
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

main(process.argv.slice(2));
