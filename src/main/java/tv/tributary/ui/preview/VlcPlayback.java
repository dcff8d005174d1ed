package tv.tributary.ui.preview;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.application.Platform;
import tv.tributary.ui.preview.VideoPlayer.VideoOutput;
import uk.co.caprica.vlcj.factory.MediaPlayerFactory;
import uk.co.caprica.vlcj.player.base.MediaPlayer;
import uk.co.caprica.vlcj.player.base.MediaPlayerEventAdapter;
import uk.co.caprica.vlcj.player.embedded.EmbeddedMediaPlayer;

/// One playback, from start to end. Its methods are called on the vlc thread; after [#end()] the output gets no more
/// calls, not even pending ones.
final class VlcPlayback {
    /// The User-Agent, which the dashboard shows as this viewer's name.
    private static final String USER_AGENT = ":http-user-agent=Tributary preview";

    private final Executor vlc;
    private final VideoOutput videoOutput;
    private final EmbeddedMediaPlayer player;
    // LibVLC keeps only native pointers to these; a field keeps the collector away.
    private final VlcSurface surface;
    private final Ears ears = new Ears();
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile boolean over;

    VlcPlayback(MediaPlayerFactory factory, Executor vlc, VideoOutput videoOutput) {
        this.vlc = vlc;
        this.videoOutput = videoOutput;
        this.player = factory.mediaPlayers().newEmbeddedMediaPlayer();
        this.surface = new VlcSurface(image -> tell(it -> it.picture(image)));
        player.videoSurface().set(surface.surface());
        player.events().addMediaPlayerEventListener(ears);
    }

    void start(String url, int percent) {
        player.audio().setVolume(percent);
        if (!player.media().play(url, USER_AGENT)) tell(VideoOutput::failed);
    }

    void volume(int percent) {
        player.audio().setVolume(percent);
    }

    /// Blocks until VLC has let go of the connection.
    void end() {
        over = true;
        player.events().removeMediaPlayerEventListener(ears);
        player.controls().stop();
        surface.close();
        player.release();
    }

    private void tell(Consumer<VideoOutput> news) {
        Platform.runLater(() -> {
            if (!over) news.accept(videoOutput);
        });
    }

    /// Asks VLC for the picture's true shape, which the padded buffer does not show.
    private void measure() {
        if (over) return;
        player.media().info().videoTracks().stream()
                .filter(track -> track.width() > 0 && track.height() > 0)
                .findFirst()
                .ifPresent(track -> {
                    var pixel = track.sampleAspectRatioBase() > 0 && track.sampleAspectRatio() > 0
                            ? (double) track.sampleAspectRatio() / track.sampleAspectRatioBase()
                            : 1.0;
                    tell(it -> it.aspect(pixel * track.width() / track.height()));
                });
    }

    /// Called by LibVLC's threads: hands over and never calls back into LibVLC.
    private final class Ears extends MediaPlayerEventAdapter {
        @Override
        public void timeChanged(MediaPlayer mediaPlayer, long newTime) {
            if (started.compareAndSet(false, true)) {
                tell(VideoOutput::playing);
                later(VlcPlayback.this::measure);
            }
        }

        @Override
        public void videoOutput(MediaPlayer mediaPlayer, int newCount) {
            if (newCount > 0) later(VlcPlayback.this::measure);
        }

        @Override
        public void finished(MediaPlayer mediaPlayer) {
            tell(VideoOutput::ended);
        }

        @Override
        public void error(MediaPlayer mediaPlayer) {
            tell(VideoOutput::failed);
        }

        private void later(Runnable call) {
            try {
                vlc.execute(call);
            } catch (RejectedExecutionException _) {
                // The player was closed meanwhile.
            }
        }
    }
}
