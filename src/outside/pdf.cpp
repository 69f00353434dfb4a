#include "outside/pdf.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <set>
#include <vector>
#include <zlib.h>

namespace outside {

namespace {

constexpr const char* cut = "it ends too early";
constexpr const char* no_table = "its table of contents is not where it says";
constexpr const char* locked = "it is locked by a password";
constexpr const char* no_pages = "it has no pages";
constexpr std::size_t tail = 2048;             // in which a reader looks for the end
constexpr std::size_t most_dictionary = 65536; // of a trailer, catalogue or page tree
constexpr int most_tables = 64;                // one for each time it was saved

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\0';
}

// Reads from left to right; every step is forward.
class Cursor {
  public:
    Cursor(std::string_view text, std::size_t at) : text_(text), at_(std::min(at, text.size())) {}

    void skip_blanks() {
        while (at_ < text_.size() && is_blank(text_[at_]))
            ++at_;
    }
    bool take(std::string_view word) {
        skip_blanks();
        if (!text_.substr(at_).starts_with(word)) return false;
        at_ += word.size();
        return true;
    }
    std::optional<std::uint64_t> number() {
        skip_blanks();
        std::uint64_t value = 0;
        const char* begin = text_.data() + at_;
        const auto [end, error] = std::from_chars(begin, text_.data() + text_.size(), value);
        if (error != std::errc() || end == begin) return std::nullopt;
        at_ += static_cast<std::size_t>(end - begin);
        return value;
    }
    // A dictionary with what lies within it; absent where it does not end.
    std::optional<std::string_view> dictionary() {
        skip_blanks();
        const std::string_view rest = text_.substr(at_, most_dictionary);
        if (!rest.starts_with("<<")) return std::nullopt;
        int depth = 0;
        for (std::size_t i = 0; i + 1 < rest.size(); ++i) {
            const std::string_view two = rest.substr(i, 2);
            if (two != "<<" && two != ">>") continue;
            depth += two == "<<" ? 1 : -1;
            ++i;
            if (depth > 0) continue;
            at_ += i + 1;
            return rest.substr(0, i + 1);
        }
        return std::nullopt;
    }
    std::size_t at() const { return at_; }

  private:
    std::string_view text_;
    std::size_t at_;
};

// What stands behind a name of the dictionary; absent where it has no such name.
std::optional<Cursor> find_entry(std::string_view dictionary, std::string_view name) {
    for (std::size_t at = dictionary.find(name); at != dictionary.npos; at = dictionary.find(name, at + 1)) {
        const std::size_t end = at + name.size();
        const bool whole =
            end < dictionary.size() &&
            (is_blank(dictionary[end]) || std::string_view("/<[(").find(dictionary[end]) != std::string_view::npos ||
             (dictionary[end] >= '0' && dictionary[end] <= '9'));
        if (whole) return Cursor(dictionary, end);
    }
    return std::nullopt;
}

std::optional<std::uint64_t> find_number(std::string_view dictionary, std::string_view name) {
    auto entry = find_entry(dictionary, name);
    return entry ? entry->number() : std::nullopt;
}

// Inflates to see that all of it is there; its end is not kept.
bool inflates(std::string_view packed) {
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK) return false;
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    constexpr std::uint64_t most = 64u << 20;
    std::vector<Bytef> room(1 << 16);
    int result = Z_OK;
    while (result == Z_OK && stream.total_out < most) {
        stream.next_out = room.data();
        stream.avail_out = static_cast<uInt>(room.size());
        result = inflate(&stream, Z_NO_FLUSH);
    }
    inflateEnd(&stream);
    return result == Z_STREAM_END;
}

class Document {
  public:
    explicit Document(std::string_view content) : content_(content) {}

    std::string find_damage() {
        const std::size_t from = content_.size() > tail ? content_.size() - tail : 0;
        const std::size_t end = content_.rfind("startxref");
        if (end == content_.npos || end < from) return cut;
        Cursor cursor(content_, end);
        cursor.take("startxref");
        auto next = cursor.number();
        if (!next) return cut;
        std::set<std::uint64_t> seen; // a table that names an earlier one as its forerunner leads nowhere
        for (int i = 0; next && i < most_tables; ++i) {
            if (*next >= content_.size() || !seen.insert(*next).second) return no_table;
            if (std::string damage = read_table(*next); !damage.empty()) return damage;
            next = find_number(trailer_, "/Prev");
        }
        return root_ ? find_page_damage() : no_pages;
    }

  private:
    std::string read_table(std::size_t at) {
        Cursor cursor(content_, at);
        if (!cursor.take("xref")) return read_stream(cursor);
        while (!cursor.take("trailer")) {
            const auto first = cursor.number(), count = cursor.number();
            if (!first || !count) return no_table;
            for (std::uint64_t i = 0; i < *count; ++i) {
                const auto offset = cursor.number(), generation = cursor.number();
                if (!offset || !generation) return cut;
                if (cursor.take("n"))
                    places_.emplace_back(*first + i, *offset);
                else if (!cursor.take("f"))
                    return no_table;
            }
        }
        const auto trailer = cursor.dictionary();
        if (!trailer) return cut;
        return take_trailer(*trailer);
    }

    // The table as a stream: an object whose dictionary is the trailer.
    std::string read_stream(Cursor cursor) {
        if (!cursor.number() || !cursor.number() || !cursor.take("obj")) return no_table;
        const auto trailer = cursor.dictionary();
        if (!trailer) return cut;
        if (trailer->find("/XRef") == trailer->npos || !cursor.take("stream")) return no_table;
        compressed_ = true;
        const std::size_t from = cursor.at() + (content_.substr(cursor.at()).starts_with("\r\n") ? 2 : 1);
        const auto length = find_number(*trailer, "/Length");
        if (!length || from > content_.size() || *length > content_.size() - from) return cut;
        if (trailer->find("/FlateDecode") != trailer->npos && !inflates(content_.substr(from, *length)))
            return "its table of contents is damaged";
        return take_trailer(*trailer);
    }

    std::string take_trailer(std::string_view trailer) {
        trailer_ = trailer;
        if (find_entry(trailer, "/Encrypt")) return locked;
        if (find_entry(trailer, "/XRefStm")) compressed_ = true;
        if (!root_) root_ = find_number(trailer, "/Root");
        return "";
    }

    // The object's dictionary, by the newest table that has it.
    std::optional<std::string_view> find_object(std::uint64_t number) const {
        for (const auto& [known, offset] : places_) {
            if (known != number) continue;
            Cursor cursor(content_, offset);
            if (cursor.number() != number || !cursor.number() || !cursor.take("obj")) return std::nullopt;
            return cursor.dictionary();
        }
        return std::nullopt;
    }

    std::string find_page_damage() const {
        const auto catalogue = find_object(*root_);
        if (!catalogue) return compressed_ ? "" : no_pages; // packed together with others: a viewer unpacks it
        const auto pages = find_number(*catalogue, "/Pages");
        if (!pages) return no_pages;
        const auto tree = find_object(*pages);
        if (!tree) return compressed_ ? "" : no_pages;
        return find_number(*tree, "/Count").value_or(0) == 0 ? no_pages : "";
    }

    std::string_view content_;
    std::string_view trailer_;
    std::optional<std::uint64_t> root_;
    bool compressed_ = false;                                     // some objects have no place of their own
    std::vector<std::pair<std::uint64_t, std::uint64_t>> places_; // newest table first
};

} // namespace

std::string find_pdf_damage(std::string_view content) {
    return content.starts_with("%PDF-") ? Document(content).find_damage() : "";
}

} // namespace outside
