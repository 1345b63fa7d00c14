#!/usr/bin/env python3
"""Generate countries.tsv, country_names.tsv and languages.tsv, next to this file.

Fetch and unpack the inputs into one folder:

    npm pack cldr-localenames-full@48.2.0
    pip download --no-deps countrycode==0.6.0 python-iso639==2026.7.23 iso-639==0.4.5 babel==2.19.0
    mkdir cldr countrycode sil loc babel
    tar xzf cldr-localenames-full-*.tgz -C cldr --strip-components 1
    python3 -m zipfile -e countrycode-*.whl countrycode
    python3 -m zipfile -e python_iso639-*.whl sil
    tar xzf iso-639-*.tar.gz -C loc --strip-components 1
    python3 -m zipfile -e babel-*.whl babel

and run

    python3 tables.py cldr countrycode sil loc babel

cldr         CLDR names of countries and languages (all locales)
countrycode  ISO 3166-1 short names, English and French
sil          ISO 639-3 code tables as published by SIL
loc          ISO 639-2 names, English and French, as published by the Library of Congress
babel        CLDR names of countries once more, of a later release

Add --report to list on stderr the names that several entries claim and who got them.
"""
import argparse
import csv
import json
import pickle
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

# What the packages lack: ISO 3166-1 short names changed since, or replaced by the package.
ISO_3166_NAMES = {
    "GB": ("United Kingdom of Great Britain and Northern Ireland (the)",
           "Royaume-Uni de Grande-Bretagne et d'Irlande du Nord (le)"),
    "NL": ("Netherlands (Kingdom of the)", "Pays-Bas (Royaume des)"),
    "TR": ("Türkiye", "Türkiye (la)"),
}
KOSOVO = ("XK", "XKK")  # not in ISO 3166-1; the codes CLDR uses
ISO_639_2_LATER = {"cnr": ("Montenegrin", "monténégrin")}  # added in 2017
COLLECTIVE_ALPHA2 = {"bih": "bh"}
# The languages in which countries are known by name beside English and French; `pt` alone is that of Brazil.
MEMBERS_LANGUAGES = "sq nl de bg hr cs da et fi sv el hu is it lv lt lb mk nb nn pl pt pt-PT ro sk sl es tr ca".split()
NOT_LANGUAGES = {"und", "mul", "mis", "zxx", "qaa-qtz"}


def norm(name):
    """NFD, no combining marks, lower case, every run of non-alphanumerics one space."""
    chars = (c for c in unicodedata.normalize("NFD", name) if unicodedata.category(c)[0] != "M")
    return " ".join("".join(c if c.isalnum() else " " for c in "".join(chars).lower()).split())


def unique(names, seen=()):
    """The names without those that normalise to nothing or to an earlier one."""
    seen, out = set(map(norm, seen)), []
    for name in names:
        name = " ".join(name.split())
        assert not re.search("[;\t]", name), name
        if norm(name) and norm(name) not in seen:
            seen.add(norm(name))
            out.append(name)
    return out


def settle(claims, rank, report):
    """Leave every normalised name to one owner only, the one with the lowest rank(owner, name).

    claims: {owner: [name]}, changed in place.
    """
    owners = defaultdict(dict)
    for owner, names in claims.items():
        for name in names:
            owners[norm(name)].setdefault(owner, name)
    for key, by_owner in sorted(owners.items()):
        if len(by_owner) == 1:
            continue
        winner = min(by_owner, key=lambda owner: rank(owner, key))
        losers = sorted(by_owner.keys() - {winner})
        report(f"{by_owner[winner]}: kept {winner}, dropped {' '.join(losers)}")
        for loser in losers:
            claims[loser] = [n for n in claims[loser] if norm(n) != key]


def cldr_names(cldr, locale, kind):
    """[(code, subtag or "", is_alt, name)] in one CLDR locale; parts of names left out."""
    path = cldr / "main" / locale / f"{kind}.json"
    if not path.exists():
        return []
    names = json.loads(path.read_text("utf-8"))["main"][locale]["localeDisplayNames"][kind]
    out = []
    for key, name in names.items():
        if "-menu-core" in key or "-menu-extension" in key:
            continue
        code, _, alt = key.partition("-alt-")
        code, _, subtag = code.partition("-")
        out.append((code, subtag, bool(alt), name))
    return sorted(out, key=lambda entry: entry[2])  # plain names before alt forms


# ---- countries ----

# The official name is the usual one.
OFFICIAL_FRENCH = {"TF": "Terres australes et antarctiques françaises"}

ARTICLE = {"en": r"the", "fr": r"les|le|la|l'"}
LINK = {"en": r"\b(?:of|of the)$", "fr": r"(?:\bde|\bdu|\bdes|\bd'|\bd’)$"}


def short_name_forms(name, lang):
    """The usual forms of an ISO 3166-1 short name, which puts articles and titles behind."""
    name = re.sub(r"\s*\(\s*([^()]*?)\s*\)", r" (\1)", name).strip()
    forms = [name]
    if "/" in name:  # Falkland (les Îles)/Malouines (les Îles)
        return forms + [f for half in name.split("/") for f in short_name_forms(half, lang)]
    if bracket := re.fullmatch(r"(.*) \(the\) \[(.*)\]", name):  # Falkland Islands (the) [Malvinas]
        base, other = bracket.groups()
        return forms + [f"{base} ({other})"] + short_name_forms(f"{base} (the)", lang)
    if not (split := re.fullmatch(r"(.*) \(([^()]*)\)|([^,]*), ([^,]*)", name)):
        return forms
    base, tail = [g for g in split.groups() if g is not None]
    article, title = re.fullmatch(rf"(?:({ARTICLE[lang]})(?:(?<=')|\s+|$))?(.*)", tail, re.I).groups()
    if not article and not re.search(LINK[lang], title):
        return forms  # Saint Martin (French part)
    if title:  # Korea (the Republic of)
        forms.append(f"{base} ({title})")
    natural = title + ("" if not title or title[-1] in "'’" else " ") + base
    forms.append(natural)
    if article:
        forms.append(article.lower() + ("" if article[-1] == "'" else " ") + natural)
    return forms


class PlainUnpickler(pickle.Unpickler):
    def find_class(self, module, name):
        raise pickle.UnpicklingError(f"unexpected {module}.{name}")


def countries(args, report):
    with open(args.countrycode / "countrycode/data/codelist.pickle", "rb") as file:
        table = PlainUnpickler(file).load()
    columns = zip(table["iso2c"], table["iso3c"], table["iso.name.en"], table["iso.name.fr"])
    iso = {a2: (a3, en, fr) for a2, a3, en, fr in columns if a2}
    alpha3 = {a2: row[0] for a2, row in iso.items()} | dict([KOSOVO])
    codes = {c.lower(): a2 for a2, a3 in alpha3.items() for c in (a2, a3)}

    plain = {lang: {} for lang in ("en", "fr")}
    claims = {a2: [] for a2 in sorted(alpha3)}
    exact = defaultdict(set)
    for lang in ("en", "fr"):
        for code, _, alt, name in cldr_names(args.cldr, lang, "territories"):
            if code in claims:
                claims[code].append(name)
                exact[code].add(norm(name))
                if not alt:
                    plain[lang][code] = name
    for i, lang in enumerate(("en", "fr")):
        for a2, row in iso.items():
            for name in [ISO_3166_NAMES[a2][i]] if a2 in ISO_3166_NAMES else []:
                claims[a2] += short_name_forms(name, lang)
                exact[a2].add(norm(name))
            claims[a2] += short_name_forms(row[1 + i], lang)
            exact[a2].add(norm(row[1 + i]))
    for a2, names in claims.items():
        for name in names:
            if codes.get(norm(name), a2) != a2:
                report(f"{name}: dropped {a2}, code of {codes[norm(name)]}")
        claims[a2] = [n for n in names if codes.get(norm(n), a2) == a2]
    settle(claims, lambda a2, key: (key not in exact[a2], a2), report)
    for a2, names in claims.items():
        en, fr = (plain[lang][a2].replace("’", "'") for lang in ("en", "fr"))
        fr = OFFICIAL_FRENCH.get(a2, fr)
        yield a2, alpha3[a2], en, fr, ";".join(unique(names, (en, fr)))


def names_elsewhere(args, known, report):
    """Names in the members' languages, and those in English and French that only the later release of CLDR has.

    known: the rows of countries(). A name may be that of several countries; abbreviations (`VS`) are no names.
    """
    sys.path.insert(0, str(args.babel))
    from babel import Locale

    owner = {}
    for a2, a3, en, fr, others in known:
        owner |= {norm(name): a2 for name in (en, fr, *others.split(";"))}
    owner |= {code.lower(): a2 for a2, a3, *_ in known for code in (a2, a3)}
    claims = {row[0]: [] for row in known}
    for lang in ("en", "fr", *MEMBERS_LANGUAGES):
        later = sorted(Locale.parse(lang, sep="-").territories.items())
        earlier = cldr_names(args.cldr, lang, "territories")
        for code, name in later + [(code, name) for code, _, _, name in earlier]:
            if code not in claims or name == name.upper():
                continue
            if owner.get(norm(name), code) != code:
                report(f"{name} ({lang}): dropped {code}, code or name of {owner[norm(name)]}")
            elif norm(name) not in owner:
                claims[code].append(name)
    for code, names in claims.items():
        yield code, ";".join(unique(names))


# ---- languages ----

def read_table(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def languages(args, report):
    sil = args.sil / "iso639/_data"
    iso3 = {r["Id"]: r for r in read_table(sil / "iso-639-3.tab") if r["Scope"] in "IM"}
    inverted = defaultdict(list)
    for r in read_table(sil / "iso-639-3_Name_Index.tab"):
        if r["Id"] in iso3 and r["Print_Name"] == iso3[r["Id"]]["Ref_Name"]:
            inverted[r["Id"]].append(r["Inverted_Name"])
    iso2 = dict(ISO_639_2_LATER)
    for r in read_table(args.loc / "iso639/iso639-2.tsv"):
        iso2[r["code"]] = (r["Label (English)"], r["Label (French)"])
    alpha3_b = {r["Part2b"]: c for c, r in iso3.items() if r["Part2b"] not in ("", c)}
    codes = sorted(iso3.keys() | iso2.keys() - alpha3_b.keys() - NOT_LANGUAGES)
    b_of = {c: b for b, c in alpha3_b.items()}
    alpha2 = {c: r["Part1"] for c, r in iso3.items() if r["Part1"]} | COLLECTIVE_ALPHA2
    code_of = {c: c for c in codes} | {a2: c for c, a2 in alpha2.items()}

    cldr, regional, cldr_keys = defaultdict(list), defaultdict(list), defaultdict(set)

    def add(code, subtag, name):
        if code in code_of:
            (regional if subtag else cldr)[code_of[code]].append(name)
            if not subtag:
                cldr_keys[code_of[code]].add(norm(name))

    english, french = defaultdict(list), defaultdict(list)
    for target, lang in ((english, "en"), (french, "fr")):
        for code, subtag, _, name in cldr_names(args.cldr, lang, "languages"):
            add(code, subtag, name)
        for code in list(cldr):
            target[code] = cldr.pop(code)
    for locale in sorted(p.name for p in (args.cldr / "main").iterdir()):
        for code, subtag, _, name in cldr_names(args.cldr, locale, "languages"):
            if code == locale.partition("-")[0]:
                add(code, subtag, name)

    claims = {}
    for c in codes:
        two = [[n.strip() for n in label.split("|")] for label in iso2.get(c, ())] or [[], []]
        three = [iso3[c]["Ref_Name"], *inverted[c]] if c in iso3 else []
        claims[c] = unique([*three, *two[0], *english[c], *two[1], *french[c], *cldr[c], *regional[c]])
    settle(claims, lambda c, key: (c not in alpha2, key not in cldr_keys[c], c), report)
    for c, names in claims.items():
        yield c, alpha2.get(c, ""), b_of.get(c, ""), ";".join(names)


# ---- output ----

def version(folder):
    if (folder / "package.json").exists():
        return json.loads((folder / "package.json").read_text("utf-8"))["version"]
    metadata = next(p for p in (*folder.glob("*.dist-info/METADATA"), folder / "PKG-INFO") if p.exists())
    return re.search(r"^Version: (.*)$", metadata.read_text("utf-8"), re.M)[1]


def write(name, sources, header, rows):
    lines = [f"# {line}" for line in ("Generated by src/domain/tables.py; do not edit.", *sources)]
    lines += ["\t".join(row) for row in (header, *rows)]
    (Path(__file__).parent / name).write_text("\n".join(lines) + "\n", "utf-8")


def main():
    parser = argparse.ArgumentParser()
    for folder in ("cldr", "countrycode", "sil", "loc", "babel"):
        parser.add_argument(folder, type=Path)
    parser.add_argument("--report", action="store_true")
    args = parser.parse_args()
    report = (lambda line: print(line, file=sys.stderr)) if args.report else (lambda line: None)

    cldr = f"CLDR {version(args.cldr)} (npm cldr-localenames-full), Unicode License v3"
    known = list(countries(args, report))
    write("countries.tsv",
          [f"Sources: {cldr};",
           f"ISO 3166-1 short names as in PyPI countrycode {version(args.countrycode)},"
           f" current ones of {', '.join(ISO_3166_NAMES)} added by hand."],
          ("alpha2", "alpha3", "name_en", "name_fr", "other_names"), known)
    write("country_names.tsv",
          [f"Sources: CLDR 49 as in PyPI babel {version(args.babel)}, and {cldr}:",
           f"names in {' '.join(MEMBERS_LANGUAGES)};",
           "English and French ones where countries.tsv lacks them. Several countries may have one name."],
          ("alpha2", "names"), names_elsewhere(args, known, report))
    write("languages.tsv",
          [f"Sources: {cldr};",
           f"ISO 639-3 code tables of SIL International as in PyPI python-iso639 {version(args.sil)};",
           f"ISO 639-2 names of the Library of Congress as in PyPI iso-639 {version(args.loc)},"
           f" {', '.join(ISO_639_2_LATER)} added by hand."],
          ("code", "alpha2", "alpha3_b", "names"), languages(args, report))


if __name__ == "__main__":
    main()
