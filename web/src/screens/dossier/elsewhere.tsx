import type { Schemas } from "../../api/types";
import { elsewhere } from "./numbers";

/** Both agreed to register under another number: that is said where somebody would do otherwise. */
export function Elsewhere({ dossier }: { dossier: Schemas["Dossier"] }) {
  const there = elsewhere(dossier, dossier.registers_under);
  if (!there) return null;
  return (
    <p class="note">
      School en CLB spraken af om onder nummer {dossier.registers_under} te registreren. <a href={`/dossiers/${there}`}>Ga naar dat dossier</a>
    </p>
  );
}
