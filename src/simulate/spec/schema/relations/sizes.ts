import type { SpecIssue } from "../specIssues.ts";
import type { SpecView } from "./view.ts";

/** Numbers that bound each other, and lists that must not be all zeros. */
export function sizeIssues(view: SpecView): SpecIssue[] {
  return [
    ...tasteIssues(view),
    ...zeroIssues(view),
    ...campaignIssues(view),
    ...scaleIssues(view),
    ...responseIssues(view),
    ...routineIssues(view),
  ];
}

function tasteIssues({ at, namesAt }: SpecView): SpecIssue[] {
  const dimensions = at(["customers", "tasteDimensions"], (spec) => spec.customers.tasteDimensions);
  if (dimensions === undefined) return [];
  const expected = `${String(dimensions)} numbers, as customers.tasteDimensions says`;
  const fix = "Write one number for each dimension, or change their number.";
  return (namesAt(["usage", "items"]) ?? []).flatMap((name) => {
    const path = ["usage", "items", name, "taste"];
    const taste = at(path, (spec) => spec.usage?.items[name]?.taste);
    return taste === undefined || taste.length === dimensions ? [] : [{ path, expected, fix }];
  });
}

function zeroIssues({ at }: SpecView): SpecIssue[] {
  const season = at(["acquisition", "season"], (spec) => spec.acquisition.season);
  const weekdays = at(["usage", "weekdays"], (spec) => spec.usage?.weekdays);
  const items = at(["usage", "items"], (spec) => spec.usage?.items);
  const popularity = items && Object.values(items).map((item) => item.popularity);
  return [
    ...allZero(["acquisition", "season"], season),
    ...allZero(["usage", "weekdays"], weekdays),
    ...allZero(["usage", "items"], popularity),
  ];
}

function allZero(path: readonly string[], sizes: readonly number[] | undefined): SpecIssue[] {
  if (sizes === undefined || sizes.some((size) => size > 0)) return [];
  return [{ path, expected: "at least one size above 0", received: "only zeros", fix: "Write their proportions." }];
}

function campaignIssues({ at }: SpecView): SpecIssue[] {
  const campaigns = at(["acquisition", "campaigns"], (spec) => spec.acquisition.campaigns) ?? [];
  return campaigns.flatMap(({ from, until }, i) => {
    // Days written as YYYY-MM-DD sort as texts.
    if (until > from) return [];
    const fix = "Swap from and until, or write the day after the last one.";
    return [{ path: ["acquisition", "campaigns", i, "until"], expected: `a day after from (${from})`, fix }];
  });
}

function scaleIssues({ at, namesAt }: SpecView): SpecIssue[] {
  return (namesAt(["surveys", "questions"]) ?? []).flatMap((name) => {
    const path = ["surveys", "questions", name];
    const question = at(path, (spec) => spec.surveys?.questions[name]);
    if (question === undefined || question.scaleMin < question.scaleMax) return [];
    const expected = `a number above scaleMin (${String(question.scaleMin)})`;
    const fix = "Swap the ends of the scale; a reversed item has negative measures.";
    return [{ path: [...path, "scaleMax"], expected, fix }];
  });
}

function responseIssues({ at, namesAt }: SpecView): SpecIssue[] {
  return (namesAt(["care", "playbooks"]) ?? []).flatMap((name) => {
    const path = ["care", "playbooks", name];
    const playbook = at(path, (spec) => spec.care.playbooks[name]);
    if (playbook === undefined || playbook.persuadable + playbook.sleepingDogs <= 1 + 1e-9) return [];
    const expected = `at most ${String(Number((1 - playbook.persuadable).toPrecision(12)))}, what persuadable leaves`;
    const fix = "Lower one of the two shares: nobody is both.";
    return [{ path: [...path, "sleepingDogs"], expected, fix }];
  });
}

function routineIssues({ at, namesAt }: SpecView): SpecIssue[] {
  const routine = at(["care", "routine"], (spec) => spec.care.routine);
  const channels = namesAt(["care", "channels"]);
  const playbooks = namesAt(["care", "playbooks"]);
  if (routine === undefined || routine === null || channels === undefined || playbooks === undefined) return [];
  if (channels.length > 0 && playbooks.length > 0) return [];
  const expected = "null, as there is no channel or no playbook";
  return [{ path: ["care", "routine"], expected, fix: "Set it to null, or add a channel and a playbook." }];
}
