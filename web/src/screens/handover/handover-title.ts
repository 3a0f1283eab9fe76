import type { Handover, Staff } from "./words";

/** From whom, and to whom. */
export const titleOf = ({ from, to }: Handover, staff: Staff): string =>
  from ? `Van ${staff.nameOf(from)} naar ${staff.nameOf(to)}` : `Zonder eigenaar, naar ${staff.nameOf(to)}`;
