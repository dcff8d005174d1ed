package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.library.Library.ListedTitle;
import tv.tributary.library.TitleQuery;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.testkit.FakePanel;

/// Our own reader reads our own output: what one house has of a panel, another has of the house.
@Timeout(120)
class XtreamRoundTripTest {
    private final FakePanel panel = new FakePanel(60, 700, 30);
    private final House upstairs = new House();
    private final House downstairs = new House();

    @BeforeEach
    void downstairsReadsUpstairs() throws Exception {
        read(upstairs, panel.api());
        read(
                downstairs,
                "http://127.0.0.1:" + upstairs.server.port() + "/player_api.php?username=x&password="
                        + upstairs.tokenGate.householdToken());
    }

    @AfterEach
    void close() {
        downstairs.close();
        upstairs.close();
        panel.close();
    }

    private static void read(House house, String account) throws Exception {
        ProviderId added = house.catalog
                .providers()
                .add(ProviderSettings.of("Panel", account))
                .id();
        assertThat(house.catalog.sync().sync(added).await(Duration.ofSeconds(40)))
                .isTrue();
        assertThat(house.library.refresh().await(Duration.ofSeconds(40))).isTrue();
    }

    @Test
    void everyChannelComesWithItsGroupGuideAndArchive() {
        var channels = channels(downstairs);

        assertThat(channels).hasSize(60).isEqualTo(channels(upstairs));
    }

    private static List<String> channels(House house) {
        var days = house.catalog.archives().days();
        return house.catalog.channels().list(ChannelQuery.all()).stream()
                .map(row -> row.channel().name() + " | " + row.channel().group() + " | "
                        + row.channel().guideId() + " | " + row.radio() + " | "
                        + days.getOrDefault(row.channel().id(), 0))
                .toList();
    }

    @Test
    void everyFilmAndSeriesComesWithAllThatListsSayOfIt() {
        for (var kind : TitleKind.values()) {
            var titles = titles(downstairs, kind);

            assertThat(titles).as("%s", kind).hasSize(kind == TitleKind.MOVIE ? 700 : 30);
            assertThat(titles).as("%s", kind).isEqualTo(titles(upstairs, kind));
        }
    }

    /// By name.
    private static Map<String, String> titles(House house, TitleKind kind) {
        var titles = new TreeMap<String, String>();
        house.library.listed(kind, listed -> titles.put(listed.row().name(), fields(listed)));
        return titles;
    }

    private static String fields(ListedTitle listed) {
        var title = listed.title();
        return String.join(
                " | ",
                title.name(),
                title.year().toString(),
                title.rating().toString(),
                title.genres(),
                title.plot(),
                title.people(),
                title.artwork(),
                title.tmdb(),
                title.imdb(),
                title.added().toString(),
                listed.row().facets().categories().toString(),
                listed.ending());
    }

    @Test
    void detailsOfAFilmAndEpisodesOfASeriesCome() {
        assertThat(film(downstairs))
                .isEqualTo(film(upstairs))
                .contains("Le film", "Ann Ho, Bo Li", "Cy Da", "PT1H30M", "posters.test/b", "h264", "eng", "4000");
        assertThat(episodes(downstairs))
                .isEqualTo(episodes(upstairs))
                .hasSize(2)
                .first()
                .asString()
                .contains("1x1 First", "They meet.", "2010-01-03", "PT25M");
    }

    private static String film(House house) {
        var id = house.library
                .rows(TitleQuery.of(TitleKind.MOVIE, ""))
                .getFirst()
                .id();
        var details = house.library.details(TitleKind.MOVIE, id).orElseThrow().details();
        var title = house.library.find(TitleKind.MOVIE, id).orElseThrow();
        return String.join(
                " | ",
                title.name(),
                title.plot(),
                details.originalName(),
                details.genres(),
                details.cast(),
                details.director(),
                details.released().toString(),
                details.duration().toString(),
                details.backdrops().toString(),
                details.tmdb(),
                details.media().toString());
    }

    private static List<String> episodes(House house) {
        var id = house.library
                .rows(TitleQuery.of(TitleKind.SERIES, ""))
                .getFirst()
                .id();
        var found = new ArrayList<String>();
        for (var episode : house.library.episodes(id)) {
            var details = house.library.episodeDetails(id).get(episode.id());
            found.add("%dx%d %s | %s".formatted(episode.season(), episode.number(), episode.name(), details));
        }
        return found;
    }
}
