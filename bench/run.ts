/** `npm run bench`: times keizoku and its rivals on the same data in the same run. See README.md beside this file. */
import { mkdtempSync, mkdirSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { benchCase as fit } from "./cases/fit.ts";
import { benchCase as fitMillion } from "./cases/fitMillion.ts";
import { benchCase as fitMillionWeeks } from "./cases/fitMillionWeeks.ts";
import { benchCase as fitPareto } from "./cases/fitPareto.ts";
import { benchCase as fitPareto100k } from "./cases/fitPareto100k.ts";
import { benchCase as recommend } from "./cases/recommend.ts";
import { benchCase as rules } from "./cases/rules.ts";
import { benchCase as rulesMillion } from "./cases/rulesMillion.ts";
import { benchCase as score } from "./cases/score.ts";
import { benchCase as scorePareto } from "./cases/scorePareto.ts";
import { benchCase as summarize } from "./cases/summarize.ts";
import { benchCase as value } from "./cases/value.ts";
import type { BenchCase, Measurement } from "./harness/benchCase.ts";
import { prepareLifetimes, runLifetimes, type Rival } from "./harness/lifetimes.ts";
import { readOptions, usage, type BenchOptions } from "./harness/options.ts";
import { bundleWorkload, runKeizoku } from "./harness/ownProcess.ts";
import { describe, type Comparison } from "./harness/table.ts";

const cases: readonly BenchCase[] = [
  fit,
  fitPareto,
  fitPareto100k,
  fitMillion,
  fitMillionWeeks,
  summarize,
  score,
  scorePareto,
  value,
  rules,
  rulesMillion,
  recommend,
];

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function compare(benchCase: BenchCase, rival: Rival, options: BenchOptions, root: string): Comparison {
  const folder = join(root, benchCase.name);
  mkdirSync(folder);
  benchCase.prepare(folder, options.seed);
  const bundle = bundleWorkload(benchCase.name, folder);
  const keizoku: Measurement[] = [];
  const theirs: Measurement[] = [];
  for (let round = 0; round < options.rounds; round++) {
    keizoku.push(runKeizoku(bundle, folder));
    if ("python" in rival) theirs.push(runLifetimes(rival.python, benchCase.name, folder));
  }
  return { benchCase, keizoku, rival: theirs };
}

function main(options: BenchOptions): void {
  const rival: Rival = options.rivals ? prepareLifetimes(say) : { missing: "--no-rivals" };
  say(
    `Node ${process.version}, ${process.platform} ${process.arch}, ${String(cpus().length)} cores, seed ${String(options.seed)}`,
  );
  if ("missing" in rival) say(`keizoku alone, without lifetimes: ${rival.missing}`);
  const root = mkdtempSync(join(tmpdir(), "keizoku-bench-"));
  try {
    for (const benchCase of cases.filter(({ name }) => options.only.includes(name))) {
      say(`\n${describe(compare(benchCase, rival, options, root))}`);
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const options = readOptions(
  process.argv.slice(2),
  cases.map(({ name }) => name),
);
if (options === null) say(usage);
else main(options);
