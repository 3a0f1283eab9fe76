// The numbers under which a CLB and a school can agree to register, and what they agreed.

import type { Schemas } from "../../api/types";

export type Row = Schemas["DossierRow"];
type Dossier = Pick<Schemas["Dossier"], "id" | "clb" | "school">;

/** Of the active dossiers that somebody sees with this CLB: that of this school is one of them. */
export const candidates = ({ clb }: Dossier, rows: Row[]): Row[] =>
  rows.filter((row) => row.clb.number === clb.number && row.status === "active");

/** `De Sterrenwacht (090209)`; the number alone of a school that somebody does not see. */
export function nameOf(number: string, rows: Row[]): string {
  const school = rows.find((row) => row.school.number === number)?.school;
  return school ? `${school.name} (${number})` : number;
}

/** Where both agreed to register, when that is another dossier than this one. */
export function elsewhere({ clb, school }: Dossier, agreed: string | null | undefined): string | undefined {
  return agreed && agreed !== school.number ? `${clb.number}-${agreed}` : undefined;
}
