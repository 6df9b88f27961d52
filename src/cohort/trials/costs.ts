import { isArrayLike } from "../../schema/arrayLike.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import { issueList } from "../../schema/issueList.ts";
import { isMoney, moneyIssues, moneyOverflow, type Money } from "../../schema/money/money.ts";
import type { RejectedRow } from "../../schema/read/read.ts";
import type { Customer } from "../../schema/record/customer.ts";
import { CONVERTED, UNFINISHED } from "./trialColumns.ts";

/** What winning each customer cost. */
export interface KnownCosts {
  /** Null where no cost is known. */
  readonly currency: string | null;
  /** Minor units by customer id. */
  readonly minorOf: ReadonlyMap<string, number>;
  readonly rejected: readonly RejectedRow[];
}

/** Cost of acquisition behind trials, in minor units of `currency`. A customer's cost counts once, with his first spell. */
export interface TrialCost {
  readonly currency: string;
  /** How many of the trials have a known cost; those that are not a customer's first spell have none. */
  readonly known: number;
  /** Of all of them; the sum of the next three. */
  readonly total: number;
  readonly converted: number;
  /** Sunk in customers who left inside the free time. */
  readonly sunk: number;
  readonly unfinished: number;
  /** Mean of the known costs; null where none is. */
  readonly perTrial: number | null;
  /** What a converted customer costs: `perTrial` over the conversion; null where either is not known, or nobody converts. */
  readonly perConversion: number | null;
}

/**
 * Reads the costs of customers; bad rows are set apart. A second row of a customer is rejected.
 *
 * @throws {KeizokuError} `invalid-input` (no list), `mixed-currencies`
 */
export function readCosts(operation: string, customers: readonly Customer[] | undefined): KnownCosts {
  if (customers === undefined) return { currency: null, minorOf: new Map(), rejected: [] };
  if (!isArrayLike(customers)) throw new KeizokuError(operation, [noList(customers)]);
  const minorOf = new Map<string, number>();
  const seen = new Set<string>();
  const rejected: RejectedRow[] = [];
  const mixed = issueList();
  let currency: string | null = null;
  for (let index = 0; index < customers.length; index++) {
    const issues = rowIssues(customers[index], seen);
    if (issues.length > 0) {
      rejected.push({ index, issues });
      continue;
    }
    const { customerId, cost } = customers[index]!;
    seen.add(customerId);
    if (cost === null) continue;
    currency ??= cost.currency;
    if (cost.currency === currency) minorOf.set(customerId, cost.minor);
    else mixed.add("currency", () => mixedIssue(index, currency!, cost));
  }
  const issues = mixed.all();
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  return { currency, minorOf, rejected };
}

function rowIssues(row: unknown, seen: ReadonlySet<string>): Issue[] {
  const code = "invalid-input";
  if (typeof row !== "object" || row === null) {
    return [{ code, path: "", expected: "a customer", received: show(row), fix: "Pass one object a row." }];
  }
  const { customerId, cost } = row as Partial<Record<keyof Customer, unknown>>;
  const issues: Issue[] = [];
  if (typeof customerId !== "string" || customerId === "") {
    const fix = "Read plain rows with schema.read.";
    issues.push({ code, path: "customerId", expected: "a text that is not empty", received: show(customerId), fix });
  } else if (seen.has(customerId)) {
    const fix = "Leave one of the rows out.";
    issues.push({
      code: "duplicate-row",
      path: "customerId",
      expected: "each customer once",
      received: show(customerId),
      fix,
    });
  }
  if (cost !== null && !isMoney(cost)) issues.push(...moneyIssues("cost", cost));
  else if (cost !== null && cost.minor < 0) {
    const fix = "Pass what the acquisition cost, null where it is not known.";
    issues.push({ code, path: "cost.minor", expected: "at least 0", received: show(cost.minor), fix });
  }
  return issues;
}

function noList(received: unknown): Issue {
  const fix = "Pass the rows that schema.read gave, or leave them out.";
  return {
    code: "invalid-input",
    path: "options.customers",
    expected: "a list of customers",
    received: show(received),
    fix,
  };
}

function mixedIssue(index: number, currency: string, cost: Money): Issue {
  const fix = "Convert the costs to one currency, or analyse each currency apart.";
  const path = `options.customers[${String(index)}].cost.currency`;
  return { code: "mixed-currencies", path, expected: currency, received: cost.currency, fix };
}

/** Costs of trials by their outcome. */
export interface CostSums {
  known: number;
  converted: number;
  sunk: number;
  unfinished: number;
}

/** No costs yet. */
export function noCosts(): CostSums {
  return { known: 0, converted: 0, sunk: 0, unfinished: 0 };
}

/** Adds the cost of one trial. A kernel. */
export function addCost(sums: CostSums, minor: number, outcome: number): void {
  sums.known++;
  if (outcome === CONVERTED) sums.converted += minor;
  else if (outcome === UNFINISHED) sums.unfinished += minor;
  else sums.sunk += minor;
}

/**
 * The sums with what follows from them; null where no cost is known at all.
 *
 * @throws {KeizokuError} `money-overflow`
 */
export function costOf(
  operation: string,
  currency: string | null,
  sums: CostSums,
  conversion: number | null,
): TrialCost | null {
  if (currency === null) return null;
  const { known, converted, sunk, unfinished } = sums;
  const total = converted + sunk + unfinished;
  if (!Number.isSafeInteger(total)) {
    throw new KeizokuError(operation, [moneyOverflow("options.customers", show(total))]);
  }
  const perTrial = known === 0 ? null : total / known;
  const perConversion = perTrial === null || conversion === null || conversion === 0 ? null : perTrial / conversion;
  return { currency, known, total, converted, sunk, unfinished, perTrial, perConversion };
}
