package tv.tributary.relay.hls;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tv.tributary.format.hls.Rendition;
import tv.tributary.format.hls.Variant;
import tv.tributary.upstream.HlsSource;

/// Writes multivariant playlists (RFC 8216). Pure.
final class MasterWriter {
    /// The list must say something, and players go by it where there is a choice only.
    private static final long USUAL_BANDWIDTH = 6_000_000;

    private final StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:6\n");
    private final String folder;

    private MasterWriter(String folder) {
        this.folder = folder;
    }

    /// Whether what a source has takes several playlists.
    static boolean isNeeded(HlsSource source, HlsSettings.Variants wanted) {
        return !PlaylistName.isWhole(source)
                || (wanted == HlsSettings.Variants.ADAPTIVE
                        && of(source, HlsSource.Kind.VARIANT).count() > 0);
    }

    /// @param folder where the lists lie, as seen from the playlist, such as `7/`
    static String write(List<HlsSource.Track> tracks, HlsSettings.Variants wanted, String folder) {
        var writer = new MasterWriter(folder);
        var variants = tracks.stream()
                .filter(t -> t.kind() == HlsSource.Kind.MAIN
                        || (t.kind() == HlsSource.Kind.VARIANT && wanted == HlsSettings.Variants.ADAPTIVE))
                .toList();
        writer.renditions(tracks, HlsSource.Kind.AUDIO, groups(variants, HlsSource.Kind.AUDIO));
        writer.renditions(tracks, HlsSource.Kind.SUBTITLES, groups(variants, HlsSource.Kind.SUBTITLES));
        for (int n = 0; n < variants.size(); n++) writer.variant(variants.get(n).variant(), tracks, n);
        return writer.text.toString();
    }

    /// The one that names what is cut here.
    static String alone(String folder) {
        var writer = new MasterWriter(folder);
        writer.variant(Optional.empty(), List.of(), 0);
        return writer.text.toString();
    }

    private static Stream<HlsSource.Track> of(HlsSource source, HlsSource.Kind kind) {
        return source.tracks().stream().filter(t -> t.kind() == kind);
    }

    private static Set<String> groups(List<HlsSource.Track> variants, HlsSource.Kind kind) {
        return variants.stream()
                .flatMap(t -> t.variant().stream())
                .map(v -> kind == HlsSource.Kind.AUDIO ? v.audio() : v.subtitles())
                .collect(Collectors.toSet());
    }

    private void renditions(List<HlsSource.Track> tracks, HlsSource.Kind kind, Set<String> groups) {
        // The sound inside the pictures is a choice like those that have lists of their own.
        tracks.stream()
                .filter(t -> t.kind() == HlsSource.Kind.MAIN)
                .flatMap(t -> t.rendition().stream())
                .filter(r -> sort(r) == kind && groups.contains(r.group()))
                .forEach(r -> rendition(r, "main", Optional.empty()));
        var all = tracks.stream().filter(t -> t.kind() == kind).toList();
        for (int n = 0; n < all.size(); n++) {
            var rendition = all.get(n).rendition();
            var list = (kind == HlsSource.Kind.AUDIO ? "a" : "s") + n;
            rendition.filter(r -> groups.contains(r.group())).ifPresent(r -> rendition(r, list, Optional.of(list)));
        }
    }

    private static HlsSource.Kind sort(Rendition r) {
        return r.type() == Rendition.Type.SUBTITLES ? HlsSource.Kind.SUBTITLES : HlsSource.Kind.AUDIO;
    }

    /// @param usual its name, if it has none
    /// @param list its playlist; empty where it is inside the pictures
    private void rendition(Rendition r, String usual, Optional<String> list) {
        text.append("#EXT-X-MEDIA:TYPE=").append(r.type());
        quoted(",GROUP-ID=", r.group());
        quoted(",NAME=", r.name().isEmpty() ? usual : r.name());
        if (!r.language().isEmpty()) quoted(",LANGUAGE=", r.language());
        text.append(r.preferred() ? ",DEFAULT=YES" : ",DEFAULT=NO");
        if (r.preferred() || r.automatic()) text.append(",AUTOSELECT=YES");
        if (!r.channels().isEmpty()) quoted(",CHANNELS=", r.channels());
        list.ifPresent(name -> quoted(",URI=", folder + name + ".m3u8"));
        text.append('\n');
    }

    private void variant(Optional<Variant> known, List<HlsSource.Track> tracks, int number) {
        long bandwidth = known.map(Variant::bandwidth).filter(b -> b > 0).orElse(USUAL_BANDWIDTH);
        text.append("#EXT-X-STREAM-INF:BANDWIDTH=").append(bandwidth);
        known.ifPresent(v -> {
            if (v.average() > 0) text.append(",AVERAGE-BANDWIDTH=").append(v.average());
            if (!v.codecs().isEmpty()) quoted(",CODECS=", v.codecs());
            if (v.width() > 0) text.append(",RESOLUTION=" + v.width() + "x" + v.height());
            if (v.frameRate() > 0) text.append(String.format(Locale.ROOT, ",FRAME-RATE=%.3f", v.frameRate()));
            if (has(tracks, HlsSource.Kind.AUDIO, v.audio())) quoted(",AUDIO=", v.audio());
            if (has(tracks, HlsSource.Kind.SUBTITLES, v.subtitles())) quoted(",SUBTITLES=", v.subtitles());
        });
        text.append('\n').append(folder).append('v').append(number).append(".m3u8\n");
    }

    private static boolean has(List<HlsSource.Track> tracks, HlsSource.Kind kind, String group) {
        return tracks.stream()
                .filter(t -> t.kind() == kind)
                .flatMap(t -> t.rendition().stream())
                .anyMatch(r -> r.group().equals(group));
    }

    private void quoted(String before, String value) {
        text.append(before)
                .append('"')
                // What looks like a variable that nobody defined, strict players refuse.
                .append(value.replaceAll("[\"\\p{Cntrl}]", "").replace("{$", "{ $"))
                .append('"');
    }
}
