import CertificateReader
import Checks
import Diagnosis
import Inspectors
import TLSProbe
import UpkeepCore
import UpkeepSystem

/// Looks into the files and folders that are named.
struct CertificateFolder {
    private let inspector: CertificateFileInspector
    private let search: ServerConfigurationSearch
    private let world: World
    private let connect: String?
    private let system: System

    /// - Throws: ``CommandFailure`` when the password file cannot be read.
    init(passwordFile: String?, connect: String?, _ world: World, _ system: System) throws {
        self.world = world
        self.connect = connect
        self.system = system
        search = ServerConfigurationSearch(files: system.files)
        inspector = CertificateFileInspector(
            files: system.files, passphrase: try passwordFile.map { try Self.firstLine(of: $0, system) })
    }

    private static func firstLine(of path: String, _ system: System) throws -> [UInt8] {
        do {
            let bytes = try system.files.read(path, limit: 64 << 10)
            return Array(bytes.prefix { $0 != 0x0A && $0 != 0x0D })
        } catch {
            throw CommandFailure(error.code, "--password-file \(error.message)", hint: error.hint)
        }
    }

    /// - Parameter services: where what is in the files may be served.
    func look(_ paths: [String], beside services: [TLSTarget]) async throws -> InspectedFiles {
        var result = InspectedFiles()
        var files: [InspectedFile] = []
        var named = ServerConfigurationSearch.Found()
        for path in paths {
            guard (try? system.files.factsOfTarget(path))?.kind == .folder else {
                let file = inspector.inspect(path)
                let configured = file.observation.trouble == .nothingFound ? search.configuration(at: path) : .init()
                if configured.configurations.isEmpty { files.append(file) }
                if !configured.configurations.isEmpty, configured.uses.isEmpty { result.plain.append(path) }
                named.add(configured)
                continue
            }
            do {
                let found = try CertificateFolderWalk(files: system.files).files(below: path)
                let configured = search.configurations(under: path, pieces: found.configurations)
                named.add(configured)
                let inspected = found.paths.map(inspector.inspect)
                if inspected.isEmpty, configured.uses.isEmpty {
                    if configured.configurations.isEmpty {
                        result.empty.append(path)
                    } else {
                        result.plain.append(path)
                    }
                }
                // A trust store has hundreds of files that nobody asked about.
                let own = inspected.filter { !$0.isOnlyAuthorities }
                result.closed += found.closed
                if found.isCutShort { result.cutShort.append(path) }
                files += own.isEmpty ? inspected : own
                result.issuers += own.isEmpty ? [] : inspected.filter(\.isOnlyAuthorities)
            } catch {
                files.append(inspector.inspect(path))
            }
            result.renewers += RenewerSearch(files: system.files).renewers(under: path)
        }
        result.closed += Set(named.closed).subtracting(result.closed).sorted()
        files += configured(by: named, beyond: files)
        let uses = UseIndex(named.uses + others(than: named, for: paths), folder: system.workingFolder())
        for file in files {
            var file = file
            file.observation.uses = uses.uses(of: file.observation.path)
            result.files.append(await judgedTrust(file, files + result.issuers))
        }
        if services.isEmpty {
            result.servedAt = served(result.files)
            if connect == nil, !result.files.isEmpty { result.places = ConfiguredPlace.places(of: result.files) }
        }
        return result
    }

    /// Files that a configuration names and nobody has looked into yet.
    private func configured(
        by found: ServerConfigurationSearch.Found, beyond files: [InspectedFile]
    ) -> [InspectedFile] {
        var known = Set(files.map(\.observation.path))
        return found.uses.flatMap(\.files).compactMap { path in
            known.insert(path).inserted ? inspector.inspect(path) : nil
        }
    }

    /// What other servers of the machine that these paths are on do with the files.
    private func others(than named: ServerConfigurationSearch.Found, for paths: [String]) -> [CertificateUse] {
        let folder = system.workingFolder() ?? ""
        let machines = Set(paths.map { search.machine(above: UseIndex.absolute($0, folder)) })
        return machines.sorted().flatMap { machine -> [CertificateUse] in
            let found = search.configurations(under: machine + "/etc")
            return found.uses.filter { use in !named.uses.contains { $0.line.place == use.line.place } }
        }
    }

    /// A leaf alone is judged with the issuers that lie beside it, or that a server's configuration puts there: servers
    /// read them from a file of their own.
    private func judgedTrust(_ file: InspectedFile, _ all: [InspectedFile]) async -> InspectedFile {
        guard let place = file.leafPlace else { return file }
        var file = file
        var chain = file.chain
        chain.swapAt(0, place)
        if chain.count == 1 {
            let chains = file.observation.uses.compactMap(\.chain)
            let beside = all.filter {
                ($0.folder == file.folder || chains.contains($0.observation.path))
                    && $0.observation.path != file.observation.path
            }
            chain += beside.flatMap { other in
                zip(other.observation.certificates, other.chain).filter { $0.0.facts.isAuthority }.map(\.1)
            }.prefix(9)
        }
        file.observation.trust = await world.sessions.trust(for: TLSPlan()).evaluate(chain, now: world.clock.now).trust
        return file
    }

    /// With files alone and `--connect`: what the address shows for the first name of each certificate.
    private func served(_ files: [InspectedFile]) -> [TLSTarget] {
        guard let endpoint = connect.flatMap({ Endpoint($0, defaultPort: 443) }) else { return [] }
        var names: [String] = []
        for file in files {
            guard let place = file.leafPlace else { continue }
            let leaf = file.observation.certificates[place].facts
            guard let name = leaf.dnsNames.first(where: { !$0.hasPrefix("*.") }), !names.contains(name) else {
                continue
            }
            names.append(name)
        }
        return names.map { name in
            var target = TLSTarget(label: "\(name):\(endpoint.port)", host: name, port: endpoint.port)
            target.addresses.pinned = [endpoint.address]
            return target
        }
    }
}
