/** What customers of a country are called, where they live and how they pay. */
export interface Country {
  readonly code: string;
  /** Of 24 customers so many come from here. */
  readonly share: number;
  /** Null where the local currency of the company is paid in. */
  readonly currency: string | null;
  readonly vatGroup: 'DOMESTIC' | 'EU' | 'EXPORT';
  readonly salesperson: string;
  readonly phone: string;
  readonly legalForms: readonly string[];
  readonly trades: readonly string[];
  /** Cities with the first digits of their post codes. */
  readonly cities: readonly (readonly [city: string, postCode: string])[];
  readonly streets: readonly string[];
  readonly firstNames: readonly string[];
  readonly surnames: readonly string[];
}

const list = (text: string): string[] => text.split(', ');

const cities = (text: string): (readonly [string, string])[] =>
  list(text).map((each) => {
    const [city = '', postCode = ''] = each.split('/');
    return [city, postCode] as const;
  });

/** The countries the grown company sells to. */
export const COUNTRIES: readonly Country[] = [
  {
    code: 'DE',
    share: 6,
    currency: null,
    vatGroup: 'DOMESTIC',
    salesperson: 'AL',
    phone: '+49 40 ',
    legalForms: list('GmbH, KG, AG, GbR, e.K.'),
    trades: list(
      'Bürobedarf, Möbelhaus, Einrichtungen, Objektausstatter, Bürotechnik, Raumkonzepte, Werkstätten, Handel',
    ),
    cities: cities(
      'Hamburg/20, Berlin/10, Köln/50, Leipzig/04, Stuttgart/70, Kiel/24, Nürnberg/90, Rostock/18',
    ),
    streets: list('Lindenallee, Hafenstr., Am Markt, Gartenweg, Mühlenstr., Bahnhofstr.'),
    firstNames: list(
      'Anke, Jens, Katrin, Uwe, Miriam, Torsten, Heike, Lukas, Frieda, Moritz, Silke, Arne',
    ),
    surnames: list(
      'Albers, Behrens, Claussen, Dierks, Ehlers, Feddersen, Gerken, Hinrichs, Jessen, Kröger, Lührs, Martens',
    ),
  },
  {
    code: 'GB',
    share: 4,
    currency: 'GBP',
    vatGroup: 'EXPORT',
    salesperson: 'BM',
    phone: '+44 20 ',
    legalForms: list('Ltd, plc, LLP, & Sons'),
    trades: list(
      'Interiors, Office Supplies, Workspaces, Furnishings, Fitouts, Trading, Studios, Estates',
    ),
    cities: cities(
      'London/EC1, Leeds/LS1, Bristol/BS1, Glasgow/G1, Cardiff/CF1, Norwich/NR1, York/YO1, Exeter/EX1',
    ),
    streets: list('High Street, Queen Square, Mill Lane, Station Road, Park Row, Bridge Street'),
    firstNames: list(
      'Alice, Graham, Imogen, Rhys, Fiona, Callum, Nadia, Owen, Harriet, Tariq, Bethan, Miles',
    ),
    surnames: list(
      'Ashworth, Barlow, Calder, Denholm, Ellis, Fairley, Garrick, Hollis, Kendall, Lomax, Mercer, Northcott',
    ),
  },
  {
    code: 'US',
    share: 3,
    currency: 'USD',
    vatGroup: 'EXPORT',
    salesperson: 'BM',
    phone: '+1 503 ',
    legalForms: list('Inc., LLC, Co., Corp.'),
    trades: list(
      'Office Partners, Supply, Outfitters, Workplace, Furniture, Contract, Installations, Design',
    ),
    cities: cities(
      'Portland/972, Boston/021, Denver/802, Austin/787, Madison/537, Omaha/681, Tucson/857, Albany/122',
    ),
    streets: list('Main Street, Broadway, 4th Avenue, Oak Street, Union Street, Lake Drive'),
    firstNames: list(
      'Dana, Marcus, Elena, Tyler, Grace, Jorge, Naomi, Wesley, Priya, Caleb, Joan, Andre',
    ),
    surnames: list(
      'Abbott, Beckett, Coleman, Draper, Ferris, Gaines, Hoover, Lamar, Mayfield, Osborne, Pruitt, Quincy',
    ),
  },
  {
    code: 'FR',
    share: 2,
    currency: null,
    vatGroup: 'EU',
    salesperson: 'CK',
    phone: '+33 1 ',
    legalForms: list('SARL, SA, SAS'),
    trades: list('Bureau, Mobilier, Agencement, Ateliers, Espaces, Distribution'),
    cities: cities('Paris/750, Lyon/690, Nantes/440, Lille/590, Rennes/350, Dijon/210'),
    streets: list('rue des Lilas, rue de la Gare, quai Voltaire, avenue Foch, rue du Port'),
    firstNames: list('Camille, Hugo, Élodie, Mathis, Solène, Bastien, Inès, Rémi, Odile, Thibault'),
    surnames: list(
      'Aubert, Blanchet, Chevalier, Delorme, Fabre, Garnier, Hamelin, Lacroix, Marchand, Perrin',
    ),
  },
  {
    code: 'SE',
    share: 2,
    currency: 'SEK',
    vatGroup: 'EU',
    salesperson: 'AL',
    phone: '+46 8 ',
    legalForms: list('AB, HB'),
    trades: list('Kontor, Inredning, Möbler, Interiör, Handel, Miljö'),
    cities: cities('Stockholm/111, Göteborg/411, Malmö/211, Uppsala/753, Lund/222, Umeå/903'),
    streets: list('Storgatan, Kungsgatan, Vasagatan, Hamngatan, Strandvägen'),
    firstNames: list('Astrid, Nils, Elsa, Gustav, Signe, Oskar, Maja, Viktor, Linnea, Axel'),
    surnames: list(
      'Åberg, Bergström, Dahl, Ekman, Forsberg, Hallberg, Lindgren, Nyström, Sandberg, Wikström',
    ),
  },
  {
    code: 'NL',
    share: 2,
    currency: null,
    vatGroup: 'EU',
    salesperson: 'CK',
    phone: '+31 20 ',
    legalForms: list('BV, VOF, NV'),
    trades: list('Kantoor, Inrichting, Projecten, Meubelen, Werkplek, Handel'),
    cities: cities(
      'Amsterdam/101, Rotterdam/301, Utrecht/351, Groningen/971, Breda/481, Delft/261',
    ),
    streets: list('Keizersgracht, Dorpsstraat, Havenkade, Molenweg, Kerkplein'),
    firstNames: list('Anouk, Bram, Femke, Joris, Lotte, Maarten, Sanne, Thijs, Wouter, Yara'),
    surnames: list(
      'de Boer, Bakker, van Dijk, Hendriks, Jansen, Kuipers, Mulder, Peeters, Smits, Visser',
    ),
  },
  {
    code: 'NO',
    share: 1,
    currency: 'NOK',
    vatGroup: 'EXPORT',
    salesperson: 'AL',
    phone: '+47 22 ',
    legalForms: list('AS, ASA'),
    trades: list('Kontor, Interiør, Handel, Møbler, Innredning'),
    cities: cities('Oslo/01, Bergen/50, Trondheim/70, Stavanger/40, Bodø/80'),
    streets: list('Storgata, Strandgaten, Kirkeveien, Havnegata'),
    firstNames: list('Ingrid, Lars, Silje, Magnus, Hanne, Eirik, Tuva, Sindre'),
    surnames: list('Aasen, Bakke, Dahlen, Eide, Fossum, Haugen, Lund, Solberg'),
  },
  {
    code: 'DK',
    share: 1,
    currency: 'DKK',
    vatGroup: 'EU',
    salesperson: 'AL',
    phone: '+45 33 ',
    legalForms: list('ApS, A/S'),
    trades: list('Kontormøbler, Indretning, Design, Handel, Erhverv'),
    cities: cities('København/10, Aarhus/80, Odense/50, Aalborg/90, Esbjerg/67'),
    streets: list('Havnegade, Søndergade, Vestergade, Nytorv'),
    firstNames: list('Freja, Mads, Sofie, Rasmus, Karen, Emil, Johanne, Anders'),
    surnames: list('Andersen, Bruun, Christoffersen, Damgaard, Holm, Kjær, Mikkelsen, Thomsen'),
  },
  {
    code: 'CH',
    share: 1,
    currency: 'CHF',
    vatGroup: 'EXPORT',
    salesperson: 'CK',
    phone: '+41 44 ',
    legalForms: list('AG, GmbH'),
    trades: list('Einrichtungen, Büroplanung, Objekte, Wohnform, Innenausbau'),
    cities: cities('Zürich/80, Basel/40, Bern/30, Luzern/60, Chur/70'),
    streets: list('Seestr., Bahnhofplatz, Spitalgasse, Dorfstr.'),
    firstNames: list('Regula, Urs, Nora, Beat, Céline, Reto, Livia, Matthias'),
    surnames: list('Ammann, Brunner, Egli, Frei, Gasser, Huber, Keller, Zbinden'),
  },
  {
    code: 'IT',
    share: 1,
    currency: null,
    vatGroup: 'EU',
    salesperson: 'CK',
    phone: '+39 02 ',
    legalForms: list('Srl, SpA, Snc'),
    trades: list('Arredo, Ufficio, Contract, Progetti, Forniture'),
    cities: cities('Milano/201, Torino/101, Bologna/401, Verona/371, Genova/161'),
    streets: list('Via Roma, Corso Italia, Via Garibaldi, Piazza Dante'),
    firstNames: list('Chiara, Marco, Giulia, Paolo, Elisa, Davide, Sara, Stefano'),
    surnames: list('Barbieri, Colombo, De Luca, Esposito, Ferraro, Gallo, Moretti, Villa'),
  },
  {
    code: 'PL',
    share: 1,
    currency: null,
    vatGroup: 'EU',
    salesperson: 'CK',
    phone: '+48 22 ',
    legalForms: list('Sp. z o.o., S.A.'),
    trades: list('Biuro, Meble, Wnętrza, Handel, Projekt'),
    cities: cities('Warszawa/00-1, Kraków/31-0, Gdańsk/80-8, Poznań/61-7, Łódź/90-0'),
    streets: list('ul. Długa, ul. Polna, Rynek Główny, ul. Kwiatowa'),
    firstNames: list('Agnieszka, Piotr, Zofia, Tomasz, Magda, Jakub, Hanna, Marek'),
    surnames: list('Adamczyk, Baran, Czarnecki, Dudek, Górski, Kowal, Lis, Wrona'),
  },
  {
    code: 'JP',
    share: 1,
    currency: 'JPY',
    vatGroup: 'EXPORT',
    salesperson: 'BM',
    phone: '+81 3 ',
    legalForms: list('KK, GK'),
    trades: list('Office, Kagu, Trading, Design, Shoji'),
    cities: cities('Tokyo/100-0, Osaka/530-0, Nagoya/450-0, Sapporo/060-0, Kobe/650-0'),
    streets: list('Marunouchi, Umeda, Sakae, Odori'),
    firstNames: list('Aiko, Haruto, Emi, Kenji, Naoko, Takumi, Yuki, Ren'),
    surnames: list('Fujita, Hayashi, Ishikawa, Kimura, Mori, Nakano, Ota, Shimizu'),
  },
];

/** First words of company names, in no country's language in particular. */
export const FIRST_WORDS = list(
  'Alster, Amber, Anker, Arbor, Atlas, Aurora, Baltik, Birke, Bora, Borea, Brise, Campo, Cedar, Cirrus, Compass, Corvus, ' +
    'Delta, Dorado, Eider, Elster, Ember, Falk, Fanal, Fjell, Flint, Forum, Gamma, Granit, Halden, Harbour, Helio, Hortus, ' +
    'Iris, Juniper, Kaskad, Kestrel, Kobalt, Krone, Larix, Linden, Lumen, Luna, Maren, Meridian, Mistral, Mosaik, Nadir, Nova, ' +
    'Oktav, Olm, Opal, Orion, Pallas, Pilot, Polar, Quarz, Regent, Rondo, Saga, Salix, Scala, Silva, Solano, Sterna, Taiga, ' +
    'Tangent, Terra, Tilia, Topas, Trave, Ulma, Vega, Vela, Verde, Vertex, Vista, Weser, Zenit, Zephyr, Zirkel',
);
