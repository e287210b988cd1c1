// The table of clauses itself. In: a kind of block, a word. Out: what the table says of them.
#include "syntax/clause_words.h"

#include <algorithm>

namespace edict::syntax {
namespace {

const std::vector<ClauseWords>& table() {
  static const std::vector<ClauseWords> kTable = {
      {BlockKind::None, "this declaration", {}, {}, false},
      {BlockKind::Members, "a list of members", {}, {}, false},
      {BlockKind::Fields, "a record", {}, {}, false},
      {BlockKind::Package, "a package", {"title", "version", "effective", "received", "source", "owner", "for"}, {}, false},
      {BlockKind::Code, "a code", {"effective", "cite"}, {}, true},
      {BlockKind::CodeRows, "codes from a data file", {"effective", "cite"}, {}, true},
      {BlockKind::Modifier, "a modifier", {"effective", "cite"}, {}, true},
      {BlockKind::ModifierRows, "modifiers from a data file", {"effective", "cite"}, {}, true},
      {BlockKind::Payer, "a payer", {"extends"}, {}, true},
      {BlockKind::Table, "a table", {"pick", "effective", "source", "cite"}, {}, false},
      {BlockKind::AddedRows, "an extension of a table", {"effective", "source", "cite"}, {}, false},
      {BlockKind::Term, "a term", {"value", "effective"}, {"value"}, false},
      {BlockKind::Rule, "a rule",
       {"stage", "payer", "effective", "received", "label", "applies", "require", "else", "missing", "message", "cite"}, {"require", "else"}, false},
      {BlockKind::Exception, "an exception",
       {"payer", "when", "effective", "cite",  // its own; the others replace
        "waive", "applies", "require", "else", "missing", "message", "value", "per", "starts", "takes"},
       {}, true},
      {BlockKind::CodeException, "an exception to a code", {"payer", "when", "effective", "cite"}, {}, true},
      {BlockKind::RowException, "an exception to a row", {"payer", "when", "effective", "cite"}, {}, true},
      {BlockKind::RulesException, "an exception to many rules", {"payer", "when", "effective", "cite", "waive", "else", "missing"}, {}, false},
      {BlockKind::Balance, "a balance", {"payer", "effective", "per", "starts", "takes", "cite"}, {"per", "starts", "takes"}, false},
      {BlockKind::Test, "a test", {"given", "expect", "as"}, {"given", "expect"}, false},
  };
  return kTable;
}

bool holds(const std::vector<std::string_view>& words, std::string_view word) { return std::find(words.begin(), words.end(), word) != words.end(); }

}  // namespace

const ClauseWords& clause_words(BlockKind kind) {
  const auto& all = table();
  return *std::find_if(all.begin(), all.end(), [&](const ClauseWords& entry) { return entry.kind == kind; });
}

bool has_clause(BlockKind kind, std::string_view word) { return holds(clause_words(kind).clauses, word); }

bool may_repeat(BlockKind kind, std::string_view word) { return kind == BlockKind::Test && (word == "given" || word == "expect"); }

bool is_deciding_clause(std::string_view word) {
  static const std::vector<std::string_view> kWords = {"stage", "label",  "applies", "require", "else",   "missing", "when",  "waive",
                                                       "pick",  "starts", "takes",   "given",   "expect", "extends", "value", "message"};
  return holds(kWords, word);
}

std::string owners_of(std::string_view word) {
  std::vector<std::string_view> owners;
  for (const auto& entry : table()) {
    const bool narrow = entry.kind == BlockKind::CodeRows || entry.kind == BlockKind::ModifierRows || entry.kind == BlockKind::AddedRows ||
                        entry.kind == BlockKind::CodeException || entry.kind == BlockKind::RowException || entry.kind == BlockKind::RulesException;
    if (!narrow && holds(entry.clauses, word)) owners.push_back(entry.noun);
  }
  std::string words;
  for (std::size_t i = 0; i < owners.size(); ++i) {
    if (i > 0) words += i + 1 == owners.size() ? " or " : ", ";
    words += owners[i];
  }
  return words;
}

std::vector<std::string> declaration_words() {
  return {"package", "library", "import", "adopt", "values", "unit",  "record",    "extend",  "code",
          "modifier", "payer",  "set",    "table", "term",   "rule", "exception", "balance", "test"};
}

}  // namespace edict::syntax
