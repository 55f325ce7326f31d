// SPDX-License-Identifier: GPL-3.0-or-later

import ExoplanCommands

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

exit(Exoplan.run(Array(CommandLine.arguments.dropFirst()), console: .process()))
