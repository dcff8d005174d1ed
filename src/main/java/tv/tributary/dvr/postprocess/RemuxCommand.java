package tv.tributary.dvr.postprocess;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tv.tributary.dvr.file.RecordingContainer;

/// What FFmpeg is called with. Pure.
final class RemuxCommand {
    /// Without a colon in front, which FFmpeg would read a protocol from.
    private static final String FILE = "file:";

    private static final List<String> QUIET = List.of("-hide_banner", "-nostats", "-loglevel", "error", "-nostdin");
    /// Sound that begins later, and languages of subtitles, are found further in.
    private static final List<String> PATIENT = List.of("-probesize", "20000000", "-analyzeduration", "10000000");

    private static final List<String> ALL = List.of("-map", "0:v?", "-map", "0:a?", "-map", "0:s?", "-c", "copy");

    private RemuxCommand() {}

    /// Copies all streams into another container.
    ///
    /// @param chapters a file of FFmpeg's `ffmetadata` format
    static List<String> remux(Path from, Path chapters, Path to, RecordingContainer container) {
        var all = new ArrayList<>(QUIET);
        all.add("-y");
        all.addAll(PATIENT);
        all.addAll(List.of("-fflags", "+genpts", "-i", FILE + from, "-f", "ffmetadata", "-i", FILE + chapters));
        all.addAll(ALL);
        all.addAll(List.of("-map_metadata", "0", "-map_metadata:g", "1:g", "-map_chapters", "1"));
        all.addAll(List.of("-avoid_negative_ts", "make_zero", "-max_muxing_queue_size", "4096"));
        if (container == RecordingContainer.MP4) all.addAll(List.of("-movflags", "+faststart"));
        all.addAll(List.of("-progress", "pipe:1", "-f", container.muxer(), FILE + to));
        return List.copyOf(all);
    }

    /// One picture as a JPEG.
    ///
    /// @param seconds since the beginning
    static List<String> picture(Path file, long seconds) {
        var all = new ArrayList<>(QUIET);
        all.addAll(List.of("-ss", Long.toString(seconds), "-i", FILE + file, "-map", "0:v:0", "-frames:v", "1"));
        all.addAll(List.of("-vf", "scale='min(1280,iw)':-2,setsar=1", "-q:v", "4", "-f", "mjpeg", "pipe:1"));
        return List.copyOf(all);
    }

    /// Reads all of a file and says what is in it.
    static List<String> measure(Path file) {
        var all = new ArrayList<>(QUIET);
        all.addAll(PATIENT);
        all.addAll(List.of("-i", FILE + file));
        all.addAll(ALL);
        all.addAll(List.of("-progress", "pipe:1", "-f", "streamhash", "-hash", "adler32", "pipe:1"));
        return List.copyOf(all);
    }
}
