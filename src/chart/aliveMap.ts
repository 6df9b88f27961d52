import { checkColumns, checkNumbers, type Columns } from "../schema/columns.ts";
import type { TimeUnit } from "../schema/timeUnit.ts";
import { framed, textOf } from "./frame.ts";
import type { ChartMessage } from "./messages/en.ts";
import type { ChartOptions } from "./options.ts";
import type { VegaLiteSpec } from "./spec.ts";
import { shareColors } from "./theme.ts";

/** What to map: customers of one age, by how often and how lately they bought. */
export interface AliveMapInput {
  /** Time from the first purchase to now. */
  readonly age: number;
  /** Most repeat purchases to show; 12 by default. */
  readonly maximumFrequency?: number;
  /** Unit of the age; "week" by default. */
  readonly unit?: TimeUnit;
  /** The model's answer for columns: `(customers) => bgNbd.probabilityAlive(model, customers)`. */
  readonly probabilityAlive: (customers: Columns<"frequency" | "recency" | "age">) => ArrayLike<number>;
}

/** Steps of recency. */
const STEPS = 26;

const recencyText: Readonly<Record<TimeUnit, ChartMessage>> = {
  day: "recencyDay",
  week: "recencyWeek",
  month: "recencyMonth",
  quarter: "recencyQuarter",
  year: "recencyYear",
};

/**
 * Draws the chance that a customer is still there as a map of his history: repeat purchases across, time of the last one upwards.
 *
 * @throws {KeizokuError} `invalid-input`
 * @example
 * import { bgNbd } from "keizoku/ltv";
 * const model = { parameters: { r: 0.2426, alpha: 4.4136, a: 0.7929, b: 2.4259 } };
 * const map = aliveMap({ age: 39, probabilityAlive: (customers) => bgNbd.probabilityAlive(model, customers) });
 * map.data.values.length // => 312
 */
export function aliveMap(input: AliveMapInput, options: ChartOptions = {}): VegaLiteSpec {
  const operation = "aliveMap";
  const { age, maximumFrequency = 12, unit = "week", probabilityAlive } = input;
  checkNumbers(
    operation,
    "input",
    { age, maximumFrequency },
    {
      age: { above: 0, fix: "Pass the time since the first purchase." },
      maximumFrequency: { min: 1, max: 1000, integer: true, fix: "Pass how many repeat purchases to show." },
    },
  );
  const text = textOf(options);
  const body = {
    data: { values: cells(operation, age, maximumFrequency, probabilityAlive) },
    mark: { type: "rect" },
    encoding: {
      x: { field: "frequency", type: "ordinal", title: text("frequency"), axis: { labelAngle: 0 } },
      y: {
        field: "from",
        type: "quantitative",
        title: text(recencyText[unit]),
        scale: { domain: [0, age], nice: false },
      },
      y2: { field: "to" },
      color: {
        field: "alive",
        type: "quantitative",
        scale: { domain: [0, 1], range: [...shareColors] },
        legend: { title: text("probabilityAlive"), format: ".0%", orient: "top", gradientLength: 180, titleLimit: 400 },
      },
    },
  };
  return framed({ operation, title: "aliveMapTitle", height: 260, body }, options);
}

/** Cells of the map; each shows the middle of its stretch of time. */
function cells(
  operation: string,
  age: number,
  maximumFrequency: number,
  probabilityAlive: AliveMapInput["probabilityAlive"],
): { frequency: number; from: number; to: number; alive: number }[] {
  const step = age / STEPS;
  const rows = Array.from({ length: maximumFrequency * STEPS }, (_, i) => ({
    frequency: 1 + Math.floor(i / STEPS),
    from: (i % STEPS) * step,
  }));
  const alive = probabilityAlive({
    frequency: rows.map(({ frequency }) => frequency),
    recency: rows.map(({ from }) => from + step / 2),
    age: rows.map(() => age),
  });
  const chance = { min: 0, max: 1, fix: "Return one chance a customer from probabilityAlive." };
  checkColumns(
    operation,
    { frequency: rows.map(({ frequency }) => frequency), alive },
    { frequency: { fix: "" }, alive: chance },
  );
  const round = (value: number): number => Math.round(value * 1e4) / 1e4;
  return rows.map(({ frequency, from }, i) => ({
    frequency,
    from: round(from),
    to: round(Math.min(from + step, age)),
    alive: round(alive[i]!),
  }));
}
