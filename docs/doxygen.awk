# Turns the comments of the public headers into Doxygen's, for docs/Doxyfile.
# SPDX-License-Identifier: Apache-2.0
FNR == 1 { print "/// \\file"; sub(/^\/\//, "///") }  # lines 1 to 20 or so tell of the file as a whole
/SPDX-License-Identifier/ { next }
/^ *\/\/ ----/ { print ""; next }

# "Errors:" and what stands under it, one line of a list for each code.
/^ *\/\/ Errors: (k[A-Z]|those|also)/ { print "/// \\par Errors"; sub(/Errors: /, "- "); errors = 1 }
!/^ *\/\/ / { if (errors) print "///"; errors = 0 }  # Doxygen sees no list in a last line
errors && /^ *\/\/         (k[A-Z]|and )/ { sub(/\/\/ +/, "// - ") }

!errors && /^ *\/\/   / { sub(/\/\/ /, "///   ") }            # further in: code
/^ *\/\/( |$)/ { sub(/\/\//, "///") }
/^#define .* \/\/ |[;,{] +\/\/ / { sub(/ \/\/ /, " ///< ") }  # behind a field, a value or a macro
{ print }
