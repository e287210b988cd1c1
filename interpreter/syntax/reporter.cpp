// Findings of one file, counted. In: findings. Out: the same in the caller's list, up to the limit.
#include "syntax/reporter.h"

#include "diagnostic/codes_syntax.h"

namespace edict::syntax {

void Reporter::report(diagnostic::Code code, source::Span span, std::vector<std::string> arguments, std::string help,
                      std::vector<diagnostic::Related> related, std::vector<diagnostic::Edit> fix) {
  if (full()) return;
  auto& finding = diagnostics_.add(code, span, std::move(arguments));
  if (!help.empty()) finding.help = std::move(help);
  finding.related = std::move(related);
  finding.fix = std::move(fix);
  ++count_;
  if (full()) diagnostics_.add(diagnostic::code::S021, span, {std::to_string(kMaxErrors)});
}

}  // namespace edict::syntax
