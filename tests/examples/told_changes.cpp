// `modifier JZ is present`, `a document invoice`, `an authorization covering J2357 on 2025-05-02`, `line.dose = 300 mg`.
#include "told_changes.h"

#include <algorithm>
#include <stdexcept>

namespace edict::examples {
namespace {

// What stands behind `before`, without `behind`; nothing where the words are others.
std::optional<std::string> between(const std::string& words, const std::string& before, const std::string& behind) {
  if (!words.starts_with(before) || !words.ends_with(behind) || words.size() < before.size() + behind.size()) return std::nullopt;
  return words.substr(before.size(), words.size() - before.size() - behind.size());
}

Json& list_of(Json& owner, const char* name) {
  if (!owner.contains(name)) owner[name] = Json::array();
  return owner[name];
}

void without(Json& list, const std::string& member) {
  Json left = Json::array();
  for (const Json& one : list) {
    if (one != member) left.push_back(one);
  }
  list = left;
}

// An authorization as it is asked for: for the line's units, none of which are used.
Json authorization(const Json& line, const std::string& code, const std::string& date) {
  Json made = {{"number", "new"}, {"codes", {code}}, {"period", date + " .. " + date}, {"units_used", 0}};
  if (line.contains("units")) made["units"] = line.at("units");
  return made;
}

Json document(const Json& line, const std::string& kind) {
  Json made = {{"kind", kind}};
  if (line.contains("date")) made["date"] = line.at("date");
  return made;
}

// A value as explanations write it, in the form of claims files: a list in square brackets, units without the word.
Json value_of(const core::Type& type, const std::string& words) {
  if (type.kind == core::Kind::Units) return words.substr(0, words.find(' '));
  if (type.kind != core::Kind::List) return words;
  const auto inner = between(words, "[", "]");
  if (!inner) throw std::runtime_error("no list: " + words);
  Json list = Json::array();
  for (std::size_t at = 0; at < inner->size();) {
    const std::size_t comma = std::min(inner->find(", ", at), inner->size());
    list.push_back(inner->substr(at, comma - at));
    at = comma + 2;
  }
  return list;
}

struct Owner {
  Json* json = nullptr;
  core::RecordId record = 0;
};

// `authorization A001`: the record of a list of the claim whose first field says so.
Owner record_named(const core::Schema& schema, Json& claim, const std::string& words) {
  for (const core::Field& field : schema.records[schema.claim].fields) {
    if (field.type.kind != core::Kind::List || field.type.element != core::Kind::Record || !claim.contains(field.name)) continue;
    const auto record = static_cast<core::RecordId>(field.type.of);
    const auto first = between(words, schema.records[record].name + " ", "");
    for (Json& member : claim.at(field.name)) {
      const std::string& name = schema.records[record].fields.front().name;
      if (member.is_string()) member = Json{{name, member}};  // a text is the record's first field
      if (first && member.value(name, "") == *first) return {&member, record};
    }
  }
  throw std::runtime_error("the claim has no " + words);
}

void set_field(const core::Schema& schema, Json& claim, int line, const std::string& path, const std::string& value) {
  const std::size_t end = path.find(" (");  // `line.dose (the claims have no such column)`
  const std::string name = path.substr(0, end);
  const std::size_t colon = name.find(": ");
  const std::string field = name.substr(colon == std::string::npos ? name.rfind('.') + 1 : colon + 2);
  Owner owner;
  if (name.starts_with("claim.patient.")) owner = {&claim["patient"], schema.patient};
  else if (name.starts_with("claim.")) owner = {&claim, schema.claim};
  else if (name.starts_with("line.")) owner = {&line_of(claim, line), schema.line};
  else if (const auto other = between(name.substr(0, colon), "line ", "")) owner = {&line_of(claim, std::stoi(*other)), schema.line};
  else owner = record_named(schema, claim, name.substr(0, colon));
  (*owner.json)[field] = value_of(schema.field(owner.record, schema.find(owner.record, field)).type, value);
}

}  // namespace

void make_change(const core::Schema& schema, Json& claim, int number, const std::string& words) {
  const Json line = line_of(claim, number);  // a copy: what is added to the claim moves its lines
  if (const auto modifier = between(words, "modifier ", " is present")) {
    list_of(line_of(claim, number), "modifiers").push_back(*modifier);
  } else if (const auto gone = between(words, "modifier ", " is absent")) {
    without(list_of(line_of(claim, number), "modifiers"), *gone);
  } else if (const auto kind = between(words, "a document ", "")) {
    list_of(claim, "documents").push_back(document(line, *kind));
  } else if (const auto covered = between(words, "an authorization covering ", "")) {
    const std::size_t on = covered->find(" on ");
    list_of(claim, "authorizations").push_back(authorization(line, covered->substr(0, on), covered->substr(on + 4)));
  } else if (const std::size_t equals = words.find(" = "); equals != std::string::npos) {
    set_field(schema, claim, number, words.substr(0, equals), words.substr(equals + 3));
  } else {
    throw std::runtime_error("a change that this test does not understand: " + words);
  }
}

}  // namespace edict::examples
