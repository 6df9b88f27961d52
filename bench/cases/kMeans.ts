/**
 * Times `segment.kMeans` on 8 columns, k = 8, beside ml-kmeans (npm) and scikit-learn's Lloyd on one thread, where they are installed, from the same
 * start to the same end (no label changes): `npx tsx bench/cases/kMeans.ts`.
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
import { COLUMNS, SEGMENTS } from "./kMeansWorkload.ts";

const ROUNDS = 3;
const bench = fileURLToPath(new URL(".", import.meta.url));
const rivals = join(bench, "..", "rivals", "segment");

/** A side of the comparison: a command that prints a measurement of the columns in a folder. */
interface Side {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** It would take minutes beyond this. */
  readonly mostRows: number;
}

/** Eight groups of customers whose centres differ by `apart` standard deviations of a group. */
interface Data {
  readonly rows: number;
  readonly apart: number;
}

const cases: readonly Data[] = [
  { rows: 100_000, apart: 3 },
  { rows: 100_000, apart: 1.5 },
  { rows: 1_000_000, apart: 3 },
  { rows: 1_000_000, apart: 1.5 },
];

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function prepare(folder: string, { rows, apart }: Data): void {
  const uniform = uniformOf(1);
  const normal = randomNormal.source(uniform)(0, 1);
  const centres = Array.from({ length: SEGMENTS }, () => COLUMNS.map(() => normal() * apart));
  const columns = COLUMNS.map(() => new Float64Array(rows));
  for (let i = 0; i < rows; i++) {
    const centre = centres[Math.floor(uniform() * SEGMENTS)]!;
    centre.forEach((value, c) => (columns[c]![i] = value + normal()));
  }
  writeColumns(folder, Object.fromEntries(COLUMNS.map((name, c) => [name, columns[c]!])));
}

function bundle(root: string, workload: string): Side {
  const outfile = join(root, `${workload}.mjs`);
  const contents = `import { ${workload} } from "./kMeansWorkload.ts"; process.stdout.write(JSON.stringify(${workload}(process.argv[2])));`;
  const stdin = { contents, resolveDir: bench, loader: "ts" } as const;
  buildSync({ stdin, bundle: true, platform: "node", format: "esm", target: "node20", outfile, logLevel: "error" });
  return { name: "keizoku", command: process.execPath, args: [outfile], mostRows: Infinity };
}

function works(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: "ignore", cwd: bench }).status === 0;
}

/** Rivals that this machine has; SKLEARN_PYTHON names a Python that has scikit-learn. */
function findRivals(): Side[] {
  const found: Side[] = [];
  if (works(process.execPath, ["--input-type=module", "--eval", 'import "ml-kmeans"'])) {
    const args = ["--import", "tsx", join(rivals, "mlKmeans.ts")];
    found.push({ name: "ml-kmeans", command: process.execPath, args, mostRows: 100_000 });
  } else say("without ml-kmeans: it is not installed");
  const python = process.env.SKLEARN_PYTHON ?? "python3";
  if (works(python, ["-c", "import sklearn, threadpoolctl"])) {
    const args = [join(rivals, "kMeans.py")];
    found.push({ name: "scikit-learn", command: python, args, mostRows: Infinity });
  } else say(`without scikit-learn: ${python} does not have it (pip install scikit-learn; SKLEARN_PYTHON=…)`);
  return found;
}

function medianOf(measurements: readonly Measurement[]): number {
  const sorted = measurements.flatMap(({ seconds }) => seconds).sort((a, b) => a - b);
  return sorted[sorted.length >> 1]!;
}

function compare(sides: readonly Side[], folder: string, { rows, apart }: Data): void {
  say(`\nk-means of ${rows.toLocaleString("en")} rows, 8 columns, k = 8, groups ${String(apart)} apart`);
  const all = sides
    .filter(({ mostRows }) => rows <= mostRows)
    .map((side) => ({ ...side, measured: [] as Measurement[] }));
  for (let round = 0; round < ROUNDS; round++) {
    for (const side of all) {
      if (side.name === "ml-kmeans" && round > 0) continue;
      side.measured.push(runAlone(side.command, [...side.args, folder]));
    }
  }
  const own = medianOf(all[0]!.measured);
  for (const { name, measured } of all) {
    const median = medianOf(measured);
    const peak = Math.max(...measured.map(({ peakMegabytes }) => peakMegabytes));
    const times = `median ${median.toFixed(3)} s (${(median / own).toFixed(1)} × keizoku), fastest ${Math.min(...measured.flatMap(({ seconds }) => seconds)).toFixed(3)} s`;
    say(`  ${name.padEnd(12)} ${times}, peak ${peak.toFixed(0)} MB, ${JSON.stringify(measured[0]!.result)}`);
  }
}

function main(): void {
  const root = mkdtempSync(join(tmpdir(), "keizoku-k-means-"));
  try {
    const sides = [bundle(root, "workload"), ...findRivals()];
    for (const data of cases) {
      const folder = join(root, `${String(data.rows)}-${String(data.apart)}`);
      mkdirSync(folder);
      prepare(folder, data);
      compare(sides, folder, data);
      if (data.rows < 1_000_000 || data.apart !== 3) continue;
      for (const [workload, title] of [
        ["assignWorkload", "assign of 1,000,000 rows"],
        ["oneByOneWorkload", "assign of 100,000 customers, one call each"],
      ] as const) {
        const { command, args } = bundle(root, workload);
        const measured = runAlone(command, [...args, folder]);
        say(`  ${title}: first ${measured.seconds[0]!.toFixed(3)} s, median ${medianOf([measured]).toFixed(3)} s`);
      }
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

main();
