/** Movements one by one, by customer number. */
export interface MovementLog {
  customer: Int32Array;
  period: Int32Array;
  code: Uint8Array;
  amount: Float64Array;
  length: number;
}

/** An empty log that grows. */
export function emptyLog(): MovementLog {
  return { ...arraysOf(1024), length: 0 };
}

function arraysOf(length: number): Omit<MovementLog, "length"> {
  return {
    customer: new Int32Array(length),
    period: new Int32Array(length),
    code: new Uint8Array(length),
    amount: new Float64Array(length),
  };
}

/** Adds a movement. */
export function addToLog(log: MovementLog, customer: number, period: number, code: number, amount: number): void {
  if (log.length === log.amount.length) grow(log);
  const at = log.length++;
  log.customer[at] = customer;
  log.period[at] = period;
  log.code[at] = code;
  log.amount[at] = amount;
}

function grow(log: MovementLog): void {
  const larger = arraysOf(2 * log.amount.length);
  larger.customer.set(log.customer);
  larger.period.set(log.period);
  larger.code.set(log.code);
  larger.amount.set(log.amount);
  Object.assign(log, larger);
}
