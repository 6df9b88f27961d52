import type { EventChoice, EventKind, Feature } from "../spec/spec.ts";
import type { FeatureText } from "../table.ts";
import {
  category,
  eventNoun,
  eventNouns,
  join,
  none,
  number,
  perText,
  plural,
  share,
  unitNames,
  words,
  yes,
} from "./nouns.ts";

/** A feature of events. */
export type CountedFeature = Exclude<
  Feature,
  {
    readonly kind:
      "tenure" | "price" | "priceChange" | "interval" | "acquisitionCost" | "attribute" | "ties" | "plan" | "channel";
  }
>;

/** What a feature says and in which unit. */
export interface NamedFeature {
  readonly text: FeatureText;
  readonly unit: FeatureText;
}

/** What a feature of events says, without its window. */
export function eventText(feature: CountedFeature, kind: EventKind, money: FeatureText): NamedFeature {
  const many = chosen(eventNouns[kind], feature as EventChoice);
  const one = chosen(eventNoun[kind], feature as EventChoice);
  const amount =
    kind === "transaction"
      ? money
      : kind === "survey"
        ? words("score, 0 to 1", "得点（0〜1）")
        : words("quantity", "量");
  switch (feature.kind) {
    case "count":
      return { text: join(words("Number of ", ""), many, words("", "の件数")), unit: number };
    case "sum":
      return { text: join(words("Amount of ", ""), many, words("", "の合計")), unit: amount };
    case "mean":
      return { text: join(words("Mean amount of ", ""), many, words("", "の平均")), unit: amount };
    case "rate": {
      const per = unitNames[feature.per ?? "month"];
      const text = join(valued(many, feature.value), words(` per ${per.en}`, `（${perText(per.ja)}あたり）`));
      return { text: capital(text), unit: words(`per ${per.en}`, `${perText(per.ja)}あたり`) };
    }
    case "ratio": {
      const to = chosen(eventNouns[feature.to.of], feature.to);
      return { text: capital(join(many, words(" for each of the ", "÷"), to)), unit: words("ratio", "比") };
    }
    case "share": {
      const among = [...new Set([kind, ...(feature.among ?? [])])].map((other) => eventNouns[other]);
      const all = words(among.map(({ en }) => en).join(" and "), among.map(({ ja }) => ja).join("・"));
      const text = words(`Share of ${many.en} among ${all.en}`, `${all.ja}に占める${many.ja}の割合`);
      return { text, unit: share };
    }
    default:
      return otherText(feature, { many, one });
  }
}

/** What the events are called. */
interface Nouns {
  readonly many: FeatureText;
  readonly one: FeatureText;
}

function otherText(feature: CountedFeature, { many, one }: Nouns): NamedFeature {
  switch (feature.kind) {
    case "change":
      return {
        text: join(
          words("Change of ", ""),
          valued(many, feature.value),
          words(" against the window before", "の直前の期間からの変化"),
        ),
        unit: relativeUnit(feature.relative),
      };
    case "trend": {
      const by = unitNames[feature.by ?? "week"];
      const text = join(
        words("Trend of ", ""),
        valued(many, feature.value),
        words(` by ${by.en}`, `の${perText(by.ja)}ごとの傾き`),
      );
      const unit = relativeUnit(feature.relative);
      return { text, unit: join(unit, words(` per ${by.en}`, `／${perText(by.ja)}`)) };
    }
    case "since":
      return {
        text: join(words("Time since the last ", "最後の"), one, words("", "からの期間")),
        unit: plural(feature.unit ?? "day"),
      };
    case "distinct":
      return { text: distinctText(many, feature.what ?? "item"), unit: number };
    case "last": {
      const what = lastText[feature.what ?? "item"];
      return { text: join(words(`${what.en} of the last `, "最後の"), one, words("", `の${what.ja}`)), unit: category };
    }
    case "survey":
      return {
        text: surveyText[feature.value ?? "last"],
        unit: feature.value === "answered" ? yes : words("score, 0 to 1", "得点（0〜1）"),
      };
    default:
      return sharedNamed(feature, { many, one });
  }
}

function sharedNamed(feature: CountedFeature, { many, one }: Nouns): NamedFeature {
  const value = feature.kind === "shared" ? (feature.value ?? "occasions") : "occasions";
  if (value === "since") {
    return {
      text: join(
        words("Time since the last ", "ほかの顧客と共にした最後の"),
        one,
        words(" shared with others", "からの期間"),
      ),
      unit: plural("day"),
    };
  }
  if (value === "people") {
    return {
      text: join(words("Other customers met at ", ""), many, words("", "で会ったほかの顧客の延べ人数")),
      unit: number,
    };
  }
  return {
    text: join(words("Number of ", "ほかの顧客と共にした"), many, words(" shared with others", "の回数")),
    unit: number,
  };
}

function distinctText(many: FeatureText, what: "item" | "day" | "other"): FeatureText {
  if (what === "day") return join(words("Number of days with ", ""), many, words("", "のあった日数"));
  if (what === "other") return join(words("Number of other customers in ", ""), many, words("", "の相手の人数"));
  return join(words("Number of different items in ", ""), many, words("", "の項目の種類数"));
}
const lastText = {
  item: words("Item", "項目"),
  outcome: words("Outcome", "結果"),
  playbook: words("Playbook", "台本"),
};
const surveyText = {
  last: words("Score of the last survey answer", "最後のアンケート回答の得点"),
  mean: words("Mean score of survey answers", "アンケート回答の平均得点"),
  answered: words("Answered a survey", "アンケートへの回答の有無"),
};

function relativeUnit(relative = true): FeatureText {
  return relative ? share : number;
}

function valued(noun: FeatureText, value: string | undefined): FeatureText {
  return value === "quantity" ? join(words("amount of ", ""), noun, words("", "の量")) : noun;
}

function chosen(noun: FeatureText, { item, except }: Pick<EventChoice, "item" | "except">): FeatureText {
  const list = (names: string | readonly string[]): string => [names].flat().join(", ");
  const only = item === undefined ? none : words(` (${list(item)})`, `（${list(item)}）`);
  const without = except === undefined ? none : words(` (without ${list(except)})`, `（${list(except)}を除く）`);
  return join(noun, only, without);
}

function capital({ en, ja }: FeatureText): FeatureText {
  return words(en.charAt(0).toUpperCase() + en.slice(1), ja);
}
