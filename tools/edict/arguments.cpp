// Arguments over CLI11.
#include "edict/arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "diagnostic/diagnostic.h"
#include "edict/options.h"
#include "edict/terminal.h"

namespace edict::tool {

struct Arguments::State {
  CLI::App app;
  std::vector<OptionFacts>* told;  // where somebody asks for them
  std::vector<OptionFacts> facts;
  explicit State(const Command& command) : app(command.summary, std::string("edict ") + command.name), told(command.told) {
    app.footer(std::string("Example:\n  ") + command.example);
  }
};

namespace {

std::string listed(const std::vector<std::string>& values) {
  std::string list;
  for (std::size_t i = 0; i < values.size(); ++i) list += (i == 0 ? "" : i + 1 == values.size() ? " and " : ", ") + values[i];
  return list;
}

// `--coverage .`: what follows is no value, so the option stands alone.
std::vector<std::string> with_values(std::vector<std::string> arguments, const std::vector<OptionFacts>& facts) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    for (const OptionFacts& option : facts) {
      if (option.alone.empty() || arguments[i] != option.name) continue;
      const bool has_value = i + 1 < arguments.size() && std::count(option.values.begin(), option.values.end(), arguments[i + 1]) != 0;
      if (!has_value) arguments[i] += "=" + option.alone;
    }
  }
  return arguments;
}

// The words that nothing takes: an option's name that was probably meant, or that there are too many.
std::string unexpected(const std::vector<std::string>& words, const std::vector<OptionFacts>& facts) {
  for (const std::string& word : words) {
    if (!word.starts_with("-")) continue;
    const std::string name = word.substr(0, word.find('='));
    std::vector<std::string> names = {"--help"};
    for (const OptionFacts& option : facts) {
      if (option.named()) names.push_back(option.name);
    }
    const std::string near = diagnostic::nearest(name, names);
    return "there is no option `" + name + "`" + (near.empty() ? "" : "; did you mean `" + near + "`?");
  }
  return words.empty() ? "there are words that nothing takes" : "nothing takes `" + words.front() + "`";
}

}  // namespace

std::string in_width(const std::string& text, std::size_t descriptions) {
  constexpr std::size_t kWidth = 80;
  std::string made;
  bool example = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string line = text.substr(at, end - at);
    at = end + 1;
    example = example || line == "Example:";
    const bool described = line.size() > descriptions && line.starts_with("  ") && line[descriptions - 1] == ' ';
    const std::size_t indent = described ? descriptions : 0;
    while (!example && line.size() > kWidth) {
      std::size_t space = line.rfind(' ', kWidth);
      if (space == std::string::npos || space <= indent) space = line.find(' ', kWidth);
      if (space == std::string::npos) break;
      made += line.substr(0, space) + "\n";
      line = std::string(indent, ' ') + line.substr(space + 1);
    }
    made += line + "\n";
  }
  return made;
}

Arguments::Arguments(const Command& command) : state_(std::make_unique<State>(command)) {}
Arguments::~Arguments() = default;

Arguments& Arguments::flag(const std::string& name, bool& into, const std::string& help) {
  state_->app.add_flag(name, into, help);
  state_->facts.push_back({name, help, "", {}, true});
  return *this;
}

Arguments& Arguments::option(const std::string& name, std::string& into, const std::string& help, const std::string& placeholder) {
  state_->app.add_option(name, into, help)->type_name(placeholder);
  state_->facts.push_back({name, help, placeholder, {}});
  return *this;
}

Arguments& Arguments::choice(const std::string& name, std::string& into, const std::vector<std::string>& values, const std::string& help) {
  return choice_or_alone(name, into, values, "", help);
}

Arguments& Arguments::choice_or_alone(const std::string& name, std::string& into, const std::vector<std::string>& values, const std::string& alone, const std::string& help) {
  OptionFacts facts{name, help, "", values};
  facts.alone = alone;
  // Words of a person's for what CLI11 would say with braces.
  const CLI::Validator one_of([values](std::string& given) { return std::count(values.begin(), values.end(), given) != 0 ? "" : "`" + given + "` is none of " + listed(values); }, "");
  state_->app.add_option(name, into, help)->check(one_of)->type_name(facts.named() ? choice_of(facts) : "");
  state_->facts.push_back(std::move(facts));
  return *this;
}

Arguments& Arguments::number(const std::string& name, int& into, const std::string& help) {
  state_->app.add_option(name, into, help)->type_name("N");
  state_->facts.push_back({name, help, "N", {}});
  return *this;
}

Arguments& Arguments::many(const std::string& name, std::vector<std::string>& into, const std::string& help, const std::string& placeholder) {
  state_->app.add_option(name, into, help)->type_name(placeholder)->expected(1)->take_all()->allow_extra_args(false);  // what follows the value is a path
  state_->facts.push_back({name, help, placeholder, {}, false, true});
  return *this;
}

Arguments& Arguments::rest(const std::string& name, std::vector<std::string>& into, const std::string& help, bool required) {
  auto* option = state_->app.add_option(name, into, help)->type_name("");
  if (required) option->required();
  state_->facts.push_back({name, help, name, {}, false, true, required});
  return *this;
}

std::optional<int> Arguments::parse(const std::vector<std::string>& arguments) {
  if (state_->told != nullptr) {
    *state_->told = state_->facts;
    return kFine;
  }
  std::vector<std::string> reversed = with_values(arguments, state_->facts);
  std::reverse(reversed.begin(), reversed.end());
  try {
    state_->app.parse(reversed);
  } catch (const CLI::CallForHelp&) {
    print(in_width(state_->app.help(), 30));
    return kFine;
  } catch (const CLI::ExtrasError&) {
    complain(unexpected(state_->app.remaining(), state_->facts) + "; `" + state_->app.get_name() + " --help` tells more");
    return kUsage;
  } catch (const CLI::ParseError& error) {
    complain(std::string(error.what()) + "; `" + state_->app.get_name() + " --help` tells more");
    return kUsage;
  }
  return std::nullopt;
}

}  // namespace edict::tool
