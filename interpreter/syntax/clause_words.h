// Which clauses each declaration may hold, must hold, and may repeat: the one table about it, read by the layout and the completeness check.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace edict::syntax {

enum class BlockKind {
  None,     // no block with clauses: import, adopt, unit
  Members,  // values, set, extend set
  Fields,   // record, extend
  Package, Code, CodeRows, Modifier, ModifierRows, Payer, Table, AddedRows, Term, Rule, Exception, CodeException, RowException, RulesException, Balance, Test,
};

struct ClauseWords {
  BlockKind kind;
  std::string_view noun;                    // "a rule"
  std::vector<std::string_view> clauses;    // what it may hold
  std::vector<std::string_view> required;   // what it must hold
  bool attributes;                          // any other word is the name of an attribute (or, for a row, of a column)
};

const ClauseWords& clause_words(BlockKind kind);
bool has_clause(BlockKind kind, std::string_view word);
bool may_repeat(BlockKind kind, std::string_view word);

// Words that are clauses of some declaration and never name an attribute: `require`, `applies` …
bool is_deciding_clause(std::string_view word);

// Declarations that have this clause, as words: "a rule or an exception"; empty where none has.
std::string owners_of(std::string_view word);

std::vector<std::string> declaration_words();

}  // namespace edict::syntax
