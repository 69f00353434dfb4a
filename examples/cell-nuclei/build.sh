#!/usr/bin/env bash
# Builds the example: programs, image, splits of the data, a trained model, samples and logo. No network, no registry.
# usage: build.sh [FOLDER]   (default: build/examples/cell-nuclei); quick when nothing has changed
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "${1:-$here/../../build/examples/cell-nuclei}"
out=$(cd "${1:-$here/../../build/examples/cell-nuclei}" && pwd)
image=souk-example/cell-nuclei:1

stamp=$(cat "$here"/*.cpp "$here"/*.hpp "$here"/*.sh "$here"/*.py "$here"/*.json "$here"/data/* | sha256sum | cut -d' ' -f1)
if [ "$(cat "$out/stamp" 2>/dev/null)" = "$stamp" ] &&
    [ "$(docker image inspect --format '{{.Id}}' "$image" 2>/dev/null)" = "$(cat "$out/image-id")" ]; then
    exit 0
fi
rm -f "$out/stamp"

compile() {
    local program=$1 source objects=() running=()
    shift
    for source in "$program" "$@"; do
        objects+=("$out/$source.o")
        [ "$out/$source.o" -nt "$here/$source.cpp" ] && [ -z "$(find "$here" -name '*.hpp' -newer "$out/$source.o")" ] && continue
        g++ -std=c++20 -O2 -Wall -Wextra -c "$here/$source.cpp" -o "$out/$source.o" &
        running+=($!)
    done
    for source in "${running[@]}"; do wait "$source"; done
    g++ "${objects[@]}" -o "$out/$program" -lxgboost -lboost_json -pthread
}

# The programs with every library they load, at the place where the loader looks, and the libraries' licences.
lay_image() {
    local root=$out/root library package
    rm -rf "$root"
    mkdir -p "$root/usr/bin" "$root/opt/ml" "$root/tmp"
    cp "$out/serve" "$out/train" "$root/usr/bin/"
    ldd "$out/serve" "$out/train" | grep -o '/[^ ]*' | grep -v ':$' | sort -u | while read -r library; do
        install -D "$(readlink -f "$library")" "$root$library"
        package=$(dpkg -S "$(readlink -f "$library")" "/usr$library" 2>/dev/null | head -1 | cut -d: -f1) || true
        [ -z "$package" ] || install -D -m 644 "/usr/share/doc/$package/copyright" "$root/usr/share/doc/$package/copyright"
    done
    cat >"$root/Dockerfile" <<'END'
FROM scratch
COPY lib /lib
COPY lib64 /lib64
COPY usr /usr
COPY opt /opt
COPY tmp /tmp
ENV PATH=/usr/bin OMP_NUM_THREADS=1
LABEL com.amazonaws.sagemaker.capabilities.accept-bind-to-port=true
EXPOSE 8080
CMD ["serve"]
END
    # One owner and one time for everything: the same files make the same layers.
    tar -C "$root" --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 -c . >"$out/context.tar"
    docker build -q --network none -t "$image" - <"$out/context.tar" >"$out/image.log" 2>&1 || {
        cat "$out/image.log" >&2
        exit 1
    }
    docker image inspect --format '{{.Id}}' "$image" >"$out/image-id"
    rm -rf "$root" "$out/context.tar"
}

# Of every five rows three are learned from, one says when to stop, one is kept for the numbers that are published.
split_data() {
    local channels=$out/ml/input/data
    rm -rf "$out/ml"
    mkdir -p "$channels/train" "$channels/validation" "$out/ml/input/config"
    tail -n +2 "$here/data/wdbc.csv" >"$out/all.csv"
    awk 'NR % 5 > 1' "$out/all.csv" >"$channels/train/train.csv"
    awk 'NR % 5 == 0' "$out/all.csv" >"$channels/validation/validation.csv"
    awk 'NR % 5 == 1' "$out/all.csv" >"$out/test.csv"
    rm "$out/all.csv"
    cp "$here/hyperparameters.json" "$out/ml/input/config/"
    cp "$channels/train/train.csv" "$out/train.csv"
    cp "$channels/validation/validation.csv" "$out/validation.csv"
}

learn() {
    ML_ROOT=$out/ml "$out/train" >"$out/train.log"
    tar -C "$out/ml/model" --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 -c . | gzip -9n >"$out/model.tar.gz"
}

compile train booster settings table
compile serve http http_parse booster table
split_data
learn
lay_image
python3 "$here/make_samples.py" "$out"
python3 "$here/make_logo.py" "$out/logo.png"
echo "$stamp" >"$out/stamp"
