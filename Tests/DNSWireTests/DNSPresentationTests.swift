import DNSWire
import Testing

/// RDATA bytes and what `dig +nosplit` 9.18 and dnspython 2 print for them.
@Suite("Presentation form")
struct DNSPresentationTests {
    static let cases: [(DNSRecordType, String, String)] = [
        (
            .soa,
            "036E73310473686F700474657374000B686F73742E6D61737465720473686F7004746573740078C404C900001C200000"
                + "0384001275000000003C",
            #"ns1.shop.test. host\.master.shop.test. 2026112201 7200 900 1209600 60"#
        ),
        (.mx, "000A046D61696C0473686F70047465737400", "10 mail.shop.test."),
        (.mx, "0014056D61696C32056F74686572047465737400", "20 mail2.other.test."),
        (
            .txt,
            "0B763D73706631202D616C6C227365636F6E642022737472696E67222077697468205C20616E64203B20616E6420C8",
            #""v=spf1 -all" "second \"string\" with \\ and ; and \200""#
        ),
        (.spf, "0B763D73706631202D616C6C", #""v=spf1 -all""#),
        (.caa, "0005697373756563612E6578616D706C653B20706F6C6963793D6576", #"0 issue "ca.example; policy=ev""#),
        (.caa, "8005696F6465666D61696C746F3A7365634073686F702E74657374", #"128 iodef "mailto:sec@shop.test""#),
        (.aaaa, "20010DB8000000000000000000000001", "2001:db8::1"),
        (.aaaa, "00000000000000000000FFFFC0000201", "::ffff:192.0.2.1"),
        (.cname, "037777770473686F70047465737400", "www.shop.test."),
        (.dname, "056F74686572047465737400", "other.test."),
        (.ptr, "09686F7374206E616D650473686F70047465737400", #"host\032name.shop.test."#),
        (.srv, "000A003C13C4037369700473686F70047465737400", "10 60 5060 sip.shop.test."),
        (
            .naptr,
            "0064000A0155074532552B73697019215E2E2A24217369703A696E666F4073686F702E746573742100",
            #"100 10 "U" "E2U+sip" "!^.*$!sip:info@shop.test!" ."#
        ),
        (
            .ds,
            "EC4505012BB183AF5F22588179A53B0A98631FAD1A292118",
            "60485 5 1 2BB183AF5F22588179A53B0A98631FAD1A292118"
        ),
        (
            .ds,
            "30390D02E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D",
            "12345 13 2 E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D"
        ),
        (.cds, "0000000000", "0 0 0 00"),
        (
            .dnskey,
            "0101030D99DB2CC14CABDC33D6D77DA63A2F15F71112584F234E8D1DC428E39E8A4A97E1AA271A555DC90701E17E2A4C"
                + "4B6F120B7C32D44F4AC02BD894CF2D4BE7778A19",
            "257 3 13 mdsswUyr3DPW132mOi8V9xESWE8jTo0dxCjjnopKl+GqJxpVXckHAeF+KkxLbxILfDLUT0rAK9iUzy1L53eKGQ="
                + "="
        ),
        (.cdnskey, "0000030000", "0 3 0 AA=="),
        (
            .rrsig,
            "00010D030000012C6B29BD806B02308030390473686F70047465737400A090755BA58D1AFFA576F4375831B4310920E4"
                + "81218D18A9F164EB3D81AFD3B875D3C75428631E0CF2A28D50875F70C329D7DBFAFEA807DC1FBA1DC34C95D401F23F33"
                + "4CE63BFCF3F1B5B44739E5F0EDED18D6B33F040A911376D173D757A9F0C1FA1798941BB0B36B2DF9062790FA7F0166F2"
                + "737EEA907378341FB12DC0A77A",
            "A 13 3 300 20261222000000 20261122000000 12345 shop.test. oJB1W6WNGv+ldvQ3WDG0MQkg5IEhjRip8WTrPY"
                + "Gv07h108dUKGMeDPKijVCHX3DDKdfb+v6oB9wfuh3DTJXUAfI/M0zmO/zz8bW0Rznl8O3tGNazPwQKkRN20XPXV6nwwfoXmJ"
                + "QbsLNrLfkGJ5D6fwFm8nN+6pBzeDQfsS3Ap3o="
        ),
        (
            .nsec,
            "04686F73740473686F700474657374000006400100000003041B00000000000000000000000000000000000000000000"
                + "0000000020",
            "host.shop.test. A MX RRSIG NSEC TYPE1234"
        ),
        (
            .nsec3,
            "0101000C04AABBCCDD1417F3DF17B2B2ADAEF615257DE4D2020B80AC6C7C0006400000000002",
            "1 1 12 AABBCCDD 2VPTU5TIMAMQTTGL4LUU9KG21E0AOR3S A RRSIG"
        ),
        (.nsec3param, "0100000C04AABBCCDD", "1 0 12 AABBCCDD"),
        (.nsec3param, "0100000000", "1 0 0 -"),
        (
            .tlsa,
            "030101D2ABDE240D7CD3EE6B4B28C54DF034B97983A1D16E8A410E4561CB106618E971",
            "3 1 1 D2ABDE240D7CD3EE6B4B28C54DF034B97983A1D16E8A410E4561CB106618E971"
        ),
        (.smimea, "0300000102", "3 0 0 0102"),
        (.sshfp, "0401123456789ABCDEF67890123456789ABCDEF67890", "4 1 123456789ABCDEF67890123456789ABCDEF67890"),
        (.svcb, "000003666F6F056F74686572047465737400", "0 foo.other.test."),
        (
            .svcb,
            "000100000100060268320268330003000220FB00040008C0000201C0000202000500060004FE0D00000006001020010D"
                + "B8000000000000000000000001029B000568656C6C6F",
            #"1 . alpn="h2,h3" port=8443 ipv4hint=192.0.2.1,192.0.2.2 ech=AAT+DQAA ipv6hint=2001:db8::1 key667"#
                + #"="hello""#
        ),
        (
            .https,
            "000100000000040001000300010003026833000200000003000201BB",
            #"1 . mandatory=alpn,port alpn="h3" no-default-alpn port=443"#
        ),
        (.https, "0001037765620473686F70047465737400000100080468332C78026832", #"1 web.shop.test. alpn="h3\\,x,h2""#),
        (.loc, "000016138B3CF018810CBCE0009895B8", "52 22 23.000 N 4 53 32.000 E -2.00m 0.00m 10000m 10m"),
        (.loc, "0033132276E8D03C70BE15F000989FEC", "42 21 54.500 S 71 6 18.000 W 24.12m 30m 10m 2m"),
        (.hinfo, "06504320227822054C696E7578", #""PC \"x\"" "Linux""#),
        (.uri, "000A000168747470733A2F2F73686F702E746573742F3F613D226222", #"10 1 "https://shop.test/?a=\"b\"""#),
        (.openpgpkey, "99010D0455479B9B010800B057", "mQENBFVHm5sBCACwVw=="),
    ]

    @Test("is what dig prints", arguments: cases)
    func presentation(type: DNSRecordType, hex: String, text: String) throws {
        let packet = Packet.answer(type: type.rawValue, try #require(Hex.bytes(hex)))
        let message = try packet.decoded()
        #expect(message.answers[0].data.description == text)
        #expect(try DNSMessage(decoding: message.encoded()) == message)
    }

    @Test("type mnemonics go both ways, unknown ones as TYPE and a number")
    func mnemonics() {
        for number in UInt16.min...UInt16.max {
            let type = DNSRecordType(rawValue: number)
            #expect(DNSRecordType(type.description) == type)
        }
        #expect(DNSRecordType("aaaa") == .aaaa)
        #expect(DNSRecordType("type65280")?.rawValue == 65280)
        for bad in ["", "TYPE", "TYPE65536", "TYPE+1", "TYPE-1", "AAAAA", "TYPE1x"] {
            #expect(DNSRecordType(bad) == nil)
        }
    }

    @Test("response code mnemonics go both ways")
    func responseCodes() {
        for number in 0..<UInt16(4096) {
            let code = DNSResponseCode(rawValue: number)
            #expect(DNSResponseCode(code.description) == code)
        }
        #expect(DNSResponseCode("nxdomain") == .noSuchName)
        #expect(DNSResponseCode("RCODE4096") == nil)
    }
}
