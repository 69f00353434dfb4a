#include "domain/listing/visibility.hpp"

#include <algorithm>

namespace domain {

bool allow_listed(const Product& product, std::string_view account) {
    return std::find(product.allow_list.begin(), product.allow_list.end(), account) != product.allow_list.end();
}

bool sees(const Product& product, std::string_view account, const Standing& standing) {
    switch (product.visibility) {
    case Visibility::Draft:
        return false;
    case Visibility::Limited:
        return standing.owner || standing.subscribed || allow_listed(product, account);
    case Visibility::Public:
        return true;
    case Visibility::Restricted:
        return standing.owner || standing.subscribed;
    }
    return false;
}

bool may_subscribe(const Product& product, std::string_view account, const Standing& standing) {
    return product.visibility != Visibility::Restricted && sees(product, account, standing) && latest_version(product);
}

bool sees_version(const Version& version, const Standing& standing) {
    return !version.restricted || standing.owner || standing.held_versions.contains(version.id);
}

} // namespace domain
