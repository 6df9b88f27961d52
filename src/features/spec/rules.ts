import { show, type Issue } from "../../schema/error.ts";
import { locales } from "../../schema/locale.ts";
import { activityKinds } from "../../schema/record/activity.ts";
import { timeUnits } from "../../schema/timeUnit.ts";
import { featureGroups } from "../table.ts";
import type { EventKind, Feature } from "./spec.ts";

/** All kinds of event. */
const eventKinds: readonly EventKind[] = [...activityKinds, "transaction", "contact", "survey"];

/** Adds the issues of a value to a list. */
export type FieldCheck = (value: unknown, path: string, issues: Issue[]) => void;

/** A field of a feature: how it is checked, and whether it must be there. */
export interface FieldRule {
  readonly check: FieldCheck;
  readonly required?: boolean;
}

const windowKeys = timeUnits.map((unit) => `${unit}s`);

/** Longest window: 100 years. */
const MOST: Readonly<Record<string, number>> = { days: 36_525, weeks: 5_218, months: 1_200, quarters: 400, years: 100 };

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The issue of a value in a spec. */
export function specIssue(path: string, expected: string, received: unknown, fix: string): Issue {
  return { code: "invalid-input", path, expected, received: show(received), fix };
}

const window: FieldCheck = (value, path, issues) => {
  const keys = isObject(value) ? Object.keys(value) : [];
  const [key] = keys;
  const count = keys.length === 1 && windowKeys.includes(key!) ? (value as Record<string, unknown>)[key!] : undefined;
  if (Number.isSafeInteger(count) && (count as number) >= 1 && (count as number) <= MOST[key!]!) return;
  const expected = `one of ${windowKeys.join(", ")} with a whole number of at least 1 (100 years at most)`;
  issues.push(specIssue(path, expected, count ?? value, "Write a window as { days: 30 }."));
};

const windowOrAll: FieldCheck = (value, path, issues) => {
  if (value !== "all") window(value, path, issues);
};

function choice(options: readonly string[]): FieldCheck {
  return (value, path, issues) => {
    if (options.includes(value as string)) return;
    issues.push(specIssue(path, `one of ${options.join(", ")}`, value, "Pass one of these."));
  };
}

const boolean: FieldCheck = (value, path, issues) => {
  if (typeof value !== "boolean") issues.push(specIssue(path, "true or false", value, "Pass true or false."));
};

const text: FieldCheck = (value, path, issues) => {
  if (typeof value === "string" && value !== "") return;
  issues.push(specIssue(path, "a text that is not empty", value, "Pass the name as it is in the records."));
};

const texts: FieldCheck = (value, path, issues) => {
  if (!Array.isArray(value)) {
    text(value, path, issues);
    return;
  }
  if (value.length === 0) issues.push(specIssue(path, "at least one text", value, "Name one, or leave it out."));
  value.forEach((one, i) => {
    text(one, `${path}[${String(i)}]`, issues);
  });
};

const unit = choice(timeUnits);
const event = choice(eventKinds);
const value = choice(["times", "quantity"]);

const events: FieldCheck = (given, path, issues) => {
  if (!Array.isArray(given) || given.length === 0) {
    issues.push(specIssue(path, "a list of kinds of event", given, 'Pass kinds: ["inquiry", "complaint"].'));
    return;
  }
  given.forEach((one, i) => {
    event(one, `${path}[${String(i)}]`, issues);
  });
};

const bilingual: FieldCheck = (given, path, issues) => {
  for (const locale of locales) {
    const one = isObject(given) && Object.hasOwn(given, locale) ? given[locale] : undefined;
    if (typeof one === "string" && one !== "") continue;
    issues.push(specIssue(`${path}.${locale}`, "a text", one, "Describe the column in both languages, or in none."));
  }
};

const required = (check: FieldCheck): FieldRule => ({ check, required: true });
const may = (check: FieldCheck): FieldRule => ({ check });

const chosen = { of: required(event), item: may(texts), except: may(texts) };
const part = { ...chosen, value: may(value) };
const stretch = { window: may(windowOrAll), lag: may(window) };

const partCheck: FieldCheck = (given, path, issues) => {
  if (isObject(given)) checkFields(given, part, path, issues);
  else issues.push(specIssue(path, "events, as { of }", given, 'Name the other events: { of: "visit" }.'));
};

/** What every feature may say. */
const labels: Readonly<Record<string, FieldRule>> = {
  kind: may(() => undefined),
  description: may(bilingual),
  group: may(choice(featureGroups)),
  actionable: may(boolean),
};

/** The fields of each kind of feature, beside its labels. */
export const featureRules: Readonly<Record<Feature["kind"], Readonly<Record<string, FieldRule>>>> = {
  tenure: { since: may(choice(["spell", "first", "acquisition"])), unit: may(unit) },
  plan: {},
  seats: {},
  trial: {},
  renewal: {},
  discount: {},
  returns: {},
  late: {},
  price: { per: may(unit) },
  priceChange: { window: may(window) },
  interval: { unit: may(unit) },
  channel: {},
  acquisitionCost: {},
  referred: {},
  attribute: { name: required(text) },
  count: { ...chosen, ...stretch },
  sum: { ...chosen, ...stretch },
  mean: { ...chosen, ...stretch },
  rate: { ...part, ...stretch, per: may(unit) },
  ratio: { ...part, ...stretch, to: required(partCheck) },
  share: { ...part, ...stretch, among: may(events) },
  change: { ...part, window: may(window), before: may(window), relative: may(boolean), lag: may(window) },
  trend: { ...part, window: may(window), by: may(unit), relative: may(boolean), lag: may(window) },
  since: { ...chosen, unit: may(unit), lag: may(window) },
  distinct: { ...chosen, ...stretch, what: may(choice(["item", "day", "other"])) },
  last: { ...chosen, ...stretch, what: may(choice(["item", "outcome", "playbook"])) },
  survey: { ...stretch, question: may(texts), value: may(choice(["last", "mean", "answered"])) },
  shared: { ...stretch, of: may(choice(activityKinds)), value: may(choice(["occasions", "people", "since"])) },
  ties: { value: may(choice(["count", "left", "leftShare"])), window: may(windowOrAll) },
};

/** Adds the issues of a feature's fields, of whatever kind it is. */
export function checkFeature(given: unknown, path: string, issues: Issue[]): void {
  const kinds = Object.keys(featureRules);
  if (!isObject(given) || !kinds.includes(given["kind"] as string)) {
    const received = isObject(given) ? given["kind"] : given;
    const where = isObject(given) ? `${path}.kind` : path;
    const expected = isObject(given) ? `one of ${kinds.join(", ")}` : "a feature, as { kind, … }";
    issues.push(specIssue(where, expected, received, 'Say what to compute: { kind: "count", of: "inquiry" }.'));
    return;
  }
  checkFields(given, { ...labels, ...featureRules[given["kind"] as Feature["kind"]] }, path, issues);
}

function checkFields(
  given: Readonly<Record<string, unknown>>,
  rules: Readonly<Record<string, FieldRule>>,
  path: string,
  issues: Issue[],
): void {
  for (const [name, rule] of Object.entries(rules)) {
    const field = Object.hasOwn(given, name) ? given[name] : undefined;
    if (field !== undefined || rule.required === true) rule.check(field, `${path}.${name}`, issues);
  }
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(rules, name)) continue;
    const expected = `one of ${Object.keys(rules).join(", ")}`;
    issues.push(specIssue(`${path}.${name}`, expected, name, "Leave the field out, or correct its name."));
  }
}

/** Adds the issue of a window given to the call. */
export const checkWindow: FieldCheck = window;
