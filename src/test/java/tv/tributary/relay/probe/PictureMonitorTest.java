package tv.tributary.relay.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tv.tributary.ffmpeg.Ffmpeg;
import tv.tributary.model.ChannelId;
import tv.tributary.model.SourceId;
import tv.tributary.relay.probe.PictureMonitor.KeyframeSample;
import tv.tributary.relay.slate.Slate;
import tv.tributary.testkit.BundledFfmpeg;

class PictureMonitorTest {
    private final List<String> looked = new ArrayList<>();
    private final List<String> suspects = new ArrayList<>();
    private final Ffmpeg ffmpeg = BundledFfmpeg.FFMPEG;
    private List<KeyframeSample> scenes = List.of();

    @Test
    void aChannelThatStandsStillIsDoubted() throws InterruptedException {
        try (var pictureMonitor = lookout()) {
            for (int second = 0; second <= 60; second += 10) {
                scenes = List.of(scene(1, second));
                pictureMonitor.look(Duration.ofSeconds(second).toNanos());
            }
        }
        assertThat(suspects).containsExactly("channel 1 source 7 FROZEN");
    }

    @Test
    void channelsAreLookedAtInTurn() throws InterruptedException {
        try (var pictureMonitor = lookout()) {
            for (int second = 0; second < 14; second++) {
                scenes = List.of(scene(1, second), scene(2, second), scene(3, second));
                pictureMonitor.look(Duration.ofSeconds(second).toNanos());
            }
        }
        assertThat(looked).containsExactly("1", "2", "3", "1", "2", "3");
    }

    @Test
    void theSameKeyframeIsNoSecondPicture() throws InterruptedException {
        try (var pictureMonitor = lookout()) {
            for (int second = 0; second <= 100; second += 10) {
                scenes = List.of(scene(1, 5));
                pictureMonitor.look(Duration.ofSeconds(second).toNanos());
            }
        }
        assertThat(looked).hasSize(1);
        assertThat(suspects).isEmpty();
    }

    private PictureMonitor lookout() {
        return new PictureMonitor(
                () -> scenes,
                (channel, source, why) -> suspects.add("channel " + channel + " source " + source + " " + why),
                ffmpeg);
    }

    private KeyframeSample scene(long channel, long position) {
        return new KeyframeSample(new ChannelId(channel), new SourceId(7), position, () -> {
            looked.add("" + channel);
            return Optional.of(
                    Slate.of("One", "Why.", Optional.empty()).orElseThrow().next());
        });
    }
}
