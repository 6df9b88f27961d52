import type { Note } from "../../schema/fitReport.ts";
import type { Weighted } from "../kernel/weighted.ts";
import type { Spends } from "./spend.ts";

/** The weight of each row that says something about spend, 0 of the others, with notes on those left out. */
export interface Buyers {
  readonly weights: Float64Array;
  readonly notes: readonly Note[];
}

/** Leaves out customers without repeat purchases and those whose mean value is 0. */
export function buyersOf({ frequency, monetaryValue, weight }: Weighted<Spends>): Buyers {
  const weights = new Float64Array(frequency.length);
  let silent = 0;
  let zero = 0;
  for (let i = 0; i < weights.length; i++) {
    const w = weight === undefined ? 1 : weight[i]!;
    if (frequency[i]! === 0) silent += w;
    else if (monetaryValue[i]! === 0) zero += w;
    else weights[i] = w;
  }
  const left = (count: number, code: string, who: string): Note[] =>
    count > 0 ? [{ code, message: `${String(count)} customers ${who} were left out.` }] : [];
  const notes = [
    ...left(silent, "without-repeat-purchases", "without repeat purchases"),
    ...left(zero, "zero-spend", "whose repeat purchases were worth 0"),
  ];
  return { weights, notes };
}
