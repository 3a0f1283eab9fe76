/** What may stand in a dossier, and what works without a connection. */

import { heading, link, list, note, paragraph, picture, steps, type Chapter } from "./parts";

const documents: Chapter = {
  id: "documenten",
  title: "Documenten",
  summary: "Samen documenten bewaren: in het dossier, of bij een registratie.",
  parts: [
    paragraph("School en CLB delen en lezen dezelfde documenten. Een verslag over een leerling hoort hier nooit."),
    steps(
      "Open het dossier en kies ‘Documenten’. Bij een registratie staan ze ernaast, of op een telefoon eronder.",
      "Klik op ‘Kies bestanden’, of sleep ze naar de pagina. Verschillende tegelijk mag.",
      "Wilt u ze ordenen? Kies vooraf een soort en een map.",
      "Onder de knop ziet u hoe ver het staat. Werk gerust verder: opladen gaat door op elk scherm.",
    ),
    picture(
      "documenten",
      "De samenwerkingsafspraken die gelden, en daaronder een verslag, elk met Download en Meer.",
      "De documenten van een dossier: wat geldt, staat bovenaan.",
    ),
    list(
      "Wat kan: pdf, Word, Excel, PowerPoint, OpenDocument, tekst, csv, png en jpg, tot 50 MB per bestand (tekst en csv tot 4 MB).",
      "Wat niet kan: macro's, wachtwoorden en ingesloten bestanden.",
    ),
    heading("Elk bestand wordt nagekeken"),
    list(
      "Wordt nagekeken: even geduld. Pas daarna kan iemand het downloaden.",
      "Geweigerd: er staat bij waarom. Kies bij ‘Meer’ een nieuwe versie, of klik op ‘Verwijder’. Alleen uw kant ziet dit.",
      "Staan hier namen in? Wie het deelde, ziet wat er gevonden is. Vervang het bestand, of bevestig dat het niet om een leerling of leerkracht gaat. Dat kunt u ongedaan maken.",
      "Niet gescand: op deze computer is niet gezocht naar schadelijke software.",
    ),
    note("Van een foto of een gescand blad kan de tekst niet nagelezen worden. Kijk zelf na of er geen namen op staan."),
    heading("In orde houden"),
    list(
      "Download: het bestand komt bij uw downloads. Dat u het deed, staat in de geschiedenis.",
      "Meer, Wijzig: een andere naam, soort, map of registratie.",
      "Meer, Nieuwe versie: vervangt het bestand. De vorige versies blijven, en kunnen terug.",
      "Meer, Dit geldt nu: samenwerkingsafspraken die gelden, staan bovenaan.",
      "Meer, Naar de prullenbak: 30 dagen lang kan het terug. Alleen wie het deelde of een collega daar kan dit.",
    ),
    heading("Als het misgaat"),
    list(
      "Viel de verbinding weg? Klik op ‘Probeer opnieuw’.",
      "Sluit de pagina niet terwijl een bestand onderweg is. Deed u het toch? Kies het dan opnieuw.",
      "Zonder verbinding ziet u de lijst, maar opladen en downloaden kan niet.",
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
