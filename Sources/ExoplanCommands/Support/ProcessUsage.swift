// SPDX-License-Identifier: GPL-3.0-or-later

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What this process has used so far.
enum ProcessUsage {
    /// RUSAGE_SELF, which is a type of its own in one C library and a number in the other.
    private static let thisProcess: Int32 = 0

    /// Time of all threads on processors [s].
    static var cpuSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// The most memory held so far [KiB]; nil where the system does not tell.
    static var peakKilobytes: Int? {
        var usage = rusage()
        return getrusage(thisProcess, &usage) == 0 ? Int(usage.ru_maxrss) : nil
    }
}
