/** The daily work: choosing a dossier, registering, reacting and following up. */

import { heading, link, list, note, paragraph, picture, steps, type Chapter } from "./parts";

const choose: Chapter = {
  id: "instelling-kiezen",
  title: "Uw dossier kiezen",
  summary: "Wat u doet als uw school meer dan één nummer heeft.",
  parts: [
    paragraph(
      "Sommige scholen hebben meer dan één instellingsnummer. Elk nummer heeft een eigen dossier.",
    ),
    steps(
      "Ga naar ‘Dossiers’.",
      "Staan er veel? Zoek op de naam of het nummer.",
      "Klik op het dossier dat u wilt zien.",
    ),
    picture(
      "dossiers",
      "Een lijst van dossiers, elk met een naam, een nummer en hoeveel er nieuw is.",
      "Bij elk dossier ziet u wat nieuw is en wat op u wacht.",
    ),
    paragraph(
      "Werkt u voor meer dan één instelling? Kies bovenaan voor welke. In een dossier klikt u op ‘Wissel’ om naar een ander te gaan.",
    ),
    heading("Spreek één nummer af"),
    paragraph(
      "Heeft de school verschillende nummers? Kies dan samen één nummer om onder te registreren. Zo staat alles bij elkaar.",
    ),
    steps(
      "Open het dossier en ga onderaan naar ‘Onder welk nummer registreert u?’.",
      "Klik op ‘Stel een nummer voor’ en kies het.",
      "De andere kant klikt op ‘Ga akkoord’ of ‘Ga niet akkoord’.",
    ),
    note("Wie daarna onder een ander nummer registreert, krijgt een herinnering. Niets wordt verplaatst."),
    heading("Uw dossier staat er niet bij"),
    list(
      "U ziet alleen dossiers van instellingen waar u de rol hebt.",
      "Is er nog geen dossier? De lokale beheerder van het CLB start het.",
    ),
    link("Toegang krijgen", "/handleiding/toegang"),
  ],
};

const register: Chapter = {
  id: "registreren",
  title: "Een registratie starten",
  summary: "Voor het CLB: vier velden, klaar in een minuut.",
  parts: [
    paragraph("Dit kan alleen met de rol van het CLB. Vier velden zijn genoeg om te starten."),
    steps(
      "Open het dossier en kies ‘Nieuwe registratie’.",
      "Onderwerp: zeg kort waarover het gaat, zonder namen.",
      "Kernactiviteit: kies wat het best past.",
      "Datum: de dag waarop het gebeurde.",
      "Bevestig dat er geen cliëntrelatie is en dat geen leerling herkenbaar is.",
      "Klik op ‘Registreer’. U bent nu de eigenaar.",
    ),
    picture(
      "nieuwe-registratie",
      "Een formulier met vier velden: onderwerp, kernactiviteit, datum en de bevestiging.",
      "De snelle registratie.",
    ),
    heading("Hier of in LARS?"),
    list(
      "Hier: het gaat over het werk met het schoolteam. Er is geen cliëntrelatie en geen leerling is herkenbaar.",
      "In LARS: het gaat over één leerling, of men kan raden over wie het gaat. Noteer het dan in het dossier van die leerling.",
    ),
    note(
      "Twijfelt u? Weet een collega op school over welke leerling het gaat? Dan hoort het in LARS.",
    ),
    heading("De rest komt later"),
    paragraph(
      "Vul de registratie aan wanneer u tijd hebt. Alles wat volgt, mag u leeg laten.",
    ),
    list(
      "Wat de aanleiding was en hoe u het samen begrijpt.",
      "Het advies en het resultaat.",
      "De thema's, en een datum om op te volgen.",
      "De deelnemers: hun functie en hun aantal, bijvoorbeeld ‘3 leerkrachten’.",
    ),
  ],
};

const react: Chapter = {
  id: "reageren",
  title: "Reageren",
  summary: "Stappen, doelstellingen, afspraken en vragen. Beide kanten lezen alles.",
  parts: [
    paragraph("School en CLB reageren op dezelfde manier, in elke registratie van hun dossier."),
    picture(
      "registratie",
      "Het onderwerp van een registratie, met de eigenaar, de datum, de status en de knop Reageer.",
      "Een registratie. De eigenaar staat bovenaan.",
    ),
    steps(
      "Open de registratie en ga naar ‘Uw reactie’.",
      "Schrijf kort wat de ander moet weten.",
      "Kies de soort.",
      "Klik op ‘Reactie plaatsen’.",
    ),
    picture(
      "reageren",
      "Het veld Uw reactie, de keuze van de soort en de knop Reactie plaatsen.",
      "Schrijf en kies de soort.",
    ),
    heading("Welke soort kiest u?"),
    list(
      "Gezette stap: dit hebben we gedaan.",
      "Geplande stap: dit gaan we doen.",
      "Resultaat: dit heeft het opgeleverd.",
      "Vraag: hierop willen we een antwoord.",
      "Opmerking: al de rest.",
    ),
    paragraph("Uw eigen reactie kunt u verbeteren of weghalen. Die van iemand anders niet."),
    heading("Doelstellingen"),
    paragraph(
      "Wat wilt u samen bereiken? Beide kanten voegen doelstellingen toe en maken ze scherper. Duid later aan of ze bereikt, deels bereikt of losgelaten zijn.",
    ),
    heading("Afspraken"),
    paragraph(
      "Noteer wat er gebeurt, wie het doet (school, CLB of beide) en tegen wanneer. Is het gebeurd? Vink de afspraak af.",
    ),
    heading("‘Wacht op’"),
    paragraph(
      "Stelt het CLB een vraag, dan staat er ‘Wacht op de school’. Zodra iemand van de school reageert, gaat dat weg. Omgekeerd werkt het net zo. Niets verplicht u tot een antwoord.",
    ),
    note(
      "Beide kanten lezen alles wat u schrijft. Er zijn geen verborgen notities. Er is één uitzondering: hoeveel minuten iets duurde, ziet alleen het CLB.",
    ),
  ],
};

const followUp: Chapter = {
  id: "opvolgen",
  title: "Opvolgen en afronden",
  summary: "Wat nieuw is, de status, doorgeven, de prullenbak en samen schrijven.",
  parts: [
    heading("Wat is er nieuw?"),
    paragraph(
      "In het dossier staan de registraties per maand. Waar het laatst iets gebeurde, staat bovenaan. U ziet wat de andere kant deed sinds uw vorige bezoek. Met zoeken en filteren maakt u de lijst korter.",
    ),
    picture(
      "dossier",
      "Registraties per maand. Een lijn toont wat er sinds het vorige bezoek bij kwam.",
      "Het dossier: het nieuwste staat bovenaan.",
    ),
    paragraph(
      "De werklijst doet dat voor al uw dossiers samen: bovenaan wat te laat is, dan wat deze week moet, dan de rest. Daaronder staat bij wie iets nieuw is, en wat. Wat u later wilt lezen, markeert u als ongelezen. Uw partner ziet wanneer iemand van uw instelling het dossier laatst las, nooit wie.",
    ),
    heading("De status"),
    list(
      "Open: de registratie is gestart.",
      "In opvolging: u bent er samen mee bezig.",
      "Afgerond: het werk is klaar. Er wacht niets meer en er kan niets meer bij.",
    ),
    paragraph(
      "De eigenaar kiest de status, of de lokale beheerder van het CLB. Komt het onderwerp terug? Dan kunnen zij de registratie heropenen. Alles staat er nog.",
    ),
    heading("Doorgeven aan een collega"),
    paragraph(
      "De eigenaar draagt een registratie over aan een collega van hetzelfde CLB. Is de eigenaar al weg? Dan doet de lokale beheerder van het CLB het. De hele inhoud blijft.",
    ),
    heading("Geschiedenis"),
    paragraph("U ziet wie wat deed en wanneer. Dat kan niemand uitwissen."),
    heading("Iets rechtzetten"),
    list(
      "Meteen: klik binnen 10 seconden op ‘Ongedaan maken’.",
      "Later: wat weg moet, gaat met een reden naar de prullenbak. U kunt het 30 dagen lang terugzetten: onderaan in het dossier staat ‘Prullenbak’.",
    ),
    heading("Twee mensen schrijven tegelijk"),
    paragraph(
      "Bewaarde iemand net voor u een andere tekst? Dan gaat niets verloren. U ziet beide teksten en kiest: ‘Neem mijn tekst’, ‘Neem de andere’ of ‘Voeg samen’.",
    ),
    picture(
      "conflict",
      "Uw tekst en die van een collega, met drie knoppen om te kiezen.",
      "U kiest zelf welke tekst blijft.",
    ),
  ],
};

export const WORK: readonly Chapter[] = [choose, register, react, followUp];
