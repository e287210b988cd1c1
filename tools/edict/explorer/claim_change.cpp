// Claims as JSON trees: the only file of the explorer that pays for their headers.
#include "edict/explorer/claim_change.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <regex>

#include "diagnostic/diagnostic.h"

namespace edict::tool {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kLongestForm = 2000;

// Bytes that are no UTF-8 come from the keyboard, or a pipe.
std::string dumped(const Json& claim) { return claim.dump(-1, ' ', false, Json::error_handler_t::replace); }

// What stands behind `before`, without `behind`; nothing where the words are others.
std::optional<std::string> between(const std::string& words, const std::string& before, const std::string& behind) {
  if (!words.starts_with(before) || !words.ends_with(behind) || words.size() <= before.size() + behind.size()) return std::nullopt;
  return words.substr(before.size(), words.size() - before.size() - behind.size());
}

std::string as_text(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return value.dump();
  std::string text = "[";
  for (const Json& one : value) text += (text.size() > 1 ? ", " : "") + (one.is_object() ? "…" : as_text(one));
  return text + "]";
}

Json* line_of(Json& claim, std::uint32_t number) {
  if (!claim.contains("lines")) return nullptr;
  for (Json& line : claim["lines"]) {
    if (line.value("number", "") == std::to_string(number)) return &line;
  }
  return nullptr;
}

Json& list_of(Json& owner, const char* name) {
  if (!owner.contains(name)) owner[name] = Json::array();
  return owner[name];
}

std::string without_quotes(const std::string& text) { return between(text, "\"", "\"").value_or(text); }

// A value as people write it, in the form of claims files: a list in square brackets, units without the word, numbers without groups.
Json value_of(const core::Type& type, const std::string& words) {
  std::string text = words;
  if (type.kind == core::Kind::Units) text = text.substr(0, text.find(' '));
  if (type.kind == core::Kind::Units || type.kind == core::Kind::Number || type.kind == core::Kind::Amount) std::erase(text, ',');
  if (type.kind == core::Kind::Boolean) text = text == "yes" ? "true" : text == "no" ? "false" : text;
  if (type.kind != core::Kind::List) return without_quotes(text);
  const std::string inner = text == "[]" ? "" : between(text, "[", "]").value_or(text);
  Json list = Json::array();
  for (std::size_t at = 0; at < inner.size();) {
    const std::size_t comma = std::min(inner.find(',', at), inner.size());
    const std::size_t first = inner.find_first_not_of(' ', at);
    if (first < comma) list.push_back(without_quotes(inner.substr(first, inner.find_last_not_of(' ', comma - 1) - first + 1)));
    at = comma + 1;
  }
  return list;
}

struct Owner {
  Json* json = nullptr;
  core::RecordId record = 0;
  std::string field, path, problem;
};

// `authorization A001`: the record of a list of the claim whose first field says so.
Owner record_named(const core::Schema& schema, Json& claim, const std::string& words) {
  for (const core::Field& field : schema.records[schema.claim].fields) {
    if (field.type.kind != core::Kind::List || field.type.element != core::Kind::Record || !claim.contains(field.name)) continue;
    const auto record = static_cast<core::RecordId>(field.type.of);
    const auto first = between(words, schema.records[record].name + " ", "");
    for (Json& member : claim[field.name]) {
      if (first && member.value(schema.records[record].fields.front().name, "") == *first) return {&member, record, "", "", ""};
    }
  }
  return {nullptr, 0, "", "", "the claim has no " + words};
}

Owner line_numbered(const core::Schema& schema, Json& claim, const std::string& number) {
  const bool digits = !number.empty() && number.size() < 7 && number.find_first_not_of("0123456789") == std::string::npos;
  Json* line = digits ? line_of(claim, static_cast<std::uint32_t>(std::stoul(number))) : nullptr;
  return {line, schema.line, "", "", line == nullptr ? "the claim has no line `" + number + "`" : ""};
}

std::string no_field(const core::Schema& schema, core::RecordId record, const std::string& field) {
  std::vector<std::string> names;
  for (const core::Field& one : schema.records[record].fields) names.push_back(one.name);
  const std::string near = diagnostic::nearest(field, names);
  const std::string& kind = schema.records[record].name;
  return "a " + kind + " has no `" + field + "`" + (near.empty() ? "" : "; did you mean `" + near + "`?");
}

// `line.dose`, `line 2.dose`, `line 2: dose`, `claim.payer`, `claim.patient.weight`, `authorization A001: units`.
Owner owner_of(const core::Schema& schema, Json& claim, std::uint32_t line, std::string path) {
  path = path.substr(0, path.find(" ("));  // `line.dose (the claims have no such column)`
  const std::size_t colon = path.find(": ");
  const std::size_t point = colon == std::string::npos ? path.rfind('.') : colon;
  if (point == std::string::npos) return {nullptr, 0, "", "", "say which fact: line.dose = 250 mg, claim.payer = acme"};
  const std::string head = path.substr(0, point), field = path.substr(colon == std::string::npos ? point + 1 : colon + 2);
  Owner owner;
  if (head == "line") owner = line_numbered(schema, claim, std::to_string(line));
  else if (head == "claim") owner = {&claim, schema.claim, "", "", ""};
  else if (head == "claim.patient") owner = {&claim["patient"], schema.patient, "", "", ""};
  else if (const auto number = between(head, "line ", "")) owner = line_numbered(schema, claim, *number);
  else owner = record_named(schema, claim, head);
  owner.field = field;
  owner.path = head == "line" || head.starts_with("claim") ? path : "";
  if (owner.problem.empty() && schema.find(owner.record, field) == core::kNoField) owner.problem = no_field(schema, owner.record, field);
  return owner;
}

ChangedClaim failed(const std::string& problem) {
  ChangedClaim changed;
  changed.problem = problem;
  return changed;
}

ChangedClaim set_field(const core::Program& program, Json& claim, std::uint32_t line, const std::string& path, const std::string* value) {
  const core::Schema& schema = program.schema;
  const Owner owner = owner_of(schema, claim, line, path);
  if (!owner.problem.empty()) return failed(owner.problem);
  ChangedClaim changed;
  changed.path = owner.path;
  changed.record = owner.record;
  changed.field = schema.find(owner.record, owner.field);
  const core::Type& type = schema.field(owner.record, changed.field).type;
  if (type.kind == core::Kind::Record || (type.kind == core::Kind::List && type.element == core::Kind::Record && value != nullptr)) {
    return failed("`" + owner.field + "` is made of further facts; change one of those, or enter the whole claim");
  }
  if (owner.json->contains(owner.field)) changed.was = as_text((*owner.json)[owner.field]);
  if (value == nullptr) owner.json->erase(owner.field);
  else changed.is = as_text((*owner.json)[owner.field] = value_of(type, *value));
  return changed;
}

ChangedClaim set_modifier(const core::Program& program, Json& claim, std::uint32_t number, const std::string& modifier, bool present) {
  Json* line = line_of(claim, number);
  if (line == nullptr) return failed("the claim has no line " + std::to_string(number));
  ChangedClaim changed;
  changed.record = program.schema.line;
  changed.field = program.schema.find(program.schema.line, "modifiers");
  changed.path = "line.modifiers";
  Json& list = list_of(*line, "modifiers");
  changed.was = as_text(list);
  Json left = Json::array();
  for (const Json& one : list) {
    if (one != modifier) left.push_back(one);
  }
  if (present) left.push_back(modifier);
  list = left;
  changed.is = as_text(list);
  return changed;
}

// What is asked for comes as it is asked for: a document of the line's day, an authorization of the line's units, none of which are used.
ChangedClaim add_record(const core::Program& program, Json& claim, std::uint32_t number, const char* list, Json made) {
  const Json* line = line_of(claim, number);
  if (line == nullptr) return failed("the claim has no line " + std::to_string(number));
  if (made.contains("kind") && line->contains("date")) made["date"] = (*line)["date"];
  if (made.contains("codes") && line->contains("units")) made["units"] = (*line)["units"];
  ChangedClaim changed;
  changed.record = program.schema.claim;
  changed.field = program.schema.find(program.schema.claim, list);
  if (changed.field == core::kNoField) return failed("claims have no " + std::string(list) + " here");
  list_of(claim, list).push_back(std::move(made));
  return changed;
}

ChangedClaim make(const core::Program& program, Json& claim, std::uint32_t line, const std::string& words) {
  if (const auto modifier = between(words, "modifier ", " is present")) return set_modifier(program, claim, line, *modifier, true);
  if (const auto modifier = between(words, "modifier ", " is absent")) return set_modifier(program, claim, line, *modifier, false);
  if (const auto kind = between(words, "a document ", "")) return add_record(program, claim, line, "documents", {{"kind", *kind}});
  if (const auto covered = between(words, "an authorization covering ", "")) {
    const std::size_t on = covered->find(" on ");
    if (on == std::string::npos) return failed("say on which day: an authorization covering J2357 on 2025-05-02");
    const std::string code = covered->substr(0, on), date = covered->substr(on + 4);
    return add_record(program, claim, line, "authorizations", {{"number", "new"}, {"codes", {code}}, {"period", date + " .. " + date}, {"units_used", "0"}});
  }
  const std::size_t equals = words.find(" = ");
  if (equals == std::string::npos) return failed("say what is to be: line.dose = 250 mg");
  const std::string value = words.substr(equals + 3);
  return set_field(program, claim, line, words.substr(0, equals), &value);
}

template <typename Change>
ChangedClaim changed(const std::string& json, Change&& change) {
  Json claim = Json::parse(json, nullptr, false);
  if (claim.is_discarded()) return failed("the claim cannot be changed");
  ChangedClaim done = change(claim);
  if (done.problem.empty()) done.json = dumped(claim);
  return done;
}

}  // namespace

bool words_a_change(const core::Program& program, const std::string& entry) {
  static const std::regex kWorded(R"(modifier \S+ is (present|absent)|a document \S+|an authorization covering \S+ on \S+)");
  static const std::regex kFact(R"((line|claim|line \d+|claim\.patient)\.[a-z_0-9]+ = (.*)|[a-z_]+ \S+: [a-z_0-9]+ = (.*))");
  static const std::regex kLiteral(R"x("[^"]*"|\[[^\]()]*\]|-?\$?[0-9][0-9A-Z,.-]*%?( [A-Za-z]+)?|[0-9-]+ \.\.( [0-9-]+)?|[A-Za-z0-9_]+(\.[0-9A-Za-z]+)?)x");
  if (entry.size() > kLongestForm) return false;
  if (std::regex_match(entry, kWorded)) return true;
  std::smatch found;
  if (!std::regex_match(entry, found, kFact)) return false;
  const std::string value = found[2].matched ? found[2] : found[3];
  if (!std::regex_match(value, kLiteral)) return false;
  // The name of a term asks whether the fact is what the term says.
  return std::none_of(program.terms.begin(), program.terms.end(), [&](const core::Term& term) { return term.name.substr(term.name.rfind('.') + 1) == value; });
}

ChangedClaim change_claim(const core::Program& program, const std::string& json, std::uint32_t line, const std::string& words) {
  return changed(json, [&](Json& claim) { return make(program, claim, line, words); });
}

ChangedClaim remove_fact(const core::Program& program, const std::string& json, std::uint32_t line, const std::string& path) {
  return changed(json, [&](Json& claim) { return set_field(program, claim, line, path, nullptr); });
}

std::string seen_as(const std::string& json, const std::string& payer, const std::string& date) {
  Json claim = Json::parse(json, nullptr, false);
  if (claim.is_discarded()) return json;
  if (!payer.empty()) claim["payer"] = payer;
  if (!date.empty() && claim.contains("lines")) {
    for (Json& line : claim["lines"]) {
      line["date"] = date;
      line.erase("through_date");
    }
  }
  return dumped(claim);
}

}  // namespace edict::tool
