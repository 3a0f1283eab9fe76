import { Check } from "../../parts/fields";
import { RightName } from "./right-name";
import { OPENS, type Right } from "./words";

interface Props {
  rights: Right[];
  chosen: Right[];
  onChosen: (rights: Right[]) => void;
  /** Whether the first one is where an error in `rights` leads to. */
  isFirst: boolean;
}

/** Rights to tick, each with what it opens. */
export function RightChecks({ rights, chosen, onChosen, isFirst }: Props) {
  return (
    <>
      {rights.map((right, index) => (
        <div key={right}>
          <Check
            {...(isFirst && index === 0 ? { name: "rights" } : {})}
            label={<RightName right={right} />}
            checked={chosen.includes(right)}
            onChecked={(on) => onChosen(on ? [...chosen, right] : chosen.filter((one) => one !== right))}
          />
          <p class="quiet within">{OPENS[right]}</p>
        </div>
      ))}
    </>
  );
}
