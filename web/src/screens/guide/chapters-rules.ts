/** What may stand in a dossier, and what works without a connection. */

import { heading, link, list, note, paragraph, steps, type Chapter } from "./parts";

const documents: Chapter = {
  id: "documenten",
  title: "Documenten",
  summary: "Documenten delen kan nog niet. Wat u intussen doet.",
  parts: [
    note("Documenten delen kan hier nog niet. Het komt later."),
    paragraph(
      "Dan bewaren school en CLB ze samen, los of bij een registratie.",
    ),
    heading("Intussen"),
    steps(
      "Bewaar het document waar school en CLB dat nu al doen.",
      "Zeg in een reactie welk document er is en waar het staat.",
      "Noem in de titel geen leerlingen en geen leerkrachten.",
    ),
    paragraph(
      "Een verslag over een leerling hoort hier nooit, ook later niet.",
    ),
    link("Geen namen", "/handleiding/geen-namen"),
  ],
};

const noNames: Chapter = {
  id: "geen-namen",
  title: "Geen namen",
  summary: "De vaste regel: geen leerlingen en geen leerkrachten bij naam.",
  parts: [
    note("Schrijf nooit de naam van een leerling of een leerkracht. Ook geen voornaam of initialen."),
    paragraph(
      "Iedereen met toegang leest mee, ook over enkele jaren. Het gaat over de aanpak, niet over personen.",
    ),
    heading("Schrijf de functie of de groep"),
    list(
      "Niet de naam van een leerkracht, wel: ‘een leerkracht van de eerste graad’.",
      "Niet ‘mama van’ en een voornaam, wel: ‘een ouder’.",
      "Niet wie er was, wel: ‘vier leerkrachten en de zorgcoördinator’.",
      "Niet de voornamen van leerlingen, wel: ‘enkele leerlingen van het vijfde leerjaar’.",
    ),
    heading("Een naam is niet het enige"),
    paragraph(
      "‘De enige leerling in een rolstoel’ is ook herkenbaar. Laat zulke details weg. Kan men toch raden over wie het gaat? Dan hoort het niet in dit dossier.",
    ),
    heading("Terwijl u typt"),
    list(
      "Onder een naam komt een volle streep. Onder wat misschien een naam is, komt een stippellijn.",
      "Onder het veld staat elke naam één keer. Met één knop komt er ‘de leerling’ of ‘de leerkracht’ in de plaats.",
      "Is het geen leerling of leerkracht, maar bijvoorbeeld een toets? Zeg dat met de link ernaast.",
      "Plakte u een heel verslag? Open de lijst, en vervang alle leerlingen samen.",
    ),
    heading("Voor u bewaart"),
    paragraph(
      "Lees uw tekst na, ook het onderwerp. Let extra op als u tekst uit een mail of verslag plakt. Staat er toch een naam? Verbeter de tekst meteen, of vraag het aan wie hem schreef.",
    ),
    paragraph(
      "Uw eigen naam hoeft u nergens te typen. Die verschijnt vanzelf bij wat u schrijft.",
    ),
    link("Hier of in LARS?", "/handleiding/registreren"),
  ],
};

const offline: Chapter = {
  id: "zonder-verbinding",
  title: "Zonder verbinding",
  summary: "Lezen zonder internet, en concepten op dit toestel.",
  parts: [
    heading("Lezen"),
    paragraph(
      "Valt het internet weg? Wat u op dit toestel al opende, kunt u vaak nog lezen. Er staat bij van wanneer het is: ‘bewaard om’ en het uur. Wat anderen daarna schreven, ziet u nog niet.",
    ),
    heading("Schrijven"),
    list(
      "Terwijl u typt, bewaart dit toestel uw tekst als concept.",
      "Plaatsen lukt pas als er weer verbinding is.",
      "Viel de verbinding weg terwijl u plaatste? Probeer gerust opnieuw. Er komt niets dubbel in het dossier.",
    ),
    paragraph(
      "Een concept staat alleen op dit toestel. Anderen zien het niet.",
    ),
    note("Afmelden wist uw concepten. Plaats ze eerst als u ze wilt houden."),
  ],
};

export const RULES: readonly Chapter[] = [documents, noNames, offline];
