"""A mail server (aiosmtpd) that writes every mail down, one line of JSON each, in mails.jsonl in the working folder.

argv: port, plan file. The plan: {"security": "none"|"starttls"|"tls", "certificate", "key", "user", "password",
"exclude": [mechanisms], "size": limit}. Recipients that begin with "full" are refused for now, with "nobody" for good.
"""

import asyncio
import base64
import json
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

plan = json.load(open(sys.argv[2]))


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("full"):
            return "452 4.2.2 the mailbox is full"
        if address.startswith("nobody"):
            return "550 5.1.1 no such user here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        seen = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "hello": session.host_name,
            "tls": session.ssl is not None or plan["security"] == "tls",
            "mechanism": getattr(session, "mechanism", None),
            "content": base64.b64encode(envelope.original_content).decode(),
        }
        with open("mails.jsonl", "a") as log:
            log.write(json.dumps(seen) + "\n")
        return "250 2.0.0 taken"


def authenticate(server, session, envelope, mechanism, data):
    session.mechanism = mechanism
    known = data.login == plan["user"].encode() and data.password == plan["password"].encode()
    return AuthResult(success=known, handled=False)


context = None
if plan["security"] != "none":
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(plan["certificate"], plan["key"])
needs_user = bool(plan.get("user"))
options = {
    "hostname": "mail.example.test",
    "data_size_limit": plan.get("size", 1 << 25),
    "auth_required": needs_user,
    "auth_require_tls": plan["security"] == "starttls",
    "authenticator": authenticate if needs_user else None,
    "auth_exclude_mechanism": plan.get("exclude", []),
}
if plan["security"] == "starttls":
    options.update(tls_context=context, require_starttls=True)


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(Handler(), loop=loop, **options),
        "127.0.0.1",
        int(sys.argv[1]),
        ssl=context if plan["security"] == "tls" else None,
    )
    await server.serve_forever()


asyncio.run(main())
