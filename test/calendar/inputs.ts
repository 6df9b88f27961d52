export * from "../../src/calendar/index.ts";
export { failure } from "../failure.ts";
