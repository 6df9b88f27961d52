export { verify } from "./verify.ts";
export type { VerifyRow } from "./verifyRow.ts";
