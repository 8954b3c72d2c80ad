"""What is said of a plan that was pasted."""

from __future__ import annotations

from typing import Any

from bot.answers.compose import Composer
from bot.answers.context import Context
from bot.plans.check import check_plan
from bot.plans.load import current_plan_replies
from bot.reply import Answer, Button, Message, Part

TOPIC = "support_plan"


def checked_plan(context: Context, composer: Composer, said: dict[str, Any]) -> Answer:
    """What a pasted plan says and lacks. Its text is not kept."""
    words, plan = current_plan_replies(), context.understood.get("plan")
    if plan != "here":
        text = words.left if plan == "left" else words.ask
        return Answer((composer.say(text),), (TOPIC,), awaits_plan=plan != "left")
    check = check_plan(context.text)
    clear = [point.title.lower() for point in check.points if point.status == "clear"]
    parts = [Part("verdict", check.verdict)]
    if clear:
        parts.append(Part("answer", words.there.replace("{points}", ", ".join(clear))))
    gaps = [f"- **{p.title}:** {p.question}" for p in check.points if p.question]
    if gaps:
        parts.append(Part("answer", "\n".join(gaps), words.gaps))
    else:
        parts.append(Part("answer", words.complete))
    parts.append(Part("notice", words.not_kept))
    title = words.buttons.add if context.sheet and context.sheet.items else words.buttons.start
    is_in_form = "response" in context.understood
    buttons = (Button(title, title),) if gaps and not is_in_form else ()
    message = Message(tuple(parts), TOPIC, buttons=buttons)
    return Answer((message,), (TOPIC,), questions=check.questions, asked_as=words.withheld)
