// Entries: which kind each is, values, declarations, reading the policies again, and help.
#include "edict/explorer/explorer.h"

#include <algorithm>
#include <regex>
#include <set>

#include "diagnostic/snippet.h"
#include "edict/explorer/commands.h"
#include "edict/explorer/comparison.h"

namespace edict::tool {
namespace {

constexpr std::size_t kLongestForm = 2000;  // beyond it, nothing is a question seen through a lens

constexpr const char* kOpen = "the entry ends too early: something is still open\n";

bool is_claim(const std::string& entry) {
  if (!entry.starts_with("claim")) return false;
  const auto next = entry.find_first_not_of(" \t\r\n", 5);
  return next != std::string::npos && entry[next] == '{';
}

// `why as payer acme on 2025-03-01`, `decide on 2025-03-01`: the question, and how it is to be seen. Behind a value `on` is a word of the language (`age on …`).
std::optional<std::pair<std::string, Lens>> seen_through(const std::string& entry) {
  if (entry.size() > kLongestForm) return std::nullopt;
  static const std::regex kAsPayer(R"(([\s\S]*\S)\s+as payer\s+([A-Za-z0-9_]+)(?:\s+on\s+(\d{4}-\d\d-\d\d))?)");
  static const std::regex kOn(R"(((?:decide|why|what would pay|rules for|payers of)\b.*\S|decide|why)\s+on\s+(\d{4}-\d\d-\d\d))");
  std::smatch found;
  if (std::regex_match(entry, found, kAsPayer)) return std::pair{found[1].str(), Lens{found[2], found[3]}};
  if (std::regex_match(entry, found, kOn)) return std::pair{found[1].str(), Lens{"", found[2]}};
  return std::nullopt;
}

// What a declaration may be called by: the words of its head.
std::vector<std::string> head_words(const std::string& declaration) {
  std::vector<std::string> words;
  const std::string head = declaration.substr(0, declaration.find_first_of("{\n"));
  std::string word;
  bool quoted = false;
  for (const char c : head + " ") {
    quoted = quoted != (c == '"');
    const bool part = !quoted && (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.');
    if (part) word += c;
    else if (!word.empty()) words.push_back(std::move(word)), word.clear();
  }
  return words;
}

// A change may go on in a next line, inside its brackets.
std::string on_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

}  // namespace

ExtraText bare_session(const std::vector<std::string>& library) {
  std::string text = "package session\n";
  for (const std::string& package : library) text += "import " + package + "\n";
  return {"<session>", text};
}

bool Explorer::incomplete(const std::string& entry) {
  const std::string text = trimmed(entry);
  if (text.empty() || asked(text) || unknown_command(text)) return false;
  if (is_claim(text)) return std::count(text.begin(), text.end(), '{') > std::count(text.begin(), text.end(), '}');
  return Policy::entry_of(text) == Policy::Entry::Incomplete;
}

std::string Explorer::prompt() const {
  std::string lens = lens_.payer.empty() ? "" : " as " + lens_.payer;
  if (!lens_.date.empty()) lens += " on " + lens_.date;
  if (desk_.empty()) return "edict" + lens + "> ";
  return diagnostic::printable(desk_.at().claim, 20) + " line " + std::to_string(desk_.at().line) + lens + "> ";
}

std::string Explorer::answer(const std::string& entry) {
  const Explorer before = *this;
  try {
    return answer_seen(entry);
  } catch (const engine::Stopped&) {
    *this = before;
    return "stopped; everything is as it was before this entry\n";
  }
}

std::string Explorer::answer_seen(const std::string& entry) {
  const std::string text = trimmed(entry);
  if (text.empty()) return "";
  if (const auto seen = seen_through(text); seen && !text.starts_with("find ")) {
    const Lens before = lens_;
    lens_ = {seen->second.payer.empty() ? before.payer : seen->second.payer, seen->second.date.empty() ? before.date : seen->second.date};
    const std::string problem = lens_problem();
    const std::string said = problem.empty() ? answer_plainly(seen->first) : problem;
    lens_ = before;
    return wrapped(said, look_.width);
  }
  return wrapped(answer_plainly(text), look_.width);
}

std::string Explorer::answer_plainly(const std::string& text) {
  if (const auto command = asked(text)) {
    const bool needed = command->command->takes == Takes::Word || command->command->takes == Takes::Rest;
    if (needed && command->argument.empty()) return std::string("say ") + command->command->argument + ", as in: " + command->command->example + "\n";
    return (this->*command->command->run)(command->argument);
  }
  if (unknown_command(text)) return "no command `" + shown(first_line(text)) + "`; `help` lists them\n";
  if (const std::string change_words = on_one_line(text); words_a_change(policy_.program(), change_words)) return change(change_words);
  if (incomplete(text)) return kOpen;
  if (is_claim(text)) return typed_claim(text);
  return Policy::entry_of(text) == Policy::Entry::Declarations ? declare(text) : expression(text);
}

std::string Explorer::expression(const std::string& entry) {
  const bool lined = !desk_.empty() || !lens_.clear();
  const HeldClaims claim = lined ? at_hand() : HeldClaims();
  const Answer answer = policy_.evaluate(entry, lined ? &claim : nullptr, place(), "", {look_.colour, look_.excerpt()});
  if (!answer.ok) return answer.findings;
  return look_.strong(answer.value) + "  " + look_.faint(answer.type + meaning_of(answer)) + "\n";
}

// Of an adjustment or a remark code, as the library's list tells it; of a code or modifier its title.
std::string Explorer::meaning_of(const Answer& code) const {
  if (code.type == "a code") {
    for (const core::Code& one : policy_.program().codes) {
      if (policy_.program().symbols.text(one.symbol) == code.value) return ": " + shown(one.title);
    }
  }
  if (code.type == "a modifier") {
    for (const NamedModifier& one : policy_.modifiers()) {
      if (one.name == code.value) return ": " + shown(one.title);
    }
  }
  const bool adjustment = code.type == "an adjustment code";
  if (!adjustment && code.type != "a remark code") return "";
  const std::string key = adjustment ? code.value.substr(code.value.find('-') + 1) : code.value;
  if (key.find('"') != std::string::npos) return "";
  const Answer meaning = policy_.evaluate("std.adjustments.adjustments[" + std::string(adjustment ? "carc" : "rarc") + ", \"" + key + "\"].meaning", nullptr, {}, "", {});
  return meaning.ok && !meaning.value.starts_with("unknown") ? ": " + meaning.value : "";
}

// ---------------------------------------------------------------- declarations

// Where entries are declared: of the author's packages the one that has most to say. One for older services, or one of tests alone, says less.
std::string Explorer::package() const {
  const core::Program& program = policy_.program();
  std::string best = "session";
  std::ptrdiff_t most = -1;
  for (const core::Package& one : program.packages) {
    if (one.library || one.name.starts_with("std.")) continue;
    const auto of_it = [&](const core::Rule& rule) { return rule.name.starts_with(one.name + ".") && rule.name.find('.', one.name.size() + 1) == std::string::npos; };
    const std::ptrdiff_t rules = std::count_if(program.rules.begin(), program.rules.end(), of_it);
    if (rules > most) best = one.name, most = rules;
  }
  return best;
}

ExtraText Explorer::in_package(const std::string& name, const std::string& text) const { return {name, text + "\n", package()}; }

Policy Explorer::compiled(const std::vector<Declared>& declared) const {
  std::vector<ExtraText> all = ground_.declarations;
  for (const Declared& one : declared) all.push_back(one.text);
  return ground_.engine.compile(ground_.paths, all);
}

std::string Explorer::take(Policy policy) {
  const std::vector<LineStanding> before = standing();
  policy_ = std::move(policy);
  desk_.policies_changed();
  suggestions_.clear();
  return comparison(before, standing(), look_);
}

std::string Explorer::declare(const std::string& entry) {
  std::vector<Declared> more = declared_;
  more.push_back({in_package("<entry " + std::to_string(entries_ + 1) + ">", entry), entry});
  Policy with = compiled(more);
  if (!with.runs()) return with.errors_text(look_.colour, look_.excerpt());
  declared_ = std::move(more);
  ++entries_;
  const std::string told = take(std::move(with));
  const bool judges = entry.starts_with("rule") || entry.starts_with("exception");
  return told.empty() && judges && !desk_.empty() ? "no rule judges otherwise\n" : told;
}

std::vector<std::string> Explorer::declared_names() const {
  std::set<std::string> names;
  for (const Declared& one : declared_) {
    const std::vector<std::string> words = head_words(one.written);
    if (words.size() > 1) names.insert(words[1]);
  }
  return {names.begin(), names.end()};
}

std::string Explorer::list_declared(const std::string&) {
  if (declared_.empty()) return "nothing was declared here; enter a term, a rule, an exception, a payer, a set or a table\n";
  std::string out;
  for (std::size_t i = 0; i < declared_.size(); ++i) {
    const std::string& text = declared_[i].written;
    out += std::to_string(i + 1) + "  " + shown(first_line(text)) + (text.find('\n') == std::string::npos ? "" : " …") + "\n";
  }
  return out;
}

std::string Explorer::forget(const std::string& name) {
  std::vector<Declared> left;
  for (std::size_t i = 0; i < declared_.size(); ++i) {
    const std::vector<std::string> words = head_words(declared_[i].written);
    const bool named = name == std::to_string(i + 1) || std::find(words.begin() + (words.empty() ? 0 : 1), words.end(), name) != words.end();
    if (!named) left.push_back(declared_[i]);
  }
  if (left.size() == declared_.size()) return "nothing called `" + shown(name) + "` was declared here; `declared` lists what was\n";
  Policy without = compiled(left);
  if (!without.runs()) return "it is needed by what else was declared:\n\n" + without.errors_text(look_.colour, look_.excerpt());
  declared_ = std::move(left);
  return "forgotten\n" + take(std::move(without));
}

std::string Explorer::reload(const std::string&) {
  if (ground_.paths.empty()) return "there are no policy files to read again\n";
  Policy again = compiled(declared_);
  for (const std::string& path : again.missing_paths()) return "cannot read `" + shown(path) + "`; the policies stay as they were\n";
  if (!again.runs()) return again.errors_text(look_.colour, look_.excerpt()) + "the policies stay as they were\n";
  const bool same = again.stamp().policy == policy_.stamp().policy;
  const std::string changed = take(std::move(again));
  return (same ? "read again: nothing has changed\n" : "read again: " + std::to_string(policy_.program().rules.size()) + " rules\n") + changed;
}

std::string Explorer::quit(const std::string&) {
  ended_ = true;
  return "";
}

}  // namespace edict::tool
