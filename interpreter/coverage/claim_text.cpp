// Records by their schema: members of lists are written by their own names, as authors do.
#include "coverage/claim_text.h"

namespace edict::coverage {
namespace {

constexpr std::size_t kMostOnALine = 150;

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

std::string scalar(const core::Type& type, const Json& value) {
  const core::Kind kind = type.kind == core::Kind::List ? type.element : type.kind;
  const std::string text = value.is_string() ? value.get<std::string>() : value.dump();
  if (kind == core::Kind::Text) return quoted(text);
  if (kind == core::Kind::Number && type.money && !text.starts_with("$")) return "$" + text;
  return text;
}

std::string record_body(const core::Schema& schema, core::RecordId record, const Json& value, bool wide, int depth);

std::string record_text(const core::Schema& schema, core::RecordId record, const Json& value, bool wide, int depth) {
  return schema.records[record].name + " " + record_body(schema, record, value, wide, depth);
}

std::string record_body(const core::Schema& schema, core::RecordId record, const Json& value, bool wide, int depth) {
  std::string facts;
  std::vector<std::string> records;
  const auto fact = [&](const std::string& text) { facts += (facts.empty() ? "" : ", ") + text; };
  for (const auto& [name, member] : value.items()) {
    const core::FieldId field = schema.find(record, name);
    if (field == core::kNoField) continue;
    if ((record == schema.line && name == "number") || (record == schema.claim && name == "id" && member == "1")) continue;  // given of themselves
    const core::Type& type = schema.field(record, field).type;
    if (type.kind == core::Kind::Record) {
      records.push_back(name + " " + record_body(schema, static_cast<core::RecordId>(type.of), member, false, depth + 1));
    } else if (type.kind == core::Kind::List && type.element == core::Kind::Record) {
      for (const Json& one : member) records.push_back(record_text(schema, static_cast<core::RecordId>(type.of), one, false, depth + 1));
    } else if (type.kind == core::Kind::List && member.is_array()) {
      std::string items;
      for (const Json& one : member) items += (items.empty() ? "" : ", ") + scalar(type, one);
      fact(name + ": [" + items + "]");
    } else {
      fact(name + ": " + scalar(type, member));
    }
  }
  if (!wide) {
    for (const std::string& one : records) fact(one);
    return facts.empty() ? "{ }" : "{ " + facts + " }";
  }
  const std::string indent(static_cast<std::size_t>(depth) * 2 + 4, ' ');
  std::string out = "{\n";
  if (!facts.empty()) out += indent + facts + "\n";
  for (const std::string& one : records) out += indent + one + "\n";
  return out + indent.substr(2) + "}";
}

}  // namespace

std::string claim_text(const core::Schema& schema, const Json& claim) {
  const std::string one = record_text(schema, schema.claim, claim, false, 0);
  return one.size() <= kMostOnALine ? one : record_text(schema, schema.claim, claim, true, 0);
}

}  // namespace edict::coverage
