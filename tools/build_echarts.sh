#!/bin/sh
# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#
# Rebuilds the vendored chart bundle of the HTML report:
#   python/tenfold/report/assets/echarts.min.js   the bundle (global `echarts`, with `init`)
#   python/tenfold/report/assets/VERSION          versions and SHA-256 of the bundle
#   python/tenfold/report/assets/LICENSE, NOTICE  of Apache ECharts (with zrender's licence)
# Needs Node 18 or newer and npm, and the network once. The build is reproducible: the versions are
# fixed here, and the hash in VERSION must not change unless they do.
set -eu
ECHARTS=6.1.0
ESBUILD=0.28.2
here=$(cd "$(dirname "$0")" && pwd)
assets="$here/../python/tenfold/report/assets"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$assets"
cp "$here/build_echarts.js" "$work/entry.js"
cd "$work"
printf '{"name": "tenfold-report-bundle", "private": true, "sideEffects": false}\n' > package.json
npm install --no-audit --no-fund --loglevel=error "echarts@$ECHARTS" "esbuild@$ESBUILD" >/dev/null
node_modules/.bin/esbuild entry.js --bundle --minify --format=iife --global-name=echarts \
  --target=es2019 --legal-comments=none --charset=utf8 \
  --banner:js="/* Apache ECharts $ECHARTS, Apache-2.0; see LICENSE and NOTICE beside this file. */" \
  --outfile="$assets/echarts.min.js" --log-level=warning
cp node_modules/echarts/LICENSE "$assets/LICENSE"
cp node_modules/echarts/NOTICE "$assets/NOTICE"
{
  printf '\n---\nThis bundle contains zrender (BSD 3-Clause):\n\n'
  cat node_modules/zrender/LICENSE
  printf '\n---\nThis bundle contains tslib (0BSD), Copyright (c) Microsoft Corporation.\n'
} >> "$assets/NOTICE"
zrender=$(node -p 'require("./node_modules/zrender/package.json").version')
sha=$(sha256sum "$assets/echarts.min.js" | cut -d' ' -f1)
printf 'echarts %s\nzrender %s\nesbuild %s\nsha256 %s\n' "$ECHARTS" "$zrender" "$ESBUILD" "$sha" \
  > "$assets/VERSION"
cat "$assets/VERSION"
