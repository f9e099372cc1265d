"""Names: what is one, where it ends, what it is called in full, and which two mean the same."""

from __future__ import annotations

from itertools import pairwise
from time import process_time

import pytest

import xcheck
from xcheck.data import rows
from xcheck.facts.names import coreferent, find_names, same_name, within
from xcheck.facts.names.aliases import lookup, own_groups, spaced
from xcheck.facts.names.likeness import misnamed, one_word, respelt
from xcheck.model import Article, Name
from xcheck.split import split
from xcheck.words import tokenize


def names(text: str, aliases: tuple[tuple[str, ...], ...] = ()) -> tuple[Name, ...]:
    return find_names(text, split(Article("a", text), "a"), aliases)


def texts(text: str) -> list[str]:
    return [name.text for name in names(text)]


def one(text: str) -> Name:
    found = names(text)
    assert len(found) == 1, [name.text for name in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Officials met Ursula von der Leyen on Monday.", ["Ursula von der Leyen"]),
        ("The Ministry of Defence declined to comment.", ["Ministry of Defence"]),
        ("A deal between Poland and Baltic states was signed.", ["Poland", "Baltic states"]),
        ("Talks between Russia and the United States failed.", ["Russia", "United States"]),
        ("The debate between Trump and Clinton was short.", ["Trump", "Clinton"]),
        ("The new U.S.-backed plan and the European-led force are linked.", ["U.S.", "European"]),
        ("The Bank of England cut its rate in January.", ["Bank of England"]),
        ("According to officials, nothing changed on Tuesday.", []),
        ("But Russia refused. From Moscow came no answer.", ["Russia", "Moscow"]),
        ("The President spoke. Mr. Harlow, who was there, left.", ["Harlow"]),
        ("Only then did Jordan Peterson reply to Chad Smith.", ["Jordan Peterson", "Chad Smith"]),
        ("They flew to South America and North Korea.", ["South America", "North Korea"]),
        ("This week, I saw it in chapter IV of the book.", []),
        ("He told us that US troops would stay.", ["US"]),
        ("Leaders in Africa 's largest city met Obama 's envoy.", ["Africa", "Obama"]),
        ("The U.S.-China talks went on.", ["U.S.", "China"]),
        ("He left the Ministry of Transport and Energy.", ["Ministry of Transport and Energy"]),
        ("He met Ban Ki-moon and a Kyiv-led group.", ["Ban Ki-moon", "Kyiv"]),
        ("He leads the Harlow Governors Association.", ["Harlow Governors Association"]),
        ("The Harlow County Sheriff's Department met.", ["Harlow County Sheriff's Department"]),
        ("Governor Anna Harlow met Sheriff Paul Lund.", ["Anna Harlow", "Paul Lund"]),
        ("Ina Mae King met Ann T. King on Monday.", ["Ina Mae King", "Ann T. King"]),
        ("Then Harlow met King Olaf of Norway.", ["Harlow", "Olaf", "Norway"]),
        ("He asked Ann Harlow, R-TX, and Paul Lund (D-NJ).", ["Ann Harlow", "Paul Lund"]),
        ("They asked the U.S. Fish and Wildlife Service.", ["U.S. Fish and Wildlife Service"]),
        ("They asked Poland and Lund.", ["Poland", "Lund"]),
        ("Then the Justice Against Sharks Act passed.", ["Justice Against Sharks Act"]),
        ("They wrote it in T-SQL for Lund.", ["T-SQL", "Lund"]),
        ("Then the Committee on Oversight and Reform met.", ["Committee on Oversight and Reform"]),
        ("Then the Harlow Committee on Monday met.", ["Harlow Committee"]),
        ("Then Minister of Public Works Ina Lund spoke.", ["Ina Lund"]),
        ("Omar al-Hashimi met Lang at-home on Friday.", ["Omar al-Hashimi", "Lang"]),
        ("It was Johnson & Johnson, not AT&T, that sued.", ["Johnson & Johnson", "AT&T"]),
        ("The Human Rights Campaign met the Harlow Campaign.", ["Human Rights Campaign", "Harlow"]),
        ("On Monday, I’d say he’ll go to Livingston.", ["Livingston"]),
        ("It was a message from the EU’s Brussels office.", ["EU", "Brussels"]),
        ("Harlow Steel Co., Ltd fell in Leeds, Pa., on Friday.", ["Harlow Steel Co", "Leeds", "Pa."]),
        ("Sen. Tom Cotton of Ohio met Tim Cook of Apple.", ["Tom Cotton", "Ohio", "Tim Cook", "Apple"]),
        ("Apple's plan was praised. Women's groups disagreed.", ["Apple"]),
        ("The head of the Tern Group Anna Quill spoke.", ["Tern Group", "Anna Quill"]),
        ("LEEDS, England (Reuters) - The mayor met Marta Quill.", ["Marta Quill"]),
        ("LEEDS ― The mayor met Marta Quill.", ["Marta Quill"]),
        ("Lawmakers left. Suing was ruled out. Women cheered.", []),
        ("The city of Kharkiv and its mayor were hit.", ["Kharkiv"]),
        ("He led the Senate Committee on Harbours, Rail and Roads.", ["Senate Committee on Harbours, Rail and Roads"]),
        ("The Alliance to Protect Rivers sued the Council on Coastal Affairs.",
         ["Alliance to Protect Rivers", "Council on Coastal Affairs"]),
        ("The League for the Prevention of Cruelty to Horses met.", ["League for the Prevention of Cruelty to Horses"]),
        ("The Chamber of Crafts and Industry met the Ministry of Labour and Social Affairs.",
         ["Chamber of Crafts and Industry", "Ministry of Labour and Social Affairs"]),
        ("The Bridge Authority of Vermont and Maine met Ina Lund.",
         ["Bridge Authority of Vermont and Maine", "Ina Lund"]),
        ("They asked the Ministry of Trade and Congress.", ["Ministry of Trade", "Congress"]),
        ("They left the Committee on Rail, Leeds and home.", ["Committee on Rail", "Leeds"]),
        ("Sea Rescue League President Ina Lund met Lund Campaign Manager Bo Falk.",
         ["Sea Rescue League", "Ina Lund", "Lund", "Bo Falk"]),
        ("Rep. Ina Lund (D-Ohio), Sen. Bo Falk, R-Fla., and Rep. Ann Poe (Calif.) met D–New Mexico's Al Ruiz.",
         ["Ina Lund", "Bo Falk", "Ann Poe", "New Mexico", "Al Ruiz"]),
        ("They fled Leeds (Ohio) for Derby, R. Lund said.", ["Leeds", "Ohio", "Derby", "R. Lund"]),
        ("Rep. Ann Poe of Mich. left for Flint.", ["Ann Poe", "Mich.", "Flint"]),
        ("Then Teresa May met Ina Poe in May.", ["Teresa May", "Ina Poe"]),
        ("Hmmm, said Ina Lund. Pfft, Aaah. Gonna rain.", ["Ina Lund"]),
        ("Turnout fell. Layoffs followed.", []),
        ("The army sent six F-16 jets and a Su-27 on I-95.", ["F-16", "Su-27", "I-95"]),
        ("The Boeing 737 of Norsk Air left; an Apollo 8 film ran.", ["Boeing 737", "Norsk Air", "Apollo 8"]),
        ("In Selby 120 people and 37 dogs were saved.", ["Selby"]),
        ("HQX said HP lost, but HP's profit and the PC market rose.", ["HQX", "HP", "HP"]),
    ],
)  # fmt: skip
def test_a_name_is_found_whole_and_nothing_else(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_spans_are_slices_of_the_text_in_order_and_apart() -> None:
    text = "Russian Foreign Ministry spokeswoman Maria Zakharova met Israel's Prime Minister in New York City."
    found = names(text)
    assert [text[name.start : name.end] for name in found] == [name.text for name in found]
    assert all(left.end <= right.start for left, right in pairwise(found))


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Police Ministry spokeswoman Ana Brand said no.", "Ana Brand", "police ministry spokeswoman"),
        ("Ukrainian President Volodymyr Zelenskyy spoke.", "Volodymyr Zelenskyy", "ukrainian president"),
        ("It was Zelenskyy, the president of Ukraine, who spoke first.", "Zelenskyy", "president of ukraine"),
        ("It was a blow to Ukraine's leader, Zelenskyy.", "Zelenskyy", "ukraine's leader"),
        ("Yesterday Sir Keir Starmer spoke.", "Keir Starmer", "sir"),
    ],
)  # fmt: skip
def test_a_title_or_description_becomes_the_role(text: str, name: str, role: str) -> None:
    found = {n.text: n for n in names(text)}
    assert found[name].role == role
    assert found[name].category == "person"


def test_a_body_swallows_the_demonym_before_it_but_a_person_does_not() -> None:
    assert texts("The Russian Foreign Ministry met Ukrainian President Volodymyr Zelenskyy.") == [
        "Russian Foreign Ministry",
        "Ukrainian",
        "Volodymyr Zelenskyy",
    ]


def test_short_forms_take_the_fullest_key_of_the_article() -> None:
    found = names("Spokeswoman Maria Zakharova spoke. Zakharova left a Coalition of the Willing. The Coalition stayed.")
    assert [name.key for name in found] == [
        "maria zakharova",
        "maria zakharova",
        "coalition of the willing",
        "coalition of the willing",
    ]


def test_a_place_is_a_surname_where_somebody_bears_it() -> None:
    found = names("The writer Jack London spoke. London laughed, and then he flew to London.")
    assert [(name.key, name.stands_for) for name in found] == [
        ("jack london", None),
        ("jack london", None),
        ("london", "united kingdom"),
    ]


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("He met Stephen Kowal there.", "person"),
        ("He joined the Christian Coalition there.", "organisation"),
        ("They play for Chelsea FC now.", "organisation"),
        ("He lives near Mount Quill now.", "place"),
        ("He asked Marta Quill of Ohio.", "person"),
        ("They like the Quillers a lot.", "group"),
        ("It was NATO again.", "organisation"),
    ],
)
def test_categories(text: str, category: str) -> None:
    assert names(text)[0].category == category


def test_a_longer_name_says_the_land_in_it_but_not_the_other_way() -> None:
    ministry, land = mid("Russian Foreign Ministry"), mid("Russia")
    assert within(land, ministry)
    assert not within(ministry, land)
    assert not within(land, land)
    assert not coreferent(land, ministry)


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["Foo Bar ", "Foreign Prime ", "Food and ", "Ab Cd (AB) x ", "US ", "A-", "Bank of "])
def test_hostile_text_takes_time_in_proportion(piece: str) -> None:
    def seconds(times: int) -> float:
        text = "x " + piece * times + "end."
        statements = split(Article("a", text), "a")
        start = process_time()
        find_names(text, statements)
        return process_time() - start

    seconds(100)
    # the best of some tries: the machine may have something else to do
    assert min(seconds(4000) for _ in range(3)) < 40 * min(seconds(400) for _ in range(3)) + 0.2


def test_a_surname_of_two_people_stays_a_surname() -> None:
    found = names("Ann Harlow met Peter Harlow. Harlow laughed.")
    assert found[-1].key == "harlow"


@pytest.mark.parametrize(
    "text",
    [
        "The Fenland Water Authority (FWA) met. The FWA agreed.",
        "The FWA (Fenland Water Authority) met. Then the FWA agreed.",
    ],
)
def test_an_acronym_defined_in_the_text_has_the_key_of_its_long_form(text: str) -> None:
    assert {name.key for name in names(text)} == {"fenland water authority"}


def test_headings_give_only_names_of_the_running_text() -> None:
    text = "Strong Words From Marta Quill About Power\n\nMarta Quill spoke on the river bank for an hour.\n"
    assert texts(text) == ["Marta Quill", "Marta Quill"]


def test_a_text_without_capitals_gives_only_unambiguous_forms() -> None:
    assert [name.key for name in names("nato and france told us that the turkey was served on china plates .")] == [
        "nato",
        "france",
    ]


def test_the_users_own_groups_share_a_key() -> None:
    found = names("The Bundeswehr trains. The German Army trains.", (("Bundeswehr", "German Army"),))
    assert {name.key for name in found} == {"bundeswehr"}


SAME = [
    ("Robert Vale", "Bob Vale"),
    ("Peggy Lund", "Margaret Lund"),
    ("John Harlow", "J. T. Harlow"),
    ("J.T. Harlow", "J. T. Harlow"),
    ("Coastal Rescue Federation", "CRF"),
    ("Otto Lindqvist", "Otto Lindquvist"),
    ("UK", "United Kingdom"),
    ("Britain", "United Kingdom"),
    ("U.S.", "America"),
    ("Zelensky", "Zelenskyy"),
    ("Zelenskiy", "Volodymyr Zelenskyy"),
    ("Mohammed Darwish", "Muhammad Darwish"),
    ("Kharkiv", "Kharkov"),
    ("Russian Foreign Ministry", "Foreign Ministry"),
    ("World Health Organisation", "WHO"),
    ("Muammar Qaddafi", "Moammar Gadhafi"),
    ("Khadafy", "Qaddafi"),
    ("Tariq al-Hashimi", "Tarik Hashimi"),
    ("U.S. Senate", "Senate"),
]
OTHER = [
    ("Oklahoma Republican Party", "GOP"),
    ("Arizona Senate", "Senate"),
    ("Allan Harlow", "J. T. Harlow"),
    ("Ina Marsh", "Ina March"),
    ("Ina Lund", "Ida Lund"),
    ("Otto Marwood", "Otto Harwood"),
    ("Ali Khan", "Ali Ghan"),
    ("Ali Khan", "Ali Kahn"),
    ("Mary Quinn", "Mary Guinn"),
    ("Anne Baker", "Anne Bager"),
    ("Omar al-Assad", "Omar al-Sisi"),
    ("Al Gore", "Tipper Gore"),
    ("Iran", "Iraq"),
    ("Austria", "Australia"),
    ("Niger", "Nigeria"),
    ("Slovakia", "Slovenia"),
    ("South America", "America"),
    ("England", "Britain"),
    ("Ann Harlow", "Peter Harlow"),
    ("Russian Foreign Ministry", "German Foreign Ministry"),
    ("Russian Foreign Ministry", "Russian Defence Ministry"),
    ("North Korea", "South Korea"),
    ("Georgia", "Virginia"),
    ("Moscow", "Kyiv"),
    ("EU", "Europe"),
]


def mid(name: str) -> Name:
    return one(f"It was {name} that mattered.")


@pytest.mark.parametrize(("left", "right"), SAME)
def test_same_names(left: str, right: str) -> None:
    assert same_name(mid(left), mid(right))
    assert same_name(mid(right), mid(left))


@pytest.mark.parametrize(("left", "right"), OTHER)
def test_other_names(left: str, right: str) -> None:
    assert not same_name(mid(left), mid(right))
    assert not coreferent(mid(right), mid(left))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Moscow", "Russia"),
        ("Kremlin", "Moscow"),
        ("White House", "American"),
        ("Brussels", "EU"),
        ("Downing Street", "UK"),
    ],
)
def test_a_seat_is_akin_to_its_government_but_not_the_same(left: str, right: str) -> None:
    assert coreferent(mid(left), mid(right))
    assert not same_name(mid(left), mid(right))


@pytest.mark.parametrize(
    ("left", "right", "spoken"),
    [
        ("Omar Qassim", "Omar Gassim", False),
        ("Omar Qassim", "Omar Nassim", True),
        ("Omar Khalid", "Omar Ghalid", True),
        ("Nora Wright", "Nora Bright", True),
        ("Nora Smith", "Nora Smyth", True),
        ("Nora Hansen", "Nora Hanson", True),
        ("Nora Quigley", "Nora Guigley", True),
    ],
)
def test_a_persons_name_in_other_letters_is_another_unless_two_rules_write_it(
    left: str, right: str, spoken: bool
) -> None:
    assert misnamed(mid(left), mid(right)) is spoken
    assert misnamed(mid(right), mid(left)) is spoken


def test_the_table_is_large_clean_and_parted_as_texts_are() -> None:
    table = rows("aliases")
    assert len(table) >= 250
    assert {row[0] for row in table} == {"country", "territory", "state", "city", "region", "group", "body"}
    seen: dict[str, int] = {}
    for number, row in enumerate(table):
        assert 2 <= len(row) <= 5
        for cell in row[1:4]:
            for form in cell.replace("/", "; ").split("; "):
                if form:
                    assert spaced(form) == " ".join(word.text for word in tokenize(form)), form
                    assert seen.setdefault(spaced(form).lower(), number) == number, form


def test_capitals_bind_short_acronyms_only() -> None:
    table = own_groups()
    assert lookup(table, tokenize("US troops"), 0) is not None
    assert lookup(table, tokenize("Us troops"), 0) is None
    assert lookup(table, tokenize("Nato troops"), 0) is not None


def test_a_name_of_a_figure_and_a_word_is_read_without_a_category() -> None:
    (found,) = [name for name in names("They opened Z—S 5-Ykm on Monday.") if "Ykm" in name.text]
    assert found.category == "other"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The yard sold 1.2 GW of turbines to Norway.", ["Norway"]),
        ("They saw the TV debate in Lyon.", ["Lyon"]),
        ("Pretax profit rose in Lyon. Whoever bought shares in Lyon gained.", ["Lyon", "Lyon"]),
        ("“President [George W.] Tarnwell was there,” he said.", ["George", "Tarnwell"]),
    ],
)
def test_what_capitals_alone_make_is_no_name(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The debate on ZBC was heard in Lyon.", "ZBC"),
        ("Prescott said no. In Lyon Prescott went home.", "Prescott"),
        ("Officers saw 12 NATO ships off Lyon.", "NATO"),
        ("The Bank of Marlow Association met in Lyon.", "Bank of Marlow Association"),
        ("The council heard Malcolm X in Lyon.", "Malcolm X"),
    ],
)
def test_near_misses_stay_names(text: str, name: str) -> None:
    assert name in texts(text)


def test_a_surname_that_is_a_word_is_a_name_where_a_first_name_led_it() -> None:
    assert texts("The lawyer was Brian Brown. Brown said no. News came from Sea News.") == [
        *("Brian Brown", "Brown", "Sea News"),
    ]


def test_initials_and_short_first_names_tell_people_apart_and_together() -> None:
    people = names("J. T. Harlow died. Allan Harlow wept for J.T. Harlow. Robert Vale came, and Bob Vale sang.")
    assert [name.key for name in people] == [
        *("j.t. harlow", "allan harlow", "j.t. harlow"),
        *("robert vale", "robert vale"),
    ]
    assert names("J. Harlow met Ina Lund. Then Jane Harlow left.")[0].key == "jane harlow"


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Greta Petersen", "Greta Peterssen", True),
        ("Yusuf Karimi", "Yusuf Kareemi", True),
        ("Filip Novák", "Filip Novak", False),  # an accent
        ("Bob Vale", "Robert Vale", False),  # a short form
        ("Austria", "Australia", False),
        ("Ina Lund", "Ida Lund", False),
        ("the Ministry of Trade", "the Ministry of Trades", False),
    ],
)
def test_what_is_one_name_in_two_spellings(left: str, right: str, expected: bool) -> None:
    assert respelt(mid(left), mid(right)) is expected
    assert respelt(mid(right), mid(left)) is expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("economics", "economy", True),
        ("cultural", "culture", True),
        ("lindqvist", "lindquvist", True),
        ("austria", "australia", False),
        ("budapest", "bucharest", False),
        ("condemned", "condoned", False),
    ],
)
def test_letters_alone_make_no_two_known_words_one(left: str, right: str, expected: bool) -> None:
    assert one_word(left, right) is expected


def test_a_surname_that_is_an_ordinary_word_opens_a_sentence() -> None:
    text = "The candidate Jeb Bush released his returns. Bush paid 36 percent. Rates rose."
    assert texts(text)[-2:] == ["Jeb Bush", "Bush"]
    assert "Bush" not in texts("Jeb Bush lit a bush. Bush fires burn long.")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The finance minister, Paul Lang, left.", "finance minister"),
        ("She is the daughter of former vice president Paul Lang.", "former vice president"),
        ("Secretary of State Paul Lang left.", "secretary of state"),
    ],
)
def test_a_role_is_all_of_the_title_and_nothing_else(text: str, role: str) -> None:
    report = xcheck.compare(xcheck.Article("a", text), xcheck.Article("b", text))
    assert {fact.role for fact in report.articles[0].facts if isinstance(fact, xcheck.model.Name)} == {role}
