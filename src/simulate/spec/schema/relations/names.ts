import type { SpecIssue } from "../specIssues.ts";
import type { SpecView } from "./view.ts";

/** Names that stand for something must be those of something. */
export function nameIssues(view: SpecView): SpecIssue[] {
  return [...planIssues(view), ...campaignIssues(view), ...confusionIssues(view), ...playbookIssues(view)];
}

interface Use {
  readonly path: readonly PropertyKey[];
  readonly name: string;
}

function unknown(uses: readonly Use[], known: readonly string[] | undefined, noun: string): SpecIssue[] {
  if (known === undefined) return [];
  const expected = `one of the ${noun}: ${shortList(known)}`;
  const fix = `Correct the name, or add it to the ${noun}.`;
  return uses
    .filter(({ name }) => !known.includes(name))
    .map(({ path, name }) => ({ path, expected, received: JSON.stringify(name), fix }));
}

function shortList(names: readonly string[]): string {
  return names.length > 8 ? `${names.slice(0, 8).join(", ")}, …` : names.join(", ");
}

function planIssues({ at, namesAt }: SpecView): SpecIssue[] {
  const plans = namesAt(["contract", "plans"]);
  const ladder = at(["contract", "ladder"], (spec) => spec.contract?.ladder) ?? [];
  const changes = at(["contract", "priceChanges"], (spec) => spec.contract?.priceChanges) ?? [];
  const rungs = ladder.map((name, i) => ({ path: ["contract", "ladder", i], name }));
  const priced = changes.map(({ plan }, i) => ({ path: ["contract", "priceChanges", i, "plan"], name: plan }));
  const twice = rungs
    .filter(({ name }, i) => ladder.indexOf(name) < i)
    .map(({ path }) => ({ path, expected: "each plan once", fix: "Take out the repetition." }));
  return [...unknown([...rungs, ...priced], plans, "plans"), ...twice];
}

function campaignIssues({ at, namesAt }: SpecView): SpecIssue[] {
  const channels = namesAt(["acquisition", "channels"]);
  const campaigns = at(["acquisition", "campaigns"], (spec) => spec.acquisition.campaigns) ?? [];
  const uses = campaigns.map(({ channel }, i) => ({
    path: ["acquisition", "campaigns", i, "channel"],
    name: channel,
  }));
  return unknown(uses, channels, "channels");
}

function confusionIssues({ namesAt }: SpecView): SpecIssue[] {
  const reasons = namesAt(["exit", "reasons"]);
  const rows = namesAt(["exit", "confusion"]) ?? [];
  const uses = rows.flatMap((truth) => {
    const path = ["exit", "confusion", truth];
    const stated = namesAt(path) ?? [];
    return [{ path, name: truth }, ...stated.map((name) => ({ path: [...path, name], name }))];
  });
  return unknown(uses, reasons, "reasons");
}

function playbookIssues({ namesAt }: SpecView): SpecIssue[] {
  const reasons = namesAt(["exit", "reasons"]);
  const playbooks = namesAt(["care", "playbooks"]) ?? [];
  const uses = playbooks.flatMap((playbook) => {
    const path = ["care", "playbooks", playbook, "reasons"];
    return (namesAt(path) ?? []).map((name) => ({ path: [...path, name], name }));
  });
  return unknown(uses, reasons, "reasons");
}
