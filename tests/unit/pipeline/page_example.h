// The examples of a diagnostic's page, and what they report.
//
// In: a page's text. Out: its files by kind, and the codes that compiling, reading and deciding them report. Always true: nothing of a page is left out; a fence
// that is none of the known kinds makes the example unreadable.
//
// A fence's first word is its kind, a second one its file: ```edict base.edict. Policies are called policy.edict where nothing is said. A csv with a file's name
// is data beside the policies; csv and ndjson without one are claims; toml is the edict.toml that the claims are read with.
#pragma once

#include <map>
#include <set>
#include <string>

#include "edict.h"

namespace edict::test {

struct PageExample {
  std::map<std::string, std::string> files;   // policies and their data
  std::string claims, manifest;               // empty: none
  claims::Format format = claims::Format::Ndjson;
  std::string stdlib;                         // a directory in place of the built-in library
  std::uint64_t remembered_claims = claims::Options{}.max_remembered_claims;
  std::uint64_t most_looks = run::Options{}.most_looks;
  bool readable = false;
};

// The example under a heading of the page (`Bad`, `Good`).
PageExample page_example(const std::string& page, const std::string& heading);
// Codes of all findings and, where there are claims, of the faults in their decisions. What review would say is left out of pages that are about something else,
// and so are notes: each asks for nothing.
std::set<std::string> codes_of(const PageExample& example, const std::string& about);

}  // namespace edict::test
