// Questions about the line looked at, and through whose eyes.
#include <algorithm>
#include <regex>

#include "diagnostic/diagnostic.h"
#include "edict/explorer/comparison.h"
#include "edict/explorer/explorer.h"
#include "exact/date.h"
#include "explain/node_text.h"

namespace edict::tool {
namespace {

constexpr std::uint32_t kWidthOfPipes = 110;

}  // namespace

std::string Explorer::decide(const std::string&) {
  if (desk_.empty()) return kNoClaims;
  return policy_.decision(at_hand(), desk_.at().claim, decisions::Format::Table, {look_.width == 0 ? kWidthOfPipes : look_.width, look_.colour});
}

std::string Explorer::why(const std::string& how) {
  if (desk_.empty()) return kNoClaims;
  if (!how.empty() && how != "all") return "`why` tells about the rules that apply, `why all` about all, `why not RULE` about one\n";
  explain::TreeOptions wanted;
  wanted.not_applicable = how == "all";
  const std::string told = policy_.why(at_hand(), desk_.at(), look_.colour, wanted);
  if (how == "all") return told;
  std::size_t left_out = 0;
  for (const LineStanding& line : standing()) {
    if (line.line != desk_.at().line) continue;
    left_out = static_cast<std::size_t>(std::count_if(line.rules.begin(), line.rules.end(), [](const Standing& rule) { return rule.acts && rule.status == engine::Status::NotApplicable; }));
  }
  if (left_out == 0) return told;
  return told + look_.faint(std::to_string(left_out) + (left_out == 1 ? " rule does not apply" : " rules do not apply") + "; `why all` tells why not") + "\n";
}

std::string Explorer::why_not(const std::string& rule) {
  if (desk_.empty()) return kNoClaims;
  const std::string told = policy_.why_not(at_hand(), desk_.at(), rule, look_.colour);
  if (!told.empty()) return told;
  std::vector<std::string> names;
  for (const core::Rule& one : policy_.program().rules) names.emplace_back(explain::short_name(one.name));
  const std::string near = diagnostic::nearest(rule, names);
  return "no rule is called `" + shown(rule) + "`" + (near.empty() ? "; `find WORDS` searches for one\n" : "; did you mean `" + near + "`?\n");
}

std::string Explorer::what_would_pay(const std::string&) {
  if (desk_.empty()) return kNoClaims;
  Suggestions told = policy_.what_would_pay(at_hand(), desk_.at());
  suggestions_ = std::move(told.found);
  if (suggestions_.empty()) {
    for (const LineStanding& line : standing()) {
      if (line.line == desk_.at().line && line.disposition == core::Disposition::Pay) return "it pays as it is" + (line.unspoken.empty() ? "" : "; " + line.unspoken) + "\n";
    }
    return told.all_tried ? "nothing within two changes of missing fields, modifiers, documents and authorizations\n"
                          : "nothing was found, but the claim is so long that not all was tried\n";
  }
  std::vector<Entry> entries;
  for (const Suggestion& one : suggestions_) entries.push_back({std::to_string(entries.size() + 1), one.text});
  return beside(entries, look_, 0) + look_.faint("`try 1` makes the first, `undo` takes it back") + "\n";
}

// ---------------------------------------------------------------- as whom, and when

std::string Explorer::lens_problem() const {
  const core::Program& program = policy_.program();
  if (!lens_.payer.empty()) {
    std::vector<std::string> names;
    for (const core::Payer& payer : program.payers) names.push_back(program.symbols.text(payer.symbol));
    if (std::find(names.begin(), names.end(), lens_.payer) == names.end()) {
      const std::string near = diagnostic::nearest(lens_.payer, names);
      return "no payer is called `" + shown(lens_.payer) + "`" + (near.empty() ? "\n" : "; did you mean `" + near + "`?\n");
    }
  }
  if (lens_.date.empty() || exact::parse_date(lens_.date)) return "";
  return "`" + shown(lens_.date) + "` is no date; write one as in 2025-03-01\n";
}

std::string Explorer::set_lens(Lens lens) {
  const auto before = standing();
  const Lens was = std::exchange(lens_, std::move(lens));
  if (const std::string problem = lens_problem(); !problem.empty()) {
    lens_ = was;
    return problem;
  }
  const std::string told = comparison(before, standing(), look_);
  if (lens_.clear()) return "seen as claimed\n" + told;
  std::string seen = "seen";
  if (!lens_.payer.empty()) seen += " as payer " + lens_.payer;
  if (!lens_.date.empty()) seen += " on " + lens_.date;
  return seen + "; `as claimed` ends it\n" + (told.empty() && !desk_.empty() ? "no rule judges otherwise\n" : told);
}

std::string Explorer::as_payer(const std::string& words) {
  static const std::regex kForm(R"((\S+)(?:\s+on\s+(\S+))?)");
  std::smatch found;
  if (words.size() > 200 || !std::regex_match(words, found, kForm)) return "say PAYER, as in: as payer acme on 2025-03-01\n";
  return set_lens({found[1], found[2].matched ? found[2].str() : lens_.date});
}

std::string Explorer::on_date(const std::string& date) { return set_lens({lens_.payer, date}); }
std::string Explorer::as_claimed(const std::string&) { return lens_.clear() ? "claims are seen as they are\n" : set_lens({}); }

}  // namespace edict::tool
