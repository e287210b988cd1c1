// Words of a command line into settings. In: what a command takes. Out: settings filled in, or a message and an exit code.
//
// A thin layer over CLI11, so that only arguments.cpp pays for its headers.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "edict/command.h"

namespace edict::tool {

class Arguments {
 public:
  explicit Arguments(const Command& command);
  ~Arguments();
  Arguments& flag(const std::string& name, bool& into, const std::string& help);
  Arguments& option(const std::string& name, std::string& into, const std::string& help, const std::string& placeholder = "TEXT");
  Arguments& choice(const std::string& name, std::string& into, const std::vector<std::string>& values, const std::string& help);
  // The same, where the option may also stand alone: then it is as if `alone` stood behind it. What follows and is none of the values is no value of it.
  Arguments& choice_or_alone(const std::string& name, std::string& into, const std::vector<std::string>& values, const std::string& alone, const std::string& help);
  Arguments& number(const std::string& name, int& into, const std::string& help);
  Arguments& many(const std::string& name, std::vector<std::string>& into, const std::string& help, const std::string& placeholder);  // an option that repeats, with one value each time
  Arguments& rest(const std::string& name, std::vector<std::string>& into, const std::string& help, bool required = false);

  // Nothing where the command should go on; else the exit code (0 after --help).
  std::optional<int> parse(const std::vector<std::string>& arguments);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Lines of a help text broken at 80 columns; what stands from column `descriptions` on goes on there. What follows `Example:` is left in one piece, to be copied.
std::string in_width(const std::string& text, std::size_t descriptions);

}  // namespace edict::tool
