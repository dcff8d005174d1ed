package tv.tributary.ui.preview;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tv.tributary.ui.preview.VideoPlayer.VideoOutput;

/// A player whose outcome the test decides: it notes what it is asked to do and hands out the screens it was given.
final class ScriptedPlayer implements VideoPlayer {
    final List<String> asked = new CopyOnWriteArrayList<>();
    final List<VideoOutput> screens = new CopyOnWriteArrayList<>();

    @Override
    public void play(String url, Duration start, VideoOutput videoOutput) {
        asked.add("play " + url + (start.isZero() ? "" : " from " + start.toSeconds()));
        screens.add(videoOutput);
    }

    @Override
    public void seek(Duration to) {
        asked.add("seek " + to.toSeconds());
    }

    @Override
    public void stop() {
        asked.add("stop");
    }

    @Override
    public void pause(boolean paused) {
        asked.add(paused ? "hold" : "go on");
    }

    @Override
    public void sound(int track) {
        asked.add("sound " + track);
    }

    @Override
    public void subtitles(int track) {
        asked.add("subtitles " + track);
    }

    @Override
    public void volume(int percent) {
        asked.add("volume " + percent);
    }

    @Override
    public void close() {
        asked.add("close");
    }
}
