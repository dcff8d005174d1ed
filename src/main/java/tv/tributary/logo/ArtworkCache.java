package tv.tributary.logo;

import java.nio.file.Path;
import java.time.InstantSource;
import tv.tributary.ffmpeg.Ffmpeg;
import tv.tributary.net.Fetch;

/// The cached pictures of films and series. Thread-safe.
///
/// @param posters also pictures of programmes
/// @param backdrops wide pictures
public record ArtworkCache(Logos posters, Logos backdrops) implements AutoCloseable {
    /// @param fetch reaches no more than lists may lead to
    /// @param cache a folder that may be emptied at any time
    public static ArtworkCache open(Fetch fetch, Ffmpeg ffmpeg, Path cache, InstantSource clock) {
        return new ArtworkCache(
                new Logos(fetch, ffmpeg, cache, clock, ArtworkKind.POSTER),
                new Logos(fetch, ffmpeg, cache, clock, ArtworkKind.BACKDROP));
    }

    @Override
    public void close() {
        posters.close();
        backdrops.close();
    }
}
