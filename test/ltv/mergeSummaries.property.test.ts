import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeSummaries } from "../../src/ltv/summarize/mergeSummaries.ts";
import type { PurchaseSummary } from "../../src/ltv/summarize/purchaseSummary.ts";
import { summarize, type SummarizeOptions } from "../../src/ltv/summarize/summarize.ts";
import { failure } from "../failure.ts";
import { columnsOf, cut, logs, settings, type Row } from "./mergePurchases.ts";

const of = (rows: readonly Row[], options: SummarizeOptions): PurchaseSummary => summarize(columnsOf(rows), options);
/** Without the note on purchases at one time in two parts, which the whole log cannot have. */
const plain = (summary: PurchaseSummary): PurchaseSummary => ({
  ...summary,
  notes: summary.notes.filter(({ code }) => code !== "overlapping-parts"),
});
const merged = (parts: readonly Row[][], options: SummarizeOptions): PurchaseSummary =>
  plain(mergeSummaries(parts.map((rows) => of(rows, options))));
const textOf = (summary: PurchaseSummary): string =>
  JSON.stringify(summary, (_, value: unknown) =>
    ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value,
  );
const places = fc.array(fc.nat(3), { minLength: 60, maxLength: 60 });

/** One line a customer, whatever the order of customers. */
function byCustomer(summary: PurchaseSummary): Map<string, unknown> {
  const { customerId, frequency, recency, age, monetaryValue, sumLogGaps, holdout, excluded } = summary;
  const lines = customerId.map((id, i): [string, unknown] => [
    id,
    [frequency[i], recency[i], age[i], monetaryValue[i], sumLogGaps[i], holdout?.frequency[i], holdout?.spend[i]],
  ]);
  return new Map([...lines, ...excluded.map(({ customerId: id, reason }): [string, unknown] => [id, reason])]);
}

describe("merged summaries equal the summary of the whole, to the last digit", () => {
  it("cut in any way, with the occasions kept", () => {
    fc.assert(
      fc.property(logs, settings, places, (log, given, place) => {
        const options = { ...given, keepOccasions: true };
        const parts = cut(log, (_, i) => place[i]!);
        const result = merged(parts, options);
        expect(result).toEqual(of(parts.flat(), options));
        const whole = of(log, given);
        expect(byCustomer(result)).toEqual(byCustomer(whole));
        expect(result.notes).toEqual(whole.notes);
      }),
    );
  });

  it("cut by time at any instants, whatever the order of the parts", () => {
    const instants = fc.array(fc.integer({ min: 0, max: 40 * 24 }), { maxLength: 4 });
    fc.assert(
      fc.property(logs, settings, instants, fc.boolean(), (log, options, hours, backwards) => {
        const cuts = hours.map((hour) => Date.UTC(2024, 1, 20) + hour * 3_600_000);
        const parts = cut(log, ({ at }) => cuts.filter((instant) => instant <= at).length);
        if (backwards) parts.reverse();
        expect(merged(parts, options)).toEqual(of(parts.flat(), options));
      }),
    );
  });

  it("cut by customer", () => {
    fc.assert(
      fc.property(logs, settings, (log, options) => {
        const parts = cut(log, ({ customerId }) => customerId.charCodeAt(0));
        expect(merged(parts, options)).toEqual(of(parts.flat(), options));
      }),
    );
  });

  it("night after night", () => {
    fc.assert(
      fc.property(logs, settings, (log, options) => {
        const inOrder = [...log].sort((one, other) => one.at - other.at);
        const days = cut(inOrder, ({ at }) => Math.floor(at / 864e5));
        const nightly = days.map((rows) => of(rows, options)).reduce((all, today) => mergeSummaries([all, today]));
        expect(plain(nightly)).toEqual(of(inOrder, options));
      }),
    );
  });

  it("also after a journey through JSON, and with parts that keep their occasions beside parts that do not", () => {
    fc.assert(
      fc.property(logs, settings, (log, options) => {
        const summary = of(log, { ...options, keepOccasions: true });
        const back = JSON.parse(textOf(summary)) as PurchaseSummary;
        expect(mergeSummaries([back])).toEqual(summary);
        const [first, ...rest] = cut(
          [...log].sort((one, other) => one.at - other.at),
          (_, i) => Math.floor(i / 20),
        );
        const parts = [of(first!, { ...options, keepOccasions: true }), ...rest.map((rows) => of(rows, options))];
        if (parts.length > 1) expect(plain(mergeSummaries(parts))).toEqual(of([first!, ...rest].flat(), options));
      }),
    );
  });

  it("with a later end of the observation", () => {
    fc.assert(
      fc.property(logs, settings, fc.nat(9), (log, { unit, sameDay, timeZone }, days) => {
        const options = { unit: unit!, sameDay: sameDay!, timeZone: timeZone! };
        const end = new Date(Math.max(...log.map(({ at }) => at)) + days * 864e5);
        const extended = mergeSummaries([of(log, options)], { observationEnd: end });
        expect(extended).toEqual(of(log, { ...options, observationEnd: end }));
      }),
    );
  });
});

/** Whether of one part only the ends of three occasions or more are known, with an occasion of another part inside. */
function interleaves(days: readonly (readonly number[])[], once: boolean): boolean {
  return days.some((own, i) => {
    const from = Math.min(...own);
    const until = Math.max(...own);
    const known = own.length < 3 || (once && own.length === until - from + 1);
    return !known && days.some((other, j) => j !== i && other.some((day) => day > from && day < until));
  });
}

it("refuses exactly those customers of whom days would be needed", () => {
  fc.assert(
    fc.property(logs, places, fc.boolean(), (log, place, once) => {
      const options = { sameDay: once ? ("once" as const) : ("each" as const) };
      const parts = cut(log, (_, i) => place[i]!);
      const names = Array.from(new Set(parts.flat().map(({ customerId }) => customerId)));
      const refused = names.filter((name) => {
        const days = parts.map((rows) => {
          const own = rows.filter(({ customerId, amount }) => customerId === name && amount >= 0);
          return once ? Array.from(new Set(own.map(({ at }) => Math.floor(at / 864e5)))) : own.map(({ at }) => at);
        });
        return interleaves(days, once);
      });
      if (refused.length === 0) expect(merged(parts, options)).toEqual(of(parts.flat(), options));
      else {
        const error = failure(() => merged(parts, options));
        expect(error.code).toBe("interleaved-purchases");
        expect(error.issues[0]!.received).toContain(refused.map((name) => JSON.stringify(name)).join(", "));
      }
    }),
  );
});
