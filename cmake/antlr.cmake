# The grammar made into C++ by ANTLR, as the library edict_grammar.
#
# In: the program `antlr4`, or a jar by -DANTLR4_JAR=…, and the installed antlr4-runtime. Out: edict_grammar, whose users get -fno-char8_t with it
# (ANTLR's headers hold u8"…" literals that must stay plain char). Always true: the generator and the runtime speak one format, or configuring stops here.
find_program(ANTLR4_TOOL NAMES antlr4 DOC "The ANTLR 4 generator")
set(ANTLR4_JAR "" CACHE FILEPATH "An antlr-4.x-complete.jar to use instead of the program antlr4")
find_package(antlr4-runtime QUIET)

if(NOT antlr4-runtime_FOUND)
  message(FATAL_ERROR "Edict needs the C++ runtime of ANTLR 4 with its CMake files. On Debian or Ubuntu: apt-get install libantlr4-runtime-dev")
endif()
if(ANTLR4_JAR)
  find_program(JAVA_PROGRAM java)
  if(NOT JAVA_PROGRAM OR NOT EXISTS "${ANTLR4_JAR}")
    message(FATAL_ERROR "ANTLR4_JAR is set to `${ANTLR4_JAR}`, but that file or the program java was not found")
  endif()
  set(ANTLR4_COMMAND ${JAVA_PROGRAM} -jar ${ANTLR4_JAR})
elseif(ANTLR4_TOOL)
  set(ANTLR4_COMMAND ${ANTLR4_TOOL})
else()
  message(FATAL_ERROR "Edict needs the ANTLR 4 generator: install the program antlr4 (Debian: apt-get install antlr4), or give -DANTLR4_JAR=PATH")
endif()

# 4.10 changed the format of the tables that the generator writes for the runtime.
execute_process(COMMAND ${ANTLR4_COMMAND} OUTPUT_VARIABLE ANTLR4_BANNER ERROR_VARIABLE ANTLR4_BANNER_ERROR)
string(REGEX MATCH "Version ([0-9]+\\.[0-9]+(\\.[0-9]+)?)" _ "${ANTLR4_BANNER}${ANTLR4_BANNER_ERROR}")
set(ANTLR4_TOOL_VERSION "${CMAKE_MATCH_1}")
set(ANTLR4_RUNTIME_VERSION "${antlr4-runtime_VERSION}")
if(NOT ANTLR4_TOOL_VERSION OR NOT ANTLR4_RUNTIME_VERSION)
  message(FATAL_ERROR "the versions of ANTLR's generator (`${ANTLR4_TOOL_VERSION}`) and runtime (`${ANTLR4_RUNTIME_VERSION}`) could not be read")
endif()
foreach(SIDE TOOL RUNTIME)
  if(ANTLR4_${SIDE}_VERSION VERSION_LESS 4.10)
    set(ANTLR4_${SIDE}_FORMAT "of 4.9 and before")
  else()
    set(ANTLR4_${SIDE}_FORMAT "of 4.10 and after")
  endif()
endforeach()
if(NOT ANTLR4_TOOL_FORMAT STREQUAL ANTLR4_RUNTIME_FORMAT)
  message(FATAL_ERROR "ANTLR's generator ${ANTLR4_TOOL_VERSION} writes tables in the format ${ANTLR4_TOOL_FORMAT}, its runtime "
                      "${ANTLR4_RUNTIME_VERSION} reads the format ${ANTLR4_RUNTIME_FORMAT}: install a matching pair, or give the matching generator "
                      "with -DANTLR4_JAR=PATH/antlr-${ANTLR4_RUNTIME_VERSION}-complete.jar")
endif()
message(STATUS "ANTLR: generator ${ANTLR4_TOOL_VERSION}, runtime ${ANTLR4_RUNTIME_VERSION}")

# The grammar files are copied, so that the path in the generated files' first line is that of no machine.
set(GRAMMAR_OUT ${PROJECT_BINARY_DIR}/grammar)
file(MAKE_DIRECTORY ${GRAMMAR_OUT})
set(ANTLR4_OPTIONS -Dlanguage=Cpp -no-listener -no-visitor -package edict::grammar -Xexact-output-dir)
if(ANTLR4_TOOL_VERSION VERSION_LESS 4.7.2)
  list(REMOVE_ITEM ANTLR4_OPTIONS -Xexact-output-dir)
endif()
add_custom_command(
  OUTPUT ${GRAMMAR_OUT}/EdictLexer.cpp ${GRAMMAR_OUT}/EdictLexer.h ${GRAMMAR_OUT}/EdictLexer.tokens
  COMMAND ${CMAKE_COMMAND} -E copy ${PROJECT_SOURCE_DIR}/grammar/EdictLexer.g4 ${GRAMMAR_OUT}/EdictLexer.g4
  COMMAND ${ANTLR4_COMMAND} ${ANTLR4_OPTIONS} -o ${GRAMMAR_OUT} EdictLexer.g4
  WORKING_DIRECTORY ${GRAMMAR_OUT}
  DEPENDS ${PROJECT_SOURCE_DIR}/grammar/EdictLexer.g4
  COMMENT "Generating the lexer from grammar/EdictLexer.g4" VERBATIM)
add_custom_command(
  OUTPUT ${GRAMMAR_OUT}/EdictParser.cpp ${GRAMMAR_OUT}/EdictParser.h
  COMMAND ${CMAKE_COMMAND} -E copy ${PROJECT_SOURCE_DIR}/grammar/EdictParser.g4 ${GRAMMAR_OUT}/EdictParser.g4
  COMMAND ${ANTLR4_COMMAND} ${ANTLR4_OPTIONS} -lib ${GRAMMAR_OUT} -o ${GRAMMAR_OUT} EdictParser.g4
  WORKING_DIRECTORY ${GRAMMAR_OUT}
  DEPENDS ${PROJECT_SOURCE_DIR}/grammar/EdictParser.g4 ${GRAMMAR_OUT}/EdictLexer.tokens
  COMMENT "Generating the parser from grammar/EdictParser.g4" VERBATIM)

# Clang refuses the runtime's class Vocabulary, whose const members have no initial value: it reads a copy of the headers where they have one.
set(ANTLR4_HEADERS ${ANTLR4_INCLUDE_DIR})
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang" AND EXISTS ${ANTLR4_INCLUDE_DIR}/Vocabulary.h)
  set(ANTLR4_HEADERS ${PROJECT_BINARY_DIR}/antlr4-headers)
  file(COPY ${ANTLR4_INCLUDE_DIR}/ DESTINATION ${ANTLR4_HEADERS})
  file(READ ${ANTLR4_INCLUDE_DIR}/Vocabulary.h VOCABULARY)
  string(REGEX REPLACE "const (_[a-zA-Z]+Names);" "const \\1 = {};" VOCABULARY "${VOCABULARY}")
  file(CONFIGURE OUTPUT ${ANTLR4_HEADERS}/Vocabulary.h CONTENT "${VOCABULARY}" @ONLY)
endif()

add_library(edict_grammar STATIC ${GRAMMAR_OUT}/EdictLexer.cpp ${GRAMMAR_OUT}/EdictParser.cpp)
target_include_directories(edict_grammar SYSTEM PUBLIC ${GRAMMAR_OUT} ${ANTLR4_HEADERS})
target_compile_options(edict_grammar PUBLIC -fno-char8_t PRIVATE -w)
if(TARGET antlr4_static)
  target_link_libraries(edict_grammar PUBLIC antlr4_static)
else()
  target_link_libraries(edict_grammar PUBLIC antlr4_shared)
endif()
find_package(Threads REQUIRED)
target_link_libraries(edict_grammar PUBLIC Threads::Threads)
