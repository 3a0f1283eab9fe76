// Where somebody is mailed, and whether mails arrive there; or why nowhere.

import { useLive } from "../../parts/live";
import { Tag } from "../../parts/tags";
import { session } from "../../session/session";
import { dayAndYear } from "../../words/dates";
import type { Preferences } from "./words";

const WHY = { bounce: "kwam terug", complaint: "werd als ongewenst gemeld" };

export function Addresses({ addresses }: Pick<Preferences, "addresses">) {
  const all = [...new Map(addresses.map((one) => [one.email, one])).values()];
  if (!all.length) return <Nowhere />;
  return (
    <ul class="plain-list">
      {all.map(({ email, undeliverable }) => (
        <li key={email}>
          <p class="address">
            Mails gaan naar <strong>{email}</strong>. {undeliverable ? <Tag kind="wait">Mail komt niet aan</Tag> : null}
          </p>
          {undeliverable ? (
            <p>
              Een mail {WHY[undeliverable.why]} op {dayAndYear(undeliverable.at.slice(0, 10))}. Daarom sturen we er geen
              meer naartoe. Wilt u een ander adres? <a href="/contact">Vraag hulp</a>.
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** An account of our own has an address, which each sign-in keeps; the Flemish government tells us none. */
function Nowhere() {
  const now = useLive(session);
  const isVouchedFor = "person" in now && now.person.via;
  return (
    <div class="note">
      <p>
        Wij kennen geen mailadres van u: u krijgt geen mails. Wat nieuw is of op u wacht, staat in{" "}
        <a href="/werklijst">uw werklijst</a>.
      </p>
      <p>
        {isVouchedFor
          ? "U meldt zich aan bij de Vlaamse overheid, en die geeft ons uw adres niet door."
          : "Het adres van uw account gebruiken we vanaf de eerste aanmelding waarbij u toegang hebt tot een instelling."}{" "}
        Wilt u wel mails? <a href="/contact">Vraag hulp</a>.
      </p>
    </div>
  );
}
