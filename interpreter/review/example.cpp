// A claim written out: fields by their paths, members of lists one for each demand.
#include "review/example.h"

#include <algorithm>

namespace edict::review {

namespace {

using Entries = std::vector<std::pair<std::string, std::string>>;   // a field and its value, in the order to be written

struct Writing {
  const Conditions& conditions;
  const source::Sources& sources;
  Entries claim, patient, line, other;
  std::vector<Entries> more_lines, history;
  std::optional<std::int64_t> age;          // in months, or in days
  bool age_in_days = false;
  bool sure = true;
  std::string unread;

  bool write(const regions::Region& region);
  bool member(const std::string& list, const regions::Union& members, std::vector<std::string>& values, std::vector<Entries>& records);
  bool list(const std::string& path, const regions::Members& members);
  void say(const regions::Region& region);
  void place(const std::string& path, const std::string& value);
};

std::string in_line(const std::string& text) {
  std::string made;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank) made += c;
    else if (!made.empty() && made.back() != ' ') made += ' ';
  }
  return made.size() > 120 ? made.substr(0, 117) + "..." : made;
}

std::string joined(const Entries& entries) {
  std::string made;
  for (const auto& [name, value] : entries) made += (made.empty() ? "" : ", ") + name + ": " + value;
  return made;
}

std::string in_braces(const Entries& entries) { return entries.empty() ? "{}" : "{ " + joined(entries) + " }"; }

void Writing::say(const regions::Region& region) {
  for (const regions::Relation& relation : region.relations) {
    sure = false;
    const core::NodeId node = conditions.relation_node(relation.id);
    if (node == core::kNone) continue;
    const std::string words = in_line(std::string(sources.text(conditions.program().nodes[node].span)));
    if (words.empty()) continue;
    unread += (unread.empty() ? "" : " and ") + (relation.holds ? "`" + words + "`" : "not `" + words + "`");
  }
}

void Writing::place(const std::string& path, const std::string& value) {
  const auto below = [&](const std::string& head, Entries& into) {
    if (path.rfind(head, 0) != 0 || path.find('.', head.size()) != std::string::npos) return false;
    into.emplace_back(path.substr(head.size()), value);
    return true;
  };
  if (!below("claim.patient.", patient) && !below("claim.", claim) && !below("line.", line)) below("other.", other);
}

// One member that lies in the union: a value, or the fields of a record.
bool Writing::member(const std::string& list, const regions::Union& members, std::vector<std::string>& values, std::vector<Entries>& records) {
  const regions::Region* best = nullptr;
  for (const regions::Region& region : members) {
    if (!regions::empty(region) && (best == nullptr || (region.bare() && !best->bare()))) best = &region;
  }
  if (best == nullptr) return false;
  say(*best);
  if (!best->lists.empty()) sure = false;
  Entries record;
  for (const auto& [subject, domain] : best->fields) {
    const SubjectInfo& info = conditions.subject(subject);
    if (!info.is_path) sure = false;
    if (!info.is_path || (domain.may_be_missing && info.path != list + "[]")) continue;
    const auto value = value_text(conditions.program(), info, domain);
    if (!value) return false;
    if (info.path == list + "[]") values.push_back(*value);
    else record.emplace_back(info.path.substr(list.size() + 3), *value);
  }
  if (values.empty()) records.push_back(std::move(record));
  return true;
}

bool Writing::list(const std::string& path, const regions::Members& members) {
  if (!members.may_be_known) return true;
  regions::Union each = regions::everything();
  for (const regions::Union& one : members.every) each = regions::both(each, one);
  const bool lines = path == "claim.lines" || path == "day" || path == "history";
  if (lines && !members.every.empty()) sure = false;  // the judged line is one of them
  std::vector<std::string> all_values;
  for (const regions::Union& demand : members.some) {
    std::vector<std::string> values;
    std::vector<Entries> records;
    if (!member(path, regions::both(demand, each), values, records)) return false;
    if (path == "history") history.push_back(records.front());
    else if (lines) more_lines.push_back(records.front());
    else if (!values.empty()) all_values.insert(all_values.end(), values.begin(), values.end());
    else all_values.push_back(in_braces(records.front()));
  }
  if (lines) return true;
  std::sort(all_values.begin(), all_values.end());
  all_values.erase(std::unique(all_values.begin(), all_values.end()), all_values.end());
  std::string text;
  for (const std::string& value : all_values) text += (text.empty() ? "" : ", ") + value;
  place(path, "[" + text + "]");
  return true;
}

bool Writing::write(const regions::Region& region) {
  say(region);
  for (const auto& [subject, domain] : region.fields) {
    const SubjectInfo& info = conditions.subject(subject);
    if (!info.is_path) sure = false;
    if (!info.is_path || domain.may_be_missing) continue;
    if (info.is_age) {
      sure = sure && !age;
      const auto& numbers = std::get<regions::Numbers>(domain.values);
      const auto& range = numbers.ranges().front();
      age = range.first && *range.first >= 0 ? *range.first : range.end ? std::max<std::int64_t>(0, *range.end - 1) : 0;
      age_in_days = info.type.kind == core::Kind::Duration;
      continue;
    }
    const auto value = value_text(conditions.program(), info, domain);
    if (!value) return false;
    place(info.path, *value);
  }
  for (const auto& [subject, members] : region.lists) {
    const SubjectInfo& info = conditions.subject(subject);
    if (!info.is_path) sure = false;
    else if (!list(info.path, members)) return false;
  }
  return true;
}

bool has(const Entries& entries, const std::string& name) {
  return std::any_of(entries.begin(), entries.end(), [&](const auto& e) { return e.first == name; });
}

// Payer, code and date first, as on a form; every line has a code and a date, or it would pend before all rules.
void complete(Entries& line, const core::Program& program, const std::string& date) {
  const SubjectInfo code{"line.code", {}, true, false};
  SubjectInfo typed = code;
  typed.type.kind = core::Kind::Symbol;
  typed.type.symbol = core::SymbolKind::Code;
  if (!has(line, "code")) line.emplace_back("code", value_text(program, typed, {regions::Texts::all(), false}).value_or("99213"));
  if (!has(line, "date")) line.emplace_back("date", date);
  const auto rank = [](const std::string& name) { return name == "code" ? 0 : name == "date" ? 1 : 2; };
  std::stable_sort(line.begin(), line.end(), [&](const auto& a, const auto& b) { return rank(a.first) < rank(b.first); });
}

std::string text_of(Writing& w, const core::Program& program) {
  const auto date_of = [](const Entries& line) {
    const auto found = std::find_if(line.begin(), line.end(), [](const auto& e) { return e.first == "date"; });
    return found == line.end() ? std::string("2025-01-01") : found->second;
  };
  const std::string date = date_of(w.line);
  complete(w.line, program, date);
  if (w.age) {
    const auto on = exact::parse_date(date);
    const auto age = static_cast<std::int32_t>(*w.age);
    const auto born = on ? exact::subtract(*on, w.age_in_days ? exact::Duration{0, age} : exact::Duration{age, 0}) : std::nullopt;
    if (born) w.patient.emplace_back("birth_date", exact::date_text(*born));
  }
  std::stable_partition(w.claim.begin(), w.claim.end(), [](const auto& e) { return e.first == "payer"; });
  std::string text = joined(w.claim);
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
  if (!w.patient.empty()) add("patient " + in_braces(w.patient));
  add("line " + in_braces(w.line));
  if (!w.other.empty()) w.more_lines.push_back(w.other);
  for (Entries& line : w.more_lines) {
    complete(line, program, date);
    add("line " + in_braces(line));
  }
  text = "claim { " + text + " }";
  for (Entries& line : w.history) {
    complete(line, program, date);
    text += " beside history claim { line " + in_braces(line) + " }";
  }
  return text;
}

}  // namespace

std::optional<Example> example(const Conditions& conditions, const regions::Union& of, const source::Sources& sources) {
  std::optional<Example> best;
  for (const regions::Region& region : of) {
    if (regions::empty(region)) continue;
    Writing writing{conditions, sources, {}, {}, {}, {}, {}, {}, std::nullopt, false, true, ""};
    if (!writing.write(region)) continue;
    const bool sure = writing.sure;
    if (best && (best->sure || !sure)) continue;
    best = Example{text_of(writing, conditions.program()), sure, writing.unread};
    if (sure) break;
  }
  return best;
}

}  // namespace edict::review
