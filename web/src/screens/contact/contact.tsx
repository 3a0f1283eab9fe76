// S8: report a fault, ask a question, propose something.

import { useLocation } from "preact-iso";
import { useEffect, useRef, useState } from "preact/hooks";
import { get, useReading } from "../../api/read";
import type { Schemas } from "../../api/types";
import { Read } from "../../parts/states";
import { useTitle } from "../../parts/title";
import { ContactForm } from "./contact-form";
import { OPERATOR, readersFor } from "./message";

type Sent = Schemas["Message"];

export default function Contact() {
  const { query } = useLocation();
  const [wrong, setWrong] = useState(false);
  const [sent, setSent] = useState<Sent>();
  const me = useReading("me", () => get("/me", {}));
  return (
    <>
      <h1 tabIndex={-1} ref={useTitle(`${wrong ? "Fout: " : ""}Contact`)}>
        Contact
      </h1>
      <Read reading={me} rows={6}>
        {({ institutions }) =>
          sent ? (
            <Thanks sent={sent} institutions={institutions} onAgain={() => setSent(undefined)} />
          ) : (
            <ContactForm institutions={institutions} from={query["van"]} onWrong={setWrong} onSent={setSent} />
          )
        }
      </Read>
    </>
  );
}

function Thanks({ sent, institutions, onAgain }: {
  sent: Sent;
  institutions: Schemas["InstitutionStanding"][];
  onAgain: () => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const reader = readersFor(institutions).get(sent.institution ?? OPERATOR);
  return (
    <>
      <h2 class="done" tabIndex={-1} ref={heading}>
        Uw melding {sent.reference} is verstuurd.
      </h2>
      <p>
        {reader} leest uw melding, met uw naam{sent.author.function ? " en uw functie" : ""} erbij.
      </p>
      <p>
        Er komt geen e-mail: noteer het nummer <strong>{sent.reference}</strong>, en vermeld het als u er later naar
        vraagt.
      </p>
      <p class="buttons">
        <a class="button first" href="/dossiers?kies">
          Naar uw dossiers
        </a>
        <button type="button" onClick={onAgain}>
          Nog een melding
        </button>
      </p>
    </>
  );
}
