/**
 * An online magazine of culture whose readers are simulated: what they answered to a survey of interests, what they read, when they left.
 *
 * Behind every reader is one of four minds, which no record holds. Age and sex say nothing of it, the region a little.
 */
// In a project of your own: from "keizoku".
import { numeric, type schema } from "../src/index.ts";
import { complaint, evening, minds, scales, sections, type Vector, type Words } from "./magazineWorld.ts";

const DAY = 86_400_000;
const PRICE = 980;
const OPENS = Date.parse("2025-01-01T00:00:00+09:00");
/** Everything is known up to here. */
export const asOf: number = Date.parse("2026-01-01T00:00:00+09:00");

/** What the magazine knows; tables have one row a reader. */
export interface Magazine {
  readonly ids: readonly string[];
  /** Items of the survey, asked of everybody soon after the start. */
  readonly answers: Readonly<Record<string, readonly number[]>>;
  readonly demographics: {
    readonly age: readonly number[];
    readonly sex: readonly string[];
    readonly region: readonly string[];
  };
  /** Months with a contract, articles read in each, whether still there, yen paid. */
  readonly months: readonly number[];
  readonly reads: readonly number[];
  readonly stayed: readonly number[];
  readonly paid: readonly number[];
  readonly records: {
    readonly customers: readonly schema.Customer[];
    readonly subscriptions: readonly schema.Subscription[];
    readonly activities: readonly schema.Activity[];
    readonly surveyAnswers: readonly schema.SurveyAnswer[];
    readonly interviews: readonly schema.Interview[];
  };
  /** Place of each reader's mind: what only a simulation knows. */
  readonly truth: readonly number[];
}

/** A year of the magazine. */
export function simulateMagazine(readers: number, { seed, locale }: { seed: number; locale: schema.Locale }): Magazine {
  const stream = numeric.randomStream(seed);
  const word = ([en, ja]: Words): string => (locale === "ja" ? ja : en);
  const people = Array.from({ length: readers }, (_, i) => {
    return readerOf(`r${String(i + 1).padStart(5, "0")}`, stream.split(i), word);
  });
  const all = people.map((person) => recordsOf(person, word));
  const items = Object.values(scales).flat();
  return {
    ids: people.map(({ id }) => id),
    answers: Object.fromEntries(items.map((item, k) => [item, people.map(({ answers }) => answers[k]!)])),
    demographics: {
      age: people.map(({ age }) => age),
      sex: people.map(({ sex }) => sex),
      region: people.map(({ region }) => region),
    },
    months: people.map(({ months }) => months),
    reads: people.map(({ months, readings }) => readings.length / months),
    stayed: people.map(({ until }) => (until === null ? 1 : 0)),
    paid: people.map(({ months }) => Math.ceil(months) * PRICE),
    records: {
      customers: all.map(({ customer }) => customer),
      subscriptions: all.map(({ subscription }) => subscription),
      activities: people.flatMap(({ readings, events }) => [...readings, ...events]),
      surveyAnswers: all.flatMap(({ rating }) => rating),
      interviews: all.flatMap(({ interview }) => interview),
    },
    truth: people.map(({ mind }) => mind),
  };
}

/** One reader: who he is, what he answers, how long he stays, what he reads. */
function readerOf(id: string, { next, samplers }: numeric.RandomStream, word: (words: Words) => string) {
  const normal = samplers.standardNormal;
  const age = 18 + Math.floor(60 * next());
  const sex = word(next() < 0.5 ? ["f", "女性"] : ["m", "男性"]);
  const isCity = next() < 0.4;
  const region = word(isCity ? ["city", "都市部"] : ["country", "地方"]);
  // In cities the first mind is somewhat more frequent.
  const shares = minds.map(({ share }, m) => share * (m === 0 && isCity ? 1.6 : 1));
  const mind = pick(shares, next());
  const { at, leaves, reads } = minds[mind]!;
  const interests = at.map((mean) => mean + 0.45 * normal()) as unknown as Vector;
  const answers = interests.flatMap((interest) =>
    [1, 1, 1, -1].map((sign) => within(1, 4 + sign * 1.2 * interest + 0.9 * normal(), 7)),
  );
  const from = OPENS + Math.floor(270 * next()) * DAY + 12 * 3_600_000;
  const end = from + Math.ceil(Math.log(next()) / Math.log(1 - leaves)) * 30 * DAY;
  const until = end < asOf ? end : null;
  const last = until ?? asOf;
  const months = (last - from) / (30 * DAY);
  const count = samplers.poisson(reads * months)();
  const readings = readingsOf(id, interests, { count, from, until: last, next, word });
  const rating = within(0, 9.6 - 45 * leaves + 1.7 * normal(), 10);
  const talks = next() < 0.5;
  const channel = word(next() < 0.67 ? ["search", "検索"] : ["advertisement", "広告"]);
  // Whoever likes company comes to the evenings; who looks for the new gets bored.
  const once = (kind: schema.ActivityKind, share: number, text: Words): schema.Activity[] => {
    const time = from + Math.floor((last - from) * (0.3 + 0.6 * next()));
    const event = { customerId: id, at: time, kind, quantity: 1, item: word(text), otherCustomerId: null };
    return next() < share ? [event] : [];
  };
  const events = [
    ...once("event", 0.2 + 0.3 * interests[1], evening),
    ...once("complaint", 0.05 + 0.15 * interests[0], complaint),
  ];
  return { id, age, sex, region, mind, answers, from, until, months, readings, events, rating, talks, channel };
}

/** What the magazine has on record of him, apart from what he did. */
function recordsOf(person: ReturnType<typeof readerOf>, word: (words: Words) => string) {
  const { id: customerId, from, until, age, sex, region, mind } = person;
  const attributes = {
    [word(["age", "年齢"])]: age,
    [word(["sex", "性別"])]: sex,
    [word(["region", "地域"])]: region,
  };
  const subscription: schema.Subscription = {
    subscriptionId: null,
    customerId,
    plan: null,
    from,
    until,
    price: { minor: PRICE, currency: "JPY" },
    interval: { count: 1, unit: "month" },
    quantity: 1,
    trialUntil: null,
    exit: until === null ? null : "voluntary",
  };
  const question = word(["Would you recommend us?", "人に薦めたいですか"]);
  const rating = { customerId, at: from + 60 * DAY, question, answer: person.rating, scaleMin: 0, scaleMax: 10 };
  const talk = { customerId, trueReason: null, productArea: null, outcome: "lost" } as const;
  return {
    customer: { customerId, at: from, channel: person.channel, cost: null, referredBy: null, attributes },
    subscription,
    rating: rating.at < (until ?? asOf) ? [rating] : [],
    interview:
      until !== null && person.talks ? [{ ...talk, at: until - DAY, statedReason: word(minds[mind]!.reason) }] : [],
  };
}

function within(least: number, value: number, most: number): number {
  return Math.min(most, Math.max(least, Math.round(value)));
}

interface Reading {
  readonly count: number;
  readonly from: number;
  readonly until: number;
  readonly next: () => number;
  readonly word: (words: Words) => string;
}

/** Articles in the order of time: what draws a reader, or the section that the last one led to. */
function readingsOf(
  customerId: string,
  interests: Vector,
  { count, from, until, next, word }: Reading,
): schema.Activity[] {
  const weights = sections.map(({ draws, base }) =>
    Math.exp(base + draws.reduce((sum, draw, k) => sum + 1.3 * draw * interests[k]!, 0)),
  );
  const times = Array.from({ length: count }, () => from + Math.floor((until - from) * next())).sort((a, b) => a - b);
  let place = -1;
  return times.map((at) => {
    const led = sections[place]?.next;
    place = led !== undefined && next() < 0.3 ? led : pick(weights, next());
    const item = word(sections[place]!.name);
    return { customerId, at, kind: "usage", quantity: 1, item, otherCustomerId: null };
  });
}

function pick(weights: readonly number[], chance: number): number {
  let rest = chance * weights.reduce((sum, weight) => sum + weight, 0);
  return Math.max(
    0,
    weights.findIndex((weight) => (rest -= weight) < 0),
  );
}
