package tv.tributary.logo;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import tv.tributary.ffmpeg.Ffmpeg;
import tv.tributary.net.Fetch;

/// Downloads posters and wide pictures in full size, as files for others: always JPEG, whatever the address gives, and
/// no larger than a television shows. Keeps nothing. Blocking, thread-safe.
public final class ArtworkDownload {
    private final LogoFetcher fetcher;

    /// What an address gives.
    ///
    /// @param content a JPEG file; empty if there is no picture
    /// @param due when to ask again
    public record DownloadedArtwork(Optional<byte[]> content, Instant due) {}

    /// @param fetch reaches no more than lists may lead to
    public ArtworkDownload(Fetch fetch, Ffmpeg ffmpeg, InstantSource clock) {
        this.fetcher = new LogoFetcher(fetch, new ImageDecoder(ffmpeg), clock, ArtworkKind.FULL);
    }

    /// @return empty if nobody can tell just now
    public Optional<DownloadedArtwork> fetch(String address) throws InterruptedException {
        if (!LogoFetcher.accepts(address)) return Optional.empty();
        return fetcher.fetch(address, Optional.empty())
                .map(found -> new DownloadedArtwork(found.picture().map(Thumbnail::bytes), found.due()));
    }
}
