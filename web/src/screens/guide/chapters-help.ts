/** Working faster, on paper, and who to turn to. */

import { heading, keys, link, list, note, paragraph, picture, steps, type Chapter } from "./parts";

const shortcuts: Chapter = {
  id: "toetsen",
  title: "Sneltoetsen",
  summary: "Werken zonder muis, voor wie dat wil.",
  parts: [
    paragraph("U hebt ze niet nodig: alles lukt ook met de muis, de tab-toets of uw vinger."),
    keys(
      ["j", "Naar de volgende"],
      ["k", "Naar de vorige"],
      ["r", "Reageren"],
      ["/", "Zoeken"],
      ["g d", "Naar uw dossiers: eerst g, dan d"],
      ["n", "Een nieuwe registratie, voor wie bij het CLB werkt"],
      ["g h", "Naar de startpagina: eerst g, dan h"],
      ["Ctrl Enter", "Plaatsen wat u schreef"],
      ["?", "Alle sneltoetsen tonen"],
    ),
    paragraph("Terwijl u in een veld typt, werken ze niet. Ze storen dus niet bij het schrijven."),
    note("Gebeurt er iets dat u niet wilde? Druk op ? en zet de sneltoetsen daar uit."),
  ],
};

const print: Chapter = {
  id: "afdrukken",
  title: "Afdrukken",
  summary: "Een registratie op papier of als pdf.",
  parts: [
    steps(
      "Open wat u wilt afdrukken.",
      "Klik op ‘Afdrukken’, of druk op Ctrl en P. Op een Mac is dat cmd en P.",
      "Kies uw printer, of kies ‘Opslaan als pdf’.",
    ),
    list(
      "Menu's en knoppen komen niet mee op papier.",
      "U drukt af wat op het scherm staat. Haal bij een lange lijst eerst de oudere registraties op.",
      "Ook elk hoofdstuk van deze handleiding kunt u afdrukken.",
    ),
    note("Laat afdrukken niet liggen bij de printer."),
  ],
};

const contact: Chapter = {
  id: "contact",
  title: "Hulp en contact",
  summary: "Waar u terechtkunt met een vraag, een fout of een idee.",
  parts: [
    heading("Over de samenwerking"),
    paragraph(
      "Een vraag over een registratie of een afspraak? Bespreek ze eerst met elkaar, school en CLB.",
    ),
    heading("Over de toepassing"),
    steps(
      "Open het contactformulier.",
      "Kies: een fout in het systeem, een vraag of een idee.",
      "Schrijf wat er gebeurde en wat u verwachtte. Ook hier: geen namen.",
      "Is het een fout? Stuur dan ook de technische gegevens mee. U ziet vooraf welke.",
      "Klik op ‘Verstuur’. Noteer het nummer: het begint met SD-.",
    ),
    link("Naar het contactformulier", "/contact"),
    picture(
      "contact",
      "Een keuze van onderwerp, een tekstvak en de knop Verstuur.",
      "Het contactformulier.",
    ),
    paragraph(
      "De lokale beheerder van uw instelling krijgt een mail en leest uw melding hier. Hebt u nog geen rol? Dan komt ze bij de beheerder van de toepassing. Vermeld het nummer als u er later naar vraagt.",
    ),
    heading("Voor de lokale beheerder"),
    paragraph("U ziet de meldingen van uw instelling op één bladzijde, met hun nummer."),
    picture(
      "meldingen",
      "Een lijst van meldingen, elk met een nummer dat met SD- begint.",
      "De meldingen van uw instelling.",
    ),
    paragraph(
      "Boven die lijst staat een link naar de woorden die geen naam zijn. U ziet wie ze bevestigde en tot wanneer. Wat er niet hoort, haalt u weg.",
    ),
  ],
};

const mails: Chapter = {
  id: "mails",
  title: "Meldingen per mail",
  summary: "Kies waarvoor u een mail krijgt, en hoe vaak.",
  parts: [
    paragraph("In een mail staat nooit inhoud: alleen dat er iets is, voor welke school, en een link."),
    heading("Kiezen wat u krijgt"),
    steps(
      "Klik bovenaan op de envelop, naast uw naam.",
      "Kies per soort: meteen, elke dag of elke maandag in één overzicht, of niet.",
      "Uw keuze is meteen bewaard. Vergist u zich? Klik op ‘Ongedaan maken’.",
    ),
    link("Naar uw meldingen", "/mijn-meldingen"),
    heading("Wie krijgt wat?"),
    list(
      "Op school: iedereen die met het samenwerkingsdossier werkt.",
      "Bij het CLB: de eigenaar van de registratie, en wie de eigenaar vervangt.",
      "Is er geen eigenaar meer? Dan de lokale beheerder.",
      "Wat u zelf doet, wordt u niet gemeld.",
    ),
    heading("Geen mails meer"),
    paragraph(
      "Onderaan elke mail staat een link om u uit te schrijven. Eén druk op de knop volstaat, zonder u aan te melden. Op dezelfde bladzijde maakt u het ongedaan.",
    ),
    heading("Komt er niets aan?"),
    paragraph(
      "Bij uw meldingen staat naar welk adres de mails gaan, en of ze daar aankomen. Is er geen, of klopt het niet? Vraag hulp met het contactformulier.",
    ),
  ],
};

export const HELP: readonly Chapter[] = [shortcuts, print, mails, contact];
