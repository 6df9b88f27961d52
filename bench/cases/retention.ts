/** Times the retention table of a million spells over 60 months: `tsx bench/cases/retention.ts`. `spells` is the part that every figure shares. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { runAlone } from "../harness/ownProcess.ts";

const names = ["spells", "calendar", "billing", "billing-tokyo", "billing-new-york", "revenue", "by-plan", "stackOf"];
const folder = fileURLToPath(new URL(".", import.meta.url));

function main(): void {
  const root = mkdtempSync(join(tmpdir(), "keizoku-retention-"));
  try {
    const outfile = join(root, "retention.mjs");
    const contents = `import { workload } from "./retentionWorkload.ts"; process.stdout.write(JSON.stringify(workload(process.argv[2])));`;
    const stdin = { contents, resolveDir: folder, loader: "ts" } as const;
    buildSync({ stdin, bundle: true, platform: "node", format: "esm", target: "node20", outfile, logLevel: "error" });
    process.stdout.write("1,000,000 spells, 60 months; expected: at most 1 s and 400 MB beyond the input\n");
    for (const name of names) {
      const { seconds, startMegabytes, peakMegabytes, result } = runAlone(process.execPath, [outfile, name]);
      const times = seconds.map((one) => one.toFixed(2)).join(", ");
      const memory = `${startMegabytes.toFixed(0)} MB before, ${(peakMegabytes - startMegabytes).toFixed(0)} MB more at the peak`;
      process.stdout.write(`  ${name.padEnd(17)} ${times} s; ${memory}; ${JSON.stringify(result)}\n`);
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

main();
