package tv.tributary.relay.probe;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tv.tributary.ffmpeg.Ffmpeg;

/// Decodes a keyframe to a tiny grayscale image, with an ffmpeg that runs for some hundredths of a second. Thread-safe.
final class KeyframeDecoder {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// Several pictures of a set may come back: the first is meant.
    private static final List<String> ARGUMENTS = List.of(
            "-v",
            "error",
            "-threads",
            "1",
            "-skip_frame",
            "nokey",
            "-f",
            "mpegts",
            "-analyzeduration",
            "0",
            "-i",
            "pipe:0",
            "-an",
            "-sn",
            "-dn",
            "-frames:v",
            "1",
            "-vf",
            "scale=" + GrayThumbnail.WIDTH + ":" + GrayThumbnail.HEIGHT + ":flags=area,format=gray",
            "-f",
            "rawvideo",
            "pipe:1");

    private final Ffmpeg ffmpeg;

    KeyframeDecoder(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /// @param packets a program's tables and a keyframe
    /// @return empty if it could not be decoded within some seconds, or there is no ffmpeg
    Optional<GrayThumbnail> of(byte[] packets) throws InterruptedException {
        return ffmpeg.filter(ARGUMENTS, packets, PATIENCE)
                .filter(shades -> shades.length == GrayThumbnail.SIZE)
                .map(GrayThumbnail::new);
    }
}
