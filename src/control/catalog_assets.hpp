// The acts that keep what a published version is made of, done on the Docker engine and the object store.
#pragma once

#include "control/catalog_engine.hpp"
#include "control/fetches.hpp"
#include "control/objects.hpp"
#include "outside/docker/docker.hpp"

namespace control {

// `folder` takes copies on their way; it must be on the file system of the objects. The engine, the objects and the
// fetches must outlive what is answered.
AssetKeeper make_asset_keeper(const outside::Docker& docker, Objects& objects, Fetches& fetches,
                              std::string marketplace_account, std::filesystem::path folder);

} // namespace control
