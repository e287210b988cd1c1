// The list of findings: order, repetitions, counts.
//
// In: findings in any order. Out: them sorted, each once; a name that is written wrongly ten times in a file is one mistake, told at the first place.
// Always true: the order that phases ran in does not show.
#include "diagnostic/diagnostic.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "diagnostic/also_here.h"
#include "diagnostic/catalogue.h"
#include "diagnostic/codes_names.h"
#include "diagnostic/codes_syntax.h"
#include "diagnostic/codes_types.h"

namespace edict::diagnostic {
namespace {

auto key(const Finding& f) { return std::tuple(f.span.file, f.span.begin, f.span.end, f.code); }

bool comes_before(const Finding& a, const Finding& b) { return key(a) < key(b); }

// Findings about a name, a sign or a column itself, wherever it is used: one habit, one mistake.
bool about_a_word(Code code) {
  static const std::set<Code> all = {code::N005, code::N020, code::N022, code::N023, code::N024, code::N025, code::N026, code::N027, code::N028, code::N029,
                                     code::N030, code::N031, code::N032, code::N033, code::N034, code::N036, code::N037, code::N050, code::S009, code::S033, code::T310, code::T323, code::T336};
  return all.count(code) != 0;
}

// What is unknown and resembles nothing, in a file one of whose imports is wrong: it may stand in the package that was meant.
class Consequences {
 public:
  explicit Consequences(const std::vector<Finding>& all) {
    for (const Finding& finding : all) {
      if (finding.code == Code(code::N005)) files_.insert(finding.span.file);
    }
  }
  bool hold(const Finding& finding) const {
    static const std::set<Code> names = {code::N020, code::N022, code::N023, code::N030, code::N031, code::N032, code::N036, code::T310};
    return finding.help.empty() && names.count(finding.code) != 0 && files_.count(finding.span.file) != 0;
  }

 private:
  std::set<source::FileId> files_;
};

// Puts findings about one word of one file together: the first is told, with a few of the other places.
class Words {
 public:
  explicit Words(std::vector<Finding>& told) : told_(told) {}

  // False: it is a new one.
  bool join(const Finding& finding) {
    if (finding.span.file == source::kNoFile || !about_a_word(finding.code)) return false;
    auto [entry, fresh] = first_.try_emplace(std::tuple(finding.span.file, finding.code, finding.arguments), Use{told_.size()});
    if (fresh) return false;
    Use& use = entry->second;
    Finding& first = told_[use.index];
    tell_also(first.related, ++use.others, finding.span);
    use.mended = use.mended && !first.fix.empty() && !finding.fix.empty();
    if (use.mended) first.fix.insert(first.fix.end(), finding.fix.begin(), finding.fix.end());
    else first.fix.clear();  // a mistake is mended wherever it stands, or not at all
    return true;
  }

 private:
  struct Use {
    std::size_t index, others = 0;
    bool mended = true;
  };
  std::vector<Finding>& told_;
  std::map<std::tuple<source::FileId, Code, std::vector<std::string>>, Use> first_;
};

}  // namespace

Finding& Diagnostics::add(Code code, source::Span span, std::vector<std::string> arguments) {
  findings_.push_back({code, span, std::move(arguments), {}, {}});
  return findings_.back();
}

std::vector<Finding> Diagnostics::sorted() const {
  std::vector<Finding> result;
  std::vector<const Finding*> order;
  order.reserve(findings_.size());
  for (const Finding& f : findings_) order.push_back(&f);
  std::stable_sort(order.begin(), order.end(), [](const Finding* a, const Finding* b) { return comes_before(*a, *b); });
  Words words(result);
  const Consequences consequences(findings_);
  std::set<std::pair<Code, std::vector<std::string>>> without_place;  // only their arguments tell such findings of one code apart
  const Finding* last = nullptr;
  for (const Finding* f : order) {
    const bool is_new = f->span.file == source::kNoFile ? without_place.emplace(f->code, f->arguments).second : last == nullptr || key(*last) != key(*f);
    last = f;
    if (is_new && !consequences.hold(*f) && !words.join(*f)) result.push_back(*f);
  }
  return result;
}

bool Diagnostics::has_errors() const {
  return std::any_of(findings_.begin(), findings_.end(), [](const Finding& f) { return entry(f.code).level == Level::Error; });
}

std::size_t Diagnostics::count(Level level) const {
  const std::vector<Finding> once = sorted();
  return static_cast<std::size_t>(
      std::count_if(once.begin(), once.end(), [&](const Finding& f) { return entry(f.code).level == level; }));
}

}  // namespace edict::diagnostic
