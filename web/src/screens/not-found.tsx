import { useTitle } from "../parts/title";

export function NotFound() {
  return (
    <>
      <h1 tabIndex={-1} ref={useTitle("Niet gevonden")}>
        Deze pagina bestaat niet
      </h1>
      <p>
        Kijk het adres na, of ga <a href="/">naar de startpagina</a>.
      </p>
    </>
  );
}
