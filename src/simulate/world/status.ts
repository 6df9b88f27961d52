/** Where a customer stands. The order matters: up to `dunning` he may decide to leave, up to `pausing` he uses the service. */
export const status = {
  trial: 0,
  paying: 1,
  /** A payment failed and is tried again. */
  dunning: 2,
  /** Gave notice; stays until the end of what is paid. */
  leaving: 3,
  /** Asked for a pause that begins at the next renewal. */
  pausing: 4,
  paused: 5,
  /** Left of his own wish, and may come back. */
  gone: 6,
  /** Left for good: payments failed, a pause never ended, a trial was not continued. */
  lost: 7,
  /** Buys without a contract. */
  buying: 8,
  /** Bought without a contract and will not again. */
  lapsed: 9,
} as const;
