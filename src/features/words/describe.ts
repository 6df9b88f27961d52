import { defaultWindow } from "../spec/window.ts";
import type { EventKind, Feature, FeatureWindow, TiesFeature } from "../spec/spec.ts";
import type { FeatureFacts, FeatureGroup, FeatureText } from "../table.ts";
import { eventText, type CountedFeature } from "./describeEvents.ts";
import {
  category,
  eventGroups,
  join,
  none,
  number,
  perText,
  plural,
  share,
  unitNames,
  windowText,
  words,
  yes,
} from "./nouns.ts";

/** What a feature is, beside its name: from its kind, unless it says so itself. */
type Facts = Pick<FeatureFacts, "description" | "unit" | "group" | "actionable">;

/** How features are described. */
export interface WordOptions {
  /** The window of features without one. */
  readonly window?: FeatureWindow;
  /** Currency of amounts; null where there are none. */
  readonly currency?: string | null;
}

/** What a feature means, in which unit, and to which group it belongs. */
export function describeFeature(name: string, feature: Feature, options: WordOptions = {}): FeatureFacts {
  const facts = factsOf(feature, { window: options.window ?? defaultWindow, currency: options.currency ?? null });
  return {
    name,
    description: feature.description ?? facts.description,
    unit: facts.unit,
    group: feature.group ?? facts.group,
    actionable: feature.actionable ?? facts.actionable,
  };
}

type Words = Required<WordOptions>;

function fact(description: FeatureText, unit: FeatureText, group: FeatureGroup, actionable: boolean): Facts {
  return { description, unit, group, actionable };
}

const contractFacts: Readonly<Record<string, Facts>> = {
  plan: fact(words("Plan", "プラン"), category, "price", true),
  seats: fact(words("Seats", "席数"), number, "price", false),
  trial: fact(words("In a free trial", "無料期間中"), yes, "tenure", false),
  renewal: fact(words("Days to the next renewal", "次の更新までの日数"), words("days", "日"), "tenure", false),
  discount: fact(
    words(
      "Discount against what most customers of the plan and interval pay",
      "同じプラン・支払い間隔の顧客の多くが払う価格に対する割引率",
    ),
    share,
    "price",
    true,
  ),
  returns: fact(words("Times that the customer came back", "戻ってきた回数"), number, "tenure", false),
  late: fact(words("A payment is late", "支払いが遅れている"), yes, "payment", true),
  channel: fact(words("Acquisition channel", "獲得経路"), category, "profile", false),
  referred: fact(words("Referred by another customer", "ほかの顧客からの紹介"), yes, "profile", false),
};

function factsOf(feature: Feature, options: Words): Facts {
  const { currency, window } = options;
  const money = words(currency ?? "units of the currency", currency ?? "通貨単位");
  switch (feature.kind) {
    case "tenure":
      return fact(tenureText[feature.since ?? "spell"], plural(feature.unit ?? "day"), "tenure", false);
    case "price": {
      const per = unitNames[feature.per ?? "month"];
      const text = words(`Price per ${per.en}`, `${perText(per.ja)}あたりの価格`);
      return fact(text, words(`${money.en} per ${per.en}`, `${money.ja}／${perText(per.ja)}`), "price", true);
    }
    case "priceChange":
      return fact(
        over(words("Change of the price", "価格の変化率"), feature.window ?? window, undefined),
        share,
        "price",
        true,
      );
    case "interval":
      return fact(words("Billing interval", "支払い間隔"), plural(feature.unit ?? "month"), "price", true);
    case "acquisitionCost":
      return fact(words("Cost of acquisition", "獲得費用"), money, "profile", false);
    case "attribute":
      return fact(
        words(`Attribute “${feature.name}”`, `属性「${feature.name}」`),
        words("as recorded", "記録のまま"),
        "profile",
        false,
      );
    case "ties":
      return fact(tiesText(feature), feature.value === "leftShare" ? share : number, "ties", true);
    default:
      return feature.kind in contractFacts
        ? contractFacts[feature.kind]!
        : eventFacts(feature as CountedFeature, options, money);
  }
}

const tenureText: Readonly<Record<"spell" | "first" | "acquisition", FeatureText>> = {
  spell: words("Time since the current spell began", "現在の在籍期間の長さ"),
  first: words("Time since the first spell began", "最初の在籍開始からの期間"),
  acquisition: words("Time since the customer was acquired", "獲得からの期間"),
};

function eventFacts(feature: CountedFeature, { window }: Words, money: FeatureText): Facts {
  const of = "of" in feature ? (feature.of as EventKind | undefined) : undefined;
  const kind: EventKind = of ?? (feature.kind === "survey" ? "survey" : "event");
  const group = eventGroups[kind];
  const actionable = group !== "purchases" && group !== "survey";
  const stretch = "window" in feature ? feature.window : undefined;
  const back = stretch ?? (unbounded.has(feature.kind) || isSince(feature) ? "all" : window);
  const lag = "lag" in feature ? feature.lag : undefined;
  const { text, unit } = eventText(feature, kind, money);
  return fact(over(text, back, lag), unit, group, actionable);
}

const unbounded: ReadonlySet<string> = new Set(["since", "last", "survey"]);

function isSince(feature: CountedFeature): boolean {
  return feature.kind === "shared" && feature.value === "since";
}

function tiesText({ value = "count", window = "all" }: TiesFeature): FeatureText {
  if (value === "count") return words("Ties to other customers", "ほかの顧客とのつながり");
  const text =
    value === "left"
      ? words("Tied customers who have left", "つながりのある顧客のうち離れた人数")
      : words("Share of tied customers who have left", "つながりのある顧客のうち離れた割合");
  return over(text, window, undefined);
}

function over(text: FeatureText, window: FeatureWindow | "all", lag: FeatureWindow | undefined): FeatureText {
  const back = window === "all" ? none : windowText(window);
  const stretch = window === "all" ? none : words(` over the last ${back.en}`, `（直近${back.ja}）`);
  const late =
    lag === undefined
      ? none
      : words(`, as of ${windowText(lag).en} before`, `（${windowText(lag).ja.replace("間", "")}前の時点）`);
  return join(text, stretch, late);
}
