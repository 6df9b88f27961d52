import { describe, expect, it } from "vitest";
import { presets } from "../../src/simulate/presets/presets.ts";
import { checkSpec } from "../../src/simulate/spec/checkSpec.ts";
import { codesOf, failure } from "../failure.ts";
import { type Path, textOf, withValue } from "./specEdits.ts";

const video = presets["video-streaming"];
const shop = presets["repeat-order-shop"];
const saas = presets["b2b-saas"];
const edited =
  (path: Path, value: unknown, spec = video) =>
  (): unknown =>
    checkSpec("business", withValue(spec, path, value));

describe("checkSpec, relations", () => {
  const cases: readonly (readonly [
    title: string,
    path: Path,
    value: unknown,
    at?: string | undefined,
    spec?: typeof video,
  ])[] = [
    ["shares of regions", ["customers", "demographics", "regions", "関東"], 0.5, "spec.customers.demographics.regions"],
    ["shares of channels", ["acquisition", "channels", "search", "share"], 0.3, "spec.acquisition.channels"],
    ["shares of plans", ["contract", "plans", "yearly", "share"], 0, "spec.contract.plans"],
    ["shares of topics", ["inquiries", "topics", "billing"], 0.2, "spec.inquiries.topics"],
    ["shares of complaints", ["inquiries", "complaints", "topics", "billing"], 0.2, "spec.inquiries.complaints.topics"],
    ["shares of what is stated", ["exit", "confusion", "price"], { price: 0.8 }],
    ["a rung that is no plan", ["contract", "ladder", 1], "gold"],
    ["a rung twice", ["contract", "ladder"], ["standard", "premium", "standard"], "spec.contract.ladder[2]"],
    ["a new price of no plan", ["contract", "priceChanges", 0, "plan"], "gold"],
    ["a campaign through no channel", ["acquisition", "campaigns", 1, "channel"], "radio"],
    ["an unknown reason that is confused", ["exit", "confusion", "bored"], { price: 1 }],
    [
      "an unknown reason that is stated",
      ["exit", "confusion", "price"],
      { bored: 1 },
      "spec.exit.confusion.price.bored",
    ],
    [
      "a reason that every object has",
      ["exit", "confusion", "price"],
      { toString: 1 },
      "spec.exit.confusion.price.toString",
    ],
    ["a playbook for an unknown reason", ["care", "playbooks", "tips", "reasons", "bored"], 1],
    [
      "all persuadable, and sleeping dogs",
      ["care", "playbooks", "tips", "persuadable"],
      0.95,
      "spec.care.playbooks.tips.sleepingDogs",
    ],
    [
      "a scale upside down",
      ["surveys", "questions", "recommend", "scaleMin"],
      10,
      "spec.surveys.questions.recommend.scaleMax",
    ],
    ["a campaign that ends before it begins", ["acquisition", "campaigns", 0, "until"], "2024-12-20"],
    ["a window longer than the interval", ["contract", "plans", "yearly", "decision", "windowDays"], 367],
    [
      "two prices on a day",
      ["contract", "priceChanges"],
      [0, 1].map(() => video.contract!.priceChanges[0]),
      "spec.contract.priceChanges[1]",
    ],
    ["tastes in too few dimensions", ["usage", "items", "film", "taste"], [0.5, 0.5]],
    ["a week without days", ["usage", "weekdays"], [0, 0, 0, 0, 0, 0, 0]],
    ["a year without months", ["acquisition", "season"], Array(12).fill(0)],
    ["items that nobody uses", ["usage", "items"], { film: { popularity: 0, taste: [0, 0, 0] } }],
    ["a price in half yen", ["contract", "plans", "standard", "price"], 980.5],
    ["a new price in half yen", ["contract", "priceChanges", 0, "price"], 1180.5],
    ["a price in tenths of a cent", ["contract", "plans", "team", "price"], 25.125, undefined, saas],
    [
      "a price that many seats make unsafe",
      ["contract", "plans", "team", "price"],
      1e8 - 0.5,
      undefined,
      { ...saas, currency: "KWD" },
    ],
    ["a routine without playbooks", ["care", "playbooks"], {}, "spec.care.routine"],
    ["a routine without channels", ["care", "channels"], {}, "spec.care.routine"],
    ["neither contract nor purchases", ["contract"], null],
    ["buyers only in part, without a contract", ["contract"], null, "spec.purchases.share", shop],
    ["a contract that nobody signs", ["purchases", "share"], 1, undefined, shop],
  ];

  it.each(cases.map((example) => ({ title: example[0], example })))("$title", ({ example }) => {
    const [, path, value, at = textOf(path), spec = video] = example;
    expect(codesOf(edited(path, value, spec))).toEqual([`invalid-input ${at}`]);
  });

  it("shows the sum that is not 1", () => {
    const [issue] = failure(edited(["inquiries", "topics", "billing"], 0.2)).issues;
    expect(issue).toMatchObject({ expected: "shares that sum to 1", received: "a sum of 0.9" });
  });

  it("takes shares that miss 1 by rounding only", () => {
    const tenths = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`r${String(i)}`, 0.1]));
    const path = ["customers", "demographics", "regions"];
    expect(checkSpec("business", withValue(video, path, tenths)).name).toBe(video.name);
    expect(codesOf(edited(path, { ...tenths, r9: 0.1 + 1e-8 }))).toEqual([`invalid-input ${textOf(path)}`]);
  });

  it("takes a shop without contracts", () => {
    const spec = { ...shop, contract: null, purchases: { ...shop.purchases!, share: 1 } };
    expect(checkSpec("business", spec)).toEqual(spec);
  });

  it("takes a business that turns to nobody", () => {
    const spec = { ...video, care: { ...video.care, channels: {}, playbooks: {}, routine: null } };
    expect(checkSpec("business", spec)).toEqual(spec);
  });
});
