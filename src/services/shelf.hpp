// Shelf: what handlers keep between requests (caches), one object of each type, made when first asked for and living as
// long as the dispatch. Objects on it are thread-safe themselves; nothing on it is the only copy of what
// must not be lost.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <typeindex>

namespace services {

class Shelf {
  public:
    template<class T>
    T& get() {
        std::lock_guard lock(mutex_);
        std::shared_ptr<void>& slot = slots_[typeid(T)];
        if (!slot) slot = std::make_shared<T>();
        return *static_cast<T*>(slot.get());
    }

  private:
    std::mutex mutex_;
    std::map<std::type_index, std::shared_ptr<void>> slots_;
};

} // namespace services
