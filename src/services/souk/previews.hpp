// Who sees a product before it is live: its allow-list with names, and links that show it to whoever has them.
#pragma once

#include "api/souk.hpp"
#include "services/call.hpp"
#include "services/registry.hpp"

namespace services {

api::souk::ListAllowedAccounts::Output list_allowed_accounts(Call&, const api::souk::ListAllowedAccounts::Input&);
api::souk::CreatePreviewLink::Output create_preview_link(Call&, const api::souk::CreatePreviewLink::Input&);
api::souk::ListPreviewLinks::Output list_preview_links(Call&, const api::souk::ListPreviewLinks::Input&);
api::souk::DeletePreviewLink::Output delete_preview_link(Call&, const api::souk::DeletePreviewLink::Input&);
// Asks for no permission: the token is one.
api::souk::GetPreview::Output get_preview(Call&, const api::souk::GetPreview::Input&);

void register_previews(Registry& registry);

} // namespace services
