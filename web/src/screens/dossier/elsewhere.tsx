import type { Schemas } from "../../api/types";
import { elsewhere, type Row } from "./numbers";

/** Both agreed to register under another number: that is said where somebody would do otherwise.
 * `rows`: the dossiers that they see; without it they see all of this CLB's. */
export function Elsewhere({ dossier, rows }: { dossier: Schemas["Dossier"]; rows?: Row[] }) {
  const there = elsewhere(dossier, dossier.registers_under);
  if (!there) return null;
  return (
    <p class="note">
      School en CLB spraken af om onder nummer {dossier.registers_under} te registreren.{" "}
      {!rows || rows.some(({ id }) => id === there) ? <a href={`/dossiers/${there}`}>Ga naar dat dossier</a> : null}
    </p>
  );
}
