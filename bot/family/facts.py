"""Hearing facts about the child in a message. Only what is said plainly counts; no guesses.

Phases follow the Code of Practice: chapter 5 for the early years, 6 for schools, 7 for
further education. Reception is part of a school, so it counts as primary.
"""

from __future__ import annotations

import re
from typing import Literal

Phase = Literal["early_years", "primary", "secondary", "post16"]
Asker = Literal["young_person", "parent"]

_NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_NUMBER = rf"(\d{{1,2}}|{'|'.join(_NUMBERS)})"
_CHILD = r"(?: son | daughter | child | boy | girl | lad | grandson | granddaughter | twins? )"


def _pattern(verbose: str) -> re.Pattern[str]:
    """A pattern in which blanks are for the eye; `[ ]` is a blank that counts."""
    return re.compile(verbose, re.IGNORECASE | re.VERBOSE)


_YEAR = _pattern(
    rf"\b (?: year | yr | y ) [ -]? {_NUMBER} \b (?! \s* (?: old | ago | wait | later ) )"
)
_AGE = _pattern(
    rf"""
    \b (?: age | aged | turned
         | (?: he | she | they | who ) (?: ['’]?s | ['’]?re | [ ]is | [ ]are )
         | {_CHILD} (?: ['’]?s | [ ]is | [ ]are ) (?: [ ]only | [ ]now )?
       ) \s+ {_NUMBER} \b
       (?! \s* (?: months? | weeks? | days? | hours? | minutes? | out | of | %
                 | years?[ ](?: behind | below ) ) )
    | \b {_NUMBER} \s*-?\s* (?: years? | yrs? ) \s*-?\s* olds? \b
    | \b {_NUMBER} \s* (?: yo | y/o ) \b
    """
)
_THERE = r"""
    \b (?: at | in | goes[ ]to | attends | started | starts[ ]at | his | her | their | our
         | my[ ]child'?s | s?he'?s[ ]at ) \s+
    (?: (?: an? | the | local | his | her | our | mainstream | first[ ]year[ ](?: of | at ) ) [ ] )*
"""
_PLACES: dict[Phase, re.Pattern[str]] = {
    "post16": _pattern(_THERE + r"(?: college | sixth[ ]form | 6th[ ]form | apprenticeship ) \b"),
    "early_years": _pattern(_THERE + r"(?: nursery | pre-?school | playgroup | childminder ) \b"),
    "secondary": _pattern(_THERE + r"(?: secondary | high[ ]school | senior[ ]school ) \b"),
    "primary": _pattern(_THERE + r"(?: primary | infants? | juniors? | reception ) \b"),
}
_LATER = _pattern(
    r"""
    \b (?: go | goes | going | goin | moves? | moving | transfer\w* | transition\w* | starts?
         | starting | ready | prepar\w+ | applying | choos\w+ | leaving | left
         | what[ ]about | how[ ]about ) \b [^.?!]{0,25} $
    """
)
_PLAN = r"""
    (?: e\.?h\.?c\.?p?\.? | echp | ehcp?[ ]?plan
      | education,?[ ]health[ ](?: and | & )[ ]care[ ]plan )
"""
_NO_PLAN = _pattern(
    rf"""
    \b (?: no | not[ ]got | not[ ]on | not[ ]have | without | isn'?t[ ]on
         | (?: has | have ) n'?t (?: [ ]got )?
         | (?: does | do | did ) (?: n'?t | [ ]not ) [ ]have
       ) \s+ (?: (?: an? | the | any ) [ ] )? {_PLAN} \b (?! [ ](?: needs[ ] )? assess )
    """
)
_ENDED = _pattern(
    rf"{_PLAN} [ ] (?: (?: but | it | has | have | had | was | been | got ) [ ] )*"
    r"(?: ceased | ended | lapsed | taken[ ]away ) \b"
)
_HAS_PLAN = _pattern(
    rf"""
    \b (?: (?: i['’]?ve | i[ ]have | i[ ]had
             | (?: he | she | they | we | {_CHILD} )
               (?: ['’]?s | ['’]?ve | [ ]has | [ ]have | [ ]had )?
           ) \s+ (?: (?: already | now | just | finally | has | have | had | got | given | on
                       | an? | the | his | her | their | our ) [ ] )*
         | (?: and | but | who ) [ ] (?: also[ ] | already[ ] )? has [ ] (?: an? | got[ ]an? ) \s+
         | (?: i'?m | i[ ]am | {_CHILD} | s?he[ ]is | s?he'?s | college | school ) [ ]with[ ]an?[ ]
         | (?: his | her | our | my[ ](?: \w+[ ] )? {_CHILD} ['’]?s ) \s+
       ) (?: (?: current | existing | final | new ) [ ] )? {_PLAN} \b
    (?! \s* (?: needs[ ] )? (?: assess\w* | request | application | refus\w+ | process ) )
    """
)
_WISH = _pattern(
    r"""
    \b (?: can | could | should | would | will | may | might | does | do | did
         | if | when | how | needs? | wants? | get | getting | apply
         | refus\w+ | hoping | until | whether | unless ) \b
    [^.?!]{0,40} $
    """
)
_OWN_AGE = _pattern(r"\b (?: i[ ]am | i['’]?m ) \s+ (?: only[ ] )? (\d{2}) \b")
_YOUNG = _pattern(
    r"""
    \b (?: i[ ]am | i['’]?m ) \s+
       (?: (?: (?: only | nearly | almost ) [ ] )? (?: 1[3-9] | 2[0-5] ) \b
             (?! \s* (?: weeks? | minutes? | years?[ ]in(?:to)? | [%:] ) )
         | (?: in[ ] | a[ ] )?
           (?: (?: year | yr | y ) [ ]? (?: 9 | 1[0-4] ) | sixth[ ]form | 6th[ ]form
             | (?: an?[ ] )? (?: pupil | apprentice | teenager
                 | student (?! [ ](?: teacher | nurse | social ) ) )
             | (?: at | in ) [ ] (?: college | sixth[ ]form | 6th[ ]form ) ) \b )
    | \b my[ ] (?: mum | mom | mam | dad | parents ) \b [^.?!]{0,40}
      \b my[ ] (?: school | teachers? | college | senco | tutor ) \b
    | \b my[ ] (?: teachers? | tutors? | form[ ]tutor | a[ ]levels | gcses | exams ) \b
      [^.?!]{0,60} \b (?: me | i ) \b
    """
)
_PARENT = _pattern(
    rf"""
    \b (?: my | our ) \s+ (?: \w+[ ] )?
    (?: {_CHILD} | children | kids? | little[ ]one | grandchild | eldest | youngest | foster ) \b
    """
)


def phase_in(text: str) -> Phase | None:
    """The phase that a child is in now, as far as the message says: a school year before an age."""
    for match in _YEAR.finditer(text):
        if not _LATER.search(text[: match.start()]) and (phase := _phase_of_year(match[1])):
            return phase
    for match in _AGE.finditer(text):
        number = next(group for group in match.groups() if group)
        if phase := _phase_of_age(number):
            return phase
    found = [
        (match.start(), phase)
        for phase, pattern in _PLACES.items()
        for match in pattern.finditer(text)
        if not _LATER.search(text[: match.start()])
    ]
    if found:
        return min(found)[1]
    own_age = _OWN_AGE.search(text) if asker_in(text) == "young_person" else None
    return _phase_of_age(own_age[1]) if own_age else None


def has_plan_in(text: str) -> bool | None:
    """Whether the child has an EHC plan, when the message says so; None when it does not."""
    if _NO_PLAN.search(text) or _ENDED.search(text):
        return False
    for match in _HAS_PLAN.finditer(text):
        if not _WISH.search(text[: match.start()]):
            return True
    return None


def asker_in(text: str) -> Asker | None:
    """A young person who asks for themself, or somebody who asks for a child."""
    if _PARENT.search(text):
        return "parent"
    return "young_person" if _YOUNG.search(text) else None


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]


def _phase_of_year(word: str) -> Phase | None:
    year = _number(word)
    if 1 <= year <= 6:
        return "primary"
    if 7 <= year <= 11:
        return "secondary"
    return "post16" if 12 <= year <= 14 else None


def _phase_of_age(word: str) -> Phase | None:
    """A year at the border of two phases says nothing: 11 may be Year 6 or Year 7."""
    age = _number(word)
    if age <= 3:
        return "early_years"
    if 5 <= age <= 10:
        return "primary"
    if 12 <= age <= 15:
        return "secondary"
    return "post16" if 17 <= age <= 25 else None
