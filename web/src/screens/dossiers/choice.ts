// The dossier that somebody goes straight on to, as long as they do not sign out on this device.

import { useLocation } from "preact-iso";
import { useEffect, useState } from "preact/hooks";
import { drop, keep, kept } from "../../device/store";

/** `dossier` is empty until one is opened. */
interface Choice {
  dossier: string;
}

const NOTE = "choice";

export interface Remembering {
  on: boolean;
  turn: (on: boolean) => void;
  choose: (dossier: string) => void;
}

/** Who has one dossier, or said to remember which, goes on to it; the menu leads to the list. */
export function useChoice(dossiers: string[]): Remembering {
  const { route, query } = useLocation();
  const [choice, setChoice] = useState<Choice>();
  useEffect(() => {
    const goOn = (dossier: string | undefined) =>
      query["kies"] === undefined && dossier && dossiers.includes(dossier) && route(`/dossiers/${dossier}`, true);
    if (dossiers.length === 1) return void goOn(dossiers[0]);
    void kept<Choice>("notes", NOTE).then((found) => {
      setChoice(found?.value);
      goOn(found?.value.dossier);
    });
  }, [dossiers.join()]);
  const remember = (next: Choice) => {
    setChoice(next);
    void keep("notes", NOTE, next);
  };
  const forget = () => {
    setChoice(undefined);
    void drop("notes", NOTE);
  };
  return {
    on: choice !== undefined,
    turn: (on) => (on ? remember({ dossier: "" }) : forget()),
    choose: (dossier) => choice && remember({ dossier }),
  };
}
