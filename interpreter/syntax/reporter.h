// Findings about one file. Always true: at most kMaxErrors of them, and then one that says so.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diagnostic/diagnostic.h"
#include "syntax/tokens.h"

namespace edict::syntax {

class Reporter {
 public:
  Reporter(const source::SourceFile& file, diagnostic::Diagnostics& diagnostics)
      : file_(file), text_(file.program()), diagnostics_(diagnostics) {}

  // The words of `help` replace the catalogue's, where given. Nothing is reported behind the limit.
  void report(diagnostic::Code code, source::Span span, std::vector<std::string> arguments = {}, std::string help = {},
              std::vector<diagnostic::Related> related = {}, std::vector<diagnostic::Edit> fix = {});
  void report(diagnostic::Code code, const Token& token, std::vector<std::string> arguments = {}, std::string help = {}) {
    report(code, span(token), std::move(arguments), std::move(help));
  }

  // With what mends it beyond doubt; nothing where `fix` is empty.
  void report(diagnostic::Code code, const Token& token, std::vector<std::string> arguments, std::string help, std::vector<diagnostic::Edit> fix) {
    report(code, span(token), std::move(arguments), std::move(help), {}, std::move(fix));
  }

  // A word in place of a token's; nothing where it is empty.
  std::vector<diagnostic::Edit> instead(const Token& token, std::string word) const {
    return word.empty() ? std::vector<diagnostic::Edit>{} : std::vector<diagnostic::Edit>{{span(token), std::move(word)}};
  }

  bool full() const { return count_ >= kMaxErrors; }
  std::size_t count() const { return count_; }
  source::FileId file() const { return file_.id(); }
  std::string_view text() const { return text_; }
  std::string_view text(const Token& token) const { return text_.substr(token.begin, token.end - token.begin); }
  source::Span span(const Token& token) const { return {file_.id(), token.begin, token.end}; }

 private:
  const source::SourceFile& file_;
  std::string_view text_;
  diagnostic::Diagnostics& diagnostics_;
  std::size_t count_ = 0;
};

}  // namespace edict::syntax
