// Section `claims` of edict.toml, over toml11: the only file of this folder that pays for its headers.
#include "claims/mapping.h"

#include <algorithm>
#include <sstream>
#include <toml.hpp>

#include "claims/csv_columns.h"
#include "claims/written_dates.h"
#include "diagnostic/codes_claims.h"

namespace edict::claims {
namespace {

class MappingReader {
 public:
  MappingReader(const std::string& file, const core::Program& program, diagnostic::Diagnostics& diagnostics)
      : file_(file), schema_(program.schema), diagnostics_(diagnostics) {}

  Mapping read(std::string_view text) {
    try {
      std::istringstream stream{std::string(text)};
      const toml::value whole = toml::parse(stream, file_);
      if (whole.is_table() && whole.as_table().count("claims") != 0) read_claims(whole.as_table().at("claims"));
    } catch (const std::exception& error) {
      find(diagnostic::code::C101, {file_, error.what()});
    }
    return std::move(mapping_);
  }

 private:
  void find(diagnostic::Code code, std::vector<std::string> arguments) { diagnostics_.add(code, {}, std::move(arguments)); }
  void wrong_kind(const std::string& key) { find(diagnostic::code::C102, {file_, key}); }

  void read_claims(const toml::value& section) {
    if (!section.is_table()) return wrong_kind("claims");
    for (const auto& [key, value] : section.as_table()) {
      if (key == "columns") read_columns(value);
      else if (key == "units") read_units(value, "claims.units", "");
      else if (key == "own_units") read_units(value, "claims.own_units", "column:");
      else if (key == "values") read_values(value);
      else if (key == "head") read_head(value);
      else if (key == "date_format") read_date_format(value);
      else if (key == "list_separator") read_separator(value, key, mapping_.list_separator);
      else if (key == "column_separator") read_separator(value, key, mapping_.column_separator);
      else find(diagnostic::code::C103, {file_, key, nearest_key(key)});
    }
    if (mapping_.list_separator == mapping_.column_separator) find(diagnostic::code::C105, {file_, "list_separator", std::string(1, mapping_.list_separator)});
  }

  static std::string nearest_key(const std::string& key) {
    return diagnostic::nearest(key, {"columns", "units", "own_units", "values", "head", "date_format", "list_separator", "column_separator"});
  }

  // Each key and its text, or a finding.
  template <typename Each>
  void each_text(const toml::value& section, const std::string& name, Each&& each) {
    if (!section.is_table()) return wrong_kind(name);
    for (const auto& [key, value] : section.as_table()) {
      if (value.is_string()) each(key, value.as_string().str);
      else wrong_kind(name + "." + key);
    }
  }

  void read_columns(const toml::value& section) {
    each_text(section, "claims.columns", [this](const std::string& theirs, const std::string& ours) {
      if (!place_of(schema_, ours) && !named_elsewhere(ours)) find(diagnostic::code::C104, {file_, "claims.columns." + theirs, "field", ours, nearest_field(ours)});
      mapping_.columns[theirs] = ours;
    });
  }

  // Columns of side files (`--facts`) name fields of the records that they bring.
  bool named_elsewhere(const std::string& ours) const {
    for (std::size_t record = 0; record < schema_.records.size(); ++record) {
      if (schema_.find(static_cast<core::RecordId>(record), ours) != core::kNoField) return true;
    }
    return false;
  }

  std::string nearest_field(const std::string& name) const {
    std::vector<std::string> names = {"claim_id", "patient_id", "line", "claim_diagnoses"};
    for (const core::RecordId record : {schema_.line, schema_.claim, schema_.patient}) {
      for (const core::Field& field : schema_.records[record].fields) names.push_back(field.name);
    }
    return diagnostic::nearest(name, names);
  }

  void read_units(const toml::value& section, const std::string& name, const std::string& prefix) {
    each_text(section, name, [&](const std::string& theirs, const std::string& ours) {
      std::vector<std::string> names;
      for (const core::Unit& unit : schema_.units) names.push_back(unit.name);
      if (std::find(names.begin(), names.end(), ours) == names.end()) {
        find(diagnostic::code::C104, {file_, name + "." + theirs, "unit", ours, diagnostic::nearest(ours, names)});
      }
      mapping_.units[prefix + theirs] = ours;
    });
  }

  void read_values(const toml::value& section) {
    if (!section.is_table()) return wrong_kind("claims.values");
    for (const auto& [field, words] : section.as_table()) {
      const std::string of = field;
      if (!named_elsewhere(of)) find(diagnostic::code::C104, {file_, "claims.values." + of, "field", of, nearest_field(of)});
      each_text(words, "claims.values." + of, [&](const std::string& theirs, const std::string& ours) { mapping_.values[of + ":" + theirs] = ours; });
    }
  }

  void read_head(const toml::value& value) {
    if (!value.is_array()) return wrong_kind("claims.head");
    for (const toml::value& column : value.as_array()) {
      if (!column.is_string()) return wrong_kind("claims.head");
      mapping_.head.push_back(column.as_string().str);
    }
  }

  void read_date_format(const toml::value& value) {
    if (!value.is_string()) return wrong_kind("claims.date_format");
    mapping_.date_format = value.as_string().str;
    if (!DateForm(mapping_.date_format).valid()) find(diagnostic::code::C106, {file_, mapping_.date_format});
  }

  void read_separator(const toml::value& value, const std::string& key, char& into) {
    if (!value.is_string()) return wrong_kind("claims." + key);
    const std::string& text = value.as_string().str;
    if (text.size() != 1 || text == "\"" || text == "\n" || text == "\r") return find(diagnostic::code::C105, {file_, key, text});
    into = text[0];
  }

  const std::string& file_;
  const core::Schema& schema_;
  diagnostic::Diagnostics& diagnostics_;
  Mapping mapping_;
};

}  // namespace

Mapping read_mapping(std::string_view toml, const std::string& name, const core::Program& program, diagnostic::Diagnostics& diagnostics) {
  return MappingReader(name, program, diagnostics).read(toml);
}

}  // namespace edict::claims
