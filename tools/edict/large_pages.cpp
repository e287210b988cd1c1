// A command lives some tens of milliseconds, and a quarter of them went into the system handing out its memory 4 KiB at a time. With glibc on Linux the heap is
// taken in one stretch, of which nothing is used before it is written to, and the system is told that pages of 2 MiB will do.
#include "edict/large_pages.h"

#include <cstdint>
#include <cstdlib>

#if defined(__linux__) && defined(__GLIBC__)  // the latter is known behind any header of the library
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace edict::tool {

#if defined(__linux__) && defined(__GLIBC__)
void prefer_large_pages() {
  constexpr int kStretch = 64 << 20, kPieceOfItsOwn = 32 << 20;
  constexpr std::uintptr_t kLargePage = std::uintptr_t{2} << 20;
  mallopt(M_TOP_PAD, kStretch);
  mallopt(M_MMAP_THRESHOLD, kPieceOfItsOwn);  // else each array of more than 128 KiB has small pages of its own
  const auto end_of_heap = [] { return reinterpret_cast<std::uintptr_t>(sbrk(0)); };
  const std::uintptr_t before = end_of_heap();
  void* volatile larger_than_what_is_there = std::malloc(kLargePage);
  std::free(larger_than_what_is_there);
  const std::uintptr_t first = (before + kLargePage - 1) / kLargePage * kLargePage, last = end_of_heap() / kLargePage * kLargePage;
  if (first < last) madvise(reinterpret_cast<void*>(first), last - first, MADV_HUGEPAGE);
}
#else
void prefer_large_pages() {}
#endif

}  // namespace edict::tool
