/// The public logs that vouch for certificates in use now, by the hash of their key.
///
/// From Google's list of logs of August 2026 (version 89.30); shards are made for half a year, so it ages: a log that is not
/// here is told by its id.
enum TransparencyLogs {
    /// - Parameter id: SHA-256 of the log's key, hexadecimal lower case.
    static func name(_ id: String) -> String? { names[id] }

    private static let names: [String: String] = [
        "d76d7d10d1a7f577c2c7e95fd700bff982c9335a65e1d0b3017317c0c8c56977": "Google Argon2026h2",
        "d6d58da9d01753f36a4aa0c7574902afebc7dc2cd38cd9f764c80c89191e9f02": "Google Argon2027h1",
        "d809553b944f7affc816196f944f85abb0f8fc5e8755260f15d12e72bb454b14": "Google Xenon2026h2",
        "44c2bd0ce9140e64a5c94a01930a5aa1bb35970e00ee111689682a1c44d7b566": "Google Xenon2027h1",
        "badb88a46f9cafa4090e82e59356db6e78b4a53f582db0819795242f29b68c98": "Google ParcelYard2026h2",
        "1c897407e6010a01293bb678dfd7a368ceb18cca521dcca4d386e4a32e5b5d04": "Google ParcelYard2027h1",
        "20f05faaa3a492fc6ac148cc33a20236186b49faa97e6bb3924fb25ec36b1c35": "Google PlumbersArms2026h2",
        "cb38f715897c84a1445f5bc1ddfbc96ef29a59cd470a690585b0cb14c31458e7": "Cloudflare Nimbus2026",
        "4c63dc98e59c1dab88f61e8a3ddeae8fab44a3377b5f9b94c3fba19cfcc1be26": "Cloudflare Nimbus2027",
        "c2317e574519a345ee7f38deb29041ebc7c2215a22bf7fd5b5ad769ad90e52cd": "DigiCert Wyvern2026h2",
        "001a5d1a1c2d9375b6485578f82f71a1ae6eef397d297c8ae3157bcadee1a01e": "DigiCert Wyvern2027h1",
        "944e4387faecc1ef81f3192426a8186501c7d35f3802013f72677d55372e19d8": "DigiCert Sphinx2026h2",
        "acab30706cebec8431f413d2f4915f111e422443b1f2a68c4f3c2b3ba71e02c3": "Let's Encrypt Oak2026h2",
        "6cfe501943a85ea916bc52d133e4dcc91ef1411c7d258420d173809e1818eb3a": "Let's Encrypt Sycamore2026h2",
        "a826cbe30ac6351246533fe065f14f19d96e190813c41dd96d7900b3123c5527": "Let's Encrypt Willow2026h2",
        "46af863d3b3ee59fa577dea8245d36b0d9ed22a223f4617741229452ee95505f": "Geomys Tuscolo2026h2",
        "94b1c18ab0d057c47be0ac040e1f2cbc8dc375727bc951f20a526126863ba73c": "Sectigo Mammoth2026h2",
        "c8a3c47fc7b3adb9356b013f6a7a126de33a4e43a5c646f997ad3975991dcf9a": "Sectigo Tiger2026h2",
        "74db9d58f7d47e9dfd787a162a991c18cf698da7c729918c9a18b0450dba44bc": "TrustAsia log2026a",
        "eddaeb815c63213449b47be5077905abd0d93147c27ac5146b3bc58e43e9b6c7": "TrustAsia HETU2027",
        "26e3646e58692123bc343f4724359b3792cd245a88d815d39333fd9918ab4723": "IPng Networks Halloumi2026h2a",
    ]
}
