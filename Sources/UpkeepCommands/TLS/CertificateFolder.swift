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
    private let world: World
    private let connect: String?
    private let system: System

    /// - Throws: ``CommandFailure`` when the password file cannot be read.
    init(passwordFile: String?, connect: String?, _ world: World, _ system: System) throws {
        self.world = world
        self.connect = connect
        self.system = system
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
        for path in paths {
            guard (try? system.files.factsOfTarget(path))?.kind == .folder else {
                files.append(inspector.inspect(path))
                continue
            }
            do {
                let found = try CertificateFolderWalk(files: system.files).files(below: path)
                let inspected = found.paths.map(inspector.inspect)
                if inspected.isEmpty { result.empty.append(path) }
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
        for file in files { result.files.append(await judgedTrust(file, files + result.issuers)) }
        if services.isEmpty { result.servedAt = served(result.files) }
        return result
    }

    /// A leaf alone is judged with the issuers that lie beside it: servers read them from a file of their own.
    private func judgedTrust(_ file: InspectedFile, _ all: [InspectedFile]) async -> InspectedFile {
        guard let place = file.leafPlace else { return file }
        var file = file
        var chain = file.chain
        chain.swapAt(0, place)
        if chain.count == 1 {
            let beside = all.filter { $0.folder == file.folder && $0.observation.path != file.observation.path }
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
