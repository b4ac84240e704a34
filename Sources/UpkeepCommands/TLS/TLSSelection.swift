import Checks
import Diagnosis
import UpkeepConfig
import UpkeepCore
import UpkeepSystem

/// What to look at: what the command line names, or all the TLS that the config has.
struct TLSSelection {
    var services: [TLSTarget] = []
    var paths: [String] = []
    /// nil when the config has no part in it.
    let configuration: UpkeepConfiguration?

    init(_ options: TLSTargetOptions, configPath: String?, _ system: System) throws {
        guard !options.targets.isEmpty else {
            guard let path = try configPath ?? ConfigFiles.find(system) else { throw Self.nothingToLookAt }
            var loaded = try ConfigFiles.load(path, system)
            services = loaded.sites.compactMap { TLSTarget($0) }
            // Of thousands of sites nothing else is wanted any more.
            loaded.sites = []
            configuration = loaded
            guard !services.isEmpty else {
                throw CommandFailure(
                    "nothing-to-check", "`\(path)` has no site with TLS",
                    hint: "name a host: `upkeep tls shop.example`")
            }
            try apply(options)
            return
        }
        let loaded = try Self.configuration(for: options.targets, configPath, system)
        var isUsed = configPath != nil
        for text in options.targets {
            let named = (loaded?.sites ?? []).filter { $0.name == text }
            guard named.isEmpty else {
                isUsed = true
                let found = named.compactMap { TLSTarget($0) }
                guard !found.isEmpty else {
                    throw CommandFailure("no-tls", "the site `\(text)` has no TLS", hint: "give its host instead")
                }
                services += found
                continue
            }
            switch try TLSSubject(text, starttls: options.starttls, system) {
            case .service(let target): services.append(target)
            case .path(let path): paths.append(path)
            }
        }
        configuration = isUsed ? loaded : nil
        try apply(options)
    }

    /// A config that nobody named must not be in the way of a look that does not need it.
    private static func configuration(
        for targets: [String], _ path: String?, _ system: System
    ) throws -> UpkeepConfiguration? {
        if let path { return try ConfigFiles.load(path, system) }
        return try ConfigFiles.find(system).flatMap { try? ConfigFiles.load($0, system) }
    }

    private mutating func apply(_ options: TLSTargetOptions) throws {
        var labels: Set<String> = []
        services = services.filter { labels.insert($0.label).inserted }
        var known: Set<String> = []
        paths = paths.filter { known.insert($0).inserted }
        if let name = options.name {
            guard services.count == 1 else {
                throw CommandFailure("usage", "--name is the name of one service, and there are \(services.count)")
            }
            services[0].name = name
            if IPAddress(services[0].host) != nil { services[0].label += " (\(name))" }
        }
        if options.starttls != nil, services.isEmpty {
            throw CommandFailure("usage", "--starttls is for services, and only files are named")
        }
        guard let text = options.connect else { return }
        for place in services.indices {
            // Checked by the option's own validation.
            guard let endpoint = Endpoint(text, defaultPort: services[place].port) else { continue }
            services[place].addresses.pinned = [endpoint.address]
            services[place].port = endpoint.port
        }
    }

    private static let nothingToLookAt = CommandFailure(
        "nothing-to-check", "no service and no file given, and no config at \(ConfigFiles.placesText)",
        hint: "`upkeep tls shop.example`, `upkeep tls smtp://mail.example`, or `upkeep tls /etc/letsencrypt`")
}
