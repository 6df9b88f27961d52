/** Periods that one table of cohorts may have: it holds half their square, and one odd date (year 0024) must not fill the memory. */
export const MOST_PERIODS = 3000;
