#!/usr/bin/env python3
"""Writes records.tsv: record data of every type as text and as bytes, by programs that are not ours.

    pip install dnspython==2.9.2 && apt-get install bind9-utils
    ./make-records.py > records.tsv

Columns: type, text as read, bytes in hexadecimal, text as printed, and who did it: dnspython, or BIND's
named-rrchecker for the types that dnspython does not know.
"""
import base64
import subprocess
import sys

import dns.name
import dns.rdata
import dns.rdataclass
import dns.rdatatype
import dns.rdtypes.ANY.TKEY
import dns.rdtypes.ANY.TSIG

KEY = "mdsswUyr3DPW132mOi8V9xESWE8jTo0dxCjjnopKl+GqJxpVXckHAeF+KkxLbxILfDLUT0rAK9iUzy1L53eKGQ=="
SIGNATURE = "20261222000000 20261122000000 12345 Shop.Test. oJB1W6WNGv+ldvQ3WDG0MQkg5IEhjRip8WTrPQ=="
DIGEST = "E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D"

SAMPLES = {
    "A": ["192.0.2.1", "0.0.0.0", "255.255.255.255"],
    "NS": ["ns1.Shop.Test.", ".", r"a\.b.test."],
    "MD": ["mail.shop.test."],
    "MF": ["mail.shop.test."],
    "CNAME": ["www.shop.test.", "*.wild.test."],
    "SOA": [r"ns1.shop.test. host\.master.shop.test. 2026112201 7200 900 1209600 60",
            "a. b. 4294967295 1w 1d 4h5m6s 2H"],
    "MB": ["mb.shop.test."],
    "MG": ["mg.shop.test."],
    "MR": ["mr.shop.test."],
    "WKS": ["192.0.2.1 6 25 80 443", "192.0.2.1 17 53", "192.0.2.1 6"],
    "PTR": [r"host\032name.shop.test."],
    "HINFO": [r'"PC \"x\"" Linux', '"" ""'],
    "MINFO": ["owner.shop.test. errors.shop.test."],
    "MX": ["10 mail.shop.test.", "0 ."],
    "TXT": [r'"v=spf1 -all" "second \"string\" with \\ and ; and \200"', 'one two "three four"', '""',
            '"' + "x" * 255 + '" "' + "y" * 45 + '"'],
    "RP": ["admin.shop.test. text.shop.test.", ". ."],
    "AFSDB": ["1 afs.shop.test."],
    "X25": ['"311061700956"'],
    "ISDN": ['"150862028003217" "004"', '"150862028003217"'],
    "RT": ["10 relay.shop.test."],
    "NSAP": ["0x47.0005.80.005a00.0000.0001.e133.ffffff000161.00"],
    "NSAP-PTR": ["host.shop.test."],
    "SIG": ["A 13 3 300 " + SIGNATURE],
    "KEY": ["512 3 13 " + KEY],
    "PX": ["10 map.shop.test. x400.shop.test."],
    "GPOS": ["-32.6882 116.8652 10.0"],
    "AAAA": ["2001:db8::1", "::", "::ffff:192.0.2.1", "2001:db8:0:0:1:0:0:1"],
    "LOC": ["52 22 23.000 N 4 53 32.000 E -2.00m 0.00m 10000m 10m", "42 21 54 N 71 06 18 W -24m 30m",
            "90 S 180 W 0m", "0 0 0.001 N 0 0 0 E 42849672.95m 90000000m 0.05m 1.00m", "31 S 115 E 10.5"],
    "NXT": ["host.shop.test. A MX SIG NXT"],
    "EID": ["E32C6F78163A9348"],
    "NIMLOC": ["32251A030067"],
    "SRV": ["10 60 5060 Sip.Shop.Test.", "0 0 0 ."],
    "ATMA": ["+61200000000", "39246f000e7c9c031200010001000012345678ff00"],
    "NAPTR": ['100 10 "U" "E2U+sip" "!^.*$!sip:info@shop.test!" .', '1 2 "" "" "" other.test.'],
    "KX": ["10 kx.shop.test."],
    "CERT": ["PKIX 1 RSASHA256 AQIDBA==", "65534 65535 254 AQIDBA==", "OID 0 0 AQID"],
    "A6": ["0 2001:db8::1", "64 ::1 prefix.shop.test.", "128 prefix.shop.test."],
    "DNAME": ["other.test."],
    "SINK": ["64 1 2 AQIDBA=="],
    "APL": ["1:192.168.32.0/21 !1:192.168.38.0/28", "2:ff00::/8 1:0.0.0.0/0", "2:2001:db8::1/128"],
    "DS": ["12345 13 2 " + DIGEST, "60485 RSASHA1 1 2BB183AF5F22588179A53B0A98631FAD1A292118"],
    "SSHFP": ["4 1 123456789ABCDEF67890123456789ABCDEF67890", "4 2 " + DIGEST],
    "IPSECKEY": ["10 1 2 192.0.2.38 AQNRU3mG7TVTO2BkR47usntb102uFJtugbo6BSGvgqt4AQ==",
                 "10 0 2 . AQNRU3mG7TVTO2BkR47usntb102uFJtugbo6BSGvgqt4AQ==",
                 "10 2 2 2001:db8::2 AQNRU3mG7TVTO2BkR47usntb102uFJtugbo6BSGvgqt4AQ==",
                 "10 3 2 mygateway.shop.test. AQNRU3mG7TVTO2BkR47usntb102uFJtugbo6BSGvgqt4AQ=="],
    "RRSIG": ["A 13 3 300 " + SIGNATURE, "TYPE1234 8 0 4294967295 4294967295 0 7 . AQ=="],
    "NSEC": ["host.shop.test. A MX RRSIG NSEC TYPE1234", r"\000.shop.test. CAA TYPE65535"],
    "DNSKEY": ["257 3 13 " + KEY, "256 3 RSASHA256 AwEAAQ=="],
    "DHCID": ["AAIBY2/AuCccgoJbsaxcQc9TUapptP69lOjxfNuVAA2kjEA="],
    "NSEC3": ["1 1 12 aabbccdd 2vptu5timamqttgl4luu9kg21e0aor3s A RRSIG", "1 0 0 - 2vptu5timamqttgl4luu9kg21e0aor3s"],
    "NSEC3PARAM": ["1 0 12 aabbccdd", "1 0 0 -"],
    "TLSA": ["3 1 1 " + DIGEST],
    "SMIMEA": ["3 0 0 0102"],
    "HIP": ["2 200100107B1A74DF365639CC39F1D578 AwEAAbdxyhNuSutc5EMzxTs9LBPCIkOFH8cIvM4p9+LrV4e1 rvs1.shop.test. rvs2.shop.test.",
            "2 200100107B1A74DF365639CC39F1D578 AwEAAbdxyhNuSutc5EMzxTs9LBPCIkOFH8cIvM4p9+LrV4e1"],
    "NINFO": ['"a" "b"'],
    "RKEY": ["0 3 13 " + KEY],
    "TALINK": ["a.shop.test. b.shop.test."],
    "CDS": ["12345 13 2 " + DIGEST, "0 0 0 00"],
    "CDNSKEY": ["257 3 13 " + KEY, "0 3 0 AA=="],
    "OPENPGPKEY": ["mQENBFVHm5sBCACwVw=="],
    "CSYNC": ["66 3 A NS AAAA", "0 0"],
    "ZONEMD": ["2018031500 1 1 " + "C68090D90A7AED716BC459F9340E3D7C1370D4D24B7E2FC3A1DDC0B9A87153B9" +
               "A9713B3C9AE5CC27777F98B8E730044C"],
    "SVCB": ["0 foo.other.test.",
             '1 . alpn="h2,h3" port=8443 ipv4hint=192.0.2.1,192.0.2.2 ech=AAT+DQAA ipv6hint=2001:db8::1 key667="hello"'],
    "HTTPS": ['1 . mandatory=alpn,port alpn="h3" no-default-alpn port=443', r'1 web.shop.test. alpn="h3\\,x,h2"'],
    "DSYNC": ["CDS NOTIFY 5359 scanner.shop.test."],
    "HHIT": ["gwppXw=="],
    "BRID": ["gwppXw=="],
    "SPF": ['"v=spf1 -all"'],
    "NID": ["10 0014:4fff:ff20:ee64"],
    "L32": ["10 10.1.2.0"],
    "L64": ["10 2001:0db8:1140:1000"],
    "LP": ["10 l64-subnet1.shop.test."],
    "EUI48": ["00-00-5e-00-53-2a"],
    "EUI64": ["00-00-5e-ef-10-00-00-2a"],
    "TKEY": ["gss-tsig. 1 2 3 NOERROR 4 AQIDBA== 0", "gss-tsig. 1 2 3 BADKEY 0 2 AQI="],
    "TSIG": ["hmac-sha256. 1764000000 300 4 AQIDBA== 1234 NOERROR 0",
             "hmac-sha256. 281474976710655 300 0 1 BADTIME 6 AQIDBAUG"],
    "URI": [r'10 1 "https://shop.test/?a=\"b\""'],
    "CAA": ['0 issue "ca.example; policy=ev"', '128 iodef "mailto:sec@shop.test"', '0 issue ";"'],
    "AVC": ['"app-name:WOLFGANG|app-class:OAM|business=yes"'],
    "DOA": ['1234567890 1234567890 1 "image/gif" R0lGODlhKAAZAA==', '0 1 2 "" -'],
    "AMTRELAY": ["0 0 0 .", "0 1 1 192.0.2.1", "0 0 2 2001:db8::1", "255 1 3 amt.shop.test."],
    "RESINFO": ['"qnamemin" "exterr=15-17" "infourl=https://shop.test/"'],
    "WALLET": ['"ETH" "0xabc"'],
    "TA": ["12345 13 2 " + DIGEST],
    "DLV": ["12345 13 2 " + DIGEST],
    "NULL": [r"\# 3 010203"],
    "TYPE65280": [r"\# 4 C00CDEAD", r"\# 0"],
}

ERRORS = {"NOERROR": 0, "BADKEY": 17, "BADTIME": 18}


def rrchecker(option, kind, text):
    result = subprocess.run(["named-rrchecker", option], input=f"IN {kind} {text}\n", capture_output=True, text=True)
    return result.stdout.strip().split("\t")[-1] if result.returncode == 0 else None


def bind(kind, text):
    unknown = rrchecker("-u", kind, text)
    if unknown is None:
        return None
    words = unknown.split("\\#", 1)[1].split()
    return "".join(words[1:]).upper(), rrchecker("-p", kind, text)


def signed(kind, text):
    """TSIG and TKEY, whose text dnspython reads in another form than BIND prints; its bytes are what counts."""
    words = text.split()

    def sized():
        count = int(words.pop(0))
        return base64.b64decode(words.pop(0)) if count else b""

    algorithm = dns.name.from_text(words.pop(0))
    where = (dns.rdataclass.ANY, dns.rdatatype.from_text(kind), algorithm)
    if kind == "TSIG":
        time, fudge, mac = int(words.pop(0)), int(words.pop(0)), sized()
        original, error = int(words.pop(0)), ERRORS[words.pop(0)]
        return dns.rdtypes.ANY.TSIG.TSIG(*where, time, fudge, mac, original, error, sized())
    inception, expiration, mode = int(words.pop(0)), int(words.pop(0)), int(words.pop(0))
    error = ERRORS[words.pop(0)]
    return dns.rdtypes.ANY.TKEY.TKEY(*where, inception, expiration, mode, error, sized(), sized())


def dnspython(kind, text):
    if kind in ("TSIG", "TKEY"):
        return signed(kind, text).to_wire().hex().upper(), text
    rdtype = dns.rdatatype.from_text(kind)
    data = dns.rdata.from_text(dns.rdataclass.IN, rdtype, text)
    if isinstance(data, dns.rdata.GenericRdata) and not text.startswith("\\#"):
        return None
    return data.to_wire().hex().upper(), data.to_text()


def main():
    print("# type\ttext\tbytes\tprinted\tby")
    for kind, texts in SAMPLES.items():
        for text in texts:
            answer, by = None, "dnspython"
            try:
                answer = dnspython(kind, text)
            except Exception:  # a type it does not know; its ways to refuse are many
                pass
            if answer is None:
                answer, by = bind(kind, text), "bind"
            if answer is None:
                print(f"nobody reads {kind} {text}", file=sys.stderr)
                continue
            print("\t".join([kind, text, *answer, by]))


main()
