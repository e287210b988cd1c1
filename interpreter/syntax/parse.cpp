// The phase itself: text → tokens → layout → parse tree → ast, declaration by declaration.
//
// A declaration that does not parse is tried again without the clause that stopped it, so that each wrong clause of a file is told in one run.
#include "syntax/parse.h"

#include "diagnostic/codes_syntax.h"
#include "source/literate.h"
#include "syntax/completeness.h"
#include "syntax/declaration_start.h"
#include "syntax/grammar_run.h"
#include "syntax/layout.h"
#include "syntax/notation.h"
#include "syntax/spelling.h"
#include "syntax/syntax_error.h"
#include "syntax/token_kinds.h"
#include "syntax/tree_builder.h"
#include "syntax/typography.h"

namespace edict::syntax {
namespace {

namespace code = diagnostic::code;
using P = grammar::EdictParser;

constexpr std::size_t kMaxRounds = 20;        // wrong clauses told in one declaration
constexpr std::size_t kMaxTokensToRetry = 50'000;

// The tokens of a chunk without its bad members; `owners` says which member each token belongs to (-1: head or end).
struct Assembled {
  std::vector<Token> tokens;
  std::vector<int> owners;
};

Assembled assemble(const Chunk& chunk) {
  Assembled out;
  bool whole = true;
  for (const auto& member : chunk.members) whole = whole && !member.bad;
  const auto take = [&](std::size_t begin, std::size_t end, int owner) {
    for (std::size_t i = begin; i < end; ++i) {
      out.tokens.push_back(chunk.tokens[i]);
      out.owners.push_back(owner);
    }
  };
  if (chunk.members.empty()) {
    take(0, chunk.tokens.size(), -1);
    return out;
  }
  const auto line_end = [&](int owner) {
    const auto at = out.tokens.back().end;
    out.tokens.push_back({P::NEWLINE, false, false, at, at});
    out.owners.push_back(owner);
  };
  const bool package = chunk.block == BlockKind::Package;
  take(0, chunk.members.front().begin, -1);
  int before = -1;
  for (std::size_t i = 0; i < chunk.members.size(); ++i) {
    const auto& member = chunk.members[i];
    if (whole) {
      take(member.begin, member.end, static_cast<int>(i));
      // a separator belongs to what it ends
      if (i + 1 < chunk.members.size()) take(member.end, chunk.members[i + 1].begin, static_cast<int>(i));
    } else if (!member.bad && member.begin < member.end) {
      if (before >= 0) line_end(before);
      take(member.begin, member.end, static_cast<int>(i));
      before = static_cast<int>(i);
    }
  }
  if (package && !whole && before < 0) {  // the line end before the first clause has nothing behind it
    out.tokens.pop_back();
    out.owners.pop_back();
  }
  take(chunk.members.back().end, chunk.tokens.size(), -1);
  return out;
}

// The member that a failure at `at` is to blame on.
int owner_of(const Assembled& parsed, std::size_t at) {
  if (at < parsed.owners.size() && parsed.owners[at] >= 0) return parsed.owners[at];
  return at > 0 && at <= parsed.owners.size() ? parsed.owners[at - 1] : -1;
}

// The first of the lines that begin with a bar.
bool is_table_head(const Chunk& chunk, std::size_t member) {
  const auto row = [&](std::size_t i) { return chunk.members[i].begin < chunk.members[i].end && chunk.tokens[chunk.members[i].begin].kind == P::BAR; };
  for (std::size_t i = 0; i < member; ++i) {
    if (row(i)) return false;
  }
  return row(member);
}

ast::DeclNode empty_node(const Chunk& chunk) {
  switch (chunk.tokens.front().kind) {
    case P::PACKAGE: case P::LIBRARY: return ast::PackageDecl{chunk.tokens.front().kind == P::LIBRARY, {}};
    case P::IMPORT: return ast::ImportDecl{};
    case P::ADOPT: return ast::AdoptDecl{};
    case P::VALUES: return ast::ValuesDecl{};
    case P::UNIT: return ast::UnitDecl{};
    case P::CODE: return ast::CodeDecl{};
    case P::MODIFIER: return ast::ModifierDecl{};
    case P::PAYER: return ast::PayerDecl{};
    case P::SET: return ast::SetDecl{};
    case P::TABLE: return ast::TableDecl{};
    case P::TERM: return ast::TermDecl{};
    case P::RULE: return ast::RuleDecl{};
    case P::EXCEPTION: return ast::ExceptionDecl{};
    case P::BALANCE: return ast::BalanceDecl{};
    case P::TEST: return ast::TestDecl{};
    default: break;
  }
  const auto what = chunk.tokens.size() > 1 ? chunk.tokens[1].kind : std::uint16_t{0};
  if (chunk.block == BlockKind::AddedRows) return ast::TableDecl{true, {}, {}, {}, {}, {}, {}};
  if (chunk.block == BlockKind::Members && what == P::SET) return ast::SetDecl{true, {}, {}};
  if (chunk.block == BlockKind::Members) return ast::ValuesDecl{true, {}};
  return ast::RecordDecl{chunk.tokens.front().kind == P::EXTEND, {}};
}

// A declaration of which nothing but the name could be read: others may refer to it without a second error.
void add_name_only(const Chunk& chunk, ast::Module& module, const Reporter& reporter) {
  std::size_t at = 1;
  if (chunk.tokens.front().kind == P::EXTEND && chunk.block != BlockKind::Fields) at = 2;
  if (at >= chunk.tokens.size() || chunk.tokens[at].kind == P::TO || chunk.tokens[at].kind == P::FROM) return;
  std::size_t end = at;
  while (end + 2 < chunk.tokens.size() && chunk.tokens[end + 1].kind == P::DOT) end += 2;
  if (!is_word_or_literal(chunk.tokens[at].kind)) return;
  const bool quoted = chunk.tokens[at].kind == P::STRING && at == end;  // `import "std.hcpcs"`
  const source::Span place{reporter.file(), chunk.tokens[at].begin + (quoted ? 1 : 0), chunk.tokens[end].end - (quoted ? 1 : 0)};
  const source::Span whole{reporter.file(), chunk.tokens.front().begin, chunk.tokens.back().end};
  module.decls.push_back({empty_node(chunk), {std::string(reporter.text().substr(place.begin, place.end - place.begin)), place}, {}, whole, true});
}

void parse_chunk(Chunk chunk, ast::Module& module, Reporter& reporter) {
  for (std::size_t round = 0; round < kMaxRounds && !chunk.too_deep; ++round) {
    const auto assembled = assemble(chunk);
    if (assembled.tokens.size() > kMaxTokensOfDeclaration) {
      reporter.report(code::S020, chunk.tokens.front(), {"declaration", "250,000 words and signs"});
      break;
    }
    GrammarRun run(assembled.tokens);
    if (auto* tree = run.declaration()) {
      TreeBuilder builder(module, reporter);
      builder.declaration(tree, chunk.broken);
      auto& made = module.decls.back();
      if (!check_clauses(chunk, made.name, reporter)) made.broken = true;
      return;
    }
    if (chunk.unreadable) break;  // its error has been reported
    chunk.broken = true;
    const bool at_member = run.failure().at < assembled.owners.size() && assembled.owners[run.failure().at] >= 0;
    if (round > 0 && !at_member) break;  // a consequence of what was left out
    report_failure(run.failure(), assembled.tokens, reporter);
    const auto owner = owner_of(assembled, run.failure().at);
    if (owner < 0 || reporter.full() || assembled.tokens.size() > kMaxTokensToRetry) break;
    if (is_table_head(chunk, static_cast<std::size_t>(owner))) break;  // nothing can be said of rows without their head
    chunk.members[static_cast<std::size_t>(owner)].bad = true;
  }
  add_name_only(chunk, module, reporter);
}

// A package's own line stands first.
void check_package_place(const ast::Module& module, Reporter& reporter) {
  for (std::size_t i = 1; i < module.decls.size(); ++i) {
    if (const auto* package = std::get_if<ast::PackageDecl>(&module.decls[i].node)) {
      reporter.report(code::S031, module.decls[i].name.span, {package->library ? "library" : "package"});
    }
  }
}

// The whole program as tokens; empty (and reported) where it is too large.
Lexed read_tokens(Reporter& reporter) {
  auto text = reporter.text();
  if (text.size() > kMaxBytes) {
    reporter.report(code::S020, source::Span{reporter.file(), 0, 0}, {"file", "16 MiB"});
    return {};
  }
  check_encoding(reporter);
  const std::uint32_t mark = text.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;  // a byte order mark
  const std::string plain = in_plain_signs(reporter);
  auto lexed = lex((plain.empty() ? text : std::string_view(plain)).substr(mark), reporter.file(), mark);
  if (lexed.too_many) {
    reporter.report(code::S020, lexed.tokens.back(), {"file", "2,000,000 words and signs"});
    return {};
  }
  read_other_notation(lexed.tokens, reporter);
  check_spelling(lexed.tokens, reporter);
  return lexed;
}

void add_declarations(Layout layout, ast::Module& module, Reporter& reporter) {
  for (auto& chunk : layout.chunks) {
    if (reporter.full()) return;
    parse_chunk(std::move(chunk), module, reporter);
  }
}

}  // namespace

ast::Module parse(const source::SourceFile& file, diagnostic::Diagnostics& diagnostics) {
  ast::Module module;
  module.file = file.id();
  Reporter reporter(file, diagnostics);
  auto lexed = read_tokens(reporter);
  module.comments = std::move(lexed.comments);
  if (lexed.tokens.empty()) {
    const auto unmarked = file.literate() ? source::unmarked_program(file.text()) : std::nullopt;
    if (unmarked) {
      const auto at = static_cast<std::uint32_t>(*unmarked);
      reporter.report(code::S034, source::Span{file.id(), at, at + 3});
    }
    return module;
  }
  add_declarations(lay_out(lexed.tokens, reporter), module, reporter);
  check_package_place(module, reporter);
  return module;
}

Entry parse_entry(const source::SourceFile& file, diagnostic::Diagnostics& diagnostics) {
  Entry entry;
  entry.module.file = file.id();
  diagnostic::Diagnostics found;  // an unfinished entry reports nothing
  Reporter reporter(file, found);
  auto lexed = read_tokens(reporter);
  entry.module.comments = std::move(lexed.comments);
  if (!lexed.tokens.empty() && begins_declaration(lexed.tokens, 0)) {
    auto layout = lay_out(lexed.tokens, reporter, false);
    entry.incomplete = layout.incomplete;
    if (!entry.incomplete) add_declarations(std::move(layout), entry.module, reporter);
  } else if (!lexed.tokens.empty()) {
    const auto chunk = lay_out_expression(lexed.tokens, reporter, entry.incomplete);
    if (!entry.incomplete && chunk.tokens.size() > kMaxTokensOfDeclaration) {
      reporter.report(code::S020, chunk.tokens.front(), {"expression", "250,000 words and signs"});
    } else if (!entry.incomplete && !chunk.unreadable) {
      GrammarRun run(chunk.tokens);
      if (auto* tree = run.expression()) entry.expression = TreeBuilder(entry.module, reporter).expression(tree);
      else report_failure(run.failure(), chunk.tokens, reporter);
    }
  }
  if (entry.incomplete) return entry;
  for (const auto& finding : found.all()) diagnostics.add(finding.code, finding.span, finding.arguments) = finding;
  return entry;
}

}  // namespace edict::syntax
