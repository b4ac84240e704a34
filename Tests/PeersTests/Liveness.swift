import Glibc

/// Whether a process with this id still exists.
func isAlive(_ processID: Int32) -> Bool { kill(processID, 0) == 0 }
