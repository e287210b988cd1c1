// The first words of clauses: keyword, name of an attribute, or a mistake.
#include <algorithm>

#include "EdictLexer.h"
#include "diagnostic/codes_syntax.h"
#include "syntax/layout_maker.h"
#include "syntax/token_kinds.h"

namespace edict::syntax {

namespace code = diagnostic::code;
using L = grammar::EdictLexer;

bool LayoutMaker::in_clause_block() const { return chunk_.block >= BlockKind::Package && at_member_level(); }

void LayoutMaker::begin_clause(Token& token) {
  clause_starts_ = false;
  if (!is_word(token.kind)) return;  // a row, or what the parser will not accept
  const auto word = reporter_.text(token);
  if (has_clause(chunk_.block, word)) return drop_colon(token);
  const auto& words = clause_words(chunk_.block);
  const bool column = chunk_.block == BlockKind::RowException;
  const std::vector<std::string> known(words.clauses.begin(), words.clauses.end());
  if (!words.attributes || (!column && (is_deciding_clause(word) || !diagnostic::nearest(word, known).empty()))) {
    refuse_clause(word);
    blame();
    return;
  }
  token.kind = L::NAME;
}

// `require: line.units <= 60`
void LayoutMaker::drop_colon(Token& token) {
  if (kind_ahead(1) != L::COLON) return;
  const Token& colon = tokens_[at_ + 1];
  reporter_.report(code::S033, colon, {":", ""}, "the word of a clause stands without a colon", {{reporter_.span(colon), ""}});
  token.kind = here().kind;
  dropped_ = at_ + 1;
}

// Words that people use for the clauses of a rule.
bool LayoutMaker::said_otherwise(std::string_view word) {
  static const std::vector<std::pair<std::string_view, std::string_view>> kSaid = {
      {"if", "applies"}, {"when", "applies"}, {"where", "applies"}, {"condition", "applies"}, {"must", "require"}, {"shall", "require"}, {"then", "else"},
      {"action", "else"}, {"outcome", "else"}, {"deny", "else deny"}, {"reject", "else reject"}, {"pend", "else pend"}, {"reduce", "else reduce"},
      {"reason", "message"}, {"reference", "cite"}, {"citation", "cite"}};
  const diagnostic::Code unknown = owners_of(word).empty() ? diagnostic::Code(code::S012) : diagnostic::Code(code::S013);
  const auto said = std::find_if(kSaid.begin(), kSaid.end(), [&](const auto& one) { return one.first == word; });
  if (word == "title" || word == "description" || word == "name") {
    reporter_.report(unknown, here(), {std::string(word), "a rule"}, "the title of a rule stands in quotes behind its name: `rule limit \"Units on one line\" {`");
    return true;
  }
  if (word == "remark" || word == "remarks") {
    reporter_.report(unknown, here(), {std::string(word), "a rule"}, "a remark stands behind its code, on one line with it: `else deny CO-16 remark M53`");
    return true;
  }
  if (said == kSaid.end()) return false;
  const std::string written(said->second);
  reporter_.report(unknown, here(), {std::string(word), "a rule"}, "write `" + written + "`", reporter_.instead(here(), written));
  return true;
}

void LayoutMaker::refuse_clause(std::string_view word) {
  const auto& words = clause_words(chunk_.block);
  const auto owners = owners_of(word);
  const std::string noun(words.noun);
  if (chunk_.block == BlockKind::Rule && said_otherwise(word)) return;
  if (!owners.empty()) {
    reporter_.report(code::S013, here(), {std::string(word), noun}, "`" + std::string(word) + "` is a clause of " + owners);
    return;
  }
  const auto near = diagnostic::nearest(word, {words.clauses.begin(), words.clauses.end()});
  std::string help = "did you mean `" + near + "`?";
  const std::uint16_t next = kind_ahead(1);
  const bool condition = chunk_.members.size() > 1 && (next == L::DOT || next == L::LE || next == L::GE || next == L::EQ || next == L::NE || next == L::LT ||
                                                       next == L::GT || next == L::IN || next == L::HAS || next == L::IS || next == L::WITHIN);
  if (near.empty() && condition) {
    help = "to go on with the condition above, begin the line with `and` or `or`";
  } else if (near.empty()) {
    help = noun + " has the clauses ";
    for (std::size_t i = 0; i < words.clauses.size(); ++i) {
      help += (i == 0 ? "`" : i + 1 == words.clauses.size() ? " and `" : ", `") + std::string(words.clauses[i]) + "`";
    }
  }
  const auto sure = diagnostic::certain(word, {words.clauses.begin(), words.clauses.end()});
  reporter_.report(code::S012, here(), {std::string(word), noun}, std::move(help), reporter_.instead(here(), sure));
}

// `{ payer acme, else pend }`: a comma before the word of a clause ends the clause before it; `payer acme, acme_gold` goes on.
bool LayoutMaker::comma_ends_clause() const {
  if (at_ + 1 >= tokens_.size() || !is_word(kind_here(at_ + 1))) return false;
  if (has_clause(chunk_.block, reporter_.text(tokens_[at_ + 1]))) return true;
  if (!clause_words(chunk_.block).attributes || at_ + 2 >= tokens_.size()) return false;
  const auto behind = tokens_[at_ + 2].kind;
  return !tokens_[at_ + 2].line_start && (is_opening(behind) || (ends_operand(behind) && !is_closing(behind)));
}

// A line inside brackets that can only be a clause shows that a bracket was forgotten.
void LayoutMaker::close_before_clause() {
  if (stack_.size() < 2 || chunk_.block < BlockKind::Package || !is_word(kind_here(at_))) return;
  const auto word = reporter_.text(here());
  if (word == "else" || !has_clause(chunk_.block, word)) return;
  const auto next = kind_ahead(1);
  const bool in_braces = stack_.back().opener.kind == L::LBRACE;
  const bool clause = in_braces ? next != L::COLON && next != L::LBRACE : ends_operand(last_kind()) && (is_opening(next) || ends_operand(next));
  if (clause) close_frames(1, here());
}

BlockKind LayoutMaker::block_of(std::uint16_t keyword) const {
  switch (keyword) {
    case L::PACKAGE: case L::LIBRARY: return BlockKind::Package;
    case L::VALUES: case L::SET: return BlockKind::Members;
    case L::RECORD: return BlockKind::Fields;
    case L::EXTEND: return extension_block();
    case L::CODE: return kind_ahead(1) == L::FROM ? BlockKind::CodeRows : BlockKind::Code;
    case L::MODIFIER: return kind_ahead(1) == L::FROM ? BlockKind::ModifierRows : BlockKind::Modifier;
    case L::PAYER: return BlockKind::Payer;
    case L::TABLE: return BlockKind::Table;
    case L::TERM: return BlockKind::Term;
    case L::RULE: return BlockKind::Rule;
    case L::EXCEPTION: return exception_block();
    case L::BALANCE: return BlockKind::Balance;
    case L::TEST: return BlockKind::Test;
    default: return BlockKind::None;
  }
}

// A record too may be called `set` or `table`: then its block follows at once.
BlockKind LayoutMaker::extension_block() const {
  if (!is_word(kind_ahead(2))) return BlockKind::Fields;
  const auto what = kind_ahead(1);
  return what == L::VALUES || what == L::SET ? BlockKind::Members : what == L::TABLE ? BlockKind::AddedRows : BlockKind::Fields;
}

// What an exception may replace depends on what it is made to.
BlockKind LayoutMaker::exception_block() const {
  std::size_t at = at_ + 1;
  while (at < tokens_.size() && at < at_ + 3 && tokens_[at].kind != L::TO) ++at;
  const auto kind = [&](std::size_t distance) { return at + distance < tokens_.size() ? tokens_[at + distance].kind : std::uint16_t{0}; };
  if (kind(0) != L::TO) return BlockKind::Exception;
  if (kind(1) == L::RULES && kind(2) == L::IN) return BlockKind::RulesException;
  if (kind(1) == L::CODE && (kind(2) == L::SHAPE || kind(2) == L::CAPITALS || kind(2) == L::NUMBER)) return BlockKind::CodeException;
  std::size_t path = 1;
  while (kind(path + 1) == L::DOT) path += 2;
  return kind(path + 1) == L::LBRACKET ? BlockKind::RowException : BlockKind::Exception;
}

}  // namespace edict::syntax
