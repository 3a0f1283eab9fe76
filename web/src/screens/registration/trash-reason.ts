// Why something goes to the trash: mostly for one of two reasons.

export interface Why {
  chosen: string;
  /** What somebody typed instead. */
  other: string;
}

export const OTHER = "other";
export const REASONS = { Vergissing: "Vergissing", Dubbel: "Dubbel", [OTHER]: "Andere" };

/** As it is sent; "" when it was not said yet. */
export const reasonOf = ({ chosen, other }: Why): string => (chosen === OTHER ? other.trim() : chosen);

const DAYS_KEPT = 30;

/** The last moment at which it can be put back. */
export const restorableUntil = (trashedAt: string): string =>
  new Date(Date.parse(trashedAt) + DAYS_KEPT * 86_400_000).toISOString();
