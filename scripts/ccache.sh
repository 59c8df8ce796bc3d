# Compiles through ccache where that is here. To be sourced.
# SPDX-License-Identifier: Apache-2.0
#
# What uses precompiled headers is cached only where ccache is told not to mind what it cannot see of them: macros that the compiler
# defines by its options, which here are the same for a header and its users (ccache's manual, "Precompiled headers").
if command -v ccache >/dev/null; then
  export CMAKE_CXX_COMPILER_LAUNCHER=ccache CCACHE_SLOPPINESS=pch_defines,time_macros
fi
