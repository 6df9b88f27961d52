/** What this family is to the code that both families of regular timing share: a customer may leave right after his first purchase. */
export const mbgCnbdK = { name: "mbgCnbdK", kind: "mbg-cnbd-k", first: 1 } as const;
