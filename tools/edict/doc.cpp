// `edict doc`: policies as a site of pages in a folder.
#include <filesystem>
#include <system_error>

#include "doc/site.h"
#include "edict/policy_set.h"
#include "edict/site_folder.h"
#include "edict/terminal.h"
#include "explain/json_text.h"

namespace edict::tool {
namespace {

namespace fs = std::filesystem;

std::string listed(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
  return list;
}

std::string told(const doc::Site& site, const std::string& out, const SiteWritten& did, const std::string& format) {
  const auto n = [](std::size_t number) { return std::to_string(number); };
  if (format == "text") {
    const std::string gone = did.removed.empty() ? "" : n(did.removed.size()) + (did.removed.size() == 1 ? " page" : " pages") + " of an earlier run removed: " + listed(did.removed) + "\n";
    return n(site.pages.size()) + " files in " + out + ", " + n(did.written) + " of them new or changed: " + n(site.packages) + (site.packages == 1 ? " package, " : " packages, ") + n(site.rules) +
           (site.rules == 1 ? " rule, " : " rules, ") + n(site.exceptions) + (site.exceptions == 1 ? " exception" : " exceptions") + "\n" + gone + "open " + out + "/index.html\n";
  }
  std::string files, removed;
  for (const doc::Page& page : site.pages) files += (files.empty() ? "" : ", ") + explain::json_string(page.path);
  for (const std::string& page : did.removed) removed += (removed.empty() ? "" : ", ") + explain::json_string(page);
  return "{\"out\":" + explain::json_string(out) + ",\"packages\":" + n(site.packages) + ",\"rules\":" + n(site.rules) + ",\"exceptions\":" + n(site.exceptions) + ",\"codes\":" + n(site.codes) +
         ",\"written\":" + n(did.written) + ",\"files\":[" + files + "],\"removed\":[" + removed + "]}\n";
}

}  // namespace

int run_doc(const Command& self, const std::vector<std::string>& arguments) {
  PolicyWords policies;
  std::string out, format = "text";
  doc::SiteOptions options;
  Arguments words(self);
  take_policies(words, policies, "PATH", false);
  words.option("--out", out, "The directory to write the pages to; pages of an earlier run that are gone are removed, other files left alone", "DIR")
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
  const SiteWritten did = write_site(out, site.pages);
  if (!did.problem.empty()) {
    complain(did.problem);
    return kUsage;
  }
  for (const std::string& page : did.left) complain("`" + out + "/" + page + "` belongs to an earlier run and was changed since: it is left there");
  print(told(site, out, did, format));
  return kFine;
}

}  // namespace edict::tool
