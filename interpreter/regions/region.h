// What a condition allows, subject by subject: a union of regions, each a conjunction of ranges of single fields, of demands on the members of lists, and of
// relations that were not looked into.
//
// In: atoms. Out: their conjunctions and disjunctions, whether anything is left of them, and an example. Always true: a union allows at least what the
// condition allows, so "nothing is left" is a proof; where no region of it is `bare`, an example is one.
#pragma once

#include <cstdint>
#include <map>
#include <variant>
#include <vector>

#include "regions/ranges.h"

namespace edict::regions {

using Subject = std::uint32_t;   // a field, an element's field, an age …: the caller numbers them

// The values of one subject, and whether it may be missing.
struct Domain {
  std::variant<Numbers, Texts> values;
  bool may_be_missing = false;
};
Domain intersect(const Domain& a, const Domain& b);
bool empty(const Domain& domain);

struct Region;
using Union = std::vector<Region>;   // any of them; none: nothing is possible

// A list. Each of `some` has a member that lies in it; every member lies in each of `every`.
struct Members {
  std::vector<Union> some, every;
  bool may_be_missing = true, may_be_known = true;
};

// A relation between fields, or whatever else was not looked into, said or denied.
struct Relation {
  std::uint32_t id = 0;
  bool holds = true;
  bool operator==(const Relation&) const = default;
};

struct Region {
  std::map<Subject, Domain> fields;
  std::map<Subject, Members> lists;
  std::vector<Relation> relations;

  bool bare() const { return relations.empty(); }
};

// How many regions a union may have; beyond, the conjunction keeps its first part and says so with the relation `kTooMany`.
inline constexpr std::size_t kMostRegions = 200;
inline constexpr std::uint32_t kTooMany = 0xfffffffe;

Union everything();
inline Union nothing() { return {}; }
Union field(Subject subject, Domain domain);
Union relation(std::uint32_t id, bool holds);
// Some member (every member) of the list is in `members`.
Union some(Subject list, Union members);
Union every(Subject list, Union members);
Union list_is_missing(Subject list, bool missing);

Union either(Union a, Union b);
Union both(const Union& a, const Union& b);

// Whether nothing can lie in it: a proof.
bool empty(const Region& region);
bool empty(const Union& regions);

}  // namespace edict::regions
