package tv.tributary.ui.preview;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import uk.co.caprica.vlcj.factory.MediaPlayerFactory;

/// Plays with the installed VLC. Each URL is one [VlcPlayback]; the old one ends before the new one opens, so that
/// zapping never takes two of the relay's viewers.
///
/// LibVLC blocks while it stops, so every call happens on one platform thread (a virtual one would hold its carrier).
final class VlcPlayer implements VideoPlayer {
    private final MediaPlayerFactory factory;
    private final ExecutorService vlc = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("vlc").daemon(true).factory());
    // Owned by the vlc thread.
    private Optional<VlcPlayback> take = Optional.empty();
    private volatile int percent = 100;

    VlcPlayer(MediaPlayerFactory factory) {
        this.factory = factory;
    }

    /// Blocks while VLC loads its plugins.
    static MediaPlayerFactory factory() {
        var arguments = new ArrayList<>(List.of("--no-video-title-show", "--quiet", "--no-osd", "--no-spu"));
        arguments.add("--network-caching=300");
        if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) arguments.add("--no-xlib");
        if (!AudioDevice.mayBeThere()) arguments.add("--aout=dummy");
        // Null: VLC is loaded already, and vlcj shall not look for one.
        return new MediaPlayerFactory(null, arguments);
    }

    @Override
    public void play(String url, VideoOutput videoOutput) {
        later(() -> {
            endTake();
            var next = new VlcPlayback(factory, vlc, videoOutput);
            take = Optional.of(next);
            next.start(url, percent);
        });
    }

    @Override
    public void stop() {
        later(this::endTake);
    }

    @Override
    public void volume(int newPercent) {
        percent = newPercent;
        later(() -> take.ifPresent(running -> running.volume(newPercent)));
    }

    @Override
    public void close() {
        later(() -> {
            endTake();
            factory.release();
        });
        vlc.shutdown();
    }

    private void endTake() {
        take.ifPresent(VlcPlayback::end);
        take = Optional.empty();
    }

    private void later(Runnable call) {
        try {
            vlc.execute(call);
        } catch (RejectedExecutionException _) {
            // Closed: nothing plays any more, so there is nothing to do.
        }
    }
}
