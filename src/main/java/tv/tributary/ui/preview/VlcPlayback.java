package tv.tributary.ui.preview;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.application.Platform;
import tv.tributary.ui.preview.PlayerTracks.PlayerTrack;
import tv.tributary.ui.preview.VideoPlayer.VideoOutput;
import uk.co.caprica.vlcj.factory.MediaPlayerFactory;
import uk.co.caprica.vlcj.media.TrackType;
import uk.co.caprica.vlcj.player.base.MediaPlayer;
import uk.co.caprica.vlcj.player.base.MediaPlayerEventAdapter;
import uk.co.caprica.vlcj.player.base.TrackDescription;
import uk.co.caprica.vlcj.player.embedded.EmbeddedMediaPlayer;

/// One playback, from start to end. Its methods are called on the vlc thread; once it is silenced or has ended, the
/// output gets no more calls, not even pending ones.
final class VlcPlayback {
    /// How far a film goes on between two tellings of its position.
    private static final long TELL_MILLIS = 400;

    private final Executor vlc;
    private final VideoOutput videoOutput;
    private final EmbeddedMediaPlayer player;
    // LibVLC keeps only native pointers to these; a field keeps the collector away.
    private final VlcSurface surface;
    private final PlayerEvents playerEvents = new PlayerEvents();
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile boolean over;
    /// In milliseconds; 0 while it is not known, and of channels.
    private volatile long length;
    private volatile long told;

    /// @param mostLines the largest height of its pictures in pixels
    VlcPlayback(MediaPlayerFactory factory, Executor vlc, int mostLines, VideoOutput videoOutput) {
        this.vlc = vlc;
        this.videoOutput = videoOutput;
        this.player = factory.mediaPlayers().newEmbeddedMediaPlayer();
        this.surface = new VlcSurface(mostLines, image -> tell(it -> it.picture(image)));
        player.videoSurface().set(surface.surface());
        player.events().addMediaPlayerEventListener(playerEvents);
    }

    /// @param userAgent by which the relay knows this viewer
    void start(String url, Duration start, String userAgent, int percent) {
        player.audio().setVolume(percent);
        var options = new ArrayList<>(List.of(":http-user-agent=" + userAgent));
        if (start.isPositive()) options.add(":start-time=" + start.toSeconds());
        if (!player.media().play(url, options.toArray(String[]::new))) tell(VideoOutput::failed);
    }

    void seek(Duration to) {
        if (length > 0) player.controls().setTime(to.toMillis());
    }

    void volume(int percent) {
        player.audio().setVolume(percent);
    }

    void pause(boolean paused) {
        player.controls().setPause(paused);
    }

    void sound(int track) {
        player.audio().setTrack(track);
        findTracks();
    }

    void subtitles(int track) {
        player.subpictures().setTrack(track);
        findTracks();
    }

    /// No sound and no new picture from now on; the last one stands, also after the end.
    void silence() {
        over = true;
        surface.close();
        player.audio().setTrack(PlayerTracks.OFF);
    }

    /// Blocks until VLC has let go of the connection.
    void end() {
        over = true;
        surface.close();
        player.events().removeMediaPlayerEventListener(playerEvents);
        player.controls().stop();
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

    private void findTracks() {
        if (over) return;
        var tracks = new PlayerTracks(
                tracks(player.audio().trackDescriptions()),
                player.audio().track(),
                tracks(player.subpictures().trackDescriptions()),
                player.subpictures().track());
        tell(it -> it.tracks(tracks));
    }

    /// VLC's own entry for "none" is left out.
    private static List<PlayerTrack> tracks(List<TrackDescription> described) {
        return described.stream()
                .filter(track -> track.id() != PlayerTracks.OFF)
                .map(track -> new PlayerTrack(track.id(), track.description()))
                .toList();
    }

    private void checkForPicture() {
        if (!over && player.video().trackCount() <= 0) tell(VideoOutput::soundOnly);
    }

    /// Called by LibVLC's threads: hands over and never calls back into LibVLC.
    private final class PlayerEvents extends MediaPlayerEventAdapter {
        @Override
        public void timeChanged(MediaPlayer mediaPlayer, long newTime) {
            if (started.compareAndSet(false, true)) {
                tell(VideoOutput::playing);
                later(VlcPlayback.this::measure);
                later(VlcPlayback.this::findTracks);
                later(VlcPlayback.this::checkForPicture);
            }
            if (length <= 0 || Math.abs(newTime - told) < TELL_MILLIS) return;
            told = newTime;
            var position = new PlayPosition(Duration.ofMillis(newTime), Duration.ofMillis(length));
            tell(it -> it.position(position));
        }

        @Override
        public void lengthChanged(MediaPlayer mediaPlayer, long newLength) {
            length = newLength;
        }

        @Override
        public void videoOutput(MediaPlayer mediaPlayer, int newCount) {
            if (newCount > 0) later(VlcPlayback.this::measure);
        }

        @Override
        public void elementaryStreamAdded(MediaPlayer mediaPlayer, TrackType type, int id) {
            if (started.get()) later(VlcPlayback.this::findTracks);
        }

        @Override
        public void elementaryStreamDeleted(MediaPlayer mediaPlayer, TrackType type, int id) {
            if (started.get()) later(VlcPlayback.this::findTracks);
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
