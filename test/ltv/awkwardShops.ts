import { randomStream } from "../../src/numeric/random/stream.ts";

/** Customers of a shop, as columns. */
export interface Shop {
  readonly name: string;
  readonly frequency: readonly number[];
  readonly recency: readonly number[];
  readonly age: readonly number[];
}

type Customer = readonly [frequency: number, recency: number, age: number];

function shop(name: string, customers: readonly Customer[]): Shop {
  return {
    name,
    frequency: customers.map(([x]) => x),
    recency: customers.map(([, t]) => t),
    age: customers.map(([, , T]) => T),
  };
}

/** `count` customers drawn by a rule of uniform numbers. */
function drawn(name: string, count: number, seed: number, rule: (u: () => number, i: number) => Customer): Shop {
  const stream = randomStream(seed);
  return shop(
    name,
    Array.from({ length: count }, (_, i) => rule(() => stream.next(), i)),
  );
}

/** Customers who buy at a rate of their own and leave at one, in whole units of time. */
function business(
  name: string,
  count: number,
  { seed, rate, leave, age }: { seed: number; rate: number; leave: number; age: number },
): Shop {
  return drawn(name, count, seed, (u) => {
    const T = Math.max(1, Math.ceil(age * (0.5 + 0.5 * u())));
    const own = -Math.log(u()) * rate;
    const gone = leave === 0 ? Infinity : -Math.log(u()) / (leave * -Math.log(u()));
    let x = 0;
    let t = 0;
    for (let at = -Math.log(u()) / own; at < Math.min(T, gone) && x < 50_000; at -= Math.log(u()) / own) {
      x++;
      t = at;
    }
    return [x, t, T];
  });
}

const times = (count: number, customer: Customer): Customer[] => new Array<Customer>(count).fill(customer);

/**
 * Thirty shops as they come: some tell a model nothing, some have one customer in a million purchases, some count in days over thirty years. A fit
 * must give a right answer or say why there is none.
 */
export const awkwardShops: readonly Shop[] = [
  shop("all one-time buyers", times(200, [0, 0, 40])),
  shop(
    "all one-time buyers of different ages",
    Array.from({ length: 200 }, (_, i) => [0, 0, 1 + i] as const),
  ),
  shop("one repeater among one-time buyers", [...times(199, [0, 0, 40]), [1, 20, 40]]),
  shop("two repeaters among one-time buyers", [...times(198, [0, 0, 40]), [1, 20, 40], [3, 39, 40]]),
  shop("everybody bought once more, on the last day", times(50, [1, 40, 40])),
  shop("everybody bought twice more, long ago", times(50, [2, 3, 40])),
  shop(
    "everybody alike but for age",
    Array.from({ length: 60 }, (_, i) => [2, 10, 20 + i] as const),
  ),
  shop("a single customer", [[4, 20, 40]]),
  shop("two customers", [
    [4, 20, 40],
    [0, 0, 40],
  ]),
  shop("three customers", [
    [4, 20, 40],
    [0, 0, 40],
    [1, 39, 40],
  ]),
  shop("five customers", [
    [4, 20, 40],
    [0, 0, 40],
    [1, 39, 40],
    [2, 2, 40],
    [9, 33, 38],
  ]),
  shop(
    "nobody ever leaves",
    Array.from({ length: 100 }, (_, i) => [1 + (i % 9), 40, 40] as const),
  ),
  shop(
    "everybody leaves at once",
    Array.from({ length: 100 }, (_, i) => [i % 5, i % 5 === 0 ? 0 : 0.5, 40] as const),
  ),
  shop("ages of zero", [...times(20, [0, 0, 0]), [1, 5, 9], [3, 8, 9], [0, 0, 9], [2, 2, 9]]),
  shop("nothing but ages of zero", times(20, [0, 0, 0])),
  shop(
    "purchases at the very start",
    Array.from({ length: 40 }, (_, i) => [i % 4, (i % 4) * 1e-6, 30] as const),
  ),
  business("days over thirty years", 400, { seed: 1, rate: 0.01, leave: 0.001, age: 11_000 }),
  business("seconds", 200, { seed: 2, rate: 1e-6, leave: 1e-7, age: 3e7 }),
  business("years", 300, { seed: 3, rate: 2, leave: 0.5, age: 3 }),
  scaled(business("thousandths", 200, { seed: 4, rate: 2, leave: 0.3, age: 100 }), 1e-3),
  business("a vending machine: thousands of purchases each", 150, { seed: 5, rate: 60, leave: 0.01, age: 100 }),
  shop("one giant among the small", [
    ...times(5, [1, 10, 40]),
    ...times(60, [0, 0, 40]),
    [2, 30, 40],
    [20_000, 40, 40],
  ]),
  drawn("tens of thousands of purchases, all of one size", 60, 6, (u) => {
    const x = 19_000 + Math.floor(2000 * u());
    return [x, 399 + u(), 400];
  }),
  drawn("recency drawn at random, nothing to do with frequency", 300, 7, (u) => {
    const x = Math.floor(u() * 4);
    return [x, x === 0 ? 0 : 40 * u(), 40];
  }),
  drawn("half a fixed rhythm, half silent", 200, 8, (u, i) => (i % 2 === 0 ? [10, 40, 40] : [0, 0, 10 + 30 * u()])),
  business("a slow shop: one purchase in ten customers", 500, { seed: 9, rate: 0.003, leave: 0.001, age: 40 }),
  business("nearly everybody buys nearly always", 300, { seed: 10, rate: 5, leave: 0.0001, age: 50 }),
  business("everybody leaves soon", 500, { seed: 11, rate: 0.5, leave: 2, age: 60 }),
  business("a tiny sample of a good shop", 12, { seed: 12, rate: 0.3, leave: 0.02, age: 40 }),
  business("a good shop", 800, { seed: 13, rate: 0.2, leave: 0.03, age: 60 }),
];

function scaled(from: Shop, factor: number): Shop {
  return { ...from, recency: from.recency.map((t) => t * factor), age: from.age.map((T) => T * factor) };
}
