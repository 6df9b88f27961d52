import { show, type Issue } from "../../schema/error.ts";
import type { RfmGroup, RfmGroups, RfmRule } from "./groups.ts";

const MEASURES = ["recency", "frequency", "monetary"] as const;
const FIX = "Edit a copy of rfmGroups.";

/** Issues of combinations beyond this many are left out: the first say what is wrong. */
const LISTED = 20;

/** Place among levels³ of a combination of scores from 1. */
export function combination(levels: number, recency: number, frequency: number, monetary: number): number {
  return ((recency - 1) * levels + frequency - 1) * levels + monetary - 1;
}

/**
 * Group number of every combination of scores, and everything that is wrong with the groups: their shape, their keys, ranges outside the
 * scores, combinations in no group or in more than one.
 */
export function groupTable(groups: RfmGroups, levels: number, path: string, issues: Issue[]): Int32Array {
  const table = new Int32Array(levels ** 3).fill(-1);
  const before = issues.length;
  shapeIssues(groups, levels, path, issues);
  if (issues.length > before) return table;
  const otherwise = groups.groups.findIndex(({ key }) => key === groups.otherwise);
  for (let place = 0; place < table.length && issues.length < before + LISTED; place++) {
    const scores = [
      Math.floor(place / levels ** 2) + 1,
      (Math.floor(place / levels) % levels) + 1,
      (place % levels) + 1,
    ];
    const taking = groups.groups.flatMap(({ rules }, g) => (rules.some((rule) => takes(rule, scores)) ? [g] : []));
    if (taking.length === 1 || (groups.match === "first" && taking.length > 0)) table[place] = taking[0]!;
    else if (groups.match === "first" && otherwise >= 0) table[place] = otherwise;
    else {
      const keys = taking.map((g) => groups.groups[g]!.key).join(", ");
      const expected = `exactly one group for the scores ${scores.join("")} (recency, frequency, monetary)`;
      const fix = 'Change the rules, or match "first" with `otherwise`.';
      issues.push({ code: "invalid-input", path, expected, received: keys === "" ? "none" : keys, fix });
    }
  }
  return table;
}

function takes(rule: RfmRule, scores: readonly number[]): boolean {
  return MEASURES.every((measure, m) => {
    const range = rule[measure];
    return range === undefined || (scores[m]! >= range[0] && scores[m]! <= range[1]);
  });
}

function shapeIssues(groups: RfmGroups, levels: number, path: string, issues: Issue[]): void {
  const wrong = (where: string, expected: string, received: unknown): void => {
    issues.push({ code: "invalid-input", path: where, expected, received: show(received), fix: FIX });
  };
  const given = groups as Partial<RfmGroups> | null;
  if (typeof given !== "object" || given === null || !Array.isArray(given.groups) || given.groups.length === 0) {
    wrong(path, "groups as data { match, groups }", groups);
    return;
  }
  if (given.match !== "once" && given.match !== "first") wrong(`${path}.match`, '"once" or "first"', given.match);
  const keys = new Set<unknown>();
  groups.groups.forEach((group, g) => {
    const where = `${path}.groups[${String(g)}]`;
    groupIssues(group, levels, where, wrong);
    const key = (group as RfmGroup | null)?.key;
    if (keys.has(key)) wrong(`${where}.key`, "a key of its own", key);
    keys.add(key);
  });
  if (given.otherwise !== undefined && !keys.has(given.otherwise)) {
    wrong(`${path}.otherwise`, "the key of a group", given.otherwise);
  }
}

type Wrong = (where: string, expected: string, received: unknown) => void;

function groupIssues(group: unknown, levels: number, where: string, wrong: Wrong): void {
  if (typeof group !== "object" || group === null) {
    wrong(where, "a group { key, name, rules }", group);
    return;
  }
  const { key, name, rules } = group as Partial<RfmGroup>;
  if (typeof key !== "string" || key === "") wrong(`${where}.key`, "a text that is not empty", key);
  for (const locale of ["en", "ja"] as const) {
    const text: unknown = (name as Partial<RfmGroup["name"]> | null | undefined)?.[locale];
    if (typeof text !== "string" || text === "") wrong(`${where}.name.${locale}`, "a name", text);
  }
  if (!Array.isArray(rules)) {
    wrong(`${where}.rules`, "a list of rules", rules);
    return;
  }
  rules.forEach((rule: unknown, r) => {
    const place = `${where}.rules[${String(r)}]`;
    if (typeof rule !== "object" || rule === null) wrong(place, "a rule { recency?, frequency?, monetary? }", rule);
    else ruleIssues(rule, levels, place, wrong);
  });
}

function ruleIssues(
  rule: Readonly<Record<string, unknown>> | object,
  levels: number,
  where: string,
  wrong: Wrong,
): void {
  for (const [measure, range] of Object.entries(rule)) {
    if (!(MEASURES as readonly string[]).includes(measure))
      wrong(`${where}.${measure}`, `one of ${MEASURES.join(", ")}`, measure);
    else if (range !== undefined && !isRange(range, levels)) {
      wrong(`${where}.${measure}`, `[least, greatest], whole scores from 1 to ${String(levels)}`, range);
    }
  }
}

function isRange(range: unknown, levels: number): boolean {
  if (!Array.isArray(range) || range.length !== 2) return false;
  const [least, greatest] = range as unknown[] as [number, number];
  return Number.isInteger(least) && Number.isInteger(greatest) && least >= 1 && least <= greatest && greatest <= levels;
}
