/**
 * Times `risk.logistic` on 20 columns beside scikit-learn's lbfgs on one thread (which gives no standard errors), where it is installed:
 * `npx tsx bench/cases/logistic.ts`.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { randomNormal } from "d3-random";
import { buildSync } from "esbuild";
import type { Measurement } from "../harness/benchCase.ts";
import { writeColumns } from "../harness/columnFiles.ts";
import { runAlone } from "../harness/ownProcess.ts";
import { uniformOf } from "../harness/simulate.ts";
import { COLUMNS } from "./logisticWorkload.ts";

const ROUNDS = 3;
const bench = fileURLToPath(new URL(".", import.meta.url));

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function prepare(folder: string, rows: number): void {
  const uniform = uniformOf(1);
  const normal = randomNormal.source(uniform)(0, 1);
  const columns = COLUMNS.map(() => new Float64Array(rows));
  const event = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    let odds = -1;
    columns.forEach((column, j) => {
      const value = normal();
      column[row] = value;
      odds += (j / 19 - 0.5) * value;
    });
    event[row] = uniform() < 1 / (1 + Math.exp(-odds)) ? 1 : 0;
  }
  writeColumns(folder, { ...Object.fromEntries(COLUMNS.map((name, j) => [name, columns[j]!])), event });
}

function bundle(root: string, workload: string): string {
  const outfile = join(root, `${workload}.mjs`);
  const contents = `import { ${workload} } from "./logisticWorkload.ts"; process.stdout.write(JSON.stringify(${workload}(process.argv[2])));`;
  const stdin = { contents, resolveDir: bench, loader: "ts" } as const;
  buildSync({ stdin, bundle: true, platform: "node", format: "esm", target: "node20", outfile, logLevel: "error" });
  return outfile;
}

/** A Python that has scikit-learn; SKLEARN_PYTHON names it. */
function findPython(): string | null {
  const python = process.env.SKLEARN_PYTHON ?? "python3";
  if (spawnSync(python, ["-c", "import sklearn, threadpoolctl"], { stdio: "ignore" }).status === 0) return python;
  say(`without scikit-learn: ${python} does not have it (pip install scikit-learn; SKLEARN_PYTHON=…)`);
  return null;
}

function describe(name: string, measured: readonly Measurement[]): void {
  const seconds = measured.flatMap((one) => one.seconds).sort((a, b) => a - b);
  const peak = Math.max(...measured.map(({ peakMegabytes }) => peakMegabytes));
  const times = `median ${seconds[seconds.length >> 1]!.toFixed(3)} s, fastest ${seconds[0]!.toFixed(3)} s`;
  say(`  ${name.padEnd(12)} ${times}, peak ${peak.toFixed(0)} MB, ${JSON.stringify(measured[0]!.result)}`);
}

function main(): void {
  const root = mkdtempSync(join(tmpdir(), "keizoku-logistic-"));
  const python = findPython();
  try {
    for (const rows of [100_000, 1_000_000]) {
      const folder = join(root, String(rows));
      mkdirSync(folder);
      prepare(folder, rows);
      say(`\nLogistic regression of ${rows.toLocaleString("en")} rows, 20 columns`);
      const own: Measurement[] = [];
      const theirs: Measurement[] = [];
      const script = join(bench, "..", "rivals", "risk", "logistic.py");
      for (let round = 0; round < ROUNDS; round++) {
        own.push(runAlone(process.execPath, [bundle(root, "workload"), folder]));
        if (python !== null) theirs.push(runAlone(python, [script, folder]));
      }
      describe("keizoku", own);
      if (python !== null) describe("scikit-learn", theirs);
      describe("score", [runAlone(process.execPath, [bundle(root, "scoreWorkload"), folder])]);
      describe("one by one", [runAlone(process.execPath, [bundle(root, "oneByOneWorkload"), folder])]);
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

main();
