import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { meanDays } from "../../src/schema/timeUnit.ts";
import { summarize } from "../../src/ltv/summarize/summarize.ts";
import { columnsOf, logs, type Row } from "./mergePurchases.ts";

const DAY = 864e5;

/** One customer by the definitions, in UTC: times of occasions, and cents after the first of them. */
function definition(rows: readonly Row[], once: boolean): { times: number[]; later: number } {
  const axis = ({ at }: Row): number => (once ? Math.floor(at / DAY) : at);
  const bought = rows.filter(({ amount }) => amount >= 0);
  const times = bought.map(axis).sort((one, other) => one - other);
  const first = times[0] ?? Infinity;
  const cents = (row: Row): number => Math.round(row.amount * 100);
  const since = rows.filter((row) => (once ? axis(row) > first : axis(row) >= first));
  const smallest = once ? 0 : Math.min(...bought.filter((row) => axis(row) === first).map(cents));
  const later = since.reduce((sum, row) => sum + cents(row), -smallest);
  return { times: once ? Array.from(new Set(times)) : times, later };
}

describe("summarize", () => {
  it("counts what the definitions say", () => {
    const unit = fc.constantFrom("day" as const, "week" as const, "year" as const);
    fc.assert(
      fc.property(logs, fc.boolean(), unit, (log, once, given) => {
        const summary = summarize(columnsOf(log), { unit: given, sameDay: once ? "once" : "each" });
        const perUnit = meanDays[given] * (once ? 1 : DAY);
        const end = Math.max(...log.map(({ at }) => (once ? Math.floor(at / DAY) : at)));
        summary.customerId.forEach((id, i) => {
          const { times, later } = definition(
            log.filter(({ customerId }) => customerId === id),
            once,
          );
          const repeats = times.length - 1;
          expect(summary.frequency[i]).toBe(repeats);
          expect(summary.recency[i]).toBe((times.at(-1)! - times[0]!) / perUnit);
          expect(summary.age[i]).toBe((end - times[0]!) / perUnit);
          expect(summary.monetaryValue[i]).toBeCloseTo(repeats === 0 ? 0 : Math.max(later / 100 / repeats, 0), 8);
          const gaps = times.slice(1).map((time, k) => Math.max(time - times[k]!, 1) / perUnit);
          expect(summary.sumLogGaps[i]).toBeCloseTo(
            gaps.reduce((sum, gap) => sum + Math.log(gap), 0),
            9,
          );
        });
        const excluded = new Set(log.map(({ customerId }) => customerId)).size - summary.customerId.length;
        expect(summary.excluded).toHaveLength(excluded);
      }),
    );
  });

  it("gives every customer the same, whatever the order of the log", () => {
    fc.assert(
      fc.property(logs, fc.constantFrom("once" as const, "each" as const), (log, sameDay) => {
        const lines = (rows: readonly Row[]): Map<string, unknown> => {
          const s = summarize(columnsOf(rows), { sameDay });
          const columns = [s.frequency, s.recency, s.age, s.monetaryValue, s.sumLogGaps];
          return new Map(s.customerId.map((id, i) => [id, columns.map((column) => column[i])]));
        };
        expect(lines([...log].reverse())).toEqual(lines(log));
      }),
    );
  });
});

describe("sumLogGaps", () => {
  const at = (...times: readonly number[]): { customerId: string[]; at: number[]; amount: number[] } => ({
    customerId: times.map(() => "a"),
    at: [...times],
    amount: times.map(() => 1),
  });
  it("is 0 without a repeat, ln 2 after two weeks, and 0 after one", () => {
    expect(summarize(at(0)).sumLogGaps[0]).toBe(0);
    expect(summarize(at(0, 14 * DAY)).sumLogGaps[0]).toBe(Math.log(2));
    expect(summarize(at(0, 7 * DAY)).sumLogGaps[0]).toBe(0);
  });

  it("counts a gap of 0 as a millisecond, with a note", () => {
    const { sumLogGaps, notes } = summarize(at(5, 5, 5 + DAY), { unit: "day", sameDay: "each" });
    expect(sumLogGaps[0]).toBeCloseTo(Math.log(1 / DAY), 12);
    expect(notes.map(({ code }) => code)).toEqual(["zero-gaps"]);
  });
});
