/** Ends of stretches, none later than `asOf`: what goes on is known until then. A kernel. */
export function closedBy(until: Float64Array, asOf: number): Float64Array {
  const closed = new Float64Array(until.length);
  for (let s = 0; s < closed.length; s++) closed[s] = until[s]! < asOf ? until[s]! : asOf;
  return closed;
}
