"""Prints what a DNS tester says first, from its JSON output.

Usage: first-words.py upkeep|zonemaster|dnsviz OUTPUT [HEALTHY]

HEALTHY is the same tester's output where nothing is wrong: what it finds there too, such as private addresses, is about
the small internet of the tests and not about the fault, so it is left out.
"""

import json
import sys


def upkeep(report):
    verdict = report.get("verdict")
    if verdict:
        return [(0, verdict["code"], f"`{verdict['code']}` ({verdict['confidence']}) {verdict['summary']}")]
    order = ["critical", "warning", "unknown"]
    return [
        (order.index(finding["status"]), finding["check"], f"{finding['status']}: {finding['summary']}")
        for finding in report["findings"]
        if finding["status"] in order and not finding.get("suppressedBy")
    ]


def zonemaster(report):
    order = ["CRITICAL", "ERROR", "WARNING"]
    results = report["results"] if isinstance(report, dict) else report
    return [
        (
            order.index(result["level"]),
            result["tag"],
            f"{result['level']}: {result['testcase']} {result['tag']}",
        )
        for result in results
        if result["level"] in order
    ]


def dnsviz(report):
    found = []

    def search(value, level):
        if isinstance(value, dict):
            if level and "code" in value:
                code = value["code"]
                found.append((int(level == "warning"), code, f"{level}: {code} {value['description']}"))
                return
            for key, part in value.items():
                search(part, key.rstrip("s") if key.rstrip("s") in ("error", "warning") else level)
        elif isinstance(value, list):
            for part in value:
                search(part, level)

    search(report, None)
    return found


def read(tester, path):
    with open(path) as file:
        return tester(json.load(file))


def main():
    tester = {"upkeep": upkeep, "zonemaster": zonemaster, "dnsviz": dnsviz}[sys.argv[1]]
    try:
        found = read(tester, sys.argv[2])
    except ValueError:
        print("no answer")
        return
    usual = {code for _, code, _ in read(tester, sys.argv[3])} if len(sys.argv) > 3 else set()
    found = sorted((one for one in found if one[1] not in usual), key=lambda one: one[0])
    more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    print(found[0][2] + more if found else "nothing")


main()
