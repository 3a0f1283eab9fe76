// What somebody had made of a school year before, until its file expires.

import { useId } from "preact/hooks";
import { isSettled } from "../../api/read";
import { Read } from "../../parts/states";
import { Tag } from "../../parts/tags";
import { when } from "../../words/dates";
import { type Export, type Exporting, leftUntil, sizeOf, titleOf } from "./exporting";
import { Far } from "./far";

/** `elsewhere`: the ids of what stands above already, at the button that asked for it. */
export default function Earlier({ exporting: { reading, save }, elsewhere }: { exporting: Exporting; elsewhere: string[] }) {
  if (!isSettled(reading)) return null; // most people have none, and then nothing jumps
  return <Read reading={reading}>{(all) => <List found={all.filter(({ id, kept_until }) => leftUntil(kept_until) && !elsewhere.includes(id))} save={save} />}</Read>;
}

function List({ found, save }: { found: Export[]; save: Exporting["save"] }) {
  const id = useId();
  if (found.length === 0) return null;
  return (
    <>
      <h3 id={id}>Eerder gemaakt</h3>
      <p class="quiet">U vindt hier alleen wat u zelf liet maken.</p>
      <ul class="list" aria-labelledby={id}>
        {found.map((one) => (
          <Row key={one.id} one={one} onSave={() => void save(one.id)} />
        ))}
      </ul>
    </>
  );
}

const STATE: Record<Export["state"], [word: string, kind: string]> = {
  making: ["wordt gemaakt", "wait"],
  ready: ["klaar", "good"],
  failed: ["niet gelukt", ""],
};

function Row({ one, onSave }: { one: Export; onSave: () => void }) {
  const [word, kind] = STATE[one.state];
  const title = titleOf(one);
  return (
    <li class="card">
      {/* Said as a whole, when the state in it changes. */}
      <div role="status">
        <strong>{title}:</strong> <Tag kind={kind}>{word}</Tag>
        {one.refusal ? <p class="error">{one.refusal.detail}</p> : null}
      </div>
      <p class="quiet">
        Gevraagd {when(one.made_at)}
        {one.state === "ready" ? `, ${sizeOf(one.size ?? 0)}. Te downloaden tot ${when(one.kept_until)}, ${leftUntil(one.kept_until)}` : ""}.
      </p>
      {one.state === "making" ? <Far made={one} /> : null}
      {one.state === "ready" ? (
        <p>
          <button type="button" aria-label={`Downloaden: ${title}`} onClick={onSave}>
            Downloaden
          </button>
        </p>
      ) : null}
    </li>
  );
}
