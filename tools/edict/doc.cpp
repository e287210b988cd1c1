// `edict doc`: policies as a site of pages in a folder.
#include <algorithm>
#include <filesystem>
#include <system_error>

#include "doc/site.h"
#include "edict/files.h"
#include "edict/policy_set.h"
#include "edict/terminal.h"
#include "explain/json_text.h"

namespace edict::tool {
namespace {

namespace fs = std::filesystem;

// Beside the page, and then in its place: who reads meanwhile sees the old page or the new one.
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

bool has_text(const fs::path& path, const std::string& text) {
  const auto there = disk().read(path.string());
  return there && *there == text;
}

std::string told(const doc::Site& site, const std::string& out, std::size_t written, const std::string& format) {
  const auto n = [](std::size_t number) { return std::to_string(number); };
  if (format == "text") {
    return n(site.pages.size()) + " files in " + out + ", " + n(written) + " of them new or changed: " + n(site.packages) + (site.packages == 1 ? " package, " : " packages, ") + n(site.rules) +
           (site.rules == 1 ? " rule, " : " rules, ") + n(site.exceptions) + (site.exceptions == 1 ? " exception" : " exceptions") + "\nopen " + out + "/index.html\n";
  }
  std::string files;
  for (const doc::Page& page : site.pages) files += (files.empty() ? "" : ", ") + explain::json_string(page.path);
  return "{\"out\":" + explain::json_string(out) + ",\"packages\":" + n(site.packages) + ",\"rules\":" + n(site.rules) + ",\"exceptions\":" + n(site.exceptions) + ",\"codes\":" + n(site.codes) +
         ",\"written\":" + n(written) + ",\"files\":[" + files + "]}\n";
}

}  // namespace

int run_doc(const Command& self, const std::vector<std::string>& arguments) {
  PolicyWords policies;
  std::string out, format = "text";
  doc::SiteOptions options;
  Arguments words(self);
  take_policies(words, policies, "PATH", false);
  words.option("--out", out, "The directory to write the pages to; other files in it are left alone", "DIR")
      .option("--title", options.title, "What the site is called (default: the title of its only package with rules)", "TEXT")
      .flag("--with-library", options.library, "Pages for the packages of the standard library that the policies use, too")
      .choice("--format", format, {"text", "json"}, "How to say what was written: text or json");
  if (const auto exit = words.parse(arguments)) return *exit;
  if (out.empty()) {
    complain("say with `--out DIR` where to write the pages");
    return kUsage;
  }
  while (out.size() > 1 && out.ends_with('/')) out.pop_back();
  if (policies.paths.empty()) policies.paths = {"."};
  const PolicySet set = load_policies(policies);
  if (set.failed) return *set.failed;
  std::error_code failed;
  fs::create_directories(out, failed);
  if (failed) {
    complain("cannot make `" + out + "`: " + failed.message());
    return kUsage;
  }
  const doc::Site site = doc::site_of(set.compiled, options);
  std::size_t written = 0;
  for (const doc::Page& page : site.pages) {
    const fs::path path = fs::path(out) / page.path;
    if (has_text(path, page.text)) continue;
    if (const std::string problem = write_page(path, page.text); !problem.empty()) {
      complain(problem);
      return kUsage;
    }
    ++written;
  }
  print(told(site, out, written, format));
  return kFine;
}

}  // namespace edict::tool
