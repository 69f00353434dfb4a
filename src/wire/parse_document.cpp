#include "base/digest.hpp"
#include "wire/codec.hpp"
#include "wire/constraints.hpp"

#include <cmath>

namespace wire {

namespace {

namespace json = boost::json;

class Parser {
  public:
    explicit Parser(base::Refusals& violations) : violations_(violations) {}

    void value(const Shape& shape, const json::value& from, void* into, const Place& place, TimeForm time) {
        switch (shape.kind) {
        case Kind::String:
            return text(shape, from, *static_cast<std::string*>(into), place);
        case Kind::Blob:
            return blob(shape, from, *static_cast<std::string*>(into), place);
        case Kind::Boolean:
            if (!from.is_bool()) return violations_.wrong_type(place, "a boolean");
            *static_cast<bool*>(into) = from.get_bool();
            return;
        case Kind::Integer:
            return integer(shape, from, *static_cast<std::int64_t*>(into), place);
        case Kind::Double:
            if (!from.is_number() || !std::isfinite(from.to_number<double>()))
                return violations_.wrong_type(place, "a number");
            *static_cast<double*>(into) = from.to_number<double>();
            return;
        case Kind::Timestamp:
            return timestamp(from, *static_cast<base::Instant*>(into), place, time);
        case Kind::Document:
            *static_cast<base::Document*>(into) = json::value(from, json::storage_ptr());
            return;
        case Kind::Structure:
            return structure(shape, from, static_cast<char*>(into), place);
        case Kind::List:
            return list(shape, from, into, place);
        case Kind::Map:
            return map(shape, from, into, place);
        }
    }

  private:
    void text(const Shape& shape, const json::value& from, std::string& into, const Place& place) {
        // JSON was checked when it was read; forms, headers and CBOR were not.
        if (!from.is_string() || !is_utf8(from.get_string())) return violations_.wrong_type(place, "a string");
        into.assign(from.get_string());
        violations_.text(shape, into, place);
    }

    void blob(const Shape& shape, const json::value& from, std::string& into, const Place& place) {
        auto bytes = from.is_string() ? base::parse_base64(from.get_string()) : std::nullopt;
        if (!bytes) return violations_.wrong_type(place, "base64 text");
        into = *std::move(bytes);
        violations_.size(shape, into.size(), place);
    }

    void integer(const Shape& shape, const json::value& from, std::int64_t& into, const Place& place) {
        if (from.is_int64()) into = from.get_int64();
        // 3.0 is an integer to every SDK.
        else if (from.is_double() && std::trunc(from.get_double()) == from.get_double() &&
                 std::abs(from.get_double()) < 9e15)
            into = static_cast<std::int64_t>(from.get_double());
        else
            return violations_.wrong_type(place, "an integer");
        violations_.number(shape, into, place);
    }

    void timestamp(const json::value& from, base::Instant& into, const Place& place, TimeForm time) {
        if (from.is_number() && time != TimeForm::Iso) {
            const double seconds = from.to_number<double>();
            if (!(std::abs(seconds) <= 1e11)) return violations_.wrong_type(place, "a timestamp in epoch seconds");
            into = base::Instant::from_micros(std::llround(seconds * 1e6));
            return;
        }
        if (from.is_string()) {
            auto parsed = base::parse_iso(from.get_string());
            if (!parsed) parsed = base::parse_http_date(from.get_string());
            if (parsed) {
                into = *parsed;
                return;
            }
        }
        violations_.wrong_type(place, "a timestamp");
    }

    void structure(const Shape& shape, const json::value& from, char* into, const Place& place) {
        if (!from.is_object()) return violations_.wrong_type(place, "an object");
        const json::object& object = from.get_object();
        std::size_t given = 0;
        for (const Member& member : shape.members) {
            const Place here{&place, member.name, 0, Place::Step::Member};
            const json::value* found = object.if_contains(member.wire);
            if (!found || found->is_null()) {
                if (!member.optional) violations_.missing(here);
                continue;
            }
            ++given;
            void* target = into + member.offset;
            if (member.optional) target = member.optional->emplace(target);
            value(*member.shape, *found, target, here,
                  member.time != TimeForm::Default ? member.time : member.shape->time);
        }
        if (shape.is_union && given != 1) violations_.not_exactly_one(place, given);
    }

    void list(const Shape& shape, const json::value& from, void* into, const Place& place) {
        if (!from.is_array()) return violations_.wrong_type(place, "a list");
        const json::array& array = from.get_array();
        violations_.size(shape, array.size(), place);
        for (std::size_t i = 0; i < array.size(); ++i) {
            const Place here{&place, {}, i, Place::Step::Element};
            if (array[i].is_null())
                violations_.missing(here);
            else
                value(*shape.element, array[i], shape.list->append(into), here, shape.element->time);
        }
    }

    void map(const Shape& shape, const json::value& from, void* into, const Place& place) {
        if (!from.is_object()) return violations_.wrong_type(place, "a map");
        const json::object& object = from.get_object();
        violations_.size(shape, object.size(), place);
        for (const auto& [key, entry] : object) {
            const Place here{&place, std::string_view(key.data(), key.size()), 0, Place::Step::Entry};
            violations_.text(*shape.key, key, here);
            if (entry.is_null())
                violations_.missing(here);
            else
                value(*shape.element, entry, shape.map->put(into, std::string(key)), here, shape.element->time);
        }
    }

    Violations violations_;
};

} // namespace

void parse_document(const Shape& shape, const base::Document& document, void* value, base::Refusals& violations) {
    Parser(violations).value(shape, document, value, Place{}, shape.time);
}

} // namespace wire
