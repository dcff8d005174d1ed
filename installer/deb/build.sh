#!/bin/sh
# Makes the .deb of a finished program folder:   installer/deb/build.sh IMAGE VERSION OUT
#
# dpkg-deb keeps the times of the files, by which Java knows whether what it learnt of a start still fits.
set -eu
umask 022
image=$1 version=$2 out=$3
here=$(CDPATH='' cd -P -- "$(dirname -- "$0")" && pwd)
home=$here/../..
architecture=$(dpkg --print-architecture)
root=$out/deb
doc=$root/usr/share/doc/tributary
rm -rf "$root"
mkdir -p "$root/DEBIAN" "$root/usr/bin" "$root/usr/lib" "$root/usr/lib/systemd/system" "$doc" \
    "$root/usr/share/applications" "$root/usr/share/icons/hicolor/256x256/apps" \
    "$root/usr/share/lintian/overrides" "$root/usr/share/man/man1"

cp -a "$image" "$root/usr/lib/tributary"
{
    echo '#!/bin/sh'
    cat "$home/installer/environment.sh"
    echo '# What starts the program with the session of a user who wants that.'
    echo 'export TRIBUTARY_LAUNCHER=/usr/bin/tributary'
    echo 'exec /usr/lib/tributary/bin/Tributary "$@"'
} >"$root/usr/bin/tributary"
cp "$home/installer/tributary.service" "$root/usr/lib/systemd/system/"
cp "$here/tributary.desktop" "$root/usr/share/applications/"
cp "$home/installer/tributary.png" "$root/usr/share/icons/hicolor/256x256/apps/"
cp "$here/lintian-overrides" "$root/usr/share/lintian/overrides/tributary"
cp "$here/copyright" "$doc/"
gzip -9n <"$here/tributary.1" >"$root/usr/share/man/man1/tributary.1.gz"
gzip -9n <"$home/CHANGELOG.md" >"$doc/CHANGELOG.md.gz"
gzip -9n >"$doc/changelog.gz" <<END
tributary ($version) stable; urgency=medium

  * What changed is told in CHANGELOG.md.gz beside this file.

 -- The Tributary developers <maintainers@tributary.invalid>  $(LC_ALL=C date -u -R -r "$home/CHANGELOG.md")
END

cp "$here/postinst" "$here/prerm" "$here/postrm" "$root/DEBIAN/"
size=$(du -sk --apparent-size "$root/usr" | cut -f1)
sed -e "s/@version@/$version/" -e "s/@architecture@/$architecture/" -e "s/@size@/$size/" "$here/control" >"$root/DEBIAN/control"
(cd "$root" && find usr -type f -exec md5sum {} + >DEBIAN/md5sums)

# Whatever the umask of whoever built the parts.
chmod -R u+rwX,go+rX,go-w "$root"
chmod 755 "$root/DEBIAN/postinst" "$root/DEBIAN/prerm" "$root/DEBIAN/postrm" "$root/usr/bin/tributary"
find "$root/usr/lib/tributary" -type f -name '*.so' -exec chmod 644 {} +
# xz at its lowest level: most of it is compressed already.
dpkg-deb --root-owner-group -Zxz -z1 --build "$root" "$out/tributary_${version}_$architecture.deb" >&2
rm -rf "$root"
