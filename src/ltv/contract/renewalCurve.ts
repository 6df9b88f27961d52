/** A survival curve over renewals, as a fitted model gives it; between whole renewals it is interpolated by its own formula. */
export interface RenewalCurve {
  /** ln of the share that survives until `to` of those who survived until `from`; 0 ≤ from ≤ to. */
  readonly logSurvival: (from: number, to: number) => number;
  /** ln of the chance to survive renewal t = 1, 2, … */
  readonly logRetention: (renewal: number) => number;
  /** −d ln S / d ln t, for t > 0: survival falls locally as this power of t. */
  readonly power: (time: number) => number;
  /** Where that power goes as t grows. */
  readonly finalPower: number;
  /** Mean of θ over the customers who survived so many renewals. */
  readonly meanTheta: (renewals: number) => number;
}
