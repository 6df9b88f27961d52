/** The npm packages that bring the runtimes' binaries. */
export const deno = "deno@2.9.6";
export const bun = "bun@1.4.5";
/** The first long-term Node that strips types by itself. */
export const strippingNode = "node@22.23.3";
