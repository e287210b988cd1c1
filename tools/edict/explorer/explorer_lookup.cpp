// Looking around in policies: rules for a code, payers of a rule, words in titles and texts, what stands written.
#include <algorithm>
#include <map>
#include <set>

#include "diagnostic/diagnostic.h"
#include "edict/explorer/explorer.h"
#include "edict/explorer/named_things.h"
#include "exact/date.h"
#include "explain/json_text.h"
#include "explain/node_text.h"
#include "explain/tried.h"

namespace edict::tool {
namespace {

constexpr std::size_t kMostOfAKind = 12;

std::string shown_period(exact::Period period) { return period == exact::always() ? "" : exact::period_text(period); }

// A day on which the rule is in force, where there is one: its last, else its first, else any.
std::string day_of(const core::Rule& rule) {
  exact::Period period = rule.effective;
  for (const core::Act& act : rule.acts) period = {std::max(period.first, act.effective.first), std::min(period.last, act.effective.last)};
  const exact::Period open = exact::always();
  if (period.last != open.last) return exact::date_text(period.last);
  return period.first != open.first ? exact::date_text(period.first) : "2025-01-01";
}

// Somebody for whom the rule acts.
core::SymbolId payer_of(const core::Program& program, const core::Rule& rule) {
  if (!rule.payers.empty()) return rule.payers.front();
  for (const core::Act& act : rule.acts) {
    if (!act.payers.empty()) return act.payers.front();
  }
  return program.payers.empty() ? 0 : program.payers.front().symbol;
}

std::string line_of_code(const std::string& code, const std::string& payer, const std::string& date) {
  return "{\"id\":\"none\",\"payer\":" + explain::json_string(payer) + ",\"lines\":[{\"number\":\"1\",\"code\":" + explain::json_string(code) +
         ",\"date\":" + explain::json_string(date) + "}]}\n";
}

// How each rule stands to a line of which only the code is known: not at all, perhaps, for certain.
enum class Concern { Not, Perhaps, Certain };

class Concerns {
 public:
  Concerns(const Policy& policy, const Lens& lens) : policy_(policy), program_(policy.program()), lens_(lens) {}

  std::map<std::string, Concern> of(const std::string& code) const {
    std::map<std::string, Concern> all;
    std::set<std::pair<std::string, std::string>> asked;
    for (const core::Rule& rule : program_.rules) {
      const std::string payer = lens_.payer.empty() ? program_.symbols.text(payer_of(program_, rule)) : lens_.payer;
      const std::string day = lens_.date.empty() ? day_of(rule) : lens_.date;
      if (asked.insert({payer, day}).second) ask(line_of_code(code, payer, day), all);
    }
    return all;
  }

 private:
  void ask(std::string claim, std::map<std::string, Concern>& all) const {
    HeldClaims held;
    held.text = std::move(claim);
    for (const LineStanding& line : policy_.standing(held, "none")) {
      for (const Standing& rule : line.rules) {
        if (!rule.acts || rule.status == engine::Status::NotApplicable) continue;
        Concern& known = all[rule.rule];
        known = std::max(known, rule.applies ? Concern::Certain : Concern::Perhaps);
      }
    }
  }

  const Policy& policy_;
  const core::Program& program_;
  Lens lens_;
};

}  // namespace

std::string Explorer::rules_for(const std::string& written) {
  const core::Program& program = policy_.program();
  const std::string code = core::normalised(core::SymbolKind::Code, written);
  const core::Code* declared = nullptr;
  for (const core::Code& one : program.codes) {
    if (program.symbols.text(one.symbol) == code) declared = &one;
  }
  const auto concerned = Concerns(policy_, lens_).of(code);
  const auto others = Concerns(policy_, lens_).of("ZZZZZ");  // no code of any list: what concerns it concerns every code
  std::vector<Entry> for_it, perhaps, for_all;
  std::set<std::string> told;
  for (const core::Rule& rule : program.rules) {
    const auto found = concerned.find(rule.name);
    if (found == concerned.end() || !told.insert(rule.name).second) continue;
    const Entry entry{std::string(explain::short_name(rule.name)), rule.title};
    if (others.count(rule.name) != 0) for_all.push_back(entry);
    else (found->second == Concern::Certain ? for_it : perhaps).push_back(entry);
  }
  std::string out = look_.strong(code) + (declared == nullptr ? "  no package in view defines this code" : "  " + shown(declared->title)) + "\n";
  if (!for_it.empty()) out += "rules for it\n" + beside(for_it, look_);
  if (!perhaps.empty()) out += "rules that may concern it, by other facts of the claim\n" + beside(perhaps, look_);
  if (!for_all.empty()) out += "rules that ask nothing about the code\n" + beside(for_all, look_);
  return for_it.empty() && perhaps.empty() && for_all.empty() ? out + "no rule concerns it" + (ground_.paths.empty() ? "; the library's own rules act where policies adopt them" : "") + "\n" : out;
}

std::string Explorer::payers_of(const std::string& name) {
  const core::Program& program = policy_.program();
  std::string out;
  for (const core::Rule& rule : program.rules) {
    if (rule.name != name && explain::short_name(rule.name) != name) continue;
    const std::string period = shown_period(rule.effective);
    out += look_.strong(rule.name) + "  " + rule.title + (period.empty() ? "" : " (" + period + ")") + "\n";
    std::vector<Entry> entries;
    for (const core::Payer& payer : program.payers) {
      const std::vector<std::string> told = payer_told(program, rule, payer.symbol);
      if (told.empty()) continue;
      std::string all;
      for (const std::string& one : told) all += (all.empty() ? "" : "; ") + one;
      entries.push_back({std::string(2 * std::size_t{payer.depth}, ' ') + program.symbols.text(payer.symbol), all});
    }
    out += entries.empty() ? "  it acts for no payer\n" : beside(entries, look_);
  }
  if (!out.empty()) return out;
  std::vector<std::string> names;
  for (const core::Rule& one : program.rules) names.emplace_back(explain::short_name(one.name));
  const std::string near = diagnostic::nearest(name, names);
  return "no rule is called `" + shown(name) + "`" + (near.empty() ? "; `find WORDS` searches for one\n" : "; did you mean `" + near + "`?\n");
}

std::string Explorer::listed(const std::vector<NamedThing>& things) const {
  std::string out;
  std::string kind;
  std::vector<Entry> entries;
  std::size_t more = 0;
  const auto close = [&] {
    if (entries.empty()) return;
    out += (out.empty() ? "" : "\n") + look_.strong(kind) + "\n" + beside(entries, look_);
    if (more != 0) out += "  … and " + std::to_string(more) + " more\n";
    entries.clear();
    more = 0;
  };
  for (const NamedThing& thing : things) {
    if (thing.kind != kind) close();
    kind = thing.kind;
    if (entries.size() == kMostOfAKind) ++more;
    else entries.push_back({shown(thing.name), shown(thing.title) + (thing.place.empty() ? "" : "  " + look_.faint(thing.place))});
  }
  close();
  return out;
}

// What the library declares beyond the packages in view, by its full name, which says what to import.
std::vector<NamedThing> Explorer::not_imported(const std::string& words, const std::vector<NamedThing>& in_view) {
  if (ground_.paths.empty()) return {};  // all of it is in view
  if (!library_) library_ = ground_.engine.compile({}, {bare_session(ground_.library)});
  std::vector<NamedThing> others;
  for (NamedThing& thing : things_with(*library_, words)) {
    const bool seen = std::any_of(in_view.begin(), in_view.end(), [&](const NamedThing& one) { return one.kind == thing.kind && one.full == thing.full; });
    if (seen || thing.kind == "Facts of a claim") continue;
    thing.name = thing.full;
    others.push_back(std::move(thing));
  }
  return others;
}

std::string Explorer::find(const std::string& words) {
  const std::vector<NamedThing> in_view = things_with(policy_, words);
  std::string out = listed(in_view);
  const std::string others = listed(not_imported(words, in_view));
  if (!others.empty()) out += (out.empty() ? "" : "\n") + std::string("In the library, and not imported here:\n") + others;
  return out.empty() ? "nothing holds `" + shown(words) + "`\n" : out;
}

std::string Explorer::show(const std::string& name) {
  std::string out;
  for (const NamedThing& thing : things_called(policy_, name)) {
    out += (out.empty() ? "" : "\n") + look_.faint(thing.place.empty() ? thing.kind : thing.place) + "\n" + (thing.text.empty() ? thing.name + "  " + thing.title : thing.text) + "\n";
  }
  if (!out.empty()) return out;
  std::vector<std::string> names;
  for (const NamedThing& thing : things_with(policy_, "")) names.push_back(thing.name);
  const std::string near = diagnostic::nearest(name, names);
  return "nothing is called `" + shown(name) + "`" + (near.empty() ? "; `find WORDS` searches\n" : "; did you mean `" + near + "`?\n");
}

}  // namespace edict::tool
