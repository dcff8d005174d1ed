package tv.tributary.testkit;

import java.util.List;
import java.util.Optional;
import tv.tributary.ffmpeg.Ffmpeg;
import tv.tributary.ffmpeg.Places;

/// The ffmpeg that comes with the product, never the system's: what a test proves holds on a bare machine.
public final class BundledFfmpeg {
    public static final Ffmpeg FFMPEG =
            new Ffmpeg(new Places(Optional.empty(), Places.usual().cache(), List.of()));

    private BundledFfmpeg() {}
}
