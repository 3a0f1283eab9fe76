/** Why there is a shared dossier, who does what in it, and how to get in. */

import { heading, link, list, note, paragraph, picture, steps, type Chapter } from "./parts";

const why: Chapter = {
  id: "waarom",
  title: "Waarom dit dossier?",
  summary: "Wat het is, wat het niet is en wat u eraan hebt.",
  parts: [
    paragraph(
      "Een CLB begeleidt niet alleen leerlingen. Het maakt ook het team van de school sterker. Het decreet vraagt dat, en het CLB staat ervoor in dat het gebeurt.",
    ),
    list(
      "Signaalfunctie: het CLB merkt iets op en zegt het aan de school.",
      "Consultatieve leerlingenbegeleiding: de school heeft een vraag en het CLB denkt mee met het team.",
      "Ander versterken van het schoolteam: bijvoorbeeld een vorming of een overleg.",
    ),
    paragraph(
      "Leerlingen merken er pas iets van als school en CLB er allebei mee verdergaan. Daarom houden ze het samen bij, op één plaats. Elk dossier hoort bij één school en één CLB.",
    ),
    heading("Wat u eraan hebt"),
    list(
      "Het CLB ziet wat het voor elke school heeft gedaan.",
      "School en CLB zien van elkaar wat er na een signaal of advies gebeurt.",
      "Komt er een nieuwe collega, op school of in het CLB? Dan is alles er nog.",
    ),
    heading("Wat het niet is"),
    list(
      "Geen plicht voor de school. Een registratie is ook zonder reactie van de school in orde.",
      "Geen werk om het werk. Het helpt u samenwerken. Het gesprek blijft het belangrijkst.",
      "Geen leerlingendossier. Niemand mag er een leerling in herkennen.",
    ),
    link("Waarom u geen namen schrijft", "/handleiding/geen-namen"),
  ],
};

const who: Chapter = {
  id: "voor-wie",
  title: "Wie doet wat?",
  summary: "Het CLB start een registratie, de school reageert.",
  parts: [
    heading("Het CLB"),
    paragraph(
      "Alleen een CLB-medewerker start een registratie. Het gaat immers om opdrachten van het CLB. Wie ze start, is de eigenaar. Die naam staat bovenaan in de registratie.",
    ),
    heading("De school"),
    paragraph(
      "Elke collega met de juiste rol leest mee en kan reageren: een stap melden, een doelstelling scherper maken, een afspraak vastleggen of een vraag stellen.",
    ),
    heading("De lokale beheerder"),
    list(
      "Op school en in het CLB: geeft collega's toegang en leest de meldingen van de instelling.",
      "In het CLB ook: start of beëindigt het dossier met een school, en geeft registraties door als een collega vertrekt.",
    ),
    note("School en CLB zien hetzelfde dossier. Andere scholen en andere CLB's zien het niet."),
    link("Zo geeft u toegang", "/handleiding/toegang-geven"),
    link("Hoe u reageert", "/handleiding/reageren"),
  ],
};

const access: Chapter = {
  id: "toegang",
  title: "Toegang krijgen",
  summary: "Welk recht en welke rol u nodig hebt, en wie ze geeft.",
  parts: [
    paragraph("U hebt twee dingen nodig. Uw lokale beheerder regelt ze allebei."),
    list(
      "Het basisrecht ‘IRIS CLBonline gebruiker’. Misschien hebt u dat al.",
      "Daarbovenop een contextrol voor dit dossier.",
    ),
    heading("Welke rol is voor wie?"),
    list(
      "Personeel van een school: ‘samenwerkingsdossier-school’, onder het nummer van de school.",
      "Personeel van een CLB: ‘samenwerkingsdossier-clb’, onder het nummer van het CLB zelf. Nooit via een school.",
    ),
    heading("Hebt u de rol nog niet?"),
    steps(
      "Vraag op uw school of in uw CLB wie de lokale beheerder is.",
      "Zeg welke rol u nodig hebt en stuur deze bladzijde mee.",
      "Is de rol toegekend? Meld u dan af en opnieuw aan.",
    ),
    paragraph(
      "Zonder rol ziet u geen dossiers. Vindt u uw lokale beheerder niet? Stuur een bericht met het contactformulier.",
    ),
    heading("Werkt het niet?"),
    paragraph(
      "Klik onderaan een pagina op ‘Werkt mijn toegang?’. U leest daar wat er ontbreekt en aan wie u het vraagt.",
    ),
    link("Werkt mijn toegang?", "/toegang"),
    link("Bent u lokale beheerder? Zo geeft u toegang", "/handleiding/toegang-geven"),
    link("Het contactformulier", "/handleiding/contact"),
  ],
};

const signIn: Chapter = {
  id: "aanmelden",
  title: "Aanmelden en afmelden",
  summary: "Binnenkomen, en veilig weggaan op een gedeelde computer.",
  parts: [
    steps(
      "Open het samenwerkingsdossier. Dat kan ook via de tegel op IRIS CLBonline.",
      "Klik op ‘Aanmelden’. U komt op een aparte aanmeldpagina. Ziet u twee knoppen? Kies dan ‘Vlaamse overheid’, tenzij uw lokale beheerder u een lokaal account gaf.",
      "Meld u daar aan. U komt vanzelf terug op de startpagina.",
    ),
    link("IRIS CLBonline", "https://iris-clbonline.be/#/paspoort/login"),
    picture(
      "start",
      "De startpagina met een tegel voor het samenwerkingsdossier en enkele andere tegels.",
      "Kies de tegel van het samenwerkingsdossier.",
    ),
    paragraph(
      "Andere tegels brengen u naar andere toepassingen. Verslagen van leerlingen (IAC, GC, OV4) staan met opzet niet hier, want daar staan namen in.",
    ),
    heading("Een computer die u deelt"),
    note(
      "Klik op ‘Afmelden’ als u klaar bent. De pagina sluiten is niet genoeg. Bij het afmelden verdwijnen ook uw concepten en de bewaarde gegevens van dit toestel. Plaats dus eerst wat u schreef.",
    ),
    paragraph(
      "Meldde u zich aan met de Vlaamse overheid? Sluit na het afmelden ook de browser. Anders kent de Vlaamse overheid u daar nog.",
    ),
    heading("Uw aanmelding is verlopen"),
    paragraph(
      "Dan verschijnt er een venster boven de pagina. Meld u daar opnieuw aan. Wat u schreef, blijft staan.",
    ),
    link("Lukt het niet? Kijk na of u toegang hebt", "/handleiding/toegang"),
  ],
};

export const START: readonly Chapter[] = [why, who, access, signIn];
