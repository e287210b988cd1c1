// Claims from JSON to the language.
#include "edict/explorer/claim_text.h"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>
#include <vector>

#include "edict/explorer/page.h"

namespace edict::tool {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint32_t kWidthInFiles = 120;

struct Words {
  std::vector<std::string> plain;    // `dose: 300 mg`
  std::vector<std::string> records;  // `line { … }`, each of one or more lines
};

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) out += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
  return out + "\"";
}

class Writing {
 public:
  Writing(const core::Schema& schema, std::uint32_t width) : schema_(schema), width_(width) {}

  // Behind `line `: `{ … }`; the closing brace stands `indent` columns in.
  std::string record(core::RecordId id, const Json& json, std::size_t indent, std::size_t place) const {
    const Words words = words_of(id, json, indent + 2, place);
    std::string on_one;
    for (const std::string& one : words.plain) on_one += (on_one.empty() ? "" : ", ") + one;
    if (words.records.empty() && indent + on_one.size() + 20 <= width_) return on_one.empty() ? "{ }" : "{ " + on_one + " }";
    const std::string start(indent + 2, ' ');
    std::string out = "{\n", line;
    for (const std::string& one : words.plain) {
      if (!line.empty() && start.size() + line.size() + one.size() + 2 > width_) {
        out += start + line + "\n";
        line.clear();
      }
      line += (line.empty() ? "" : ", ") + one;
    }
    if (!line.empty()) out += start + line + "\n";
    for (const std::string& one : words.records) out += start + one + "\n";
    return out + std::string(indent, ' ') + "}";
  }

 private:
  Words words_of(core::RecordId id, const Json& json, std::size_t indent, std::size_t place) const {
    Words words;
    for (const core::Field& field : schema_.records[id].fields) {
      const auto value = json.find(field.name);
      if (value == json.end() || (id == schema_.line && field.name == "number" && *value == std::to_string(place))) continue;
      if (value->is_object()) {
        words.records.push_back(field.name + " " + record(static_cast<core::RecordId>(field.type.of), *value, indent, 1));
      } else if (value->is_array() && field.type.element == core::Kind::Record) {
        std::size_t count = 0;
        const auto of = static_cast<core::RecordId>(field.type.of);
        for (const Json& one : *value) words.records.push_back(schema_.records[of].name + " " + record(of, one, indent, ++count));
      } else if (!(value->is_array() && value->empty() && field.complete)) {
        words.plain.push_back(field.name + ": " + value_of(field.type, *value));
      }
    }
    return words;
  }

  static std::string value_of(const core::Type& type, const Json& value) {
    if (value.is_array()) {
      core::Type element = type;
      element.kind = type.element;
      std::string out;
      for (const Json& one : value) out += (out.empty() ? "" : ", ") + value_of(element, one);
      return "[" + out + "]";
    }
    const std::string text = value.is_string() ? value.get<std::string>() : value.dump();
    if (type.kind == core::Kind::Text) return quoted(text);
    return type.money ? grouped_money(text) : text;
  }

  const core::Schema& schema_;
  std::uint32_t width_;
};

std::string written(const core::Program& program, const std::string& json, std::size_t indent, std::uint32_t width) {
  const Json claim = Json::parse(json, nullptr, false);
  return claim.is_discarded() ? "{ }" : Writing(program.schema, width).record(program.schema.claim, claim, indent, 1);
}

}  // namespace

std::string claim_text(const core::Program& program, const std::string& json, std::uint32_t width) {
  return "claim " + written(program, json, 0, width == 0 ? kWidthInFiles : width) + "\n";
}

std::string claim_literal(const core::Program& program, const std::string& json, std::size_t indent) { return "claim " + written(program, json, indent, kWidthInFiles); }

std::string grouped_money(std::string money) {
  const std::size_t point = std::min(money.find('.'), money.size());
  for (std::size_t at = point; at > 3 && std::isdigit(static_cast<unsigned char>(money[at - 4])) != 0; at -= 3) money.insert(at - 3, ",");
  return money;
}

}  // namespace edict::tool
