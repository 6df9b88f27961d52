/**
 * What a customer has before him: his chance to be still there, and the law of his purchases if he is. Every buying model starts anew with shapes
 * and rates moved on by what the customer did. Plain numbers, no checks; `parameters` in the order of each model, x purchases, observed for T.
 */
import { aliveInto as bgBbAlive, logPmf as bgBbLogPmf } from "../bgBb/predictionKernel.ts";
import { aliveInto as bgNbdAlive, logPmf as bgNbdLogPmf } from "../bgNbd/predictionKernel.ts";
import type { PurchaseHistories } from "../kernel/purchaseHistory.ts";
import { aliveInto as mbgNbdAlive } from "../mbgNbd/predictionKernel.ts";
import { logPmf as nbdLogPmf } from "../nbd/predictionKernel.ts";
import { aliveInto as paretoNbdAlive, logPmf as paretoNbdLogPmf } from "../paretoNbd/predictionKernel.ts";
import type { PredictiveModel } from "./families.ts";

/** Log chance of n purchases within a horizon above 0. */
export type LogPmfAhead = (n: number, horizon: number) => number;

/** What lies ahead of customers under one kind of model. */
export interface LawAhead {
  readonly aliveInto: (parameters: ArrayLike<number>, customers: PurchaseHistories, out: Float64Array) => void;
  /** The law after T of a customer who is still there then. */
  readonly purchases: (parameters: ArrayLike<number>, x: number, T: number) => LogPmfAhead;
}

/** The law of each kind of model. */
export const lawsAhead: Readonly<Record<PredictiveModel["kind"], LawAhead>> = {
  "bg-nbd": { aliveInto: bgNbdAlive, purchases: (p, x, T) => bgNbdLaw([p[0]! + x, p[1]! + T, p[2]!, p[3]! + x]) },
  // He has also survived the chance to leave after his first purchase; from now on there is one after each further one.
  "mbg-nbd": { aliveInto: mbgNbdAlive, purchases: (p, x, T) => bgNbdLaw([p[0]! + x, p[1]! + T, p[2]!, p[3]! + x + 1]) },
  "pareto-nbd": {
    aliveInto: paretoNbdAlive,
    purchases: (p, x, T) => {
      const moved = [p[0]! + x, p[1]! + T, p[2]!, p[3]! + T];
      return (n, horizon) => paretoNbdLogPmf(moved, n, horizon);
    },
  },
  nbd: {
    aliveInto: (_, __, out) => out.fill(1),
    purchases: (p, x, T) => {
      const moved = [p[0]! + x, p[1]! + T];
      return (n, horizon) => nbdLogPmf(moved, n, horizon);
    },
  },
  "bg-bb": {
    aliveInto: bgBbAlive,
    purchases: (p, x, T) => {
      const moved = [p[0]! + x, p[1]! + T - x, p[2]!, p[3]! + T];
      // More purchases than opportunities there are not.
      return (n, horizon) => (n > horizon ? -Infinity : bgBbLogPmf(moved, n, horizon));
    },
  },
};

function bgNbdLaw(moved: readonly number[]): LogPmfAhead {
  return (n, horizon) => bgNbdLogPmf(moved, n, horizon);
}
