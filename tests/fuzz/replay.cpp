// Feeds every file of the given folders to the fuzz target that this is linked with, and every prefix-cut of each
// (torn input is what a parser meets in the wild). Exit 1 if a folder holds no input: an empty corpus tests nothing.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void feed(const std::string& bytes) {
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

} // namespace

int main(int count, char** arguments) {
    int inputs = 0;
    for (int i = 1; i < count; ++i)
        for (const auto& entry : std::filesystem::directory_iterator(arguments[i])) {
            std::ifstream file(entry.path(), std::ios::binary);
            const std::string bytes(std::istreambuf_iterator<char>(file), {});
            feed(bytes);
            for (int eighth = 1; eighth < 8; ++eighth)
                feed(bytes.substr(0, bytes.size() * eighth / 8));
            ++inputs;
        }
    std::printf("%d inputs replayed\n", inputs);
    return inputs == 0 ? 1 : 0;
}
