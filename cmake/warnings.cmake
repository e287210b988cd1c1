# The warnings that our own code is built with; generated code is exempt.
add_library(edict_warnings INTERFACE)
target_compile_options(edict_warnings INTERFACE -Wall -Wextra -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor)
if(EDICT_WERROR)
  target_compile_options(edict_warnings INTERFACE -Werror)
endif()
