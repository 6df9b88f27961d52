import { describe, expect, it } from "vitest";
import { presets } from "../../src/simulate/presets/presets.ts";
import { checkSpec } from "../../src/simulate/spec/checkSpec.ts";
import { codesOf, failure } from "../failure.ts";
import { type Path, textOf, withValue } from "./specEdits.ts";

const video = presets["video-streaming"];
const shop = presets["repeat-order-shop"];
const edited =
  (path: Path, value: unknown, spec = video) =>
  (): unknown =>
    checkSpec("business", withValue(spec, path, value));

/** Each edit must give one issue, at the path given or at that of the edit. */
interface Case {
  readonly title: string;
  readonly path: Path;
  readonly value: unknown;
  readonly at?: string;
  readonly code?: string;
  readonly spec?: typeof video;
}

const oneIssue = ({ path, value, at = textOf(path), code = "invalid-input", spec = video }: Case): void => {
  expect(codesOf(edited(path, value, spec))).toEqual([`${code} ${at}`]);
};

const names = (count: number, entry: (i: number) => unknown): unknown =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`n${String(i)}`, entry(i)]));

describe("checkSpec, single values", () => {
  const price: Path = ["exit", "reasons", "price"];
  it.each<Case>([
    {
      title: "an unknown currency",
      path: ["currency"],
      value: "YEN",
      code: "unknown-currency",
      spec: presets["online-salon"],
    },
    { title: "an unknown time zone", path: ["timeZone"], value: "Tokyo", code: "invalid-time-zone" },
    { title: "another language", path: ["language"], value: "fr" },
    { title: "an empty name", path: ["name"], value: " " },
    { title: "a share above 1", path: ["margin"], value: 35 },
    { title: "a hazard of 1", path: [...price, "monthlyHazard"], value: 1 },
    { title: "a negative hazard", path: [...price, "monthlyHazard"], value: -0.01 },
    { title: "a weight beyond all sense", path: [...price, "weights", "need"], value: 6 },
    { title: "a half-life of 0", path: ["exit", "priceShockHalfLifeDays"], value: 0 },
    { title: "a negative spread", path: ["usage", "spread"], value: -0.1 },
    { title: "persistence of 1", path: ["customers", "mood", "persistence"], value: 1 },
    { title: "half a taste", path: ["customers", "tasteDimensions"], value: 2.5 },
    { title: "six days between letters and a half", path: ["mail", "everyDays"], value: 6.5 },
    { title: "a retry on the same day", path: ["contract", "payment", "retryAfterDays", 1], value: 0 },
    { title: "eleven retries", path: ["contract", "payment", "retryAfterDays"], value: Array(11).fill(3) },
    { title: "a pause shorter than a month", path: ["contract", "pause", "meanMonths"], value: 0.5 },
    { title: "a unit that there is not", path: ["contract", "plans", "yearly", "interval", "unit"], value: "decade" },
    { title: "half a month", path: ["contract", "plans", "standard", "interval", "count"], value: 0.5 },
    { title: "25 months", path: ["contract", "plans", "standard", "interval", "count"], value: 25 },
    {
      title: "a trial of three years",
      path: ["contract", "trial", "length"],
      value: { count: 3, unit: "year" },
      at: "spec.contract.trial.length.count",
    },
    { title: "30 February", path: ["contract", "priceChanges", 0, "at"], value: "2025-02-30", code: "invalid-instant" },
    {
      title: "a time with the day",
      path: ["contract", "priceChanges", 0, "at"],
      value: "2025-02-03T00:00",
      code: "invalid-instant",
    },
    { title: "a week of six days", path: ["usage", "weekdays"], value: [1, 1, 1, 1, 1, 1] },
    { title: "a year of eleven months", path: ["acquisition", "season"], value: Array(11).fill(1) },
    { title: "a negative month", path: ["acquisition", "season", 3], value: -1 },
    { title: "an age without its spread", path: ["customers", "demographics", "age"], value: [38] },
    { title: "a lift below 1", path: ["acquisition", "campaigns", 0, "lift"], value: 0.5 },
    { title: "an unknown process", path: ["purchases", "process", "kind"], value: "poisson", spec: shop },
    { title: "k of 0", path: ["purchases", "process", "k"], value: 0, spec: shop },
    { title: "infinite mean spend", path: ["purchases", "spend", "q"], value: 1, spec: shop },
    { title: "spend of scale 0", path: ["purchases", "spend", "gamma"], value: 0, spec: shop },
    { title: "no truth value", path: ["purchases", "driven"], value: "yes", spec: shop },
    { title: "a part that is a list", path: ["mail"], value: [] },
    { title: "a needed part that is null", path: ["care"], value: null },
    { title: "no reasons", path: ["exit", "reasons"], value: {} },
    { title: "51 items", path: ["usage", "items"], value: names(51, () => ({ popularity: 1, taste: [0, 0, 0] })) },
    { title: "21 plans", path: ["contract", "plans"], value: names(21, () => video.contract!.plans["standard"]) },
    {
      title: "51 questions",
      path: ["surveys", "questions"],
      value: names(51, () => video.surveys!.questions["recommend"]),
    },
    { title: "an empty topic", path: ["inquiries", "topics", ""], value: 0 },
    { title: "a topic cancellation", path: ["inquiries", "topics", "cancellation"], value: 0 },
    { title: "a complaint cancellation", path: ["inquiries", "complaints", "topics", "cancellation"], value: 0 },
    { title: "a playbook newsletter", path: ["care", "playbooks", "newsletter"], value: video.care.playbooks["tips"] },
    {
      title: "a playbook exit-interview",
      path: ["care", "playbooks", "exit-interview"],
      value: video.care.playbooks["tips"],
    },
    { title: "no agents", path: ["care", "routine", "agents"], value: [] },
    { title: "an agent without a name", path: ["care", "routine", "agents", 1], value: "" },
    { title: "a misspelt effect", path: [...price, "priceRice"], value: 3 },
    { title: "a misspelt latent", path: [...price, "weights", "needs"], value: 0.3 },
    { title: "a field too many at the top", path: ["loyalty"], value: null },
    { title: "a date object", path: ["care", "channels", "phone", "effect"], value: new Date(0) },
    { title: "a function", path: ["margin"], value: () => 0.5 },
  ])("$title", oneIssue);

  it("asks for what is missing", () => {
    const { issues } = failure(edited(["exit", "newnessDays"], undefined));
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ path: "spec.exit.newnessDays", received: "nothing" });
    expect(issues[0]!.fix).toContain("no defaults");
  });

  it("says what an optional part may be", () => {
    expect(failure(edited(["ties"], undefined)).issues[0]).toMatchObject({
      path: "spec.ties",
      expected: "an object, or null where it does not happen",
    });
  });

  it("names both the misspelt key and the one that is missing", () => {
    const { monthlyHazard, ...rest } = video.exit.reasons["price"]!;
    const issues = codesOf(edited(["exit", "reasons", "price"], { ...rest, monthlyHazrd: monthlyHazard }));
    expect(issues).toEqual([
      "invalid-input spec.exit.reasons.price.monthlyHazard",
      "invalid-input spec.exit.reasons.price.monthlyHazrd",
    ]);
  });

  it("writes the caller's path and operation", () => {
    const error = failure(() => checkSpec("simulate.business", { ...video, margin: 2 }, "options.spec"));
    expect(error.operation).toBe("simulate.business");
    expect(error.issues[0]!.path).toBe("options.spec.margin");
  });

  it.each([undefined, null, 7, "video-streaming", [], () => 0, new Map()])("is no spec: %s", (value) => {
    for (const issue of failure(() => checkSpec("business", value)).issues) expect(issue.path).toMatch(/^spec/);
  });

  it("lists everything at once, relations of the parts that are right included", () => {
    const spec = {
      ...video,
      margin: NaN,
      mail: { ...video.mail, every: 3 },
      customers: { ...video.customers, demographics: { ...video.customers.demographics, regions: { all: 0.5 } } },
      care: {
        ...video.care,
        routine: null,
        playbooks: { tips: { ...video.care.playbooks["tips"], reasons: { dull: 1 } } },
      },
    };
    expect(codesOf(() => checkSpec("business", spec))).toEqual([
      "invalid-input spec.margin",
      "invalid-input spec.mail.every",
      "invalid-input spec.customers.demographics.regions",
      "invalid-input spec.care.playbooks.tips.reasons.dull",
    ]);
  });

  it("looks at the entries that are right beside one that is wrong", () => {
    const plans = video.contract!.plans;
    const standard = { ...plans["standard"], price: 980.5 };
    const yearly = { ...plans["yearly"], interval: "year" };
    const contract = { ...video.contract, plans: { ...plans, standard, yearly }, ladder: ["standard", "gold"] };
    expect(codesOf(() => checkSpec("business", { ...video, contract }))).toEqual([
      "invalid-input spec.contract.plans.yearly.interval",
      "invalid-input spec.contract.ladder[1]",
      "invalid-input spec.contract.plans.standard.price",
    ]);
  });
});
