package tv.tributary.relay.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tv.tributary.format.ts.Descriptors;
import tv.tributary.format.ts.Pmt;
import tv.tributary.relay.probe.PictureMonitor.KeyframeDecoder;
import tv.tributary.relay.slate.Slate;
import tv.tributary.testkit.BundledFfmpeg;

/// With the bundled ffmpeg; the slate is the picture looked at.
class KeyframeDecoderTest {
    private static final Descriptors NONE = new Descriptors(new byte[0]);

    private final KeyframeDecoder keyframeDecoder = new KeyframeDecoder(BundledFfmpeg.FFMPEG);

    @Test
    void aKeyframeIsSeenInEveryCoding() throws InterruptedException {
        for (int type : new int[] {0x1B, 0x24, 0x02}) {
            var seen = keyframeDecoder.of(keyframe("One", type));
            assertThat(seen).as("type %x", type).isPresent();
            assertThat(seen.get().black()).isFalse();
        }
    }

    @Test
    void otherPicturesLookDifferent() throws InterruptedException {
        var one = keyframeDecoder.of(keyframe("One", 0x1B)).orElseThrow();
        var again = keyframeDecoder.of(keyframe("One", 0x1B)).orElseThrow();
        var other = keyframeDecoder.of(keyframe("Another channel", 0x1B)).orElseThrow();
        assertThat(again.sameAs(one)).isTrue();
        assertThat(other.sameAs(one)).isFalse();
    }

    @Test
    void whatIsNoPictureIsNotSeen() throws InterruptedException {
        assertThat(keyframeDecoder.of(new byte[188 * 20])).isEmpty();
    }

    private static byte[] keyframe(String name, int type) {
        var told = new Pmt(0x20, 1, 0, 0x65, NONE, List.of(new Pmt.Stream(0x65, type, NONE)));
        return Slate.of(name, "Why.", Optional.of(told)).orElseThrow().next();
    }
}
