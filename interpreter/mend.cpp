// Rounds of: collect the fixes that findings carry, apply them, look whether that was right.
#include "mend.h"

#include <algorithm>

#include "diagnostic/catalogue.h"
#include "diagnostic/render.h"

namespace edict {
namespace {

using diagnostic::Edit;
using diagnostic::Finding;
using diagnostic::Level;
using Texts = std::map<std::string, std::string>;

// Mending one mistake may show the next; more rounds than this are more than mistakes.
constexpr int kMostRounds = 4;
constexpr int kMostHidden = 3;
// Where fixes do not go well together each is tried alone, which costs a compilation.
constexpr std::size_t kMostTriedAlone = 40;

class Overlay final : public source::Loader {
 public:
  Overlay(const source::Loader& below, Texts texts) : below_(below), texts_(std::move(texts)) {}
  std::optional<std::string> read(const std::string& path) const override {
    const auto found = texts_.find(path);
    return found != texts_.end() ? std::optional<std::string>(found->second) : below_.read(path);
  }
  std::optional<std::vector<std::string>> policies_below(const std::string& path) const override { return below_.policies_below(path); }

 private:
  const source::Loader& below_;
  const Texts texts_;
};

// What findings there are, whatever line they moved to. Errors by their code and words; warnings with the line that they stand on.
using Tally = std::map<std::string, int>;

std::string key_of(const Finding& finding, const source::Sources& sources, bool with_line) {
  std::string key = std::string(diagnostic::entry(finding.code).id) + " " + diagnostic::sentence(finding);
  if (finding.span.file >= sources.size()) return key;
  const source::SourceFile& file = sources.get(finding.span.file);
  key += "\n" + file.name();
  return with_line ? key + "\n" + std::to_string(file.position(finding.span.begin).line) : key;
}

Tally errors_of(const Compilation& set) {
  Tally tally;
  for (const Finding& finding : set.diagnostics.sorted()) {
    if (diagnostic::entry(finding.code).level == Level::Error) ++tally[key_of(finding, *set.sources, false)];
  }
  return tally;
}

std::map<std::string, int> warnings_on(const Compilation& set, const std::vector<std::pair<std::string, std::uint32_t>>& lines) {
  Tally tally;
  for (const Finding& finding : set.diagnostics.sorted()) {
    if (diagnostic::entry(finding.code).level != Level::Warning || finding.span.file >= set.sources->size()) continue;
    const source::SourceFile& file = set.sources->get(finding.span.file);
    const std::pair<std::string, std::uint32_t> place{file.name(), file.position(finding.span.begin).line};
    if (std::find(lines.begin(), lines.end(), place) != lines.end()) ++tally[key_of(finding, *set.sources, true)];
  }
  return tally;
}

bool within(const Tally& now, const Tally& before) {
  return std::all_of(now.begin(), now.end(), [&](const auto& entry) {
    const auto found = before.find(entry.first);
    return found != before.end() && entry.second <= found->second;
  });
}

// A finding that carries a fix, and may be mended.
bool mendable(const Finding& finding, const source::Sources& sources) {
  if (finding.fix.empty()) return false;
  for (const Edit& edit : finding.fix) {
    if (edit.span.file >= sources.size()) return false;
    const source::SourceFile& file = sources.get(edit.span.file);
    const bool policy = file.name().ends_with(".edict") || file.name().ends_with(".edict.md");
    const std::string_view old = sources.text(edit.span);
    if (!policy || file.name().starts_with('<') || old.find('\n') != std::string_view::npos || edit.text.find('\n') != std::string::npos) return false;
  }
  return true;
}

// In the order of places; of two that overlap, the first.
std::vector<Edit> edits_of(const std::vector<Finding>& findings) {
  std::vector<Edit> edits;
  for (const Finding& finding : findings) edits.insert(edits.end(), finding.fix.begin(), finding.fix.end());
  std::stable_sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return std::pair(a.span.file, a.span.begin) < std::pair(b.span.file, b.span.begin); });
  std::vector<Edit> apart;
  for (const Edit& edit : edits) {
    const bool same_place = !apart.empty() && apart.back().span.file == edit.span.file && (edit.span.begin < apart.back().span.end || edit.span.begin == apart.back().span.begin);
    if (!same_place) apart.push_back(edit);
  }
  return apart;
}

// A longer or shorter word in a text laid out in columns: what stands behind it, after two blanks or more, stays where it was as far as there are blanks.
void replace(std::string& text, const Edit& edit) {
  const std::size_t old_size = edit.span.end - edit.span.begin;
  const std::size_t behind = std::min(text.find_first_not_of(' ', edit.span.end), text.size());
  const std::size_t blanks = behind - edit.span.end;
  std::string word = edit.text;
  std::size_t taken = old_size;
  if (old_size > 0 && blanks >= 2 && behind < text.size() && text[behind] != '\n' && text[behind] != '\r') {
    if (word.size() < old_size) word.append(old_size - word.size(), ' ');
    else taken += std::min(word.size() - old_size, blanks - 1);
  }
  text.replace(edit.span.begin, taken, word);
}

Texts applied(const std::vector<Finding>& findings, const source::Sources& sources, Texts texts) {
  const std::vector<Edit> edits = edits_of(findings);
  for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {  // from the end, so that places before it stay
    const source::SourceFile& file = sources.get(edit->span.file);
    replace(texts.try_emplace(file.name(), file.text()).first->second, *edit);
  }
  return texts;
}

// Fixes that are applied together, and the texts that their places are in.
struct Step {
  std::vector<Finding> findings;
  std::shared_ptr<source::Sources> sources;
};

class Mending {
 public:
  Mending(const CompileOptions& options, const source::Loader& loader) : options_(options), loader_(loader) { made_.compiled = compiled(texts_); }

  Mended run() {
    for (int round = 0; round < kMostRounds; ++round) {
      std::vector<Finding> candidates;
      for (Finding& finding : made_.compiled.diagnostics.sorted()) {
        if (mendable(finding, *made_.compiled.sources)) candidates.push_back(std::move(finding));
      }
      if (candidates.empty()) break;
      const std::size_t before = made_.changes.size();
      if (!try_all(candidates)) try_each(candidates);
      if (made_.changes.size() == before) break;
    }
    made_.texts = texts_;
    return std::move(made_);
  }

 private:
  // The set may read data through its loader for as long as it lives.
  Compilation compiled(const Texts& texts) {
    made_.loaders.push_back(std::make_shared<const Overlay>(loader_, texts));
    return compile(options_, *made_.loaders.back());
  }

  // Fixes, and those of mistakes that hid behind them: all of these together leave nothing new, or none of them is kept.
  bool try_all(const std::vector<Finding>& findings) {
    std::vector<Step> steps;
    steps.push_back({findings, made_.compiled.sources});
    Texts texts = texts_;
    for (int depth = 0; depth < kMostHidden; ++depth) {
      texts = applied(steps.back().findings, *steps.back().sources, std::move(texts));
      Compilation now = compiled(texts);
      if (better(steps, now)) {
        keep(steps, std::move(texts), std::move(now));
        return true;
      }
      std::vector<Finding> hidden = new_and_mendable(now);
      if (hidden.empty()) return false;
      steps.push_back({std::move(hidden), now.sources});
    }
    return false;
  }

  std::vector<Finding> new_and_mendable(const Compilation& now) const {
    const Tally before = errors_of(made_.compiled);
    std::vector<Finding> found;
    for (Finding& finding : now.diagnostics.sorted()) {
      if (mendable(finding, *now.sources) && before.count(key_of(finding, *now.sources, false)) == 0) found.push_back(std::move(finding));
    }
    return found;
  }

  // Places of the findings behind one that was mended have moved, so each is looked up again by its words.
  void try_each(const std::vector<Finding>& findings) {
    std::vector<std::string> wanted;
    for (const Finding& finding : findings) wanted.push_back(key_of(finding, *made_.compiled.sources, true));
    if (wanted.size() > kMostTriedAlone) wanted.resize(kMostTriedAlone);
    for (const std::string& key : wanted) {
      for (const Finding& finding : made_.compiled.diagnostics.sorted()) {
        if (key_of(finding, *made_.compiled.sources, true) != key || !mendable(finding, *made_.compiled.sources)) continue;
        try_all({finding});
        break;
      }
    }
  }

  bool better(const std::vector<Step>& steps, const Compilation& now) const {
    const Compilation& before = made_.compiled;
    std::vector<std::pair<std::string, std::uint32_t>> lines;
    Tally left;
    for (const Finding& finding : before.diagnostics.sorted()) ++left[key_of(finding, *before.sources, false)];
    for (const Finding& finding : steps.front().findings) --left[key_of(finding, *before.sources, false)];
    for (const Step& step : steps) {
      for (const Finding& finding : step.findings) {
        for (const Edit& edit : finding.fix) {
          const source::SourceFile& file = step.sources->get(edit.span.file);
          lines.emplace_back(file.name(), file.position(edit.span.begin).line);
        }
      }
    }
    for (const Finding& finding : now.diagnostics.sorted()) {  // what was to be mended is gone
      const auto found = left.find(key_of(finding, *now.sources, false));
      if (found != left.end() && --found->second < 0) return false;
    }
    return within(errors_of(now), errors_of(before)) && within(warnings_on(now, lines), warnings_on(before, lines));
  }

  void keep(const std::vector<Step>& steps, Texts texts, Compilation now) {
    for (const Step& step : steps) {
      const std::vector<Edit> edits = edits_of(step.findings);
      for (const Finding& finding : step.findings) {
        for (const Edit& edit : finding.fix) {
          const bool applied = std::any_of(edits.begin(), edits.end(), [&](const Edit& one) { return one.span.file == edit.span.file && one.span.begin == edit.span.begin; });
          if (applied) tell(finding, edit, *step.sources);
        }
      }
    }
    texts_ = std::move(texts);
    made_.compiled = std::move(now);
  }

  void tell(const Finding& finding, const Edit& edit, const source::Sources& sources) {
    const source::SourceFile& file = sources.get(edit.span.file);
    made_.texts_before.try_emplace(file.name(), file.text());
    made_.changes.push_back({file.name(), file.position(edit.span.begin), std::string(sources.text(edit.span)), edit.text, std::string(diagnostic::entry(finding.code).id),
                             diagnostic::sentence(finding)});
  }

  const CompileOptions& options_;
  const source::Loader& loader_;
  Texts texts_;
  Mended made_;
};

}  // namespace

Mended mend(const CompileOptions& options, const source::Loader& loader) { return Mending(options, loader).run(); }

}  // namespace edict
