// Claims held, walked through and changed.
#include "edict/explorer/claim_desk.h"

#include <algorithm>

#include "diagnostic/snippet.h"

namespace edict::tool {
namespace {

constexpr std::size_t kMostOfId = 60;

std::string first_reject(const Policy& policy, const HeldClaims& claims) {
  const RunReport report = policy.decide(claims, decisions::Format::Csv, [](std::string_view) {});
  if (report.rejects.empty()) return "no claim could be read";
  return "no claim could be read: line " + std::to_string(report.rejects.front().line) + ": " + report.rejects.front().reason;
}

}  // namespace

std::vector<std::string> side_lists(const core::Schema& schema) {
  std::vector<std::string> names;
  for (const core::Field& field : schema.records[schema.claim].fields) {
    if (field.type.kind == core::Kind::List && field.type.element == core::Kind::Record && field.type.of != schema.line) names.push_back(field.name);
  }
  return names;
}

std::vector<std::string> ClaimDesk::ids() const {
  std::vector<std::string> ids;
  for (const LinePlace& place : *lines_) {
    if (ids.empty() || ids.back() != place.claim) ids.push_back(place.claim);
  }
  return ids;
}

std::string ClaimDesk::where() const {
  return "claim " + diagnostic::printable(at_.claim, kMostOfId) + ", line " + std::to_string(at_.line) + (changed_.count(at_.claim) != 0 ? " (changed)" : "");
}

std::string ClaimDesk::lay_open(const Policy& policy, HeldClaims claims) {
  claims.facts = facts_;
  std::vector<LinePlace> lines = policy.lines(claims);
  if (lines.empty()) return first_reject(policy, claims);
  loaded_ = std::make_shared<const HeldClaims>(std::move(claims));
  lines_ = std::make_shared<const std::vector<LinePlace>>(std::move(lines));
  at_ = lines_->front();
  alone_.clear();
  changed_.clear();
  changes_.clear();
  return "";
}

void ClaimDesk::set_facts(Facts facts) {
  facts_ = std::move(facts);
  HeldClaims claims = *loaded_;
  claims.facts = facts_;
  loaded_ = std::make_shared<const HeldClaims>(std::move(claims));
  alone_.clear();
}

bool ClaimDesk::go_to_claim(const std::string& id) {
  const auto found = std::find_if(lines_->begin(), lines_->end(), [&](const LinePlace& place) { return place.claim == id; });
  if (found == lines_->end()) return false;
  at_ = *found;
  return true;
}

bool ClaimDesk::go_to_line(const std::string& number) {
  for (const LinePlace& place : *lines_) {
    if (place.claim != at_.claim || std::to_string(place.line) != number) continue;
    at_ = place;
    return true;
  }
  return false;
}

bool ClaimDesk::step(int by) {
  const std::vector<LinePlace>& lines = *lines_;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].claim != at_.claim || lines[i].line != at_.line) continue;
    if (by < 0 ? i == 0 : i + 1 == lines.size()) return false;
    at_ = lines[by < 0 ? i - 1 : i + 1];
    return true;
  }
  return false;
}

// A claim is cut out of its file once, so that questions about it do not read the whole file again.
const HeldClaims& ClaimDesk::current(const Policy& policy) {
  if (const auto found = changed_.find(at_.claim); found != changed_.end()) return found->second;
  const auto kept = alone_.find(at_.claim);
  if (kept != alone_.end()) return kept->second;
  alone_.clear();
  return alone_[at_.claim] = policy.alone(*loaded_, at_.claim);
}

HeldClaims ClaimDesk::at_hand(const Policy& policy, const Lens& lens) {
  HeldClaims claim;
  if (empty()) claim.text = "{\"id\":\"none\",\"lines\":[{\"number\":\"1\"}]}\n";
  else claim = current(policy);
  claim.history = history_;
  if (!lens.clear()) claim.text = seen_as(claim.text, lens.payer, lens.date) + "\n";
  return claim;
}

void ClaimDesk::put(HeldClaims changed, const std::string& words, const Policy& policy) {
  changes_.push_back({at_, words, changed_.count(at_.claim) != 0, current(policy)});
  changed_[at_.claim] = std::move(changed);
}

std::optional<ClaimDesk::Change> ClaimDesk::undo() {
  if (changes_.empty()) return std::nullopt;
  Change last = std::move(changes_.back());
  changes_.pop_back();
  if (last.was_changed) changed_[last.place.claim] = last.before;
  else changed_.erase(last.place.claim);
  at_ = last.place;
  return last;
}

}  // namespace edict::tool
