// For who is signed in without a role: what is missing, and how to ask for it.

export default function Missing() {
  return (
    <section class="problem" aria-labelledby="missing">
      <h2 id="missing">U hebt nog geen toegang tot een samenwerkingsdossier</h2>
      <p>
        U bent aangemeld, maar u hebt de rol <strong>Samenwerkingsdossier voor scholen</strong> (samenwerkingsdossier-school) of{" "}
        <strong>Samenwerkingsdossier voor CLB’s</strong> (samenwerkingsdossier-clb) nog niet.
      </p>
      <ol>
        <li>Vraag de lokale beheerder van uw school of CLB om de rol. Dat is vaak de directie of het secretariaat.</li>
        <li>De beheerder kent de rol toe in Gebruikersbeheer Vlaanderen, onder het nummer van uw eigen instelling.</li>
        <li>Meld u daarna af en opnieuw aan.</li>
      </ol>
      <p>
        <a href="/toegang">Kijk na wat er ontbreekt</a> · <a href="/handleiding/toegang">Hoe vraag ik de rol aan, stap voor stap?</a> · <a href="/contact">Vraag hulp</a>
      </p>
    </section>
  );
}
