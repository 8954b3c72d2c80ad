"""The phrases in which parents say a name. In each pattern the group `who` is the name, perhaps."""

from __future__ import annotations

import re

from bot.redaction.vocabulary import WORD

RELATION = (
    r"(?:son|daughter|child|boy|girl|lad|kid|baby|toddler|lo|ds|dd|dc|husband|wife|partner|ex|mum"
    r"|dad|mother|father|nan|brother|sister|friend|cousin|nephew|niece|grandson|granddaughter"
    r"|grandchild|stepson|stepdaughter|godson|twins?|eldest|oldest|youngest|one|teenager|old)"
)
ROLE = (
    r"(?:teacher|head|headteacher|deputy|senco|sendco|tas?|lsa|hlta|tutor|mentor|key\s?worker"
    r"|social\s+worker|case\s?worker|officer|psychologist|ep|therapist|salt|ot|advis[oe]r|doctor"
    r"|paediatrician|governor|nurse|manager)"
)
_BELONGING = (
    r"(?:class|plan|targets?|school|needs|behaviour|speech|reading|diagnosis|ehcp|support|review"
    r"|mum|dad|parents?|nan|sister|brother|name|1-?1|one-to-one)"
)
_DOES = (
    r"(?:is|isn['’]?t|was|wasn['’]?t|has|hasn['’]?t|had|can['’]?t|won['’]?t|doesn['’]?t|didn['’]?t"
    r"|who|whos|aged?|gets|goes|attends|needs|struggles)"
)
_WHO = rf"(?P<who>{WORD})"
_CAPITAL_WHO = rf"(?P<who>(?=[A-Z]){WORD})"
_GAP = r"[ \t]+"

TITLED = re.compile(
    rf"\b(?P<title>mrs|mr|ms|mx|dr|prof|professor|doctor|miss)\b\.?{_GAP}(?:[A-Z]\b\.?{_GAP})?{_WHO}",
    re.IGNORECASE,
)
"""Mrs Patel, mr p jones, dr khan, miss okafor."""

SAYING = tuple(
    re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    for pattern in (
        # his name is X, my names X, Name: X
        rf"\bname(?:['’]?s|\s*(?:is|was|=|:))\s*{_WHO}",
        rf"\b(?:pupil|child|student)\s?:{_GAP}{_WHO}",
        # a boy called X, she is called X, our senco is called X
        rf"\b(?:{RELATION}|{ROLE}|s?he|s?he['’]?s|is|lady|man|woman|pupil)\s+(?:called|named)\s+{_WHO}",
        # my son X is, my daughter X (7), my son X, 7
        rf"\b(?:my|our|her|his|their|the|year|eldest|youngest)\s+(?:\w+\s+)?{RELATION}[\s,(]+{_WHO}"
        rf"(?=\s*(?:[,;()]|['’]s\b|\d|{_DOES}\b))",
        # mum to X
        rf"\b(?:mum|mam|dad|mother|father|parent|carer|nan|gran|grandma)\s+(?:to|of)\s+{_WHO}",
        # X's teacher
        rf"\b{_WHO}(?:(?<=['’]s)|(?<=s['’]))\s+(?:{ROLE}|{_BELONGING})\b",
        # X is 7, X (7), X aged 7, X is in year 4
        rf"(?:^|[.,;!?]\s*|\b(?:so|and|but|because|cos|that|if)\s+){_WHO}"
        r"(?=\s*\(\d{1,2}\)|,?\s+aged?\s+\d"
        r"|\s+(?:is|was)\s+(?:nearly\s+|only\s+)?\d{1,2}(?:\s+(?:and|now|years|yrs)\b|\s*[.,;]|\s*$)"
        r"|\s+(?:is|was)\s+in\s+(?:year|yr|reception|nursery)\b|,?\s+\(?y(?:ea)?r\s?\d)",
    )
)
"""What stands there is a name unless it is plain English."""

SAYING_IN_CAPITALS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        rf"\b(?i:{RELATION}|{ROLE}|i['’]?m|i{_GAP}am|this{_GAP}is)[,:(]?{_GAP}\(?{_CAPITAL_WHO}",
        # Dear X
        rf"^\W{{0,3}}(?i:re|dear|hi|hello|hey):?{_GAP}{_CAPITAL_WHO}",
        # X hates, X can't
        rf"(?:^|[.!?]\s+){_CAPITAL_WHO}(?={_GAP}(?:hates|loves|likes|won['’]?t|can['’]?t|refuses"
        r"|struggles|cries|goes|attends|masks|keeps|doesn['’]?t|isn['’]?t|hasn['’]?t|wants)\b)",
        # regards X, at the end of the message
        r"\b(?i:regards|thanks|thank\s+you|cheers|sincerely|faithfully|love)[,.!\s]{1,5}"
        rf"{_CAPITAL_WHO}(?=(?:\s+[A-Z][\w'’-]+)?[\s.,!]{{0,5}}[xX]*[\s.,!]{{0,5}}\Z)",
        # Can X have
        rf"(?:^|[.!?]\s+)(?:Can|Does|Did|Should|Could|Would|Has|Is|Was|Will){_GAP}{_CAPITAL_WHO}"
        rf"(?={_GAP}(?:have|get|need|be|go|stay|do|take|move|start|had|been|entitled|allowed)\b)",
    )
)
"""The same, where only a capital tells a name from the rest of the sentence."""

SAYING_OF_KNOWN_NAMES = re.compile(
    rf"\b(?:can|does|did|should|could|would|has){_GAP}{_WHO}"
    rf"(?={_GAP}(?:have|get|need|go|stay|do|take|move|start|had|been|qualify)\b)",
    re.IGNORECASE,
)
"""Can X have, does X need: a name only if it is known to be one."""

AND_ANOTHER = re.compile(rf"{_GAP}?(?:and|&|\+|,|/){_GAP}{_WHO}")
"""What may follow a name: "Harvey and Noah"."""

SURNAME = re.compile(rf"{_GAP}(?:[A-Z]\b\.?{_GAP})?{_WHO}")
"""What else may follow: "Priya Sharma", "Anna J. Cole"."""
