/** Times what no rival does, all cases or those named: `npx tsx bench/alone.ts movements`. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { bundleWorkload, runKeizoku } from "./harness/ownProcess.ts";
import { describe } from "./harness/table.ts";
import { benchCase as features } from "./cases/features.ts";
import { benchCase as kMedoids } from "./cases/kMedoids.ts";
import { benchCase as merge } from "./cases/mergeSummaries.ts";
import { benchCase as movements } from "./cases/movements.ts";
import { benchCase as wholeBusiness } from "./cases/simulateBusiness.ts";
import { benchCase as policyRun } from "./cases/simulateRun.ts";
import { benchCase as stream } from "./cases/simulateStream.ts";

const SEED = 1;

function main(only: readonly string[]): void {
  const root = mkdtempSync(join(tmpdir(), "keizoku-bench-"));
  try {
    for (const benchCase of [merge, features, kMedoids, movements, wholeBusiness, policyRun, stream]) {
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
