package tv.tributary.testkit;

import java.util.List;
import java.util.Optional;
import tv.tributary.ffmpeg.Ffmpeg;
import tv.tributary.ffmpeg.FfmpegLocator;

/// The ffmpeg that comes with the product, never the system's: what a test proves holds on a bare machine.
public final class BundledFfmpeg {
    public static final Ffmpeg FFMPEG =
            new Ffmpeg(new FfmpegLocator(Optional.empty(), FfmpegLocator.usual().cache(), List.of()));

    private BundledFfmpeg() {}
}
