# The warnings that our own code is built with; generated code is exempt.
add_library(edict_warnings INTERFACE)
target_compile_options(edict_warnings INTERFACE -Wall -Wextra -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor)
# g++ 12 at -O3 warns of overlaps inside std::string that are not there (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(edict_warnings INTERFACE -Wno-restrict)
endif()
if(EDICT_WERROR)
  target_compile_options(edict_warnings INTERFACE -Werror)
endif()
