/// A zone with every record type that a tool prints, in the form `named` loads.
enum ZoneFixture {
    static let text =
        ##"""
        $TTL 300
        $ORIGIN shop.test.
        @ IN SOA ns1.shop.test. host\.master.shop.test. 2026112201 7200 900 1209600 60
        @ IN NS ns1
        @ IN NS ns2
        @ IN MX 10 mail
        @ IN MX 20 mail2.other.test.
        @ IN TXT "v=spf1 -all" "second \"string\" with \\ and ; and \200"
        @ IN SPF "v=spf1 -all"
        @ IN CAA 0 issue "ca.example; policy=ev"
        @ IN CAA 128 iodef "mailto:sec@shop.test"
        ns1 IN A 127.0.0.1
        ns2 IN A 127.0.0.2
        mail IN A 192.0.2.25
        www IN A 192.0.2.1
        www IN A 192.0.2.2
        www IN AAAA 2001:db8::1
        www IN AAAA ::ffff:192.0.2.1
        alias IN CNAME www
        dn IN DNAME other.test.
        ptr IN PTR host\032name.shop.test.
        _sip._tcp IN SRV 10 60 5060 sip
        naptr IN NAPTR 100 10 "U" "E2U+sip" "!^.*$!sip:info@shop.test!" .
        child IN NS ns.child
        ns.child IN A 192.0.2.53
        child IN DS 60485 5 1 2BB183AF5F22588179A53B0A98631FAD1A292118
        child IN DS 12345 13 2 E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D
        cds IN CDS 0 0 0 00
        key IN DNSKEY ( 257 3 13
            mdsswUyr3DPW132mOi8V9xESWE8jTo0dxCjjnopKl+GqJxpVXckHAeF+KkxLbxILfDLUT0rAK9iUzy1L53eKGQ== )
        ckey IN CDNSKEY 0 3 0 AA==
        sig IN RRSIG ( A 13 3 300 20261222000000 20261122000000 12345 shop.test.
            oJB1W6WNGv+ldvQ3WDG0MQkg5IEhjRip8WTrPYGv07h108dUKGMeDPKijVCHX3DDKdfb+v6oB9wfuh3DTJXUAfI/M0
            zmO/zz8bW0Rznl8O3tGNazPwQKkRN20XPXV6nwwfoXmJQbsLNrLfkGJ5D6fwFm8nN+6pBzeDQfsS3Ap3o= )
        nsec IN NSEC host.shop.test. A MX RRSIG NSEC TYPE1234
        2t7b4g4vsa5smi47k61mv5bv1a22bojr IN NSEC3 1 1 12 aabbccdd 2vptu5timamqttgl4luu9kg21e0aor3s A RRSIG
        p IN NSEC3PARAM 1 0 12 aabbccdd
        p0 IN NSEC3PARAM 1 0 0 -
        _443._tcp IN TLSA 3 1 1 d2abde240d7cd3ee6b4b28c54df034b97983a1d16e8a410e4561cb106618e971
        sm IN SMIMEA 3 0 0 0102
        host IN SSHFP 4 1 123456789ABCDEF67890123456789ABCDEF67890
        svc IN SVCB 0 foo.other.test.
        svc1 IN SVCB ( 1 . alpn=h2,h3 port=8443 ipv4hint=192.0.2.1,192.0.2.2
            ech=AAT+DQAA ipv6hint=2001:db8::1 key667=hello )
        web IN HTTPS 1 . mandatory=alpn,port alpn=h3 no-default-alpn port=443
        web2 IN HTTPS 1 web.shop.test. alpn="h3\\,x,h2"
        loc IN LOC 52 22 23.000 N 4 53 32.000 E -2.00m 0.00m 10000m 10m
        loc2 IN LOC 42 21 54.5 S 71 6 18 W 24.12m 30m 10m 2.5m
        hinfo IN HINFO "PC \"x\"" Linux
        _http IN URI 10 1 "https://shop.test/?a=\"b\""
        pgp IN OPENPGPKEY mQENBFVHm5sBCACwVw==
        odd IN TYPE65280 \# 4 DEADBEEF
        empty IN TYPE65281 \# 0
        rp IN RP host.shop.test. .
        a\.b\@c\000\255 IN A 192.0.2.9
        zero 0 IN A 192.0.2.10
        c1 IN CNAME c2
        c2 IN CNAME www
        loop1 IN CNAME loop2
        loop2 IN CNAME loop1
        v4only IN A 192.0.2.4

        """##
        + "big IN TXT " + "abcdef".map { "\"\(String(repeating: $0, count: 250))\"" }.joined(separator: " ")
}
