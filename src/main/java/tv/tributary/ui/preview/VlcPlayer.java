package tv.tributary.ui.preview;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import tv.tributary.ui.preview.VideoPlayer.VideoOutput;
import uk.co.caprica.vlcj.factory.MediaPlayerFactory;

/// Plays with the installed VLC. Each URL is one [VlcPlayback]. The next one opens before the old one has let go of its
/// connection, which takes VLC a while: to the relay both are one client that changes channels, so that it takes the
/// old connection where the account allows only one.
///
/// LibVLC blocks while it stops, so every call happens on one platform thread (a virtual one would hold its
/// carrier).
final class VlcPlayer implements VideoPlayer {
    private final MediaPlayerFactory factory;
    private final String userAgent;
    private final int mostLines;
    private final ExecutorService vlc = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("vlc").daemon(true).factory());
    // Owned by the vlc thread.
    private Optional<VlcPlayback> now = Optional.empty();
    private volatile int percent = 100;

    /// @param userAgent by which the relay knows this viewer, and the dashboard calls it
    /// @param mostLines the largest height of its pictures in pixels
    VlcPlayer(MediaPlayerFactory factory, String userAgent, int mostLines) {
        this.factory = factory;
        this.userAgent = userAgent;
        this.mostLines = mostLines;
    }

    /// Blocks while VLC loads its plugins.
    static MediaPlayerFactory factory() {
        var arguments = new ArrayList<>(List.of("--no-video-title-show", "--quiet", "--no-osd"));
        arguments.add("--network-caching=300");
        if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) arguments.add("--no-xlib");
        if (!AudioDevice.mayBeThere()) arguments.add("--aout=dummy");
        // Null: VLC is loaded already, and vlcj shall not look for one.
        return new MediaPlayerFactory(null, arguments);
    }

    @Override
    public void play(String url, Duration start, VideoOutput videoOutput) {
        later(() -> {
            var before = now;
            before.ifPresent(VlcPlayback::silence);
            var next = new VlcPlayback(factory, vlc, mostLines, videoOutput);
            now = Optional.of(next);
            next.start(url, start, userAgent, percent);
            before.ifPresent(VlcPlayback::end);
        });
    }

    @Override
    public void stop() {
        later(this::endNow);
    }

    @Override
    public void pause(boolean paused) {
        later(() -> now.ifPresent(running -> running.pause(paused)));
    }

    @Override
    public void seek(Duration to) {
        later(() -> now.ifPresent(running -> running.seek(to)));
    }

    @Override
    public void volume(int newPercent) {
        percent = newPercent;
        later(() -> now.ifPresent(running -> running.volume(newPercent)));
    }

    @Override
    public void sound(int track) {
        later(() -> now.ifPresent(running -> running.sound(track)));
    }

    @Override
    public void subtitles(int track) {
        later(() -> now.ifPresent(running -> running.subtitles(track)));
    }

    @Override
    public void close() {
        later(() -> {
            endNow();
            factory.release();
        });
        vlc.shutdown();
    }

    private void endNow() {
        now.ifPresent(VlcPlayback::end);
        now = Optional.empty();
    }

    private void later(Runnable call) {
        try {
            vlc.execute(call);
        } catch (RejectedExecutionException _) {
            // Closed: nothing plays any more, so there is nothing to do.
        }
    }

    /// Looks for an audio device. Without one ALSA writes a page of complaints for each channel played.
    private static final class AudioDevice {
        private AudioDevice() {}

        /// False only if it is certain: a Linux with neither a sound device nor a sound server.
        static boolean mayBeThere() {
            if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) return true;
            if (!System.getenv().getOrDefault("PULSE_SERVER", "").isEmpty()) return true;
            var runtime = System.getenv().getOrDefault("XDG_RUNTIME_DIR", "");
            var servers = runtime.isEmpty()
                    ? Stream.<Path>empty()
                    : Stream.of(Path.of(runtime, "pulse", "native"), Path.of(runtime, "pipewire-0"));
            return Stream.concat(Stream.of(Path.of("/dev/snd"), Path.of("/run/pulse/native")), servers)
                    .anyMatch(Files::exists);
        }
    }
}
