package tv.tributary.dvr.postprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaMeasureTest {
    @Test
    void whatFfmpegSaysIsCounted() {
        var measure = Stream.of(
                        "0,v,adler32=686db544",
                        "1,a,adler32=a2b9935d",
                        "2,a,ADLER32=692f3821",
                        "3,s,adler32=00000001",
                        "frame=75",
                        "out_time_us=3000000",
                        "frame=150",
                        "out_time_us=6008000",
                        "out_time_us=N/A",
                        "progress=end")
                .reduce(MediaMeasure.NOTHING, MediaMeasure::with, (one, _) -> one);
        assertThat(measure).isEqualTo(new MediaMeasure(1, 2, 1, 150, Duration.ofMillis(6_008)));
    }

    /// The original has a picture, two sounds, one line of subtitles, 90,000 pictures and an hour.
    @ParameterizedTest
    @CsvSource({
        "1, 2, 1, 90000, 3600, true",
        "1, 2, 1, 89990, 3599, true",
        "1, 1, 1, 90000, 3600, false",
        "1, 2, 0, 90000, 3600, false",
        "0, 2, 1, 0, 3600, false",
        "1, 2, 1, 80000, 3600, false",
        "1, 2, 1, 90000, 3500, false",
        "0, 0, 0, 0, 0, false"
    })
    void aCopyHasAllOfIt(int video, int audio, int subtitles, long frames, int seconds, boolean kept) {
        var original = new MediaMeasure(1, 2, 1, 90_000, Duration.ofHours(1));
        var copy = new MediaMeasure(video, audio, subtitles, frames, Duration.ofSeconds(seconds));
        assertThat(original.isKeptIn(copy)).isEqualTo(kept);
    }

    @Test
    void nothingIsNoCopyOfNothing() {
        assertThat(MediaMeasure.NOTHING.isKeptIn(MediaMeasure.NOTHING)).isFalse();
    }
}
