// Away with a reason, and back for ten seconds; then for thirty days out of the trash.

import { post } from "../../api/outbox";
import { Refused } from "../../api/problem";
import { tell } from "../../parts/undo";
import { DOCUMENT } from "../../uploads/at-the-api";
import { TrashForm } from "../registration/trash-form";
import type { Document } from "./grouping";
import { focusBeside, showAgain } from "./shelf";

export default function DocumentTrash({ document, onCancel }: { document: Document; onCancel: () => void }) {
  const { dossier_id, id, name, registration_id } = document;
  const path = { dossier_id, document_id: id };
  const show = () => showAgain(dossier_id, registration_id);
  const trash = async (reason: string) => {
    const { version } = await post(`${DOCUMENT}/trash`, { path, body: { reason }, version: document.version });
    focusBeside(id);
    show();
    tell(`“${name}” ligt in de prullenbak.`, async () => {
      await post(`${DOCUMENT}/restore`, { path, body: {}, version });
      show();
    });
  };
  const onTrash = (reason: string) =>
    trash(reason).catch((error: unknown) => {
      if (error instanceof Refused) show(); // it is no longer as it stands here
      throw error;
    });
  return <TrashForm place={path} onTrash={onTrash} onCancel={onCancel} />;
}
