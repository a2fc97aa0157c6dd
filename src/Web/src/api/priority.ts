/** The bounds of a batch's priority, as the server has them; higher is worked first. */
export const MIN_PRIORITY = 0;
export const MAX_PRIORITY = 100;
