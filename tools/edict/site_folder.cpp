// Pages first, then what the site no longer has, the list last.
#include "edict/site_folder.h"

#include <filesystem>
#include <map>
#include <sstream>
#include <system_error>

#include "decisions/sha256.h"
#include "edict/files.h"
#include "edict/policy_set.h"

namespace edict::tool {
namespace {

namespace fs = std::filesystem;
using Digests = std::map<std::string, std::string>;  // by file name

// Beside the page, and then in its place.
std::string write_page(const fs::path& path, const std::string& text) {
  const fs::path beside = path.string() + ".new";
  OutputFile file(beside.string());
  std::string problem = file.open();
  if (problem.empty()) {
    file.write(text);
    problem = file.close();
  }
  std::error_code failed;
  if (problem.empty()) fs::rename(beside, path, failed);
  if (failed) problem = "cannot write `" + path.string() + "`: " + failed.message();
  if (!problem.empty()) fs::remove(beside, failed);
  return problem;
}

// A name that a site's page may have: in the folder itself, whatever a list says.
bool is_page_name(const std::string& name) {
  return !name.empty() && name.front() != '.' && name.find('/') == std::string::npos && (name.ends_with(".html") || name.ends_with(".js") || name.ends_with(".css"));
}

Digests listed_pages(const fs::path& list) {
  Digests pages;
  std::istringstream lines(disk().read(list.string()).value_or(""));
  for (std::string line; std::getline(lines, line);) {
    const std::size_t gap = line.find("  ");
    if (gap != 64) continue;
    if (const std::string name = line.substr(gap + 2); is_page_name(name)) pages[name] = line.substr(0, gap);
  }
  return pages;
}

std::string list_text(const Digests& pages) {
  std::string text;
  for (const auto& [name, digest] : pages) text += digest + "  " + name + "\n";
  return text;
}

// Takes away the page if it is what was written, and says what became of it.
void take_away(const fs::path& folder, const std::string& name, const std::string& digest, SiteWritten& site, Digests& listed) {
  const fs::path path = folder / name;
  std::error_code failed;
  if (!fs::is_regular_file(fs::symlink_status(path, failed))) return;
  const auto text = disk().read(path.string());
  if (text && decisions::sha256_hex(*text) == digest && fs::remove(path, failed)) {
    site.removed.push_back(name);
  } else {
    site.left.push_back(name);
    listed[name] = digest;  // it goes once it is again as it was written
  }
}

}  // namespace

SiteWritten write_site(const std::string& folder, const std::vector<doc::Page>& pages) {
  SiteWritten site;
  const fs::path in(folder);
  const auto put = [&](const std::string& name, const std::string& text) {
    const auto there = disk().read((in / name).string());
    if (there && *there == text) return false;
    site.problem = write_page(in / name, text);
    return site.problem.empty();
  };
  const Digests before = listed_pages(in / kPageList);
  Digests now;
  for (const doc::Page& page : pages) {
    now[page.path] = decisions::sha256_hex(page.text);
    site.written += put(page.path, page.text) ? 1 : 0;
    if (!site.problem.empty()) return site;
  }
  Digests listed = now;
  for (const auto& [name, digest] : before) {
    if (now.count(name) == 0) take_away(in, name, digest, site, listed);
  }
  put(kPageList, list_text(listed));
  return site;
}

}  // namespace edict::tool
