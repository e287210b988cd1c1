# Policies as part of a library, read already: the program does not wait for the grammar to read them each time that it starts.
#
# edict_store_trees(TARGET NAMESPACE a::b::name BASE folder FILES policy…)
#
# gives TARGET what edict_embed gives (embedded/name.h), with the tree of FILE under the path `FILE.tree` (interpreter/syntax/stored_tree.h).
set(EDICT_TREES_DIR ${CMAKE_CURRENT_LIST_DIR})

function(edict_store_trees TARGET)
  cmake_parse_arguments(ARG "" "NAMESPACE;BASE" "FILES" ${ARGN})
  add_executable(edict_tree_storer ${EDICT_TREES_DIR}/store_trees.cpp)
  target_link_libraries(edict_tree_storer PRIVATE edict_syntax edict_warnings)
  set_target_properties(edict_tree_storer PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/embedder)

  set(OUT ${CMAKE_CURRENT_BINARY_DIR}/trees)
  set(TREES)
  foreach(FILE ${ARG_FILES})
    file(RELATIVE_PATH NAME ${ARG_BASE} ${FILE})
    list(APPEND TREES ${OUT}/${NAME}.tree)
  endforeach()
  list(JOIN ARG_FILES "\n" LINES)
  file(CONFIGURE OUTPUT ${OUT}/policies.list CONTENT "${LINES}\n" @ONLY)
  add_custom_command(
    OUTPUT ${TREES}
    COMMAND edict_tree_storer ${ARG_BASE} ${OUT}/policies.list ${OUT}
    DEPENDS edict_tree_storer ${OUT}/policies.list ${ARG_FILES}
    COMMENT "Reading policies ahead"
    VERBATIM)
  edict_embed(${TARGET} NAMESPACE ${ARG_NAMESPACE} BASE ${OUT} FILES ${TREES})
endfunction()
