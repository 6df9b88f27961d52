import * as kMedoids from "../../src/segment/kMedoids/index.ts";
import type { BenchCase, Workload } from "../harness/benchCase.ts";
import { readColumn, writeColumns } from "../harness/columnFiles.ts";
import { measure } from "../harness/measure.ts";
import { uniformOf } from "../harness/simulate.ts";

const ROWS = 5000;
const SEGMENTS = 8;
const GROUPS = 6;
const plans = ["basic", "plus", "pro", "team"];
const channels = ["search", "friend", "shop", "advert", "event"];
const regions = ["north", "east", "south", "west", "centre", "islands", "abroad"];

export const benchCase: BenchCase = {
  name: "kMedoids",
  title: "k-medoids (FasterPAM from BUILD, k = 8) of 5,000 mixed rows by Gower's distance, first call",
  expected: "at most 10 s",
  tolerance: 0,
  prepare(folder, seed) {
    const uniform = uniformOf(seed);
    const column = (): Float64Array => new Float64Array(ROWS);
    const columns = { tenure: column(), price: column(), visits: column(), age: column() };
    const codes = { plan: column(), channel: column(), region: column(), mail: column() };
    for (let row = 0; row < ROWS; row++) {
      const group = Math.floor(uniform() * GROUPS);
      columns.tenure[row] = 60 * uniform() * ((group % 3) + 1);
      columns.price[row] = 1000 * (1 + (group % 2)) + 800 * uniform();
      columns.visits[row] = Math.floor(-8 * (group + 1) * Math.log(1 - uniform()));
      columns.age[row] = 20 + 60 * uniform();
      const pick = (values: number): number => (uniform() < 0.6 ? group % values : Math.floor(uniform() * values));
      codes.plan[row] = pick(plans.length);
      codes.channel[row] = pick(channels.length);
      codes.region[row] = pick(regions.length);
      codes.mail[row] = pick(2);
    }
    writeColumns(folder, { ...columns, ...codes });
  },
};

export const workload: Workload = (folder) => {
  const texts = (name: string, words: readonly string[]): string[] => {
    return Array.from(readColumn(folder, name), (code) => words[code]!);
  };
  const numbers = ["tenure", "price", "visits", "age"].map((name) => [name, readColumn(folder, name)] as const);
  const table = {
    ...Object.fromEntries(numbers),
    plan: texts("plan", plans),
    channel: texts("channel", channels),
    region: texts("region", regions),
    mail: texts("mail", ["no", "yes"]),
  };
  return measure({ warmUp: 0, timed: 1 }, () => {
    const { fit } = kMedoids.fit(table, { k: SEGMENTS });
    return () => ({ rows: fit.distinctRows, swaps: fit.swaps, rounds: fit.iterations, cost: fit.cost });
  });
};
