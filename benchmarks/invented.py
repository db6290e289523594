"""Names, places and paragraphs that the changes of `changes.py` put into texts: all invented, or common as water."""

from __future__ import annotations

# ruff: noqa: SIM905, E501

WOMEN = """Astrid Berit Camilla Dagny Eline Frida Gunhild Hanne Ida Jorunn Karoline Liv Mari Nina Oddny Ragnhild Silje
Tone Unni Vilde Åse Solveig Kristine Marte Guro""".split()
MEN = """Anders Birger Christian Daniel Eivind Fredrik Geir Harald Ivar Jostein Ketil Lars Morten Njål Odd Petter Roar
Sverre Trond Ulrik Vegard Øyvind Håkon Sindre Torgeir""".split()
SURNAMES = """Aasen Bakke Brekke Dahl Eide Engen Fossum Grindheim Haugland Hegge Iversen Jenssen Kleppe Lunde Moen Myhre
Nygård Opsahl Pedersen Rønning Sandvik Solheim Sørensen Tangen Tveit Ulvestad Vik Wold Østby Åsen Hovland Lien Kvamme
Nordby Sætre Torgersen Halvorsen Stokke Bjørnstad Gjerde""".split()
FOREIGN_WOMEN = """Ayesha Beatriz Chiara Dilnoza Elżbieta Fatemeh Giulia Hyun-Ju Ingeborga Jadwiga Khadija Lucía Magdalena
Ngozi Oksana Priya Rukmini Sofía Tatjana Wangari Xiomara Yasemin Zainab""".split()
FOREIGN_MEN = """Abdirahman Bogdan Cristóbal Dmytro Emeka Farhad Giovanni Hamza Ismail Jarosław Kwame Lorenzo Mustafa
Nikolaj Oluwaseun Piotr Rajesh Siddharth Tomasz Umar Vladislav Wojciech Yusuf Zoltán""".split()
FOREIGN_SURNAMES = """Adeyemi Bianchi Chowdhury Dvořák Esposito Fernández Grabowski Hashemi Ibrahimi Jovanović Kowalczyk
Lindqvist Mahmoud Nguyễn Okafor Pereira Qureshi Rahimi Szabó Tanaka Uddin Varga Warsame Yıldırım Zieliński Tesfaye
Moreau Kariuki Petrenko Haddad""".split()

PLACES = """Oslo Bergen Trondheim Stavanger Drammen Kristiansand Tromsø Bodø Ålesund Haugesund Molde Fredrikstad Sarpsborg
Skien Porsgrunn Sandnes Arendal Larvik Sandefjord Tønsberg Horten Halden Kongsberg Førde Florø Sogndal Narvik Harstad
Alta Kirkenes Namsos Steinkjer Levanger Kristiansund Volda Ørsta Odda Lyngdal Egersund Flekkefjord Grimstad Risør
Rogaland Nordland Telemark Agder Vestfold Buskerud Hedmark Oppland Hordaland Trøndelag""".split()
TOWNS = PLACES[: PLACES.index("Rogaland")]

# Long and short name; parties of a group take each other's place, so that the grammar stays.
PARTIES = {
    "nb": [
        [("Arbeiderpartiet", "Ap"), ("Senterpartiet", "Sp"), ("Fremskrittspartiet", "Frp")],
        [("Kristelig Folkeparti", "KrF"), ("Sosialistisk Venstreparti", "SV")],
        [("Høyre", "H"), ("Venstre", "V"), ("Rødt", "R")],
    ],
    "nn": [
        [("Arbeidarpartiet", "Ap"), ("Senterpartiet", "Sp"), ("Framstegspartiet", "Frp")],
        [("Kristeleg Folkeparti", "KrF"), ("Sosialistisk Venstreparti", "SV")],
        [("Høgre", "H"), ("Venstre", "V"), ("Raudt", "R")],
    ],
}

# Outlets of a group take each other's place.
OUTLETS = [
    ["VG", "Dagbladet", "Aftenposten", "Nettavisen", "Klassekampen", "Adresseavisen", "Nationen", "Sunnmørsposten",
     "Bergensavisen", "Fædrelandsvennen", "Bergens Tidende", "Stavanger Aftenblad", "Nordlys", "Firda", "Agderposten"],
    ["NRK", "TV 2"],
    ["Reuters", "AFP", "DPA"],
    ["BBC", "CNN", "Sky News"],
]  # fmt: skip

# Paragraphs in which nobody says anything and nobody is named.
PLAIN = {
    "nb": [
        "Det er meldt kraftig vind langs kysten natt til fredag. Fergene går etter rutetabellen inntil videre.",
        "Veien over fjellet er stengt for vinteren. Den åpner igjen i mai.",
        "Biblioteket holder åpent til klokken 20 i sommer. Kaféen i andre etasje er stengt.",
    ],
    "nn": [
        "Det er meldt kraftig vind langs kysten natt til fredag. Ferjene går etter rutetabellen inntil vidare.",
        "Vegen over fjellet er stengd for vinteren. Han opnar att i mai.",
        "Biblioteket held ope til klokka 20 i sommar. Kafeen i andre høgda er stengd.",
    ],
}

# Paragraphs in which a stranger to the article says something; ``{name}`` and ``{last}`` are invented.
SPOKEN = {
    "nb": [
        "– Vi har talt over tre hundre hekkende par i år, sier fuglekjenner {name}.",
        "Birøkter {name} forteller at biene våknet tidlig i år. – Det er lenge siden sist, sier {last}.",
    ],
    "nn": [
        "– Vi har talt over tre hundre hekkande par i år, seier fuglekjennar {name}.",
        "Birøktar {name} fortel at biene vakna tidleg i år. – Det er lenge sidan sist, seier {last}.",
    ],
}

# Another article, as pages have it below the first.
OTHER = {
    "nb": """Fant gammel klokke i låven

Birøkter {name} ryddet låven da hun fant en klokke fra 1790-årene.

– Den lå under en haug med gamle sekker, sier {last}.

Klokken skal nå vises fram i biblioteket.

– Jeg håper noen vet hvem som laget den, sier birøkteren.""",
    "nn": """Fann gammal klokke i løa

Birøktar {name} rydda løa då ho fann ei klokke frå 1790-åra.

– Ho låg under ein haug med gamle sekker, seier {last}.

Klokka skal no visast fram i biblioteket.

– Eg håpar nokon veit kven som laga henne, seier birøktaren.""",
}

BYLINE = {"nb": "Av {name}", "nn": "Av {name}"}
CAPTION_OF_A_STRANGER = {
    "nb": "KLAR FOR VÅREN: {name} med kubene sine. Foto: {other} / NTB",
    "nn": "KLAR FOR VÅREN: {name} med kubane sine. Foto: {other} / NTB",
}
CAPTION_OF_ONE_IN_IT = {
    "nb": "MØTTE PRESSEN: {name} i forrige uke. Foto: {other} / NTB",
    "nn": "MØTTE PRESSA: {name} i førre veke. Foto: {other} / NTB",
}

VERBS = {
    "sier → sa": {"sier": "sa", "seier": "sa"},
    "sier → forteller": {"sier": "forteller", "seier": "fortel"},
    "sier → opplyser": {"sier": "opplyser", "seier": "opplyser"},
    "sier ↔ seier": {"sier": "seier", "seier": "sier"},
}
# What after *sier* makes it another verb, or content that only *sier* takes.
NOT_AFTER = r"(?! (?:seg|fra|frå|opp|ja|nei|imot|mot|takk|sitt|noe|noko|ikke|ikkje|det|dette|han det|hun det|ho det)\b)"
