import type { Purchase } from "keizoku/schema";

const DAY = 86_400_000;
const start = Date.UTC(2024, 0, 1);

/** A purchase every 30 days: customer i starts on day i and buys 1 + i % 7 times at his price. */
export function subscriptions(price: (customer: number) => number): Purchase[] {
  return Array.from({ length: 60 }, (_, i) => i).flatMap((i) =>
    Array.from({ length: 1 + (i % 7) }, (_, k) => ({
      customerId: `c${String(i)}`,
      at: start + (i + 30 * k) * DAY,
      amount: price(i),
    })),
  );
}
