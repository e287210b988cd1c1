// Runs ANTLR's parser and stops it at the first error: its headers, exceptions and recovery go no further than here and the tree builder.
#include "syntax/grammar_run.h"

namespace edict::syntax {

using grammar::EdictParser;

namespace {

// Above this, a second pass in full LL costs more than its better place of error is worth.
constexpr std::size_t kMaxTokensForFullPrediction = 20'000;

std::vector<std::unique_ptr<antlr4::Token>> as_antlr(const std::vector<Token>& tokens) {
  std::vector<std::unique_ptr<antlr4::Token>> list;
  list.reserve(tokens.size() + 1);
  for (const auto& token : tokens) {
    auto made = std::make_unique<antlr4::CommonToken>(token.kind);
    made->setStartIndex(token.begin);
    made->setStopIndex(token.end);  // one past the last byte, unlike ANTLR's own: an empty token must be sayable
    list.push_back(std::move(made));
  }
  const auto end = tokens.empty() ? 0u : tokens.back().end;
  auto last = std::make_unique<antlr4::CommonToken>(antlr4::Token::EOF);
  last->setStartIndex(end);
  last->setStopIndex(end);
  list.push_back(std::move(last));
  return list;
}

}  // namespace

// Stops at the first error and writes down where it was: recovery is ours, by leaving out the clause.
class GrammarRun::Strategy final : public antlr4::DefaultErrorStrategy {
 public:
  explicit Strategy(Failure& failure) : failure_(failure) {}

  void reportError(antlr4::Parser*, const antlr4::RecognitionException&) override {}
  void sync(antlr4::Parser*) override {}
  void recover(antlr4::Parser* parser, std::exception_ptr error) override {
    antlr4::Token* token = parser->getCurrentToken();
    try {
      std::rethrow_exception(error);
    } catch (const antlr4::RecognitionException& e) {
      if (e.getOffendingToken() != nullptr) token = e.getOffendingToken();
    } catch (const std::exception&) {
    }
    stop(parser, token);
  }
  antlr4::Token* recoverInline(antlr4::Parser* parser) override {
    stop(parser, parser->getCurrentToken());
    return nullptr;
  }

 private:
  [[noreturn]] void stop(antlr4::Parser* parser, const antlr4::Token* token) {
    failure_.at = token->getTokenIndex();
    failure_.rules.clear();
    for (antlr4::tree::ParseTree* context = parser->getContext(); context != nullptr; context = context->parent) {
      failure_.rules.push_back(static_cast<antlr4::ParserRuleContext*>(context)->getRuleIndex());
    }
    failure_.expected.clear();
    for (const auto kind : parser->getExpectedTokens().toList()) failure_.expected.push_back(static_cast<std::size_t>(kind));
    throw antlr4::ParseCancellationException("stopped at the first error");
  }

  Failure& failure_;
};

GrammarRun::GrammarRun(const std::vector<Token>& tokens)
    : size_(tokens.size()),
      source_(std::make_unique<antlr4::ListTokenSource>(as_antlr(tokens))),
      stream_(std::make_unique<antlr4::CommonTokenStream>(source_.get())),
      parser_(std::make_unique<EdictParser>(stream_.get())) {
  parser_->removeErrorListeners();
  parser_->setErrorHandler(std::make_shared<Strategy>(failure_));
}

GrammarRun::~GrammarRun() = default;

template <typename Entry>
auto GrammarRun::run(Entry entry) -> decltype(entry()) {
  using antlr4::atn::PredictionMode;
  for (const auto mode : {PredictionMode::SLL, PredictionMode::LL}) {
    if (mode == PredictionMode::LL && size_ > kMaxTokensForFullPrediction) break;
    parser_->getInterpreter<antlr4::atn::ParserATNSimulator>()->setPredictionMode(mode);
    parser_->reset();
    try {
      return entry();
    } catch (const std::exception&) {  // ParseCancellationException, or ANTLR's own trouble: either way there is no tree
    }
  }
  return nullptr;
}

EdictParser::DeclarationContext* GrammarRun::declaration() {
  auto* tree = run([&] { return parser_->oneDeclaration(); });
  return tree == nullptr ? nullptr : tree->declaration();
}

EdictParser::ExpressionContext* GrammarRun::expression() {
  auto* tree = run([&] { return parser_->oneExpression(); });
  return tree == nullptr ? nullptr : tree->expression();
}

EdictParser::OneInterpolationContext* GrammarRun::interpolation() {
  return run([&] { return parser_->oneInterpolation(); });
}

}  // namespace edict::syntax
