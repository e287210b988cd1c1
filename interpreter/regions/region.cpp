// Conjunctions and disjunctions of regions, kept free of what is impossible.
#include "regions/region.h"

#include <algorithm>

namespace edict::regions {

namespace {

// What each member of the list must be, all in one. A union that grows beyond its budget stays as wide as its first parts make it.
Union demanded(const Members& members) {
  Union all = everything();
  for (const Union& one : members.every) all = both(all, one);
  return all;
}

bool empty(const Members& members) {
  if (!members.may_be_known && !members.may_be_missing) return true;
  if (members.some.empty()) return false;
  if (!members.may_be_known) return true;
  const Union each = demanded(members);
  return std::any_of(members.some.begin(), members.some.end(), [&](const Union& one) { return regions::empty(both(one, each)); });
}

Members intersect(Members a, const Members& b) {
  a.some.insert(a.some.end(), b.some.begin(), b.some.end());
  a.every.insert(a.every.end(), b.every.begin(), b.every.end());
  a.may_be_known = a.may_be_known && b.may_be_known;
  a.may_be_missing = a.may_be_missing && b.may_be_missing;
  return a;
}

Region intersect(Region a, const Region& b) {
  for (const auto& [subject, domain] : b.fields) {
    const auto [at, fresh] = a.fields.emplace(subject, domain);
    if (!fresh) at->second = intersect(at->second, domain);
  }
  for (const auto& [subject, members] : b.lists) {
    const auto [at, fresh] = a.lists.emplace(subject, members);
    if (!fresh) at->second = intersect(std::move(at->second), members);
  }
  for (const Relation& relation : b.relations) {
    if (std::find(a.relations.begin(), a.relations.end(), relation) == a.relations.end()) a.relations.push_back(relation);
  }
  return a;
}

}  // namespace

Domain intersect(const Domain& a, const Domain& b) {
  Domain made = a;
  made.may_be_missing = a.may_be_missing && b.may_be_missing;
  if (a.values.index() != b.values.index()) return made;  // never for one subject; wider is safe
  if (const auto* numbers = std::get_if<Numbers>(&a.values)) made.values = numbers->intersect(std::get<Numbers>(b.values));
  else made.values = std::get<Texts>(a.values).intersect(std::get<Texts>(b.values));
  return made;
}

bool empty(const Domain& domain) {
  if (domain.may_be_missing) return false;
  if (const auto* numbers = std::get_if<Numbers>(&domain.values)) return numbers->empty();
  return std::get<Texts>(domain.values).empty();
}

bool empty(const Region& region) {
  for (const Relation& relation : region.relations) {
    if (std::find(region.relations.begin(), region.relations.end(), Relation{relation.id, !relation.holds}) != region.relations.end()) return true;
  }
  return std::any_of(region.fields.begin(), region.fields.end(), [](const auto& f) { return empty(f.second); }) ||
         std::any_of(region.lists.begin(), region.lists.end(), [](const auto& l) { return empty(l.second); });
}

bool empty(const Union& regions) {
  return std::all_of(regions.begin(), regions.end(), [](const Region& r) { return empty(r); });
}

Union everything() { return {Region{}}; }

Union field(Subject subject, Domain domain) {
  if (empty(domain)) return nothing();
  Region made;
  made.fields.emplace(subject, std::move(domain));
  return {std::move(made)};
}

Union relation(std::uint32_t id, bool holds) {
  Region made;
  made.relations.push_back({id, holds});
  return {std::move(made)};
}

Union some(Subject list, Union members) {
  if (members.empty()) return nothing();
  Region made;
  made.lists[list] = {{std::move(members)}, {}, false, true};
  return {std::move(made)};
}

Union every(Subject list, Union members) {
  Region made;
  made.lists[list] = {{}, {std::move(members)}, false, true};
  return {std::move(made)};
}

Union list_is_missing(Subject list, bool missing) {
  Region made;
  made.lists[list] = {{}, {}, missing, !missing};
  return {std::move(made)};
}

Union either(Union a, Union b) {
  if (a.size() + b.size() <= kMostRegions) {
    for (Region& region : b) a.push_back(std::move(region));
    return a;
  }
  return relation(kTooMany, true);
}

Union both(const Union& a, const Union& b) {
  Union made;
  for (const Region& left : a) {
    for (const Region& right : b) {
      Region one = intersect(left, right);
      if (empty(one)) continue;
      if (made.size() == kMostRegions) {
        // Wider is safe: what the larger side says is dropped.
        Union wider = a.size() <= b.size() ? a : b;
        if (wider.size() > kMostRegions) return relation(kTooMany, true);
        for (Region& region : wider) region.relations.push_back({kTooMany, true});
        return wider;
      }
      made.push_back(std::move(one));
    }
  }
  return made;
}

}  // namespace edict::regions
