"""Reads DNS messages with dnspython and says what is in them, one JSON object a line.

    dissect.py CAPTURE      every message to or from port 53 in a pcap file of an Ethernet-like interface
    dissect.py -            the messages given in hexadecimal, one a line, on standard input
"""
import json
import struct
import sys

import dns.exception
import dns.flags
import dns.message
import dns.rdatatype

PORT = 53
# QR, AA, TC, RD, RA, the reserved bit, AD and CD: what is neither opcode nor response code.
FLAGS = 0x87F0


def frames(capture):
    """The link-layer frames of a pcap file; a record cut off at the file's end is left out."""
    magic = capture[:4]
    order = {b"\xd4\xc3\xb2\xa1": "<", b"\xa1\xb2\xc3\xd4": ">"}[magic]
    at = 24
    while at + 16 <= len(capture):
        kept, = struct.unpack_from(order + "8xI", capture, at)
        if at + 16 + kept > len(capture):
            return
        yield capture[at + 16:at + 16 + kept]
        at += 16 + kept


def segments(frame):
    """Protocol, the two ends and the transport's bytes, for IP packets in one piece."""
    kind, = struct.unpack_from("!H", frame, 12)
    packet = frame[14:]
    if kind == 0x0800:
        length, fragment = struct.unpack_from("!2xH2xH", packet)
        if fragment & 0x3FFF == 0:
            head = (packet[0] & 15) * 4
            yield packet[9], packet[12:16], packet[16:20], packet[head:length]
    elif kind == 0x86DD:
        length, following = struct.unpack_from("!4xHB", packet)
        yield following, packet[8:24], packet[24:40], packet[40:40 + length]


def messages(capture):
    """Datagrams in the order they were seen, then what came over TCP, stream by stream."""
    streams = {}
    for frame in frames(capture):
        for protocol, source, target, data in segments(frame):
            ends = struct.unpack_from("!HH", data)
            if PORT not in ends:
                continue
            if protocol == 17:
                yield data[8:]
            elif protocol == 6:
                sequence, offset = struct.unpack_from("!4xI4xB", data)
                body = data[(offset >> 4) * 4:]
                key = (source, target, ends)
                if data[13] & 2:
                    # A port that is used again starts a stream of its own.
                    streams[key] = streams.get(key, []) + [(sequence + 1, {})]
                elif body and key in streams:
                    start, parts = streams[key][-1]
                    parts[(sequence - start) % 2**32] = body
    for runs in streams.values():
        for _, parts in runs:
            yield from framed(parts)


def framed(parts):
    stream = b""
    for place in sorted(parts):
        if place > len(stream):
            break
        stream += parts[place][len(stream) - place:]
    at = 0
    while at + 2 <= len(stream):
        length, = struct.unpack_from("!H", stream, at)
        if at + 2 + length > len(stream):
            return
        yield stream[at + 2:at + 2 + length]
        at += 2 + length


def record(rrset):
    data = rrset[0]
    return {
        "name": rrset.name.to_wire().hex(), "type": rrset.rdtype, "class": rrset.rdclass, "ttl": rrset.ttl,
        "wire": data.to_wire().hex(), "canonical": data.to_digestable().hex(),
        # TSIG has no text that programs agree on.
        "text": None if rrset.rdtype == dns.rdatatype.TSIG else data.to_text(),
    }


def describe(wire):
    try:
        # Whether the transfer's signatures hold is not the question.
        message = dns.message.from_wire(wire, keyring=False, one_rr_per_rrset=True)
    except (dns.exception.DNSException, struct.error) as error:
        return {"hex": wire.hex(), "error": f"{type(error).__name__}: {error}"}
    sections = [[record(rrset) for rrset in section] for section in message.sections[1:]]
    if message.tsig:
        sections[2].append(record(message.tsig))
    edns = None
    if message.edns >= 0:
        edns = {
            "size": message.payload, "version": message.edns, "flags": message.ednsflags & 0xFFFF,
            "options": [[option.otype, option.to_wire().hex()] for option in message.options],
        }
    return {
        "hex": wire.hex(), "content": {
            "id": message.id, "flags": message.flags & FLAGS, "opcode": message.opcode(), "rcode": message.rcode(),
            "questions": [[q.name.to_wire().hex(), str(int(q.rdtype)), str(int(q.rdclass))] for q in message.question],
            "sections": sections,
            "edns": edns and {**edns, "options": [[str(int(code)), body] for code, body in edns["options"]]},
        },
    }


if sys.argv[1] == "-":
    wires = (bytes.fromhex(line) for line in sys.stdin)
else:
    with open(sys.argv[1], "rb") as file:
        wires = messages(file.read())
for wire in wires:
    print(json.dumps(describe(wire)))
