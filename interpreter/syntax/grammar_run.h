// The generated parser, run on the tokens of one declaration or expression.
//
// In: tokens of a Chunk. Out: the parse tree, which lives as long as the GrammarRun, or the first Failure. Always true: nothing is thrown outward;
// SLL prediction goes first, full LL only where SLL fails.
#pragma once

#include <memory>
#include <vector>

#include "EdictParser.h"
#include "syntax/tokens.h"

namespace edict::syntax {

struct Failure {
  std::size_t at = 0;                 // index of the token that cannot stand there; tokens.size() for the end
  std::vector<std::size_t> rules;     // grammar rules being read, innermost first
  std::vector<std::size_t> expected;  // token kinds that could stand there, as far as ANTLR can say
};

class GrammarRun {
 public:
  explicit GrammarRun(const std::vector<Token>& tokens);
  ~GrammarRun();

  // Null where the tokens do not parse; failure() says why.
  grammar::EdictParser::DeclarationContext* declaration();
  grammar::EdictParser::ExpressionContext* expression();
  grammar::EdictParser::OneInterpolationContext* interpolation();

  const Failure& failure() const { return failure_; }

 private:
  template <typename Entry>
  auto run(Entry entry) -> decltype(entry());

  class Strategy;
  std::size_t size_;
  Failure failure_;
  std::unique_ptr<antlr4::TokenSource> source_;
  std::unique_ptr<antlr4::CommonTokenStream> stream_;
  std::unique_ptr<grammar::EdictParser> parser_;
};

}  // namespace edict::syntax
