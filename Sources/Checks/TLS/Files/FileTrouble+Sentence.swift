import UpkeepCore

extension FileTrouble {
    /// What it means, how grave it is, and the way out.
    var told: (status: Status, summary: String, remedy: String) {
        switch self {
        case .missing:
            (
                .critical, "the file does not exist",
                "correct the path, or write the file: a server that is told to read it does not start"
            )
        case .brokenLink:
            (
                .critical, "this is a link, and what it points to does not exist",
                "`ls -l FILE` shows where it points; write that file anew, or point the link at the one in use"
            )
        case .circularLink:
            (
                .critical, "this is a link that leads back to itself",
                "`ls -l FILE` shows where it points; point it at the file that is meant"
            )
        case .forbidden: (.unknown, "you may not read this file", "look again as root (`sudo`)")
        case .notAFile(let what): (.unknown, "this is \(what), not a file", "give the file itself")
        case .tooLarge(let bytes):
            (
                .unknown, "the file has \(bytes) bytes, more than any certificate file, and was not read",
                "name another: a certificate with its chain and key has some thousand bytes"
            )
        case .empty:
            (
                .critical, "the file is empty",
                "write it anew; a full disk or a broken-off renewal leaves empty files (`df -h`)"
            )
        case .nothingFound:
            (
                .warning, "there is no certificate and no key in it",
                "give the file with `-----BEGIN CERTIFICATE-----` in it, or the DER or PKCS#12 file"
            )
        case .malformed(let fact):
            (
                .critical, "the file is broken: \(fact)",
                "write it anew from what the authority sent; `openssl x509 -in FILE -noout -text` must print it"
            )
        case .unreadable(let words): (.unknown, "the file cannot be read: \(words)", "see what the message names")
        }
    }
}
