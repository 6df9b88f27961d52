/** Times `cohort.kaplanMeier` on a million rows beside lifelines (Python) and survfit (R), where they are installed: `npx tsx bench/cases/survival.ts`. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import type { Measurement } from "../harness/benchCase.ts";
import { writeColumns } from "../harness/columnFiles.ts";
import { runAlone } from "../harness/ownProcess.ts";
import { uniformOf } from "../harness/simulate.ts";

const ROWS = 1_000_000;
const ROUNDS = 3;
const bench = fileURLToPath(new URL(".", import.meta.url));

/** A side of the comparison: a command that prints a measurement of the columns in a folder. */
interface Side {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Exponential durations, three in five of which end with an event; or the same in 60 whole months. */
function prepare(folder: string, months: boolean): void {
  const uniform = uniformOf(1);
  const duration = new Float64Array(ROWS);
  const event = new Float64Array(ROWS);
  for (let i = 0; i < ROWS; i++) {
    const exact = -20 * Math.log(1 - uniform());
    duration[i] = months ? Math.min(59, Math.floor(exact)) : exact;
    event[i] = uniform() < 0.6 ? 1 : 0;
  }
  writeColumns(folder, { duration, event });
}

function keizoku(root: string): Side {
  const outfile = join(root, "survival.mjs");
  const contents = `import { workload } from "./survivalWorkload.ts"; process.stdout.write(JSON.stringify(workload(process.argv[2])));`;
  const stdin = { contents, resolveDir: bench, loader: "ts" } as const;
  buildSync({ stdin, bundle: true, platform: "node", format: "esm", target: "node20", outfile, logLevel: "error" });
  return { name: "keizoku", command: process.execPath, args: [outfile] };
}

function works(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: "ignore" }).status === 0;
}

/** Rivals that this machine has; LIFELINES_PYTHON names a Python that has lifelines. */
function rivals(): Side[] {
  const found: Side[] = [];
  const python = process.env.LIFELINES_PYTHON ?? "python3";
  if (works(python, ["-c", "import lifelines"])) {
    found.push({ name: "lifelines", command: python, args: [join(bench, "..", "rivals", "survival", "lifelines.py")] });
  } else say(`without lifelines: ${python} does not have it (pip install lifelines; LIFELINES_PYTHON=…)`);
  if (works("Rscript", ["-e", "library(survival)"])) {
    found.push({ name: "survfit", command: "Rscript", args: [join(bench, "..", "rivals", "survival", "survfit.R")] });
  } else say("without survfit: no Rscript with the package survival");
  return found;
}

function medianOf(measurements: readonly Measurement[]): number {
  const sorted = measurements.flatMap(({ seconds }) => seconds).sort((a, b) => a - b);
  return sorted[sorted.length >> 1]!;
}

function main(): void {
  const root = mkdtempSync(join(tmpdir(), "keizoku-survival-"));
  try {
    const sides = [keizoku(root), ...rivals()];
    for (const months of [false, true]) {
      const folder = join(root, months ? "months" : "distinct");
      mkdirSync(folder);
      prepare(folder, months);
      say(
        `\nKaplan-Meier of 1,000,000 rows, ${months ? "60 distinct times" : "distinct times"}, first call and later ones`,
      );
      const all = sides.map(({ name }) => ({ name, measured: [] as Measurement[] }));
      for (let round = 0; round < ROUNDS; round++) {
        sides.forEach(({ command, args }, s) => all[s]!.measured.push(runAlone(command, [...args, folder])));
      }
      const own = medianOf(all[0]!.measured);
      for (const { name, measured } of all) {
        const first = measured.map(({ seconds }) => seconds[0]!).sort((a, b) => a - b)[ROUNDS >> 1]!;
        const median = medianOf(measured);
        const peak = Math.max(...measured.map(({ peakMegabytes }) => peakMegabytes));
        const sums = JSON.stringify(measured[0]!.result);
        const times = `first ${first.toFixed(3)} s, median ${median.toFixed(3)} s (${(median / own).toFixed(1)} × keizoku)`;
        say(`  ${name.padEnd(10)} ${times}, peak ${peak.toFixed(0)} MB, ${sums}`);
      }
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

main();
