package tv.tributary.upstream;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tv.tributary.format.hls.Key;
import tv.tributary.format.hls.Playlist;
import tv.tributary.format.hls.PlaylistReader;
import tv.tributary.format.hls.Rendition;
import tv.tributary.format.hls.Variant;
import tv.tributary.model.Trouble;

/// Finds, behind a source's address, the playlists to follow: through the master playlist to the quality that was
/// chosen, which is then kept. Owned by one thread at a time.
final class HlsLists {
    private static final int DEEPEST = 3;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final HlsRequests requests;
    private final Quality quality;
    private Map<String, String> variables = Map.of();
    private @Nullable Variant variant;
    private @Nullable Rendition sound;

    HlsLists(HlsRequests requests, Quality quality) {
        this.requests = requests;
        this.quality = quality;
    }

    /// A playlist of segments and where it came from.
    record Found(String url, Playlist.Media media) {}

    /// From the answer to the source's own address on.
    ///
    /// @throws Unusable UNSUPPORTED where a DRM protects it
    Found from(HlsRequests.Document first) throws Unusable, InterruptedException {
        var document = first;
        for (int depth = 0; depth < DEEPEST; depth++) {
            switch (PlaylistReader.read(document.bytes(), document.url(), variables)) {
                case Playlist.Master master -> document = requests.document(choose(master), HlsTurn.Rank.FEED);
                case Playlist.Media media -> {
                    return filled(new Found(document.url(), media));
                }
                case Playlist.None _ -> throw new Unusable(Trouble.NOT_MEDIA);
            }
        }
        throw new Unusable(Trouble.NOT_MEDIA);
    }

    /// The same once more, from the source's own address: tokens in addresses behind it expire.
    Found again() throws Unusable, InterruptedException {
        return from(requests.document(requests.home(), HlsTurn.Rank.FEED));
    }

    /// The newest state of a playlist.
    Found next(Found before) throws Unusable, InterruptedException {
        return read(before.url());
    }

    private Found read(String url) throws Unusable, InterruptedException {
        var document = requests.document(url, HlsTurn.Rank.FEED);
        return switch (PlaylistReader.read(document.bytes(), document.url(), variables)) {
            case Playlist.Media media -> new Found(document.url(), media);
            case Playlist.Master _, Playlist.None _ -> throw new Unusable(Trouble.NOT_MEDIA);
        };
    }

    /// The playlist with the sound, if it has one of its own.
    Optional<Found> soundList() throws Unusable, InterruptedException {
        return sound == null ? Optional.empty() : Optional.of(filled(read(sound.url())));
    }

    /// The same once more, from the source's own address.
    Found soundAgain() throws Unusable, InterruptedException {
        again();
        return soundList().orElseThrow(() -> new Unusable(Trouble.NOT_FOUND));
    }

    /// The quality that is followed, where there was a choice.
    Optional<Variant> variant() {
        return Optional.ofNullable(variant);
    }

    /// The sound that is followed, if it has a playlist of its own.
    Optional<Rendition> sound() {
        return Optional.ofNullable(sound);
    }

    /// The language of that sound; empty if not known.
    String language() {
        return sound == null ? "" : sound.language();
    }

    private String choose(Playlist.Master master) {
        variables = master.variables();
        var chosen = quality.choose(master.variants());
        variant = chosen;
        sound = Quality.sound(chosen, master).orElse(null);
        return chosen.url();
    }

    /// A channel that has just been started has no segments yet.
    private Found filled(Found found) throws Unusable, InterruptedException {
        var now = found;
        long deadline = System.nanoTime() + requests.patience().connect().toNanos();
        while (now.media().pieces().isEmpty()) {
            if (now.media().ended() || System.nanoTime() > deadline) throw new Unusable(Trouble.STALLED);
            Thread.sleep(PAUSE);
            now = next(now);
        }
        boolean drm = now.media()
                .pieces()
                .getLast()
                .key()
                .filter(k -> k.method() == Key.Method.PROTECTED)
                .isPresent();
        if (drm) throw new Unusable(Trouble.UNSUPPORTED);
        return now;
    }
}
