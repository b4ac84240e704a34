import CertificateReader
import Checks
import UpkeepCore
package import UpkeepSystem

/// Looks into files that hold, or should hold, certificates and keys.
package struct CertificateFileInspector: Sendable {
    /// Bytes; longer files are somebody's data.
    static let sizeLimit = 4 << 20

    private let files: Files
    private let passphrase: [UInt8]?
    private let names: AccountNames

    /// - Parameter passphrase: for PKCS#12 files and encrypted keys; nil when none was given.
    package init(files: Files, passphrase: [UInt8]?) {
        self.files = files
        self.passphrase = passphrase
        names = AccountNames(files)
    }

    /// One file that was named: whatever it is, something is said of it.
    package func inspect(_ path: String) -> InspectedFile {
        do throws(FileError) {
            guard let facts = try files.factsOfTarget(path) else {
                let isLink = try files.facts(path) != nil
                return InspectedFile(FileObservation(path: path, trouble: isLink ? .brokenLink : .missing))
            }
            switch facts.kind {
            case .folder: return InspectedFile(FileObservation(path: path, trouble: .notAFile("a folder")))
            case .special:
                return InspectedFile(FileObservation(path: path, trouble: .notAFile("a pipe, socket or device")))
            case .file, .symbolicLink: break
            }
            var found = read(path, try files.read(path, limit: Self.sizeLimit))
            found.observation.access = access(path, facts)
            found.writtenAt = facts.modified
            return found
        } catch {
            return InspectedFile(FileObservation(path: path, trouble: Self.trouble(error, path, files)))
        }
    }

    private func read(_ path: String, _ bytes: [UInt8]) -> InspectedFile {
        var contents = FileContents(passphrase: passphrase)
        contents.read(bytes)
        var observation = FileObservation(path: path)
        observation.certificates = contents.certificates.map(\.filed)
        observation.keys = contents.keys
        observation.pkcs12 = contents.pkcs12
        observation.protection = contents.protection
        observation.notes = contents.notes
        observation.trouble = contents.trouble
        return InspectedFile(observation, chain: contents.certificates.map(\.der))
    }

    private func access(_ path: String, _ facts: FileFacts) -> FileAccess {
        FileAccess(
            mode: UInt16(truncatingIfNeeded: facts.mode), owner: names.user(facts.owner),
            group: names.group(facts.group), openFolder: openFolder(above: path))
    }

    /// A folder that anybody may write to and take files out of; a sticky one, as `/tmp`, is not.
    private func openFolder(above path: String) -> String? {
        var rest = path[...]
        while let slash = rest.lastIndex(of: "/") {
            rest = rest[..<slash]
            let folder = rest.isEmpty ? "/" : String(rest)
            if let facts = try? files.factsOfTarget(folder), facts.kind == .folder, facts.mode & 0o1002 == 0o002 {
                return folder
            }
        }
        return nil
    }

    private static func trouble(_ error: FileError, _ path: String, _ files: Files) -> FileTrouble {
        switch error.kind {
        case .notFound: .missing
        case .permission: .forbidden
        case .isFolder: .notAFile("a folder")
        case .special: .notAFile("a pipe, socket or device")
        case .tooLarge: .tooLarge((try? files.factsOfTarget(path))?.size ?? sizeLimit)
        case .symbolicLink: .circularLink
        case .notFolder, .notText, .alreadyExists, .diskFull, .failed: .unreadable(error.message)
        }
    }
}
