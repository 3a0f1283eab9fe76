import { codeOf, RIGHT, type Right } from "./words";

/** As people know it, and small beside it the context role, as Gebruikersbeheer Vlaanderen has it. */
export function RightName({ right }: { right: Right }) {
  const code = codeOf(right);
  return (
    <>
      {RIGHT[right] ?? right}
      {code ? <span class="code"> {code}</span> : null}
    </>
  );
}
