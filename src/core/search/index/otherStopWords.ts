/** Stop words of a language: its function words, and what its academic titles say of any subject. */
export interface StopWords {
  readonly functionWords: ReadonlySet<string>;
  readonly academicWords: ReadonlySet<string>;
  /** Whether nouns have a capital, and their compounds are one word ("Salzhandel"). */
  readonly joinsNouns: boolean;
}

/** Languages other than English in which papers are often titled; of two that a text may be in, the first is assumed. */
export const otherStopWords: readonly StopWords[] = [
  // French
  stopWords(
    `à afin ainsi alors après au aujourd aucun aucune aussi autour autre autres aux avant avec car ce ceci cela celle celles celui ces cet
    cette ceux chaque chez comme comment contre dans de depuis derrière des dès deux dont du elle elles en encore enfin entre est et étaient
    était été être eux hors hui il ils je jusqu la là laquelle le lequel les lesquelles lesquels leur leurs lors lorsqu lorsque lui mais me
    même mes moins mon ne ni non nos notre nous on ont ou où par parmi pas peut plus pour pourquoi près puis qu quand que quel quelle
    quelles quels quelqu quelque quelques qui quoi sa sans se selon ses si sinon soi soit son sont sous sur ta tandis tes toujours tous tout
    toute toutes très trois un une vers via voici voilà vos votre vous`,
    `actes ajout analyse analyses apport application applications approche approches article aspect aspects autour bilan cadre cas chapitre
    compte conclusion contribution contributions débat développement discussion écrits élément éléments enjeu enjeux enquête ensemble essai
    essais étude études évolution exemple exemples formation introduction lecture lectures manuel mélanges méthode méthodes modèle modèles
    moitié note notes nouveau nouveaux nouvelle nouvelles observations perspective perspectives place point préface première premier
    présentation problème problèmes propos quête question questions rapport rapports recherche recherches recueil réflexion réflexions
    regard regards remarque remarques rendu résultat résultats rôle seconde second siècle siècles sujet synthèse thème thèmes tome travaux
    vue`,
  ),
  // Spanish
  stopWords(
    `a acerca al algo algunas algunos ante antes aquel aquella aquellos así aún aunque bajo cada como cómo con contra cual cuál cuales
    cuando cuyo cuya de del desde donde dos durante e el él ella ellas ellos en entre era es esa esas ese eso esos esta está están estas
    este esto estos fue fueron ha hacia han hasta hay la las le les lo los más me mediante mi muy ni no nos nuestra nuestro o otra otras
    otro otros para pero por porque pues que qué quien quién se sea según ser si sido sin sino sobre son su sus también tan tras tres
    un una unas uno unos y ya`,
    `actas análisis antología aplicación aplicaciones aportación aportaciones apuntes artículo aspecto aspectos balance capítulo caso casos
    consideraciones contribución contribuciones cuestión cuestiones debate desarrollo ejemplo ejemplos ensayo ensayos enfoque enfoques
    estudio estudios evolución introducción investigación investigaciones manual método métodos modelo modelos nota notas nueva nuevas nuevo
    nuevos observaciones papel perspectiva perspectivas primera primero problema problemas propuesta reflexión reflexiones relación
    relaciones resultado resultados revisión segunda segundo siglo siglos tema temas trabajo trabajos tratado visión`,
  ),
  // Italian
  stopWords(
    `a ad agli ai al alcune alcuni all alla alle allo anche attraverso avanti che chi ci circa col come con contro cui da dagli dai dal dall dalla
    dalle dallo degli dei del dell della delle dello dentro di dopo dove due durante e è ed entro era essere fino fra fuori gli ha hanno i il in
    intorno io la le lo loro lungo ma mediante mi ne negli nei nel nell nella nelle nello noi non o ogni oltre per perché più poi presso prima
    quale quali quando quanto quell quella quelle quelli quello questa queste questi questo se secondo senza si sia sono sopra sotto stato su sua
    sue sugli sui sul sull sulla sulle sullo suo suoi tra tre tutti tutto un una uno verso`,
    `alcune analisi appendice applicazione applicazioni appunti approccio articolo aspetti aspetto atti capitolo caso casi contributi
    contributo considerazioni esempio evoluzione indagine introduzione lezioni manuale metodo metodi modello modelli nota note nuova nuove
    nuovi nuovo osservazioni problema problemi prospettiva prospettive questione questioni rapporto ricerca ricerche riflessioni risultati
    ruolo saggi saggio secolo studi studio sviluppo tema temi trattato`,
  ),
  // Portuguese
  stopWords(
    `à ante ao aos apesar após as às até cada com como contra cujo da das de dela dele depois desde do dos durante e é ela elas ele eles em
    entre era essa essas esse esses esta está estas este estes eu foi foram há isso isto já lhe mais mas mesmo muito na não nas nem no nos
    nós nossa nosso num numa o onde os ou outra outras outro outros para pela pelas pelo pelos perante por porque quais qual quando que quem
    são se segundo sem ser seu seus sob sobre sua suas também três um uma uns`,
    `análise análises anais aplicação aplicações apontamentos artigo aspecto aspectos capítulo caso casos considerações contribuição
    contribuições debate desenvolvimento ensaio ensaios estudo estudos evolução exemplo introdução manual método métodos modelo modelos nota
    notas nova novas novo novos observações papel perspectiva perspectivas pesquisa pesquisas problema problemas proposta questão questões
    reflexão reflexões relação relações resultado resultados revisão século séculos tema temas trabalho trabalhos tratado`,
  ),
  // Dutch
  stopWords(
    `aan al alle als bij binnen boven buiten dan dat de der deze die dit door drie een en er ge geen had hebben heeft het hier hoe hun ik in
    is ja kan maar meer met mijn na naar niet nog nu of om onder ons onze ook op over per rond sinds sommige te tegen ten ter toch tot
    tussen twee u uit uw van vanaf vanuit vanwege veel volgens voor waar waarom wanneer waren was wat welke werd wie wordt worden zal ze
    zich zij zijn zo zoals zonder`,
    `aanpak aantekeningen aspecten beschouwing beschouwingen betekenis bijdrage bijdragen bundel eeuw geval gevallen handboek hoofdstuk
    inleiding invloed methode methoden nieuwe onderzoek onderzoeken ontwikkeling opmerkingen opstellen overzicht perspectief probleem
    problemen resultaten rol studie studies thema toepassing verhandeling verslag voorbeeld vraag vragen`,
  ),
  // German
  stopWords(
    `aber alle allem allen aller alles als also am an ans auch auf aus außer bei beim bis bzw da dabei dafür dagegen daher damit danach
    dann daran darauf daraus darin darüber das dass dazu dem den denen denn der deren des dessen die dies diese diesem diesen dieser
    dieses doch durch ein eine einem einen einer eines er es etwa für gegen gegenüber gibt haben hat hatte hier hin hinter ihr ihre ihrem
    ihren ihrer ihres im in infolge ins ist jede jedem jeden jeder jedes jene jenem jenen jener jenes kann kein keine können man mehr mit
    mittels nach nicht noch nun nur ob oder ohne seit sein seine seinem seinen seiner seines sich sie sind so sowie über um und uns unser
    unsere unter vom von vor wann war waren warum was weil welche welchem welchen welcher welches wenn wer werden wie wieder wird wo wurde
    wurden während zu zum zur zwischen zwei drei`,
    `abhandlung analyse analysen ansatz ansätze anmerkung anmerkungen anwendung anwendungen arbeit aspekt aspekte aufgabe aufgaben aufsatz
    aufsätze ausgabe band bedeutung begriff beispiel beispiele beitrag beiträge bemerkung bemerkungen bericht besondere betrachtung
    betrachtungen beziehung diskussion einfluss einführung einleitung entstehung entwicklung ergebnis ergebnisse festschrift forschung forschungen
    frage fragen geschichte grundlage grundlagen grundzüge handbuch jahrhundert jahrhunderts kapitel konzept lehrbuch methode methoden möglichkeit
    möglichkeiten neue neuen neuer neuere perspektive perspektiven problem probleme rahmen rolle studie studien überblick überlegungen
    untersuchung untersuchungen verfahren vergleich verhältnis versuch vorlesung vorlesungen vortrag wirkung zugang zusammenhang`,
    true,
  ),
];

/** Function words of these languages that are also in English texts, as words of their own or in names ("von Neumann"). */
export const likeEnglish: ReadonlySet<string> = words(
  `a ad all also am an as avant car chi circa col come con dell den der die dies do door dove due e el em era es est fra had han
  hat hay i il in ins is kan la las lo los ma man mas me meer met mi mon na no nog non num nun o of om on os over par pas per plus
  poi pour prima quale quell sa se sea sem si sin sino so sob son sua sue sus ta tan ten tot tres u um un uns van verso via von
  war was wo y`,
);

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}

function stopWords(functions: string, academic: string, joinsNouns = false): StopWords {
  return { functionWords: words(functions), academicWords: words(academic), joinsNouns };
}
