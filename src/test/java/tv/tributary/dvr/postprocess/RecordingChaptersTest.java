package tv.tributary.dvr.postprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import tv.tributary.dvr.postprocess.RecordingChapters.Chapter;
import tv.tributary.model.ChannelId;
import tv.tributary.model.Recording;
import tv.tributary.model.Recording.Gap;
import tv.tributary.model.Recording.Progress;
import tv.tributary.model.Recording.RecordingFault;
import tv.tributary.model.Recording.RecordingState;

class RecordingChaptersTest {
    private static final Instant START = Instant.parse("2027-03-01T20:15:00Z");

    @Test
    void theProgrammeStandsBetweenWhatCameBeforeAndAfterIt() {
        var chapters = RecordingChapters.of(recording("News", List.of()), seconds(960), AdvertisementBreaks.NONE);
        assertThat(chapters.list())
                .extracting(Chapter::from, Chapter::to, Chapter::title)
                .containsExactly(
                        tuple(seconds(0), seconds(60), "Before it"),
                        tuple(seconds(60), seconds(660), "News"),
                        tuple(seconds(660), seconds(960), "After it"));
    }

    @Test
    void aGapThatTheFileHasAsAStillPictureBeginsAChapterAtItsEnd() {
        var gap = new Gap(START.plusSeconds(100), START.plusSeconds(160));
        assertThat(RecordingChapters.of(recording("News", List.of(gap)), seconds(960), AdvertisementBreaks.NONE)
                        .list())
                .extracting(Chapter::from, Chapter::title)
                .containsExactly(
                        tuple(seconds(0), "Before it"),
                        tuple(seconds(60), "News"),
                        tuple(seconds(220), "News (after a gap)"),
                        tuple(seconds(660), "After it"));
    }

    @Test
    void whatIsNotInTheFileMovesAllThatFollows() {
        var gap = new Gap(START.plusSeconds(100), START.plusSeconds(160));
        assertThat(RecordingChapters.of(recording("News", List.of(gap)), seconds(900), AdvertisementBreaks.NONE)
                        .list())
                .extracting(Chapter::from, Chapter::title)
                .containsExactly(
                        tuple(seconds(0), "Before it"),
                        tuple(seconds(60), "News"),
                        tuple(seconds(160), "News (after a gap)"),
                        tuple(seconds(600), "After it"));
    }

    @Test
    void advertisementsAreChaptersAndTheProgrammeGoesOnBehindThem() {
        var breaks = AdvertisementBreaks.of("200.00\t320.50\t3\n");
        assertThat(RecordingChapters.of(recording("News", List.of()), seconds(960), breaks)
                        .list())
                .extracting(Chapter::from, Chapter::title)
                .containsExactly(
                        tuple(seconds(0), "Before it"),
                        tuple(seconds(60), "News"),
                        tuple(seconds(200), "Advertisements"),
                        tuple(Duration.ofMillis(320_500), "News"),
                        tuple(seconds(660), "After it"));
    }

    @Test
    void aRecordingByTimeIsOneChapterAndNothingReachesBeyondTheFile() {
        assertThat(RecordingChapters.of(recording("", List.of()), seconds(30), AdvertisementBreaks.NONE)
                        .list())
                .containsExactly(new Chapter(seconds(0), seconds(30), "Channel One"));
        assertThat(RecordingChapters.of(recording("News", List.of()), seconds(300), AdvertisementBreaks.NONE)
                        .list())
                .extracting(Chapter::to)
                .containsExactly(seconds(60), seconds(300));
    }

    @Test
    void whatFfmpegReadsOtherwiseIsEscaped() {
        var text = RecordingChapters.of(recording("A=B;\n#C\\", List.of()), seconds(960), AdvertisementBreaks.NONE)
                .ffmetadata();
        assertThat(text)
                .startsWith(";FFMETADATA1\ntitle=A\\=B\\; \\#C\\\\\n")
                .contains("[CHAPTER]\nTIMEBASE=1/1000\nSTART=60000\nEND=660000\ntitle=A\\=B\\; \\#C\\\\\n");
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    /// A minute before ten minutes of programme, five after it.
    private static Recording recording(String title, List<Gap> gaps) {
        var begin = START.minusSeconds(60);
        return new Recording(
                1,
                new ChannelId(1),
                "Channel One",
                title,
                "",
                "",
                START,
                START.plusSeconds(600),
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                1,
                OptionalLong.empty(),
                false,
                new Progress(
                        RecordingState.COMPLETE,
                        RecordingFault.NONE,
                        "/x.ts",
                        1,
                        Optional.of(begin),
                        Optional.of(START.plusSeconds(900)),
                        Optional.empty(),
                        gaps));
    }
}
