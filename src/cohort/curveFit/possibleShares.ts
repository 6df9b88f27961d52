import type { Note } from "../../schema/fitReport.ts";

/** Fitted curves may be off by their rounding. */
const ROUNDING = 1e-9;

/** Cuts values by age to what survival can be, and says where they are not. */
export function possibleShares(values: readonly number[]): {
  readonly survival: readonly number[];
  readonly notes: readonly Note[];
} {
  const survival: number[] = [];
  for (const [age, value] of values.entries()) {
    survival.push(age === 0 ? 1 : Math.max(0, Math.min(survival[age - 1]!, value)));
  }
  const notes: Note[] = [];
  const say = (code: string, age: number, words: string): void => {
    if (age >= 0) notes.push({ code, message: `At age ${String(age)} the curve ${words}, which survival cannot.` });
  };
  const start = values[0]!;
  say("not-one-at-start", Math.abs(start - 1) > ROUNDING ? 0 : -1, `stands at ${start.toPrecision(4)}`);
  say(
    "above-one",
    values.findIndex((value) => value > 1 + ROUNDING),
    "is above 1",
  );
  say(
    "rising",
    values.findIndex((value, age) => age > 0 && value > values[age - 1]! + ROUNDING),
    "rises",
  );
  say(
    "below-zero",
    values.findIndex((value) => value < -ROUNDING),
    "is below 0",
  );
  return { survival, notes };
}
