// SPDX-License-Identifier: GPL-3.0-or-later

import ExoplanCommands
import LargePages

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

large_pages_fill_heap()
exit(Exoplan.run(Array(CommandLine.arguments.dropFirst()), console: .process()))
