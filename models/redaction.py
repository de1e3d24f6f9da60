"""Texts without what tells who wrote them or of whom they speak, before anybody but their reader sees them."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable

from models.people import without_people

TAGS = ("name", "phone", "email", "link", "card", "account", "address", "order", "number")
"""What may stand in brackets in the place of something hidden."""

LONGEST = 2_000
"""Characters of a text that are read; what lies behind is not given out."""

STREET = (
    r"\b(?:ул(?:\.|иц\w+)|просп(?:\.|ект\w*)|пр-к?т|пер(?:\.|еул\w+)|проезд\w*|шоссе|бульвар\w*|б-р|"
    r"наб(?:\.|ережн\w+)|пл(?:\.|ощад\w+)|мкр\.?|микрорайон\w*|алле\w+|тупик\w*)"
)
HOUSE = r"(?:д(?:\.|ом\w?)? ?)?\d+(?:[^\W\d_]\d*)?(?:[/-]\w{1,3})?\b"
WITHIN = (
    r"(?:,? ?(?:к(?:\.|орп\w*\.?)?|стр(?:\.|оение)?|кв(?:\.|артир\w+)?|оф(?:\.|ис)?|под(?:\.|ъезд\w?)|эт(?:\.|аж\w?)) ?"
    r"\d+\w?)"
)
ROAD = (
    r"(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|court|ct|square|sq|terrace|close|crescent|place)"
)
REST = r"\S*[^\s.,;:!?)]"
FLAT = r"(?:,? ?(?:apt|apartment|flat|unit|suite|floor|#)\.? ?\w{1,5})"

PATTERNS = tuple(
    (f"[{tag}]", re.compile(pattern, re.IGNORECASE))
    for tag, pattern in (
        ("email", r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+\b"),
        ("link", rf"(?:https?://|www\.){REST}|\b(?:[\w-]+\.)+[^\W\d_]{{2,}}/{REST}|(?<![\w@])@\w{{3,}}"),
        ("address", rf"{STREET} ?(?:[\w.-]+ ){{0,3}}?[\w.-]+,? {HOUSE}{WITHIN}*"),
        ("address", rf"(?-i:\b(?:[А-ЯЁ][\w-]+ ){{1,2}}){STREET},? {HOUSE}{WITHIN}*"),
        ("address", rf"\bд\. ?\d+\w?{WITHIN}*|\bкв(?:\.|артир\w+) ?\d+|\b(?:домофон|код двери|подъезд) ?:? ?\d+\w*"),
        ("address", rf"\b\d+\w? (?-i:(?:[A-Z][\w'’]+ ){{1,3}}){ROAD}\b\.?{FLAT}?"),
        ("address", r"\b(?:apt|flat|apartment)\.? \d+\w?\b|(?-i:\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b)"),
        ("account", r"\b[a-z]{2}\d{2}(?: ?[a-z\d]{4}){2,7}(?: ?[a-z\d]{1,3})?\b"),
        ("order", r"[№#] ?[\w-]*\d[\w-]*|\b(?:номер|number)\w? ?:? [\w-]*\d[\w-]*"),
        ("number", r"\b(?=\w*[^\W\d_])(?=(?:[^\W\d]*\d){5})\w+"),
    )
)
"""What stands in the place of what, in the order it is looked for: street, house and flat, a British postcode, an IBAN,
a word of letters and five digits or more ..."""

DIGITS = re.compile(r"(?:(?<!\w)[+(]+ ?)?\d(?:[\s().‐-―/-]{0,3}\d)*")
"""Digits as people write a number, with what they put between."""

MOST_APART, MOST_TOGETHER = 5, 4
"""Digits of a number that is no one's: with something between, and in one piece."""

GROUPED = re.compile(r"(?:\(?\d{3,5}\)?[ .-]{0,2})?\d{2,3}[ .-]?\d{2}[ .-]?\d{2}")

INVISIBLE = ("Cc", "Cf", "Co", "Cs", "Cn")


def redacted(text: str, *, names: Iterable[str] = (), ids: Collection[str] = ()) -> str:
    """The text on one line, with tags such as ``[phone]`` for what may tell of a person.

    Hidden are names, addresses of every kind, numbers of phones, cards, accounts, orders, and any other number of five
    digits or more. ``names`` are known ones, ``ids`` words in small letters to be hidden whatever they look like.
    A name that is also a word, such as Roman, is found only by what stands before it.
    """
    text = visible(text[:LONGEST])
    text = re.sub(r"[\w-]+", lambda word: "[order]" if word[0].casefold() in ids else word[0], text)
    for tag, pattern in PATTERNS:
        text = pattern.sub(tag, text)
    return " ".join(without_people(DIGITS.sub(number, text), "[name]", names).split())


def visible(text: str) -> str:
    """Without what has no width or turns the direction of writing; lines stay lines."""
    kept = (one for one in text if one in "\n\t" or unicodedata.category(one) not in INVISIBLE)
    return re.sub(r"[^\S\n]+", " ", "".join(kept))


def number(found: re.Match[str]) -> str:
    """The number as it stands, or what it is if it could be somebody's."""
    digits = "".join(filter(str.isdigit, found[0]))
    if len(digits) <= (MOST_TOGETHER if digits in found[0] else MOST_APART):
        return found[0]
    return next(f"[{tag}]" for tag, fits in NUMBERS if fits(found[0], digits))


def is_card(_: str, digits: str) -> bool:
    """13 to 19 digits whose check digit is right (ISO/IEC 7812-1, Luhn)."""
    doubled = [int(one) * (1 + place % 2) for place, one in enumerate(reversed(digits))]
    return 13 <= len(digits) <= 19 and sum(sum(divmod(one, 10)) for one in doubled) % 10 == 0


def is_phone(written: str, digits: str) -> bool:
    """With a plus, of eleven digits, or in groups as of ten digits or of a number within a town."""
    is_grouped = digits not in written and GROUPED.fullmatch(written)
    return written.startswith("+") or len(digits) == 11 or bool(is_grouped)


NUMBERS: tuple[tuple[str, Callable[[str, str], bool]], ...] = (
    ("card", is_card),
    ("phone", is_phone),
    ("number", lambda _, __: True),
)
"""What a number is, by how it is written and its digits; the first that fits."""


def shortened(text: str, length: int) -> str:
    """The text up to a word's end within ``length`` characters, with an ellipsis where something is left out."""
    if len(text) <= length:
        return text
    head, _, _ = text[:length].rpartition(" ")
    return f"{head.rstrip(' ,;:–—-') or text[: length - 1]}…"
