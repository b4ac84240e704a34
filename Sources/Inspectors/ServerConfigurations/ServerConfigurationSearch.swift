package import Checks
import ServerConfiguration
package import UpkeepSystem

/// Finds the configurations of servers, and the certificates that they name.
package struct ServerConfigurationSearch: Sendable {
    /// What was found.
    package struct Found: Sendable, Hashable {
        package var uses: [CertificateUse] = []
        /// Files that are a server's configuration, whether they name a certificate or not.
        package var configurations: [String] = []
        /// What belongs to them and may not be read.
        package var closed: [String] = []

        package init() {}

        package mutating func add(_ other: Found) {
            uses += other.uses
            configurations += other.configurations
            closed += other.closed
        }
    }

    /// Where a server's own configuration begins, below its folder, below `/etc`, and below a machine's root.
    private static let places: [(software: ServerSoftware, below: [String])] = [
        (
            .nginx,
            [
                "nginx.conf", "conf/nginx.conf", "nginx/nginx.conf", "etc/nginx/nginx.conf",
                "usr/local/nginx/conf/nginx.conf", "usr/local/etc/nginx/nginx.conf",
            ]
        ),
        (
            .apache,
            [
                "apache2.conf", "httpd.conf", "conf/httpd.conf", "apache2/apache2.conf", "httpd/conf/httpd.conf",
                "etc/apache2/apache2.conf", "etc/httpd/conf/httpd.conf",
            ]
        ),
        (.haproxy, ["haproxy.cfg", "haproxy/haproxy.cfg", "etc/haproxy/haproxy.cfg"]),
        (.postfix, ["main.cf", "postfix/main.cf", "etc/postfix/main.cf"]),
        (.dovecot, ["dovecot.conf", "dovecot/dovecot.conf", "etc/dovecot/dovecot.conf"]),
    ]

    private let files: Files

    package init(files: Files) { self.files = files }

    /// - Parameters:
    ///   - folder: a server's folder, `/etc`, or a machine's root.
    ///   - pieces: files in it that look like a part of a configuration; read by themselves where nothing else is.
    package func configurations(under folder: String, pieces: [String] = []) -> Found {
        let folder = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        let base = folder == "/" ? "" : folder
        var found = Found()
        for (software, below) in Self.places {
            let main = below.map { "\(base)/\($0)" }.first { path in
                (try? files.factsOfTarget(path))??.kind == .file
            }
            if let main {
                add(software, main, to: &found)
            } else {
                for piece in pieces where self.software(of: piece) == software { add(software, piece, to: &found) }
            }
        }
        return found
    }

    /// One file that was named; nothing when it is no configuration that is known here.
    package func configuration(at path: String) -> Found {
        var found = Found()
        if let software = software(of: path) { add(software, path, to: &found) }
        return found
    }

    /// The machine's root above a path, without its slash: `/srv/guest` for `/srv/guest/etc/nginx` if there is a whole
    /// machine, empty for `/etc/nginx` and for whatever is in no other machine.
    package func machine(above path: String) -> String {
        let parts = path.split(separator: "/", omittingEmptySubsequences: true)
        guard path.hasPrefix("/"), let place = parts.firstIndex(where: { $0 == "etc" || $0 == "usr" }) else {
            return ""
        }
        let root = parts[..<place].map { "/\($0)" }.joined()
        return (try? files.factsOfTarget(root + "/usr"))??.kind == .folder ? root : ""
    }

    private func software(of path: String) -> ServerSoftware? {
        (try? files.read(path, limit: ConfigurationLimits.length)).flatMap(ConfigurationSniffer.software)
    }

    private func add(_ software: ServerSoftware, _ main: String, to found: inout Found) {
        let folder = ConfigurationFolder(files: files, machine: machine(above: main))
        let uses: [CertificateUse]
        switch software {
        case .nginx: uses = NginxUses(folder: folder, main: main).uses()
        case .apache: uses = ApacheUses(folder: folder, main: main).uses()
        case .haproxy: uses = HAProxyUses(folder: folder, main: main).uses()
        case .postfix: uses = PostfixUses(folder: folder, main: main).uses()
        case .dovecot: uses = DovecotUses(folder: folder, main: main).uses()
        case .postgresql, .mysql: return
        }
        found.uses += uses.map { use in
            var use = use
            // Where another machine listens is nothing to look for on this one.
            if !folder.machine.isEmpty { use.listeners = [] }
            return use
        }
        found.configurations.append(main)
        found.closed += folder.closed
    }
}
