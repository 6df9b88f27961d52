/** What this family is to the code that both families of regular timing share: nobody leaves before his first repeat purchase. */
export const bgCnbdK = { name: "bgCnbdK", kind: "bg-cnbd-k", first: 0 } as const;
