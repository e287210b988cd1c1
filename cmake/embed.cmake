# Files as part of a library, so that the program needs none of them at run time.
#
# edict_embed(TARGET NAMESPACE a::b::name BASE folder FILES file…)
#
# gives TARGET (and what links to it) the header "embedded/name.h":
#   namespace a::b::name {
#     struct File { std::string_view path, text; };                // path relative to BASE, with slashes
#     std::span<const File> files();                               // sorted by path
#     std::optional<std::string_view> text(std::string_view path);
#   }
# The sources are written at build time by a small program (embed.cpp), whenever one of the files has changed.
set(EDICT_EMBED_DIR ${CMAKE_CURRENT_LIST_DIR})

function(edict_embed TARGET)
  cmake_parse_arguments(ARG "" "NAMESPACE;BASE" "FILES" ${ARGN})
  if(NOT TARGET edict_embedder)
    add_executable(edict_embedder ${EDICT_EMBED_DIR}/embed.cpp)
    set_target_properties(edict_embedder PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/embedder)
  endif()
  string(REGEX REPLACE ".*::" "" NAME ${ARG_NAMESPACE})
  set(ROOT ${CMAKE_CURRENT_BINARY_DIR}/embedded-in-${TARGET})
  set(STEM ${ROOT}/embedded/${NAME})

  # The list goes through a file: a standard library has more names than a command line may hold.
  set(LIST ${ROOT}/${NAME}.list)
  list(SORT ARG_FILES)
  list(JOIN ARG_FILES "\n" LINES)
  file(MAKE_DIRECTORY ${ROOT}/embedded)
  file(CONFIGURE OUTPUT ${LIST} CONTENT "${LINES}\n" @ONLY)

  add_custom_command(
    OUTPUT ${STEM}.h ${STEM}.cpp
    COMMAND edict_embedder ${ARG_NAMESPACE} ${ARG_BASE} ${LIST} ${STEM}
    DEPENDS edict_embedder ${LIST} ${ARG_FILES}
    COMMENT "Embedding ${NAME}"
    VERBATIM)
  target_sources(${TARGET} PRIVATE ${STEM}.h ${STEM}.cpp)
  target_include_directories(${TARGET} PRIVATE ${ROOT})
endfunction()
