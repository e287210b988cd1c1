// `edict.toml` beside the policies: what is switched off, and how claims are written.
//
// In: paths of policies. Out: the settings of the manifest found there, and its text (the readers take their own section from it). Always true: nothing is
// guessed: a key that nobody knows, or of the wrong kind, is an error in words.
#pragma once

#include <string>
#include <vector>

#include "source/loader.h"

namespace edict::tool {

struct Manifest {
  std::string path;                   // empty: there is none
  std::string text;
  std::vector<std::string> off;       // [check] off = ["R401", …]
  std::vector<std::string> problems;  // in words; nothing else counts then
};

// Of the first of the paths that has one: in the directory itself, or in the directory of the file.
Manifest find_manifest(const std::vector<std::string>& paths, const source::Loader& loader);

}  // namespace edict::tool
