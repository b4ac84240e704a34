"""Prints how the clocks of each zone named on the command line stand, as Python's zoneinfo reads it.

at SECONDS OFFSET ABBREVIATION      from 1970 to 2100, and on both sides of every change of clocks
once WALL SECONDS                   times on the wall around such changes: shown once,
twice WALL FIRST SECOND             twice,
skipped WALL CHANGE                 or never, because clocks were put forward past it then
"""
import sys
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
LAST = 4102444800


def stand(zone, seconds):
    local = (EPOCH + timedelta(seconds=seconds)).astimezone(zone)
    return int(local.utcoffset().total_seconds()), local.tzname()


def tell(seconds, answer):
    print("at", seconds, *answer)


def changes(zone):
    step = 9 * 86400 + 4321
    before, last = 0, stand(zone, 0)
    tell(before, last)
    for at in range(step, LAST, step):
        now = stand(zone, at)
        tell(at, now)
        if now != last:
            low, high = before, at
            while high - low > 1:
                middle = (low + high) // 2
                if stand(zone, middle) == last:
                    low = middle
                else:
                    high = middle
            tell(low, stand(zone, low))
            tell(high, stand(zone, high))
            yield high, last[0], now[0]
        before, last = at, now


def walls(zone, change, before, after):
    gap = abs(after - before)
    start = change + min(before, after) - 7200
    for second in range(start, change + max(before, after) + 7200, max(900, gap // 8)):
        naive = datetime(1970, 1, 1) + timedelta(seconds=second)
        text = naive.isoformat()
        found = []
        for fold in (0, 1):
            instant = int((naive.replace(tzinfo=zone, fold=fold) - EPOCH) / timedelta(seconds=1))
            back = (EPOCH + timedelta(seconds=instant)).astimezone(zone).replace(tzinfo=None)
            if back == naive and instant not in found:
                found.append(instant)
        if not found:
            print("skipped", text, change)
        else:
            print("once" if len(found) == 1 else "twice", text, *sorted(found))


for name in sys.argv[1:]:
    print("zone", name)
    zone = ZoneInfo(name)
    for change, before, after in changes(zone):
        if before != after:
            walls(zone, change, before, after)
