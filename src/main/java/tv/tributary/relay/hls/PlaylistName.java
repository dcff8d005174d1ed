package tv.tributary.relay.hls;

import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import tv.tributary.upstream.HlsSource;

/// Names of a channel's playlists: the entry, and `v0`, `a0`, `s0` and so on for video, audio and subtitles that a
/// multivariant entry lists.
final class PlaylistName {
    static final String ENTRY = "";
    private static final String PICTURES = "v0";
    private static final Pattern NAME = Pattern.compile("|[vas][0-9]{1,2}");

    private PlaylistName() {}

    static boolean isName(String list) {
        return NAME.matcher(list).matches();
    }

    static boolean isSubtitles(String list) {
        return list.startsWith("s");
    }

    /// The source's track that a playlist lists; empty where it has none for it.
    static Optional<HlsSource.Track> track(HlsSource source, String list) {
        var tracks = source.tracks();
        if (list.equals(ENTRY)) return isWhole(source) ? Optional.of(tracks.getFirst()) : Optional.empty();
        int number = Integer.parseInt(list.substring(1));
        if (list.startsWith("v")) number--;
        var kind = kind(list.charAt(0));
        if (number < 0) return Optional.of(tracks.getFirst());
        return tracks.stream().filter(t -> t.kind() == kind).skip(number).findFirst();
    }

    private static HlsSource.Kind kind(char letter) {
        return switch (letter) {
            case 'a' -> HlsSource.Kind.AUDIO;
            case 's' -> HlsSource.Kind.SUBTITLES;
            default -> HlsSource.Kind.VARIANT;
        };
    }

    /// Whether there are lists beside the pictures' own.
    static boolean several(Collection<String> lists) {
        return lists.stream().anyMatch(list -> !list.equals(ENTRY) && !list.equals(PICTURES));
    }

    /// Whether the source's first track has all that there is but other qualities.
    static boolean isWhole(HlsSource source) {
        return source.tracks().stream()
                .noneMatch(t -> t.kind() == HlsSource.Kind.AUDIO || t.kind() == HlsSource.Kind.SUBTITLES);
    }
}
