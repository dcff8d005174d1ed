package tv.tributary.dvr.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import tv.tributary.dvr.schedule.Showing;
import tv.tributary.dvr.schedule.Showing.Episode;
import tv.tributary.format.json.Json;
import tv.tributary.model.ChannelId;
import tv.tributary.model.Recording;
import tv.tributary.model.Recording.Progress;

class RecordingNameTest {
    private static final ChannelId ONE = new ChannelId(1);
    private static final Instant START = Instant.parse("2027-03-01T20:15:00Z");
    private static final Instant STOP = Instant.parse("2027-03-01T21:00:00Z");

    private FileSettings settings = FileSettings.defaults();

    @Test
    void anEpisodeGoesIntoTheFolderOfItsSeason() {
        var showing = showing("Dark: Origins", "Secrets/Lies", Optional.of(new Episode(OptionalInt.of(2), 5)), 0);
        assertThat(name(showing)).isEqualTo("Dark - Origins/Season 02/Dark - Origins S02E05 - Secrets-Lies.ts");
    }

    @Test
    void anEpisodeWithoutSeasonIsOfTheFirst() {
        var showing = showing("Tatort", "", Optional.of(new Episode(OptionalInt.empty(), 1_200)), 0);
        assertThat(name(showing)).isEqualTo("Tatort/Season 01/Tatort S01E1200.ts");
    }

    @Test
    void aFilmHasAFolderOfItsOwn() {
        assertThat(name(showing("Metropolis", "", Optional.empty(), 1927)))
                .isEqualTo("Metropolis (1927)/Metropolis (1927).ts");
    }

    @Test
    void whatIsNeitherSaysWhenItWasShown() {
        assertThat(name(showing("News", "Late", Optional.empty(), 0)))
                .isEqualTo("News/News 2027-03-01 21-15 - Late.ts");
    }

    @Test
    void aRecordingByTimeIsNamedAfterItsChannel() {
        var recording = recording("", "", "");
        assertThat(RecordingName.showing(recording)).isEmpty();
        assertThat(path(recording, Optional.empty())).isEqualTo("Channel One/Channel One 2027-03-01 21-15.ts");
    }

    @Test
    void aTitleThatNoFileMayHaveStaysBelowTheFolder() {
        assertThat(name(showing("../../etc/passwd", "", Optional.empty(), 0)))
                .doesNotStartWith("..")
                .doesNotContain("/..");
    }

    @Test
    void mediaServersReadNamesDifferently() {
        var episode = showing("Dark", "Secrets", Optional.of(new Episode(OptionalInt.of(2), 5)), 2018);
        var news = showing("News", "Late", Optional.empty(), 0);
        settings = settings.named(NameStyle.PLEX, "");
        assertThat(name(episode)).isEqualTo("Dark/Season 02/Dark - s02e05 - Secrets.ts");
        assertThat(name(news)).isEqualTo("News/Season 2027/News - 2027-03-01 - 21-15 Late.ts");
        settings = settings.named(NameStyle.EMBY, "");
        assertThat(name(episode)).isEqualTo("Dark/Season 02/Dark - S02E05 - Secrets.ts");
        assertThat(name(news)).isEqualTo("News/News - 2027-03-01 21-15 - Late.ts");
        settings = settings.named(NameStyle.KODI, "");
        assertThat(name(episode)).isEqualTo("Dark/Season 02/Dark S02E05 - Secrets.ts");
    }

    @Test
    void theUsersOwnTemplateLeavesOutWhatIsNotKnown() {
        settings = settings.named(
                NameStyle.OWN, "{channel}/{genre}/{title}[ ({year})][ S{season}E{episode}][ - {subtitle}] {date}");
        var episode = showing("Dark", "Sec/rets", Optional.of(new Episode(OptionalInt.of(2), 5)), 0);
        assertThat(name(episode)).isEqualTo("Channel One/Drama/Dark S02E05 - Sec-rets 2027-03-01.ts");
        assertThat(name(showing("M", "", Optional.empty(), 1931)))
                .isEqualTo("Channel One/Drama/M (1931) 2027-03-01.ts");
    }

    @Test
    void aTemplateThatCannotBeUsedStillNamesARecording() {
        settings = settings.named(NameStyle.OWN, "../{titel");
        assertThat(name(showing("News", "", Optional.empty(), 0))).isEqualTo("News/News 2027-03-01 21-15.ts");
    }

    @Test
    void thePathFitsAlsoWhereTheFolderIsDeep() {
        var showing = showing("Ü".repeat(200), "x".repeat(200), Optional.of(new Episode(OptionalInt.of(1), 1)), 0);
        var recording = recording(showing.title(), showing.subTitle(), "");
        var root = Path.of("/" + "d".repeat(100));
        var path = RecordingName.of(recording, Optional.of(showing), ZoneId.of("UTC"), settings, root);
        assertThat(root.resolve(path).toString()).hasSizeLessThanOrEqualTo(240).endsWith(".ts");
        assertThat(path.toString()).contains("S01E01");
    }

    @Test
    void examplesShowWhatIsChosen() {
        assertThat(RecordingName.examples(settings.in(RecordingContainer.MKV)))
                .containsExactly(
                        "Night Train/Season 01/Night Train S01E02 - The Baker.mkv",
                        "Metropolis (1927)/Metropolis (1927).mkv",
                        "News/News 2027-03-01 20-15.mkv");
    }

    private String name(Showing showing) {
        var recording = recording(showing.title(), showing.subTitle(), Json.write(showing));
        assertThat(RecordingName.showing(recording)).contains(showing);
        return path(recording, Optional.of(showing));
    }

    private String path(Recording recording, Optional<Showing> showing) {
        return RecordingName.of(recording, showing, ZoneId.of("Europe/Berlin"), settings, Path.of("/tv"))
                .toString()
                .replace('\\', '/');
    }

    private static Recording recording(String title, String subTitle, String showing) {
        return new Recording(
                1,
                ONE,
                "Channel One",
                title,
                subTitle,
                showing,
                START,
                STOP,
                Duration.ZERO,
                Duration.ZERO,
                0,
                OptionalLong.empty(),
                false,
                Progress.NONE);
    }

    static Showing showing(String title, String subTitle, Optional<Episode> episode, int year) {
        return new Showing(
                ONE,
                START,
                STOP,
                title,
                subTitle,
                "",
                List.of("Drama"),
                List.of(),
                episode,
                "",
                Optional.of(LocalDate.of(2020, 5, 1)),
                false,
                false,
                year == 0 ? OptionalInt.empty() : OptionalInt.of(year),
                Optional.of(7.5));
    }
}
