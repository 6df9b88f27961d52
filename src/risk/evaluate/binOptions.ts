import { checkNumbers } from "../../schema/columns.ts";
import { readLevel, type LevelOptions } from "./readScores.ts";

/** How scores are taken together. */
export interface BinOptions extends LevelOptions {
  /** Bins of equal count, 1 to 1,000; default 10. */
  readonly bins?: number;
}

const binsRule = { min: 1, max: 1000, integer: true, fix: "Pass how many bins of equal count to make." };

/** @throws {KeizokuError} `invalid-input` */
export function readBins(operation: string, options: BinOptions): { level: number; bins: number } {
  const level = readLevel(operation, options);
  const { bins = 10 } = options;
  checkNumbers(operation, "options", { bins }, { bins: binsRule });
  return { level, bins };
}
