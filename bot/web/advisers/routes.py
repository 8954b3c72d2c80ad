"""Where the advisers' pages are."""

from __future__ import annotations

from starlette.routing import Route

from bot.web.advisers import account, audit, report, sign_in, switch, team

ROUTES = [
    Route("/advisers", account.home, methods=["GET"], name="advisers"),
    Route("/advisers/sign-in", sign_in.sign_in_page, methods=["GET"], name="sign_in"),
    Route("/advisers/sign-in", sign_in.sign_in, methods=["POST"]),
    Route("/advisers/second-step", sign_in.second_step_page, methods=["GET"]),
    Route("/advisers/second-step", sign_in.second_step, methods=["POST"]),
    Route("/advisers/sign-out", sign_in.sign_out, methods=["POST"]),
    Route(
        "/advisers/set-password/{token}",
        sign_in.set_password_page,
        methods=["GET"],
        name="set_password",
    ),
    Route("/advisers/set-password/{token}", sign_in.set_password, methods=["POST"]),
    Route("/advisers/account", account.page, methods=["GET"]),
    Route("/advisers/account/password", account.password_page, methods=["GET"]),
    Route("/advisers/account/password", account.change_password, methods=["POST"]),
    Route("/advisers/account/second-step", account.second_step_page, methods=["GET"]),
    Route("/advisers/account/second-step", account.turn_second_step_on, methods=["POST"]),
    Route("/advisers/account/second-step/off", account.turn_second_step_off, methods=["POST"]),
    Route("/advisers/account/sign-out-everywhere", account.sign_out_everywhere, methods=["POST"]),
    Route("/advisers/team", team.page, methods=["GET"]),
    Route("/advisers/team", team.add, methods=["POST"]),
    Route("/advisers/team/{id:int}", team.member, methods=["GET"]),
    Route("/advisers/team/{id:int}/role", team.change_role, methods=["POST"]),
    Route("/advisers/team/{id:int}/reset", team.reset, methods=["POST"]),
    Route("/advisers/team/{id:int}/remove", team.remove, methods=["POST"]),
    Route("/advisers/audit", audit.page, methods=["GET"]),
    Route("/advisers/report", report.page, methods=["GET"]),
    Route("/advisers/report/{name}.csv", report.download, methods=["GET"]),
    Route("/advisers/switch", switch.page, methods=["GET"]),
    Route("/advisers/switch", switch.change, methods=["POST"]),
]
