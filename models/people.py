"""Where a text names somebody: by what stands before a name, by its form, or because it is a common one."""

import re
from collections.abc import Iterable, Iterator
from functools import partial

from models.given_names import ENGLISH, RUSSIAN

UPPER, LOWER = "A-ZÀ-ÖØ-ÞЀ-Я", "a-zß-öø-ÿа-џ"
WORD = rf"[{UPPER}][{LOWER}]+(?:[-'’][{UPPER}]?[{LOWER}]+)*"
"""With a capital, the rest small."""

FULL = rf"{WORD}(?: {WORD}){{0,2}}"

ADDRESSED = (
    r"уважаем\w+|здравствуйте|привет|добрый (?:день|вечер)|доброе утро|господин\w*|госпож\w+|г-н\w*|г-ж\w+|"
    r"dear|hello|hi|hey|good (?:morning|afternoon|evening)|mr\.?|mrs\.?|ms\.?|miss|dr\.?|sir|madam"
)
NAMED = r"зовут|мо[её] имя|моя фамилия|на имя|фио:?|my name(?: is|['’]s)?|i am called|the name of|named"
SIGNED = (
    r"с уважением|с наилучшими пожеланиями|всего (?:доброго|хорошего)|ваш клиент|ваша клиентка|"
    r"(?:(?:best|kind|warm) )?regards|best wishes|(?:yours )?(?:sincerely|truly|faithfully)|yours|signed"
)
THANKED = r"(?:заранее )?спасибо|благодарю|thanks(?: in advance)?|thank you|cheers"

RUSSIAN_SURNAME = r"[А-ЯЁ][а-яё]+(?:ов|ев|ёв|ин|ын|ск|цк|енк|ук|юк|ян)[а-яё]{0,3}"
PATRONYMIC = r"[А-ЯЁ][а-яё]+(?:ович|евич|ьич|овн|евн|ичн)(?:[аеуыи]|ем|ой)?"


def forms(name: str) -> str:
    """A pattern for the name in every case of Russian."""
    if name[-1] in "ая":
        return rf"{name[:-1]}(?:[аяыиеую]|[оеё]й|[оеё]ю)"
    return rf"{name[:-1]}[йьяюеи]м?" if name[-1] in "йь" else rf"{name}(?:[ауые]|[оеё]м)?"


COMMON = rf"(?:{'|'.join([*map(forms, RUSSIAN), *(rf'{name}' for name in ENGLISH)])})"

TOLD = (
    re.compile(rf"\b(?i:{NAMED})[:,]? (?P<name>[{UPPER}{LOWER}]+(?: {WORD}){{0,2}})"),
    re.compile(rf"\b(?i:{ADDRESSED})[,]? (?P<name>{FULL})"),
    re.compile(rf"\b(?i:{SIGNED})[\s,.!–—-]+(?P<name>[{UPPER}{LOWER}][^\d\n]{{1,40}})$"),
    re.compile(rf"\b(?i:{THANKED})\s*[,–—\n-]\s*(?P<name>{FULL})[.!]?\s*$"),
)
"""A name because of what stands before it; some write theirs small."""

FORMED = (
    re.compile(rf"\b(?P<name>(?:{WORD} ){{0,2}}{PATRONYMIC}(?: {WORD})?)\b"),
    re.compile(rf"\b(?P<name>{WORD} [{UPPER}]\. ?[{UPPER}]\.|(?:[{UPPER}]\. ?){{1,2}}{WORD})"),
    re.compile(rf"\b(?P<name>(?:{RUSSIAN_SURNAME} )?{COMMON}(?: {WORD})?)\b"),
)
"""A name because it looks like one."""

PAIR = re.compile(rf"(?<=[{LOWER},;] )(?P<name>{WORD} {FULL})\b")
"""Two words with capitals in the middle of a sentence: mostly somebody, or else something with a name of its own."""

MOSTLY = 0.5
"""Share of words with capitals above which capitals say nothing."""


def people(text: str) -> Iterator[re.Pattern[str]]:
    """The patterns that find people in the text, what they find standing in the group ``name``."""
    yield from TOLD
    yield from FORMED
    words = re.findall(r"[^\W\d_]{2,}", text)
    if sum(word[0].isupper() for word in words) <= MOSTLY * len(words):
        yield PAIR


def without_people(text: str, tag: str, known: Iterable[str] = ()) -> str:
    """The text with the tag for every name found, and for those ``known``, in whatever case and capitals."""
    for name in sorted(known, key=len, reverse=True):
        text = re.sub(rf"(?i)\b{known_form(name)}\b", partial(_literal, tag), text)
    for pattern in people(text):
        text = pattern.sub(partial(_tagged, tag), text)
    return text


def known_form(name: str) -> str:
    is_russian = re.fullmatch(r"[А-Яа-яЁё]{3,}", name)
    return forms(name) if is_russian else re.escape(name)


def _literal(tag: str, _: re.Match[str]) -> str:
    return tag


def _tagged(tag: str, found: re.Match[str]) -> str:
    begin, end = (place - found.start() for place in found.span("name"))
    return found[0][:begin] + tag + found[0][end:]
