// Away with a reason that both sides can read.

import { Refused } from "../../api/problem";
import { TrashForm } from "../registration/trash-form";
import { trash } from "./changes";
import type { Document } from "./grouping";
import { showAgain } from "./shelf";

export default function DocumentTrash({ document, onCancel }: { document: Document; onCancel: () => void }) {
  const { dossier_id, registration_id } = document;
  const onTrash = (reason: string) =>
    trash(document, reason).catch((error: unknown) => {
      if (error instanceof Refused) showAgain(dossier_id, registration_id); // it is no longer as it stands here
      throw error;
    });
  return <TrashForm place={{ dossier_id }} onTrash={onTrash} onCancel={onCancel} />;
}
