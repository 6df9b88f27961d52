/**
 * Which parameters the covariates of a process move: parameter × exp(sign · γ'x), by index in the order of the model's parameters.
 * Fader & Hardie (2007), "Incorporating time-invariant covariates into the Pareto/NBD and BG/NBD models", with the signs of the R package
 * CLVTools.
 */
export type Convention<Q extends string> = Readonly<Record<Q, readonly (readonly [parameter: number, sign: 1 | -1])[]>>;

/** Processes of a model of repeat purchases. */
export type BuyingProcess = "purchase" | "dropout";

/** The one process of a model of contracts. */
export type ContractProcess = "leaving";

/** Pareto/NBD (r, alpha, s, beta): mean rates of purchase and of leaving are multiplied by exp(γ'x). */
export const rateConvention: Convention<BuyingProcess> = { purchase: [[1, -1]], dropout: [[3, -1]] };

/**
 * BG/NBD and MBG/NBD (r, alpha, a, b): the mean rate of purchase is multiplied by exp(γ'x), and so are both shapes of the chance to leave.
 * Its mean a / (a + b) stays as it is: customers with a larger γ'x differ less in it, so that fewer of them are loyal ones who hardly leave.
 */
export const occasionConvention: Convention<BuyingProcess> = {
  purchase: [[1, -1]],
  dropout: [
    [2, 1],
    [3, 1],
  ],
};

/** sBG and BdW: the first shape, and with it the odds of leaving at the first renewal, are multiplied by exp(γ'x). */
export const leavingConvention: Convention<ContractProcess> = { leaving: [[0, 1]] };
