/** The customers' state, a column a fact; some have several entries a customer. */
export interface Columns {
  keyA: Int32Array;
  keyB: Int32Array;
  /** Day of joining, and of the start of the current contract. */
  joined: Int32Array;
  started: Int32Array;
  /** Milliseconds after midnight at which he signed: the time of his bills. */
  clock: Int32Array;
  status: Uint8Array;
  // What he is like.
  latent: Float64Array;
  taste: Float64Array;
  moodLeft: Float64Array;
  moodRight: Float64Array;
  /** Contentment of the week. */
  satisfaction: Float64Array;
  usageLevel: Float64Array;
  itemEnds: Float32Array;
  cardRisk: Float64Array;
  habitShift: Float64Array;
  habitStretch: Float64Array;
  risk: Float64Array;
  /** Response score by playbook. */
  response: Float64Array;
  // Chances a day, renewed each week.
  usageChance: Float64Array;
  complaintRate: Float64Array;
  referralRate: Float64Array;
  routineRate: Float64Array;
  returnRate: Float64Array;
  // The contract.
  plan: Int8Array;
  price: Float64Array;
  seats: Int32Array;
  /** Day from which bills are counted, and how many intervals after it the next is due. */
  anchor: Int32Array;
  cycle: Int32Array;
  /** Next day on which something is due, and the next renewal where that is a retry. */
  due: Int32Array;
  renewal: Int32Array;
  attempts: Uint8Array;
  contracts: Uint16Array;
  payments: Int32Array;
  ended: Int32Array;
  /** True reason of the last exit; -1 for none. */
  reason: Int8Array;
  // What weighs on him.
  /** Hazard a day by reason, without what changes. */
  baseHazard: Float64Array;
  complaintDay: Int32Array;
  complaintWeight: Float64Array;
  priceShock: Float64Array;
  priceDay: Int32Array;
  friends: Int32Array;
  lostFriends: Float64Array;
  lostDay: Int32Array;
  firstTie: Int32Array;
  referrals: Uint16Array;
  /** Change of the log hazard by reason through contacts, as of `effectDay`. */
  effect: Float64Array;
  effectDay: Int32Array;
  fatigue: Float64Array;
  fatigueDay: Int32Array;
  // Buying without a contract.
  rate: Float64Array;
  /** Chance to drop out after a purchase, or the rate of dying. */
  dropout: Float64Array;
  spendScale: Float64Array;
  /** Time of the next step towards a purchase, in days; steps left to it. */
  stepAt: Float64Array;
  stepsLeft: Uint8Array;
  steps: Int32Array;
  /** Of Pareto/NBD: hazard left until death. */
  lifeLeft: Float64Array;
}

type Name = keyof Columns;

/** How many entries a customer has, where it is not one: as many as the spec has latents, tastes, …. */
export type Stride = "one" | "latents" | "tastes" | "items" | "reasons" | "playbooks";

/** The number of entries behind each of these words. */
export type Strides = Readonly<Record<Stride, number>>;

type ArrayType = new (length: number) => Columns[Name];

const layout: Readonly<Record<Name, readonly [ArrayType, Stride]>> = {
  keyA: [Int32Array, "one"],
  keyB: [Int32Array, "one"],
  joined: [Int32Array, "one"],
  started: [Int32Array, "one"],
  clock: [Int32Array, "one"],
  status: [Uint8Array, "one"],
  latent: [Float64Array, "latents"],
  taste: [Float64Array, "tastes"],
  moodLeft: [Float64Array, "one"],
  moodRight: [Float64Array, "one"],
  satisfaction: [Float64Array, "one"],
  usageLevel: [Float64Array, "one"],
  itemEnds: [Float32Array, "items"],
  cardRisk: [Float64Array, "one"],
  habitShift: [Float64Array, "one"],
  habitStretch: [Float64Array, "one"],
  risk: [Float64Array, "one"],
  response: [Float64Array, "playbooks"],
  usageChance: [Float64Array, "one"],
  complaintRate: [Float64Array, "one"],
  referralRate: [Float64Array, "one"],
  routineRate: [Float64Array, "one"],
  returnRate: [Float64Array, "one"],
  plan: [Int8Array, "one"],
  price: [Float64Array, "one"],
  seats: [Int32Array, "one"],
  anchor: [Int32Array, "one"],
  cycle: [Int32Array, "one"],
  due: [Int32Array, "one"],
  renewal: [Int32Array, "one"],
  attempts: [Uint8Array, "one"],
  contracts: [Uint16Array, "one"],
  payments: [Int32Array, "one"],
  ended: [Int32Array, "one"],
  reason: [Int8Array, "one"],
  baseHazard: [Float64Array, "reasons"],
  complaintDay: [Int32Array, "one"],
  complaintWeight: [Float64Array, "one"],
  priceShock: [Float64Array, "one"],
  priceDay: [Int32Array, "one"],
  friends: [Int32Array, "one"],
  lostFriends: [Float64Array, "one"],
  lostDay: [Int32Array, "one"],
  firstTie: [Int32Array, "one"],
  referrals: [Uint16Array, "one"],
  effect: [Float64Array, "reasons"],
  effectDay: [Int32Array, "one"],
  fatigue: [Float64Array, "one"],
  fatigueDay: [Int32Array, "one"],
  rate: [Float64Array, "one"],
  dropout: [Float64Array, "one"],
  spendScale: [Float64Array, "one"],
  stepAt: [Float64Array, "one"],
  stepsLeft: [Uint8Array, "one"],
  steps: [Int32Array, "one"],
  lifeLeft: [Float64Array, "one"],
};

/** Columns for so many customers, all 0. */
export function createColumns(capacity: number, strides: Strides): Columns {
  return mapColumns(([array, stride]) => new array(capacity * strides[stride]));
}

/** Columns for so many customers that begin with what the given ones hold. */
export function resizedColumns(columns: Columns, capacity: number, strides: Strides): Columns {
  return mapColumns(([array, stride], name) => {
    const column = new array(capacity * strides[stride]);
    column.set(columns[name].subarray(0, column.length));
    return column;
  });
}

function mapColumns(make: (entry: readonly [ArrayType, Stride], name: Name) => Columns[Name]): Columns {
  const entries = Object.entries(layout) as [Name, readonly [ArrayType, Stride]][];
  return Object.fromEntries(entries.map(([name, entry]) => [name, make(entry, name)])) as unknown as Columns;
}
