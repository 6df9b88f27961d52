import { isArrayLike } from "../../schema/arrayLike.ts";
import { checkNumbers } from "../../schema/columns.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import { numberCustomers } from "../../schema/numberCustomers.ts";
import type { RandomStream } from "../../numeric/random/stream.ts";
import type { IntervalsOptions } from "./intervalsOptions.ts";
import { isParameterName, type Posterior } from "./posteriorResult.ts";
import { checkSeed, checkWatching, levelRule } from "./readPosteriorInput.ts";
import { whiten, whiteningOf, type Points } from "./whitening.ts";

/** Segments by number. */
export interface Segments {
  /** Of each customer; null without segments. */
  readonly of: Int32Array | null;
  readonly names: readonly string[];
}

/** Options with their defaults. */
export interface IntervalsSettings {
  readonly level: number;
  readonly customers: boolean;
  readonly exact: boolean;
  readonly outcomes: number | string | RandomStream | null;
  readonly blockRows: number;
  /** Draws of the posterior. */
  readonly draws: number;
  /** Checks the segments against the number of customers. */
  readonly readSegments: (customers: number) => Segments;
}

const blockRule = { min: 1, max: 1e7, integer: true, fix: "Leave the option out for 4096." };

/**
 * Checks what `intervals` is given, save the customers.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function readIntervalsInput(
  operation: string,
  posterior: Posterior,
  predict: unknown,
  options: IntervalsOptions,
): IntervalsSettings {
  checkNumbers<never>(operation, "options", options, {});
  const { level = 0.9, blockRows = 4096, customers = true, outcomes, segments } = options;
  const issues: Issue[] = posteriorIssues(posterior);
  if (typeof predict !== "function") {
    const fix =
      "Pass a function of a model and columns, (model, columns) => bgNbd.expectedPurchases(model, columns, …).";
    issues.push({ code: "invalid-input", path: "predict", expected: "a function", received: show(predict), fix });
  }
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  checkNumbers(operation, "options", { level, blockRows }, { level: levelRule, blockRows: blockRule });
  checkWatching(operation, options);
  if (typeof (customers as unknown) !== "boolean") {
    const [path, expected] = ["options.customers", "true or false"];
    const fix = "Pass false for segments and the total only, or leave it out.";
    throw new KeizokuError(operation, [{ code: "invalid-input", path, expected, received: show(customers), fix }]);
  }
  if (outcomes !== undefined) {
    checkNumbers<never>(operation, "options.outcomes", outcomes, {});
    checkSeed(operation, outcomes.seed);
  }
  return {
    level,
    customers,
    blockRows,
    exact: options.exact === true || outcomes !== undefined,
    outcomes: outcomes?.seed ?? null,
    draws: posterior.draws[posterior.names[0]!]!.length,
    readSegments: (count) => readSegments(operation, segments, count),
  };
}

/** A posterior may come from JSON: all that is read of it is looked at. */
function posteriorIssues(posterior: unknown): Issue[] {
  const fix = "Pass what posterior returned, or its JSON parsed.";
  const wrong = (path: string, expected: string, received: unknown): Issue[] => [
    { code: "invalid-input", path, expected, received: show(received), fix },
  ];
  const { kind, names, draws, model } = (posterior ?? {}) as Partial<Posterior>;
  if (kind !== "posterior") return wrong("posterior", 'a posterior (kind "posterior")', posterior);
  if (!Array.isArray(names) || names.length === 0 || !names.every(isParameterName))
    return wrong("posterior.names", "names of parameters", names);
  if (typeof (model as unknown) !== "object" || model === null) return wrong("posterior.model", "a model", model);
  const lists = names.map((name) => (draws as Posterior["draws"] | null | undefined)?.[name as string]);
  const length = Array.isArray(lists[0]) ? lists[0].length : 0;
  return lists.flatMap((list: unknown, i) => {
    const path = `posterior.draws.${String(names[i])}`;
    if (!Array.isArray(list) || list.length < 2 || list.length !== length)
      return wrong(path, "draws, as many for each name", list);
    const bad = list.findIndex((value) => !Number.isFinite(value));
    return bad < 0 ? [] : wrong(`${path}[${String(bad)}]`, "a finite number", list[bad]);
  });
}

function readSegments(operation: string, segments: unknown, customers: number): Segments {
  if (segments === undefined) return { of: null, names: [] };
  const wrong = (path: string, expected: string, received: unknown): KeizokuError => {
    const fix = "Pass one name or number for each customer.";
    return new KeizokuError(operation, [{ code: "invalid-input", path, expected, received: show(received), fix }]);
  };
  if (!isArrayLike(segments) || segments.length !== customers) {
    throw wrong("options.segments", `${String(customers)} names or numbers`, segments);
  }
  for (let i = 0; i < customers; i++) {
    if (typeof segments[i] === "string" || Number.isFinite(segments[i])) continue;
    throw wrong(`options.segments[${String(i)}]`, "a text or a number", segments[i]);
  }
  const { customer, customerIds } = numberCustomers(segments as ArrayLike<string | number>);
  return { of: customer, names: customerIds };
}

/**
 * Whitened coordinates of a posterior's draws, on the log scale where all are above 0; null where they are too few different ones to span
 * the space.
 */
export function whitePoints({ names, draws }: Posterior): Points | null {
  const points = names.map((name) => {
    const list = draws[name]!;
    return list.every((value) => value > 0) ? Float64Array.from(list, Math.log) : Float64Array.from(list);
  });
  const whitening = whiteningOf(points);
  return whitening === null ? null : whiten(whitening, points);
}
