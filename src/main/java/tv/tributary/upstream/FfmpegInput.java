package tv.tributary.upstream;

import java.util.Optional;
import tv.tributary.upstream.account.UpstreamException;

/// The input of an ffmpeg process, where it is ours. Closed with it. Thread-safe.
interface FfmpegInput extends AutoCloseable {
    /// Why nothing more comes, where that is so.
    Optional<UpstreamException> failure();

    /// The same as HLS, where it is.
    default Optional<HlsSource> hls() {
        return Optional.empty();
    }

    /// Where it comes from, as in [Upstream#address].
    default String address() {
        return "";
    }

    @Override
    void close();

    /// It opens its input itself.
    static FfmpegInput own() {
        return new FfmpegInput() {
            @Override
            public Optional<UpstreamException> failure() {
                return Optional.empty();
            }

            @Override
            public void close() {
                // There is nothing of ours.
            }
        };
    }
}
