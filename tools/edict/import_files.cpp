// Reading and writing around an import.
#include "edict/import_files.h"

#include <sys/stat.h>

#include <filesystem>
#include <system_error>

#include "edict/files.h"
#include "edict/terminal.h"
#include "imports/data_file.h"
#include "imports/scope.h"
#include "source/loader.h"

namespace edict::tool {
namespace {

constexpr std::size_t kMostBytes = std::size_t{1} << 30;
constexpr const char* kGenerated = "library imported.";

std::string last_part(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

std::string policy_beside(const std::string& data) { return data.substr(0, data.size() - std::string(".csv").size()) + ".edict"; }

bool is_directory(const std::string& path) {
  struct stat facts {};
  return path.ends_with('/') || (stat(path.c_str(), &facts) == 0 && S_ISDIR(facts.st_mode));
}

bool make_directory(const std::string& path) {
  std::error_code failed;
  std::filesystem::create_directories(path, failed);
  if (failed) complain("cannot make `" + path + "`: " + failed.message());
  return !failed;
}

bool write_file(const std::string& path, const std::string& text, std::vector<std::string>& written) {
  OutputFile file(path);
  std::string problem = file.open();
  if (problem.empty()) {
    file.write(text);
    problem = file.close();
  }
  if (!problem.empty()) complain(problem);
  else written.push_back(path);
  return problem.empty();
}

}  // namespace

std::optional<std::string> read_whole(const std::string& path) {
  InputFile file(path);
  if (const std::string problem = file.open(); !problem.empty()) {
    complain(problem);
    return std::nullopt;
  }
  std::string text;
  std::vector<char> buffer(std::size_t{1} << 20);
  while (const std::size_t got = file.read(buffer.data(), buffer.size())) {
    text.append(buffer.data(), got);
    if (text.size() <= kMostBytes) continue;
    complain("cannot read `" + path + "`: it has more than 1 GiB");
    return std::nullopt;
  }
  if (file.failure().empty()) return text;
  complain(file.failure());
  return std::nullopt;
}

std::optional<imports::DatedTable> read_data(const std::string& path, const std::string& text, const imports::Shape& shape) {
  imports::ReadTable read = imports::read_table(text, shape);
  if (read.failure.empty()) return std::move(read.table);
  complain("`" + path + "` is no data file that this can be merged into: " + read.failure);
  return std::nullopt;
}

std::vector<imports::KnownEdition> first_edition(const imports::Edition& edition, const std::string& official_file) {
  if (!edition.period || edition.part) return {};
  return {{*edition.period, imports::Scope(edition, edition.table.shape).text(), last_part(official_file)}};
}

std::vector<imports::KnownEdition> editions_of(const std::string& data) {
  const auto policy = source::DiskLoader().read(policy_beside(data));
  return policy && policy->starts_with(kGenerated) ? imports::known_editions(*policy) : std::vector<imports::KnownEdition>();
}

bool write_table(const imports::Importer& importer, const imports::DatedTable& table, const imports::Edition& edition,
                 const std::vector<imports::KnownEdition>& known, const std::string& official_file, const std::string& target, std::vector<std::string>& written) {
  std::string data = target;
  if (is_directory(data)) data += (data.ends_with('/') ? "" : "/") + std::string(importer.name) + ".csv";
  if (target.ends_with('/') && !make_directory(target)) return false;
  if (!data.ends_with(".csv")) {
    complain("`" + target + "` is neither a directory nor a name that ends in .csv");
    return false;
  }
  if (!write_file(data, imports::data_text(table), written)) return false;
  const std::string stem = data.substr(0, data.size() - 4), policy = policy_beside(data);
  const auto there = source::DiskLoader().read(policy);
  if (there && !there->starts_with(kGenerated)) return true;
  imports::Provenance provenance{imports::table_name(last_part(stem)), last_part(data), last_part(official_file), edition.period, known};
  if (!known.empty()) provenance.official_file = known.back().file, provenance.period = known.back().period;
  return write_file(policy, imports::policy_text(importer, provenance), written);
}

}  // namespace edict::tool
