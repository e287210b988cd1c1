// Clauses that are missing or stand twice. In: a chunk that parsed. Out: findings, with words on what to add.
#include "syntax/completeness.h"

#include <algorithm>

#include "diagnostic/codes_syntax.h"
#include "syntax/token_kinds.h"

namespace edict::syntax {
namespace {

namespace code = diagnostic::code;

std::string what_it_needs(BlockKind block, std::string_view clause) {
  if (block == BlockKind::Rule && clause == "require") return "say what must hold: `require line.units <= 60`";
  if (block == BlockKind::Rule) return "say what becomes of a line that does not meet it: `else deny CO-16 remark M53`";
  if (block == BlockKind::Term) return "give its formula: `value line.units * 2`";
  if (clause == "per") return "say whose amount it is and for how long: `per patient, plan, year`";
  if (clause == "starts") return "say what it begins with: `starts claim.patient.deductible_remaining`";
  if (clause == "takes") return "say what a line takes from it: `takes min(left, line.allowed) as PR-1`";
  if (clause == "given") return "give a claim: `given claim { payer: acme, line { code: J2357, units: 1 } }`";
  return "say what must come of it: `expect line 1 is deny`";
}

// What a clause that may stand once is made to say twice.
std::string how_to_join(std::string_view word) {
  if (word == "require" || word == "applies" || word == "when") return "one clause holds both conditions: join them with `and` or `or`";
  if (word == "payer" || word == "label" || word == "for") return "one clause names several, with commas between them";
  if (word == "else") return "a rule has one outcome: a second one needs a rule of its own";
  return "";
}

// An exception's own clauses say when it acts, not what it changes.
bool changes_something(const std::vector<std::string_view>& words) {
  return std::any_of(words.begin(), words.end(),
                     [](std::string_view word) { return word != "payer" && word != "when" && word != "effective" && word != "cite"; });
}

bool is_exception(BlockKind block) {
  return block == BlockKind::Exception || block == BlockKind::CodeException || block == BlockKind::RowException || block == BlockKind::RulesException;
}

}  // namespace

bool check_clauses(const Chunk& chunk, const ast::Name& declared, Reporter& reporter) {
  if (chunk.block < BlockKind::Package) return true;
  bool fine = true;
  std::vector<std::string_view> words;
  for (const auto& member : chunk.members) {
    if (member.bad || member.begin == member.end || !is_word(chunk.tokens[member.begin].kind)) continue;
    const auto& keyword = chunk.tokens[member.begin];
    const auto word = reporter.text(keyword);
    if (std::find(words.begin(), words.end(), word) != words.end() && !may_repeat(chunk.block, word)) {
      reporter.report(code::S014, keyword, {std::string(word)}, how_to_join(word));
      fine = false;
    }
    words.push_back(word);
  }
  if (chunk.broken) return fine;  // what seems to be missing may be what did not parse
  const auto& need = clause_words(chunk.block);
  std::string missing, help;
  for (const auto clause : need.required) {
    if (std::find(words.begin(), words.end(), clause) != words.end()) continue;
    missing += (missing.empty() ? "`" : " and no `") + std::string(clause) + "`";
    help += (help.empty() ? "" : "; ") + what_it_needs(chunk.block, clause);
  }
  if (!missing.empty()) {
    const std::string noun(need.noun.substr(need.noun.find(' ') + 1));
    reporter.report(code::S015, declared.span, {"the " + noun, declared.text, missing}, help);
    fine = false;
  }
  if (is_exception(chunk.block) && !changes_something(words)) {
    reporter.report(code::S016, declared.span, {declared.text.empty() ? "this exception" : "the exception `" + declared.text + "`"});
    fine = false;
  }
  return fine;
}

}  // namespace edict::syntax
