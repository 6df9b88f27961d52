import { parseArgs } from "node:util";

export interface BenchOptions {
  readonly only: readonly string[];
  readonly rounds: number;
  readonly seed: number;
  readonly rivals: boolean;
}

export const usage = `npm run bench -- [options]
  --only fit,score   run these cases only
  --rounds 3         processes per side and case, taken in turns
  --seed 1           seed of the simulated data
  --no-rivals        keizoku alone`;

/** Reads the command line; null asks for the usage. */
export function readOptions(args: readonly string[], cases: readonly string[]): BenchOptions | null {
  const { values } = parseArgs({
    args: [...args],
    allowNegative: true,
    options: {
      only: { type: "string", default: cases.join(",") },
      rounds: { type: "string", default: "3" },
      seed: { type: "string", default: "1" },
      rivals: { type: "boolean", default: true },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return null;
  const only = values.only.split(",");
  const unknown = only.filter((name) => !cases.includes(name));
  if (unknown.length > 0) throw new Error(`no case ${unknown.join(", ")}: there are ${cases.join(", ")}`);
  return {
    only,
    rounds: wholeNumber("rounds", values.rounds),
    seed: wholeNumber("seed", values.seed),
    rivals: values.rivals,
  };
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new Error(`--${name}: expected a whole number from 1; received ${text}`);
  return value;
}
