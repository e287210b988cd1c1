// One fact set, changed or left out; one record more or less; a line more; an earlier claim.
#include "coverage/mutants.h"

#include <algorithm>

#include "exact/decimal.h"

namespace edict::coverage {
namespace {

using core::Kind;

constexpr std::size_t kMostMembers = 2, kMostElements = 8;
constexpr int kDeepest = 3;

std::optional<exact::Date> day_of(const Json& claim, const char* pointer) {
  const Json::json_pointer at(pointer);
  if (!claim.contains(at) || !claim.at(at).is_string()) return std::nullopt;
  return exact::parse_date(claim.at(at).get<std::string>());
}

// `root`: of a candidate, the claim that is made smaller.
template <typename Root>
void leave_out(const Candidate& from, const Root& root, const Json& at, const Json::json_pointer& pointer, std::vector<Candidate>& made) {
  if (!at.is_structured()) return;
  const bool list = at.is_array();
  std::size_t index = 0;
  for (const auto& [key, value] : at.items()) {
    const Json::json_pointer child = list ? pointer / index++ : pointer / key;
    if (key == "number" || child.to_string() == "/id") continue;                          // names of claims and lines
    if (key == "code" || key == "date" || key == "disposition" || child.to_string() == "/payer") continue;   // without them a claim says nothing to a reader
    Candidate one = from;
    Json& holder = pointer.empty() ? root(one) : root(one)[pointer];
    if (list) holder.erase(index - 1);
    else holder.erase(key);
    made.push_back(std::move(one));
    leave_out(from, root, value, child, made);
  }
}

}  // namespace

std::vector<Candidate> Mutants::smaller(const Candidate& candidate) {
  std::vector<Candidate> made;
  if (!candidate.history.empty()) {
    made.push_back(candidate);
    made.back().history.clear();
  }
  leave_out(candidate, [](Candidate& one) -> Json& { return one.claim; }, candidate.claim, Pointer(), made);
  for (std::size_t i = 0; i < candidate.history.size(); ++i) {
    if (candidate.history.size() > 1) {
      made.push_back(candidate);
      made.back().history.erase(made.back().history.begin() + static_cast<std::ptrdiff_t>(i));
    }
    leave_out(candidate, [i](Candidate& one) -> Json& { return one.history[i]; }, candidate.history[i], Pointer(), made);
  }
  return made;
}

std::vector<Candidate> Mutants::of(const Candidate& candidate, const std::vector<std::string>& payers) {
  from_ = &candidate;
  payers_ = &payers;
  made_.clear();
  record(p_.schema.claim, Pointer(), 0);
  second_line();
  history();
  return std::move(made_);
}

void Mutants::put(const Pointer& at, const Json& value) {
  if (from_->claim.contains(at) && from_->claim.at(at) == value) return;
  made_.push_back(*from_);
  made_.back().claim[at] = value;
}

void Mutants::erase(const Pointer& at) {
  made_.push_back(*from_);
  Json& holder = at.parent_pointer().empty() ? made_.back().claim : made_.back().claim[at.parent_pointer()];
  if (holder.is_array()) holder.erase(std::stoul(at.back()));
  else holder.erase(at.back());
}

void Mutants::record(core::RecordId record, const Pointer& at, int depth) {
  if (depth > kDeepest) return;
  for (core::FieldId f = 0; f < p_.schema.records[record].fields.size(); ++f) {
    const bool names = record == p_.schema.claim ? p_.schema.field(record, f).name == "id" : record == p_.schema.line && p_.schema.field(record, f).name == "number";
    if (plan_.wants(record, f) && !names) field(record, f, at / p_.schema.field(record, f).name, depth);
  }
}

void Mutants::field(core::RecordId record_id, core::FieldId f, const Pointer& at, int depth) {
  const core::Type& type = p_.schema.field(record_id, f).type;
  const bool present = from_->claim.contains(at);
  if (type.kind == Kind::Record) {
    return record(static_cast<core::RecordId>(type.of), at, depth + 1);
  }
  if (type.kind == Kind::List && type.element == Kind::Record) return list_of_records(static_cast<core::RecordId>(type.of), at, depth);
  const std::vector<std::string> texts = texts_of(record_id, f, at);
  if (type.kind == Kind::List) list_of_symbols(texts, at);
  else for (const std::string& text : texts) put(at, text);
  if (present) erase(at);
}

void Mutants::list_of_symbols(const std::vector<std::string>& texts, const Pointer& at) {
  const Json before = from_->claim.contains(at) && from_->claim.at(at).is_array() ? from_->claim.at(at) : Json::array();
  for (const std::string& text : texts) {
    put(at, Json::array({text}));
    if (before.empty() || std::find(before.begin(), before.end(), text) != before.end()) continue;
    Json longer = before;
    longer.push_back(text);
    put(at, longer);
  }
}

void Mutants::list_of_records(core::RecordId element_id, const Pointer& at, int depth) {
  const Json before = from_->claim.contains(at) ? from_->claim.at(at) : Json::array();
  for (std::size_t i = 0; i < before.size() && i < kMostMembers; ++i) {
    record(element_id, at / i, depth + 1);
    if (element_id != p_.schema.line || before.size() > 1) erase(at / i);
  }
  if (element_id == p_.schema.line) return;
  for (core::FieldId f = 0; f < p_.schema.records[element_id].fields.size(); ++f) {
    if (!plan_.wants(element_id, f)) continue;
    std::vector<std::string> texts = texts_of(element_id, f, at / before.size() / p_.schema.field(element_id, f).name);
    if (texts.size() > kMostElements) texts.resize(kMostElements);
    for (const std::string& text : texts) {
      Json longer = before;
      longer.push_back(element(element_id, f, text));
      put(at, longer);
    }
  }
}

// A record with this fact, and the first that comes to mind for all others.
Json Mutants::element(core::RecordId record_id, core::FieldId field, const std::string& text) const {
  Json made = Json::object();
  for (core::FieldId f = 0; f < p_.schema.records[record_id].fields.size(); ++f) {
    const core::Field& one = p_.schema.field(record_id, f);
    if (!plan_.wants(record_id, f) || one.type.kind == Kind::Record || (one.type.kind == Kind::List && one.type.element == Kind::Record)) continue;
    std::string value = text;
    if (f != field) {
      const std::vector<std::string> texts = texts_of(record_id, f, Pointer("/none"));
      value = texts.empty() ? "" : texts.front();
      // What covers a line names the line's own code and day.
      const Json::json_pointer code("/lines/0/code"), date("/lines/0/date");
      if (one.type.symbol == core::SymbolKind::Code && from_->claim.contains(code)) value = from_->claim.at(code).get<std::string>();
      if (one.type.kind == Kind::Date && from_->claim.contains(date)) value = from_->claim.at(date).get<std::string>();
      if (one.type.kind == Kind::Period && from_->claim.contains(date)) value = from_->claim.at(date).get<std::string>() + " .. " + from_->claim.at(date).get<std::string>();
    }
    if (value.empty()) continue;
    if (one.type.kind == Kind::List) made[one.name] = Json::array({value});
    else made[one.name] = value;
  }
  return made;
}

std::vector<std::string> Mutants::texts_of(core::RecordId record_id, core::FieldId field, const Pointer& at) const {
  const core::Type& type = p_.schema.field(record_id, field).type;
  if (type.kind == Kind::Symbol && type.symbol == core::SymbolKind::Payer) return *payers_;
  std::vector<std::string> texts = facts_.of(record_id, field);
  if (type.kind == Kind::Date || type.kind == Kind::Period) {
    for (const std::string& day : days(at, type.kind == Kind::Period)) texts.push_back(day);
  }
  if (from_->claim.contains(at) && from_->claim.at(at).is_string()) {
    const std::string now = from_->claim.at(at).get<std::string>();
    const auto number = now.find_first_not_of("0123456789") == std::string::npos && now.size() < 9 ? std::optional(std::stol(now)) : std::nullopt;
    if (number && (type.kind == Kind::Units || type.kind == Kind::Number)) {
      for (const long next : {*number + 1, *number - 1, *number * 2}) texts.push_back(std::to_string(next));
    }
  }
  return texts;
}

// Days as far from the line's own, and from the day of receipt, as policies count.
std::vector<std::string> Mutants::days(const Pointer& at, bool period) const {
  std::vector<std::string> texts;
  const auto add = [&](std::optional<exact::Date> first, std::optional<exact::Date> last) {
    if (first && last) texts.push_back(period ? exact::date_text(*first) + " .. " + exact::date_text(*last) : exact::date_text(*first));
  };
  for (const char* from : {"/lines/0/date", "/received_date"}) {
    const auto anchor = day_of(from_->claim, from);
    if (!anchor) continue;
    for (const int step : {0, -1, 1}) add(exact::Date{anchor->days + step}, exact::Date{anchor->days + step});
    for (const exact::Duration& length : facts_.durations()) {
      for (const int step : {0, -1, 1}) {
        if (const auto before = exact::subtract(*anchor, length)) add(exact::Date{before->days + step}, anchor);
        if (const auto after = exact::add(*anchor, length); after && !period) add(exact::Date{after->days + step}, exact::Date{after->days + step});
      }
    }
    if (at.to_string() == from) break;
  }
  return texts;
}

void Mutants::second_line() {
  const Pointer lines("/lines"), first("/lines/0");
  if (!from_->claim.contains(first) || from_->claim.at(lines).size() > 1) return;
  Json line = from_->claim.at(first);
  line["number"] = "2";
  const auto add = [&] {
    Json both = from_->claim.at(lines);
    both.push_back(line);
    put(lines, both);
  };
  add();
  for (const std::string& code : facts_.of(p_.schema.line, p_.schema.find(p_.schema.line, "code"))) {
    line["code"] = code;
    add();
  }
}

void Mutants::history() {
  if (!from_->history.empty()) return;
  const Pointer date("/lines/0/date");
  const auto day = day_of(from_->claim, "/lines/0/date");
  if (!day) return;
  std::vector<exact::Duration> lengths = {{0, 0}, {0, 1}, {0, 7}};
  lengths.insert(lengths.end(), facts_.durations().begin(), facts_.durations().end());
  std::vector<std::string> codes = {from_->claim.at(Pointer("/lines/0")).value("code", "")};
  for (const std::string& code : facts_.of(p_.schema.line, p_.schema.find(p_.schema.line, "code"))) codes.push_back(code);
  for (const exact::Duration& length : lengths) {
    const auto before = exact::subtract(*day, length);
    for (std::size_t i = 0; before && i < codes.size() && i < (length.days < 8 && length.months == 0 ? kMostElements : 1); ++i) {
      Json earlier = from_->claim;
      earlier["id"] = "H1";
      earlier[date] = exact::date_text(*before);
      if (!codes[i].empty()) earlier[Pointer("/lines/0/code")] = codes[i];
      earlier[Pointer("/lines/0/disposition")] = "pay";
      made_.push_back(*from_);
      made_.back().history.push_back(std::move(earlier));
    }
  }
}

}  // namespace edict::coverage
