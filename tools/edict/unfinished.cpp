// A few places for paths that a signal may come upon at any time.
#include "edict/unfinished.h"

#include <unistd.h>

#include <array>
#include <climits>
#include <csignal>
#include <cstring>

namespace edict::tool {
namespace {

constexpr std::size_t kMost = 8;

struct Place {
  volatile std::sig_atomic_t taken = 0;
  std::array<char, PATH_MAX> path{};
};
std::array<Place, kMost> places;

void remove_and_end(int signal) {
  for (const Place& place : places) {
    if (place.taken != 0) unlink(place.path.data());
  }
  std::signal(signal, SIG_DFL);
  raise(signal);
}

// Where nobody else does something with it, or ignores it.
void watch(int signal) {
  struct sigaction now {};
  if (sigaction(signal, nullptr, &now) != 0 || now.sa_handler != SIG_DFL) return;
  struct sigaction ours {};
  ours.sa_handler = remove_and_end;
  sigaction(signal, &ours, nullptr);
}

}  // namespace

void begin_unfinished(const std::string& path) {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) watch(signal);
  for (Place& place : places) {
    if (place.taken != 0 || path.size() >= place.path.size()) continue;
    std::memcpy(place.path.data(), path.c_str(), path.size() + 1);
    place.taken = 1;
    return;
  }
}

void end_unfinished(const std::string& path) {
  for (Place& place : places) {
    if (place.taken != 0 && path == place.path.data()) place.taken = 0;
  }
}

}  // namespace edict::tool
