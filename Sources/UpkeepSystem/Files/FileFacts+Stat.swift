import Glibc
import UpkeepCore

extension FileFacts {
    init(_ status: stat) {
        let kind: Kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            case S_IFLNK: .symbolicLink
            default: .special
            }
        self.init(
            kind: kind, size: Int(status.st_size), mode: status.st_mode & 0o7777, owner: status.st_uid,
            group: status.st_gid,
            modified: Timestamp(seconds: Int64(status.st_mtim.tv_sec)))
    }
}
