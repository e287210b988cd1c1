// Claims: opening them, walking through them, changing them.
#include <algorithm>

#include "claims/mapping.h"
#include "diagnostic/diagnostic.h"
#include "edict/explorer/claim_text.h"
#include "edict/explorer/comparison.h"
#include "edict/explorer/explorer.h"
#include "edict/files.h"

namespace edict::tool {
namespace {

constexpr const char* kTypedClaim = "(typed claim)";

std::string counted(std::size_t count, const std::string& what) { return std::to_string(count) + " " + what + (count == 1 ? "" : "s"); }

constexpr std::size_t kMostRejects = 3;

// What a change gives is said, whatever columns the claim's file had.
void give(HeldClaims& claim, core::RecordId record, core::FieldId field) {
  std::erase_if(claim.absent, [&](const claims::AbsentColumn& one) { return one.record == record && one.field == field; });
}

}  // namespace

template <class Held>
std::string Explorer::read(const std::string& path, Held& into) const {
  if (path == "-") return "entries come from there; say which file\n";
  InputFile file(path);
  if (const std::string why = file.open(); !why.empty()) return why + "\n";
  into.format = file.format();
  if (!ground_.manifest.path.empty()) {
    diagnostic::Diagnostics findings;
    into.mapping = claims::read_mapping(ground_.manifest.text, ground_.manifest.path, policy_.program(), findings);
    if (findings.has_errors()) return ground_.manifest.path + " cannot be used; `edict eval` tells why\n";
  }
  char buffer[1 << 16];
  while (const std::size_t got = file.read(buffer, sizeof buffer)) into.text.append(buffer, got);
  return file.failure().empty() ? "" : file.failure() + "\n";
}

std::string Explorer::load(const std::string& path) {
  HeldClaims claims;
  if (const std::string why = read(path, claims); !why.empty()) return why;
  return lay_open(std::move(claims), path);
}

std::string Explorer::load_history(const std::string& path) {
  if (path.empty()) return "say FILE, as in: history history.csv; or: history none\n";
  auto history = std::make_shared<HeldClaims>();
  if (path != "none") {
    if (const std::string why = read(path, *history); !why.empty()) return why;
  }
  const std::size_t lines = policy_.lines(*history).size();
  const auto before = standing();
  desk_.set_history(std::move(history));
  return "the history has " + counted(lines, "line") + "\n" + comparison(before, standing(), look_);
}

// `authorizations=authorizations.ndjson`, as `edict eval --facts` takes it.
std::string Explorer::load_facts(const std::string& words) {
  const auto before = standing();
  if (words == "none") {
    desk_.set_facts({});
    return "claims stand without records from beside them\n" + comparison(before, standing(), look_);
  }
  const auto equals = words.find('=');
  if (equals == std::string::npos) return "say FIELD=FILE, as in: facts authorizations=authorizations.ndjson; or: facts none\n";
  auto facts = std::make_shared<HeldFacts>();
  facts->field = trimmed(words.substr(0, equals));
  const core::Schema& schema = policy_.program().schema;
  const std::vector<std::string> lists = side_lists(schema);
  if (std::find(lists.begin(), lists.end(), facts->field) == lists.end()) {
    const std::string near = diagnostic::nearest(facts->field, lists);
    return "the claim has no list of records called `" + shown(facts->field) + "`" + (near.empty() ? "" : "; did you mean `" + near + "`?") + "\n";
  }
  const std::string path = trimmed(words.substr(equals + 1));
  if (const std::string why = read(path, *facts); !why.empty()) return why;
  std::string told;
  const std::vector<claims::Reject> rejects = policy_.rejects_of(*facts);
  for (std::size_t i = 0; i < rejects.size() && i < kMostRejects; ++i) {
    told += shown(path) + ": " + (rejects[i].line == 0 ? "" : "line " + std::to_string(rejects[i].line) + ": ") + shown(rejects[i].reason) + "\n";
  }
  if (rejects.size() > kMostRejects) told += "… and " + std::to_string(rejects.size() - kMostRejects) + " more\n";
  ClaimDesk::Facts all = desk_.facts();
  std::erase_if(all, [&](const auto& one) { return one->field == facts->field; });
  all.push_back(facts);
  desk_.set_facts(std::move(all));
  if (desk_.empty()) return told + facts->field + ": kept for the claims that are opened\n";
  told += facts->field + ": " + std::to_string(desk_.claims_with(policy_, facts->field)) + " of " + counted(desk_.ids().size(), "claim") + " have some\n";
  if (desk_.any_changed()) told += "claims that were changed here keep the lists that they had\n";
  return told + comparison(before, standing(), look_);
}

std::string Explorer::lay_open(HeldClaims claims, const std::string& named) {
  if (const std::string why = desk_.lay_open(policy_, std::move(claims)); !why.empty()) return shown(named) + ": " + why + "\n";
  suggestions_.clear();
  return counted(desk_.ids().size(), "claim") + ", " + counted(desk_.lines().size(), "line") + "; now at " + desk_.where() + "\n";
}

// A claim in the policy language becomes NDJSON on the road that claims of tests take; its lines keep their numbers.
std::string Explorer::typed_claim(const std::string& entry) {
  const std::string test = "test \"" + std::string(kTypedClaim) + "\" { expect line 1 is pay, given " + entry + "\n}";
  const Policy with = policy_.with(in_package("<claim>", test));
  if (!with.runs()) return with.errors_text(look_.colour, look_.excerpt());
  for (const core::Test& one : with.program().tests) {
    if (one.name != kTypedClaim || one.claims.empty()) continue;
    HeldClaims claims;
    claims.text = one.claims.front() + "\n";
    return lay_open(std::move(claims), "the claim");
  }
  return "no claim could be read\n";
}

std::string Explorer::list_claims(const std::string&) {
  if (desk_.empty()) return kNoClaims;
  constexpr std::size_t kMost = 200;
  std::vector<Entry> entries;
  for (const LinePlace& place : desk_.lines()) {
    const std::string id = shown(place.claim);
    if (entries.empty() || entries.back().name != id) entries.push_back({id, "line " + std::to_string(place.line)});
    else entries.back().told += ", " + std::to_string(place.line);
  }
  const std::size_t more = entries.size() - std::min(entries.size(), kMost);
  entries.resize(entries.size() - more);
  return beside(entries, look_, 0) + (more == 0 ? "" : "… and " + std::to_string(more) + " more; `claim ID` goes to one\n");
}

std::string Explorer::facts_at_hand() {
  if (desk_.empty()) return kNoClaims;
  return claim_text(policy_.program(), at_hand().text, look_.width);
}

std::string Explorer::go_to_claim(const std::string& id) {
  if (id.empty()) return facts_at_hand();
  if (desk_.empty()) return kNoClaims;
  if (!desk_.go_to_claim(id)) {
    const std::string near = diagnostic::nearest(id, desk_.ids());
    return "no claim `" + shown(id) + "` is open" + (near.empty() ? "; `claims` lists them\n" : "; did you mean `" + shown(near) + "`?\n");
  }
  suggestions_.clear();
  return "now at " + desk_.where() + "\n";
}

std::string Explorer::go_to_line(const std::string& number) {
  if (desk_.empty()) return kNoClaims;
  if (number.empty()) return "now at " + desk_.where() + "\n";
  if (!desk_.go_to_line(number)) return "claim " + shown(desk_.at().claim) + " has no line `" + shown(number) + "`\n";
  suggestions_.clear();
  return "now at " + desk_.where() + "\n";
}

std::string Explorer::walk(int by) {
  if (desk_.empty()) return kNoClaims;
  if (!desk_.step(by)) return by > 0 ? "this is the last line\n" : "this is the first line\n";
  suggestions_.clear();
  const auto told = standing();
  std::string out = "now at " + desk_.where();
  for (const LineStanding& line : told) {
    if (line.line == desk_.at().line) out += ": " + shown_disposition(line.disposition, look_) + (line.paid.empty() ? "" : ", paid " + line.paid) + (line.unspoken.empty() ? "" : "; " + line.unspoken);
  }
  return out + "\n";
}

std::string Explorer::next(const std::string&) { return walk(1); }
std::string Explorer::previous(const std::string&) { return walk(-1); }

// ---------------------------------------------------------------- changes

std::string Explorer::change(const std::string& words) {
  if (desk_.empty()) return kNoClaims;
  const HeldClaims claim = desk_.at_hand(policy_, {});
  return changed(change_claim(policy_.program(), claim.text, desk_.at().line, words), words);
}

std::string Explorer::remove(const std::string& path) {
  if (desk_.empty()) return kNoClaims;
  const HeldClaims claim = desk_.at_hand(policy_, {});
  return changed(remove_fact(policy_.program(), claim.text, desk_.at().line, path), "remove " + path);
}

// Why the new value cannot be what the field is; empty where it can.
std::string Explorer::unreadable(const HeldClaims& claim, const ChangedClaim& made) const {
  if (made.path.empty() || made.is.empty()) return "";
  const Answer read = policy_.evaluate(made.path, &claim, desk_.at());
  if (read.value.find(" is unreadable") == std::string::npos) return "";
  std::string why = "`" + made.path + "` is " + read.type + ", and `" + shown(made.is) + "` cannot be read as one";
  const core::Type& type = policy_.program().schema.field(made.record, made.field).type;
  if (type.symbol != core::SymbolKind::Value || type.of >= policy_.program().vocabularies.size()) return why;
  std::string words;
  for (const core::SymbolId member : policy_.program().vocabularies[type.of].members) words += (words.empty() ? "" : ", ") + policy_.program().symbols.text(member);
  return why + "; there are " + words;
}

std::string Explorer::changed(const ChangedClaim& made, const std::string& words) {
  if (!made.problem.empty()) return made.problem + "\n";
  const core::Schema& schema = policy_.program().schema;
  const bool names_it = (made.record == schema.claim && made.field == schema.find(schema.claim, "id")) || (made.record == schema.line && made.field == schema.find(schema.line, "number"));
  if (names_it) return "claims and lines keep what they are called by\n";
  if (!made.path.empty() && made.was == made.is) return made.path + (made.is.empty() ? " says nothing already\n" : " is so already\n");
  const auto before = standing();
  HeldClaims claim = desk_.at_hand(policy_, {});
  claim.text = made.json + "\n";
  give(claim, made.record, made.field);
  const std::vector<LinePlace> left = policy_.lines(claim);
  const LinePlace& at = desk_.at();
  if (std::none_of(left.begin(), left.end(), [&](const LinePlace& one) { return one.claim == at.claim && one.line == at.line; })) return "a claim keeps its lines\n";
  if (const std::string why = unreadable(claim, made); !why.empty()) return why + "\n";
  desk_.put(std::move(claim), words, policy_);
  const std::string told = comparison(before, standing(), look_);
  const bool money = made.field != core::kNoField && schema.field(made.record, made.field).type.money;
  const auto said = [money](const std::string& value) { return value.empty() ? std::string("nothing said") : money ? grouped_money(value) : shown(value); };
  const std::string head = made.path.empty() ? "added: " + words : made.path + ": " + said(made.was) + " → " + said(made.is);
  return head + "\n" + (told.empty() ? "no rule judges otherwise\n" : told);
}

std::string Explorer::undo(const std::string&) {
  if (desk_.changes().empty()) return "nothing was changed\n";
  // Seen from the claim that was changed, which need not be the one looked at.
  desk_.go_to_claim(desk_.changes().back().place.claim);
  const auto before = standing();
  const auto undone = desk_.undo();
  suggestions_.clear();
  return "taken back: " + undone->words + "; now at " + desk_.where() + "\n" + comparison(before, standing(), look_);
}

std::string Explorer::list_changes(const std::string&) {
  if (desk_.changes().empty()) return "nothing was changed\n";
  std::string out;
  for (const ClaimDesk::Change& change : desk_.changes()) out += "claim " + shown(change.place.claim) + ", line " + std::to_string(change.place.line) + ": " + shown(change.words) + "\n";
  return out;
}

std::string Explorer::try_suggestion(const std::string& number) {
  if (suggestions_.empty()) return "`what would pay` comes first: it numbers what can be tried\n";
  std::size_t at = 0;
  while (at < suggestions_.size() && std::to_string(at + 1) != number) ++at;
  if (at == suggestions_.size()) return "there is no answer `" + shown(number) + "`; they go from 1 to " + std::to_string(suggestions_.size()) + "\n";
  const Suggestion chosen = suggestions_[at];
  std::string out;
  for (const std::string& words : chosen.changes) out += change(words);
  return out;
}

}  // namespace edict::tool
