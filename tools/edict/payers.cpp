// `edict payers`: payers beside each other, as a table for a person, JSON or CSV.
#include <algorithm>
#include <cctype>

#include "edict/explorer/page.h"
#include "edict/policy_set.h"
#include "edict/terminal.h"
#include "payers/payers_words.h"

namespace edict::tool {

namespace {

// The rule or term of that name, or what may have been meant by a name that there is not; its last part.
std::string nearest_name(const core::Program& program, const std::string& asked) {
  std::vector<std::string> names;
  for (const core::Rule& rule : program.rules) names.emplace_back(explain::short_name(rule.name));
  for (const core::Term& term : program.terms) names.emplace_back(explain::short_name(term.name));
  const std::string last(explain::short_name(asked));
  return std::count(names.begin(), names.end(), last) != 0 ? last : diagnostic::nearest(asked, names);
}

// The same of a code: one that the policies or the library's official facts name.
std::string nearest_code(const core::Symbols& symbols, const std::string& asked) {
  std::vector<std::string> codes;
  for (core::SymbolId id = 1; id < symbols.size(); ++id) {
    const std::string& text = symbols.text(id);
    const bool looks_so = text.size() == 5 && std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c) != 0 || std::isupper(c) != 0; }) &&
                          std::isdigit(static_cast<unsigned char>(text[1])) != 0;
    if (looks_so) codes.push_back(text);
  }
  return diagnostic::nearest(asked, codes);
}

// ` for code J2357 on 2025-07-01`
std::string bounds(const std::string& code, const std::string& on) {
  if (code.empty() && on.empty()) return " here";
  return (code.empty() ? "" : " for code `" + code + "`") + (on.empty() ? "" : " on " + on);
}

}  // namespace

int run_payers(const Command& self, const std::vector<std::string>& arguments) {
  PolicyWords policies;
  std::string format = "text", code, on;
  constexpr int kLeftOut = -1;
  int width = kLeftOut;
  review::PayerQuestion question;
  Arguments words(self);
  take_policies(words, policies, "POLICY", false);
  words.option("--rule", question.name, "Only this rule, term or table, by its full name or its last part", "NAME")
      .option("--code", code, "Only what can concern this code", "CODE")
      .option("--on", on, "As it stands for services of this day: `2025-07-01`; what does not hold on it is left out", "DATE")
      .number("--width", width, "Columns of the text's table, 40 at least: payers that do not fit stand below; left out: those of the terminal")
      .choice("--format", format, {"text", "json", "csv"}, "text, json or csv");
  if (const auto exit = words.parse(arguments)) return *exit;
  if (policies.paths.empty()) policies.paths = {"."};
  if (!on.empty()) {
    question.on = exact::parse_date(on);
    if (!question.on) {
      complain("`--on " + on + "` is no day: write it as `2025-07-01`");
      return kUsage;
    }
  }
  const std::uint32_t wrap = width == kLeftOut ? screen_width() : static_cast<std::uint32_t>(width);  // what nobody reads on a screen keeps its lines whole
  if (width == kLeftOut) width = static_cast<int>(terminal_width());
  else if (width < 40) {
    complain("`--width` is 40 columns at least");
    return kUsage;
  }
  const PolicySet set = load_policies(policies);
  if (set.failed) return *set.failed;
  const core::Program& program = *set.compiled.program;
  if (!code.empty()) {
    question.code = program.symbols.find(core::normalised(core::SymbolKind::Code, code));
    if (question.code == 0) {
      const std::string near = nearest_code(program.symbols, code);
      complain("no policy here speaks of code `" + code + "`" + (near.empty() ? "" : "; did you mean `" + near + "`?"));
      return kUsage;
    }
  }
  const review::PayerMatrix matrix = review::payer_matrix(program, question);
  if (matrix.rows.empty() && !question.name.empty()) {
    const std::string near = nearest_name(program, question.name);
    if (near == explain::short_name(question.name)) complain("`" + question.name + "` does not stand" + bounds(code, on));
    else complain("no rule, term or table `" + question.name + "` acts here" + (near.empty() ? "" : "; did you mean `" + near + "`?"));
    return kUsage;
  }
  const PayerWords tell(program, *set.compiled.sources);
  if (format == "json") print(tell.json(matrix));
  else if (format == "csv") print(tell.csv(matrix));
  else if (matrix.rows.empty() && matrix.alike == 0) print("no rule, value, row or set stands" + bounds(code, on) + "\n");
  else print((on.empty() ? "" : "as of " + on + "\n\n") + wrapped(tell.text(matrix, static_cast<std::size_t>(width)), wrap));
  return kFine;
}

}  // namespace edict::tool
