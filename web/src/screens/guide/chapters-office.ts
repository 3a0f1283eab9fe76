/** For who keeps an institution in order: who may come in, whose the registrations are, how long they stay. */

import { heading, link, list, note, paragraph, picture, steps, type Chapter } from "./parts";

const grant: Chapter = {
  id: "toegang-geven",
  title: "Toegang geven",
  summary: "Voor de lokale beheerder: opzoeken, toekennen, beëindigen, blokkeren.",
  parts: [
    paragraph(
      "Op de startpagina staat de tegel ‘Toegangsrechten’. U ziet er wie van uw instelling welk recht heeft, sinds wanneer en tot wanneer.",
    ),
    picture(
      "toegang-geven",
      "Een lijst van collega's, elk met hun rechten, tot wanneer ze gelden en de knop Wijzig.",
      "Toegangsrechten: wie welk recht heeft, en tot wanneer.",
    ),
    heading("Geef een collega de rol"),
    steps(
      "Kies bij gebruikersrecht ‘IRIS CLBonline gebruiker’ en klik op ‘Zoek’.",
      "Klik op het potlood bij uw collega.",
      "Vink onder ‘Beschikbaar’ de rol aan. Kies tot wanneer ze geldt.",
      "Vul een reden in en klik op ‘Volgende’.",
      "Kijk na wat er verandert en klik op ‘Ken toe’.",
    ),
    note(
      "Geef de schoolrol alleen aan personeel van uw school. Voeg geen CLB-medewerkers toe: zij krijgen hun rol bij het CLB.",
    ),
    heading("Staat uw collega er niet bij?"),
    paragraph(
      "Klik op ‘Nodig iemand uit’ en vul het e-mailadres in. De collega krijgt een mail, en de rol bij de eerste aanmelding, binnen veertien dagen.",
    ),
    heading("Verlengen, beëindigen, blokkeren"),
    list(
      "Verlengen: pas bij ‘Geselecteerd’ de laatste dag aan. Hoogstens vier jaar.",
      "Beëindigen: vink het recht uit. Zonder basisrecht werkt ook geen enkele rol.",
      "Wie loopt bijna af? Vink ‘Loopt af binnen 60 dagen’ aan en klik op ‘Zoek’.",
      "In nood: klik bij de collega op ‘Blokkeer meteen’. Schrijven en aanmelden stopt dan onmiddellijk, lezen ten laatste na een kwartier.",
    ),
    paragraph("Vergist u zich? Klik op ‘Ongedaan maken’. Onder ‘Geschiedenis’ leest u wie wat deed en waarom."),
    heading("Beheert uw instelling haar rechten in Gebruikersbeheer Vlaanderen?"),
    paragraph("Dan zoekt u ze hier op en wijzigt u ze daar:"),
    steps(
      "Meld u aan bij Gebruikersbeheer Vlaanderen.",
      "Klik bovenaan op ‘gebruikersrechten’. Klik dan op ‘toekenning opzoeken’.",
      "Kies uw instelling en het recht ‘IRIS CLBonline gebruiker’.",
      "Klik op ‘zoek’. U ziet alle collega's met dat recht.",
    ),
    link("Gebruikersbeheer Vlaanderen", "https://gebruikersbeheer.vlaanderen.be/webidm/"),
    paragraph("Staat uw collega niet in de lijst? Geef dan eerst het basisrecht."),
    link(
      "Stappenplan voor het basisrecht (pdf van IRIS)",
      "https://iris-clbonline.be/assets/docs/IRIS_CLB_online_stappenplan_bij_inloggen.pdf",
    ),
    heading("De rol geven in Gebruikersbeheer Vlaanderen"),
    steps(
      "Klik op het potlood naast de naam van uw collega.",
      "Zoek de rol en breng ze naar de kolom ‘geselecteerd’.",
      "Vul een reden in.",
      "Klik op ‘verder’.",
    ),
    paragraph("Vertrekt een collega? Neem de rol dan ook weer weg."),
  ],
};

const handOver: Chapter = {
  id: "overdragen",
  title: "Overdragen en vervangen",
  summary: "Voor het CLB: als een collega vertrekt of een tijd afwezig is.",
  parts: [
    paragraph("Op de startpagina van het CLB staat de tegel ‘Overdracht en vervanging’."),
    heading("Een collega vertrekt"),
    steps(
      "Klik op ‘Draag registraties over’.",
      "Kies naar wie. De lokale beheerder kiest ook van wie.",
      "Kies of ook meegaat wat al afgerond is.",
      "Kijk per school na hoeveel het is. Vink uit wat niet mee moet.",
      "Klik op ‘Draag over’. U kunt de pagina verlaten: het gaat vanzelf verder.",
    ),
    picture(
      "overdragen",
      "Een formulier met van wie, naar wie, en per school hoeveel registraties overgedragen worden.",
      "Vooraf ziet u hoeveel het er per school zijn.",
    ),
    note("Veertien dagen lang kunt u een overdracht ongedaan maken. Er gaat nooit iets verloren."),
    heading("Niemand is nog eigenaar"),
    paragraph(
      "Eindigt iemands toegang? Dan ziet de lokale beheerder die registraties onder ‘Zonder eigenaar’. Daar deelt u ze in één keer uit.",
    ),
    heading("Een collega is een tijd afwezig"),
    steps(
      "Klik op ‘Vervanging’.",
      "Kies wie vervangt, vanaf wanneer en tot en met wanneer.",
      "Klik op ‘Bewaar’.",
    ),
    paragraph(
      "De vervanger wijzigt, rondt af en heropent in naam van de eigenaar. Bovenaan staat dan ‘U treedt op namens’. Overdragen kan alleen de eigenaar zelf.",
    ),
    list("De eigenaar blijft eigenaar.", "Het stopt vanzelf, of eerder als een van beiden op ‘Beëindig nu’ klikt."),
  ],
};

const year: Chapter = {
  id: "jaaroverzicht",
  title: "Het jaaroverzicht",
  summary: "Een schooljaar in cijfers, en wat u ervan kunt meenemen.",
  parts: [
    paragraph(
      "In een dossier staat bovenaan de knop ‘Jaaroverzicht’. Wie bij een CLB werkt, vindt op de startpagina ook het overzicht van alle scholen samen.",
    ),
    list(
      "De brede balk is het schooljaar dat u koos, de smalle het jaar ervoor.",
      "Een CLB ziet welke scholen al een tijd stil zijn. Juli en augustus tellen niet mee.",
      "De minuten ziet alleen het CLB.",
    ),
    heading("Meenemen als bestand"),
    steps(
      "Kies onderaan wat u nodig hebt: cijfers, registraties of de doorlichtingsbundel.",
      "Klik op ‘Excel’ of ‘CSV’, of op ‘Maak de bundel’.",
      "Wacht tot het bestand klaar is. Uw browser bewaart het dan.",
      "Was u intussen weg? Onder ‘Eerder gemaakt’ vindt u een week lang terug wat u zelf liet maken.",
    ),
    paragraph(
      "De doorlichtingsbundel heeft een bladzijde per registratie. Open ze en druk ze af, of bewaar ze als pdf. Functies staan er alleen in als u dat aanvinkt.",
    ),
    note("In geen enkel bestand staat een naam. In de cijfers is wat op minder dan vijf registraties slaat, samengeteld."),
  ],
};

const keeping: Chapter = {
  id: "bewaring",
  title: "Bewaren en vernietigen",
  summary: "Hoe lang iets blijft, en wat er daarna gebeurt.",
  parts: [
    list(
      "Een afgeronde registratie blijft enkele volle schooljaren bewaard. Daarna wordt ze vernietigd, met alles wat erbij hoort.",
      "Wat in de prullenbak ligt, kan dertig dagen terug. Daarna is het weg.",
      "Wat nog loopt, blijft staan.",
    ),
    heading("Moet een dossier langer blijven?"),
    paragraph(
      "De directie van het CLB of van de school vraagt dat schriftelijk aan de beheerder van het systeem. Zolang het dossier vastgehouden wordt, wordt er niets vernietigd. Dat staat dan bovenaan in het dossier.",
    ),
    heading("Wat vernietigd werd"),
    paragraph(
      "De lokale beheerder van het CLB leest het onder ‘Bewaring’ op de startpagina: wat, van welke school, wanneer en waarom. Wat erin stond, staat er nooit bij.",
    ),
  ],
};

export const OFFICE: readonly Chapter[] = [year, grant, handOver, keeping];
